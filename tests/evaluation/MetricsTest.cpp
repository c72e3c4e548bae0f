// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "audio/AudioReader.h"
#include "effects/Biquad.h"
#include "effects/CompressorCurve.h"
#include "evaluation/TestSignals.h"
#include "evaluation/metrics/CrestFactorDifference.h"
#include "evaluation/metrics/LoudnessDifference.h"
#include "evaluation/metrics/MelSpectralDistance.h"
#include "evaluation/metrics/RmsDifference.h"
#include "evaluation/metrics/SpectralCentroid.h"
#include "evaluation/metrics/StftDistance.h"
#include "evaluation/metrics/ThirdOctaveDistance.h"

using namespace semblance;
using nlohmann::json;

namespace {

const std::string kFolder = SEMBLANCE_SOURCE_DIR "/tests/golden/metrics/";

json readJson(const std::string& name) {
  std::ifstream stream(kFolder + name);
  return json::parse(stream);
}

std::vector<float> readMono(const std::string& name) {
  auto reader = AudioReader::open(kFolder + name);
  if (!reader) qFatal("%s", reader.error().message.c_str());
  const auto buffer = readExcerpt(*reader, 0, reader->format().frames);
  if (!buffer) qFatal("%s", buffer.error().message.c_str());
  return {buffer->channel(0).begin(), buffer->channel(0).end()};
}

bool near(double actual, double expected, double absolute, double relative = 0.0) {
  const bool ok = std::abs(actual - expected) <= absolute + relative * std::abs(expected);
  if (!ok) qWarning("got %.9g, expected %.9g", actual, expected);
  return ok;
}

/// One example of the specification: equaliser and compressor by the plainest recursion.
std::vector<float> treated(const std::vector<float>& signal, double rate) {
  std::vector<double> y(signal.begin(), signal.end());
  for (const auto& section : {designBand(BandType::LowShelf, 6.0, 100.0, 0.707, rate),
                              designBand(BandType::Peak, 9.0, 1000.0, 2.0, rate),
                              designBand(BandType::HighShelf, -6.0, 8000.0, 0.707, rate)}) {
    double s1 = 0.0;
    double s2 = 0.0;
    for (double& sample : y) {
      const double x = sample;
      sample = section.b0 * x + s1;
      s1 = section.b1 * x - section.a1 * sample + s2;
      s2 = section.b2 * x - section.a2 * sample;
    }
  }
  const double attack = smoothingCoefficient(5.0, rate);
  const double release = smoothingCoefficient(50.0, rate);
  double reduction = 0.0;
  std::vector<float> output(y.size());
  for (std::size_t n = 0; n < y.size(); ++n) {
    const double wanted = gainReductionDb(detectorLevelDb(std::abs(y[n])), -24.0, 4.0, 6.0);
    const double a = wanted > reduction ? attack : release;
    if (n > 0) reduction = a * reduction + (1.0 - a) * wanted;
    output[n] = static_cast<float>(y[n] * std::pow(10.0, (3.0 - reduction) / 20.0));
  }
  return output;
}

}  // namespace

class MetricsTest : public QObject {
  Q_OBJECT

 private slots:
  void publishedPairs_data();
  void publishedPairs();
  void publishedLoudness();
  void specification_data();
  void specification();
  void equalSignalsAreAtDistanceZero();
  void silenceAndShortSignalsGiveNumbers_data();
  void silenceAndShortSignalsGiveNumbers();
  void levelFreeDistanceIgnoresLevel();
  void thirdOctavesAtEqualLoudness();
  void standardLoudnessOfReferenceSine();
};

void MetricsTest::publishedPairs_data() {
  QTest::addColumn<int>("index");
  const json pairs = readJson("pairs.json")["pairs"];
  QVERIFY(pairs.size() == 18);
  for (std::size_t k = 0; k < pairs.size(); ++k)
    QTest::newRow(pairs[k]["id"].get<std::string>().c_str()) << static_cast<int>(k);
}

void MetricsTest::publishedPairs() {
  QFETCH(int, index);
  const json pair = readJson("pairs.json")["pairs"][static_cast<std::size_t>(index)];
  const auto output = readMono(pair["input"]);
  const auto target = readMono(pair["target"]);
  const auto stft = StftDistance().measure(output, target);
  QVERIFY(near(stft.total(), pair["mrstft"]["total"], 1e-12, 1e-5));
  for (std::size_t s = 0; s < StftDistance::kSizes.size(); ++s) {
    QVERIFY(near(stft.logarithmicPerSize[s], pair["mrstft"]["log_mag_per_resolution"][s], 1e-12, 2e-5));
    QVERIFY(near(stft.linearPerSize[s], pair["mrstft"]["lin_mag_per_resolution"][s], 1e-12, 2e-5));
  }
  QVERIFY(near(MelSpectralDistance(24000).measure(output, target).total(), pair["MSD"], 1e-12, 1e-5));
  SpectralCentroid centroid(24000);
  QVERIFY(near(centroid.difference(output, target), pair["SCE"], 0.01));
  QVERIFY(near(centroid.meanHz(output), pair["input_figures"]["spectral_centroid_hz"], 0.01));
  QVERIFY(near(rmsDifferencePublished(output, target), pair["RMS"], 5e-5));
  if (pair["CFE"].is_number()) {
    QVERIFY(near(crestFactorDifferencePublished(output, target), pair["CFE"], 5e-5));
    QVERIFY(near(loudnessDifferencePublished(output, target, 24000), pair["LUFS"], 1e-3));
    QVERIFY(
        near(semblance::publishedLoudness(output, 24000), pair["input_figures"]["lufs_as_dual_mono"], 1e-3));
  } else {  // silence: the published code gives an infinity, ours a distance
    QVERIFY(near(crestFactorDifferenceDb(output, target), crestFactorDb(target), 1e-12));
    QVERIFY(near(loudnessDifferencePublished(output, target, 24000),
                 semblance::publishedLoudness(target, 24000) - kSilentLufs, 1e-12));
  }
}

void MetricsTest::publishedLoudness() {
  const json golden = readJson("loudness.json");
  for (const json& row : golden["sines"]) {
    const int rate = row["sample_rate"];
    const double amplitude = std::pow(10.0, row["level_dbfs_peak"].get<double>() / 20.0);
    const auto frames = static_cast<std::size_t>(row["seconds"].get<double>() * rate);
    const auto signal = test::sine(row["freq_hz"], amplitude, frames, rate);
    QVERIFY(near(semblance::publishedLoudness(signal, rate, 1), row["lufs"], 1e-3));
  }
  for (const json& row : golden["short"]) {
    const int rate = row["sample_rate"];
    const auto signal = test::sine(997.0, 0.1, row["samples"].get<std::size_t>(), rate);
    QVERIFY(near(semblance::publishedLoudness(signal, rate, 1), row["lufs"], 1e-3));
  }
}

void MetricsTest::specification_data() {
  QTest::addColumn<int>("rate");
  QTest::addColumn<QList<double>>("terms");  // logarithmic and linear per size
  QTest::addColumn<QList<double>>("figures");
  QTest::newRow("24 kHz")
      << 24000 << QList<double>{0.813515, 0.190197, 0.787883, 0.291464, 0.778614, 0.469238,
                                0.778001, 0.829859, 0.778159, 1.561279, 0.788917, 3.051448}
      << QList<double>{1.853096,  11.327319, 0.462150,  1117.9293, 5.970421, 13.747402, 12.866773 - 8.079502,
                       -11.47995, -17.42358, -11.56510, -17.50835};
  QTest::newRow("44.1 kHz")
      << 44100 << QList<double>{0.981440, 0.199849, 0.973497, 0.320622, 0.968375, 0.524391,
                                0.965492, 0.939624, 0.964070, 1.771713, 0.932570, 3.425270}
      << QList<double>{2.161152,  7.442397,  0.549953,  2403.0770, 5.989661, 13.791705, 12.852344 - 8.094365,
                       -11.48233, -17.58648, -11.52836, -17.63240};
}

void MetricsTest::specification() {
  QFETCH(int, rate);
  QFETCH(QList<double>, terms);
  QFETCH(QList<double>, figures);
  const auto x = test::swingingTone(rate == 24000 ? 131072 : 262144, rate);
  const auto y = treated(x, rate);
  const auto stft = StftDistance().measure(y, x);
  for (std::size_t s = 0; s < StftDistance::kSizes.size(); ++s) {
    QVERIFY(near(stft.logarithmicPerSize[s], terms[static_cast<int>(2 * s)], 0.0, 1e-4));
    QVERIFY(near(stft.linearPerSize[s], terms[static_cast<int>(2 * s + 1)], 0.0, 1e-4));
  }
  QVERIFY(near(stft.total(), figures[0], 0.0, 1e-4));
  const auto mel = MelSpectralDistance(rate).measure(y, x);
  QVERIFY(near(mel.total(), figures[1], 0.0, 1e-4));
  QVERIFY(near(mel.logarithmic, figures[2], 0.0, 1e-4));
  QVERIFY(near(SpectralCentroid(rate).difference(y, x), figures[3], 0.5));
  QVERIFY(near(rmsDifferenceDb(y, x), figures[4], 1e-4));
  QVERIFY(near(rmsDifferencePublished(y, x), figures[5], 1e-4));
  QVERIFY(near(crestFactorDifferenceDb(y, x), figures[6], 1e-4));
  const double twoChannels = 10.0 * std::log10(2.0);
  // At 24 kHz the figures include a last block that overruns the end, which the standard leaves out.
  const double lastBlock = rate == 24000 ? 0.02 : 0.01;
  QVERIFY(near(standardLoudness(x, rate) + twoChannels, figures[7], lastBlock));
  QVERIFY(near(standardLoudness(y, rate) + twoChannels, figures[8], lastBlock));
  QVERIFY(near(semblance::publishedLoudness(x, rate), figures[9], 0.01));
  QVERIFY(near(semblance::publishedLoudness(y, rate), figures[10], 0.01));
}

void MetricsTest::equalSignalsAreAtDistanceZero() {
  const auto x = test::swingingTone(40000, 24000);
  QCOMPARE(StftDistance().measure(x, x).total(), 0.0);
  QCOMPARE(MelSpectralDistance(24000).measure(x, x).total(), 0.0);
  QCOMPARE(SpectralCentroid(24000).difference(x, x), 0.0);
  QCOMPARE(loudnessDifferenceStandard(x, x, 24000), 0.0);
}

void MetricsTest::silenceAndShortSignalsGiveNumbers_data() {
  QTest::addColumn<int>("frames");
  for (const int frames : {0, 1, 17, 1024, 1025, 9599, 16384, 16385, 50000})
    QTest::newRow(std::to_string(frames).c_str()) << frames;
}

void MetricsTest::silenceAndShortSignalsGiveNumbers() {
  QFETCH(int, frames);
  const auto length = static_cast<std::size_t>(frames);
  const std::vector<float> silence(length);
  const auto tone = test::swingingTone(length, 24000);
  for (const auto* output : {&silence, &tone}) {
    const double values[] = {StftDistance().measure(*output, silence).total(),
                             MelSpectralDistance(24000).measure(*output, silence).total(),
                             SpectralCentroid(24000).difference(*output, silence),
                             rmsDifferencePublished(*output, silence),
                             crestFactorDifferencePublished(*output, silence),
                             loudnessDifferencePublished(*output, silence, 24000),
                             loudnessDifferenceStandard(*output, silence, 24000)};
    for (const double value : values) {
      QVERIFY(std::isfinite(value));
      QVERIFY(output == &silence ? value == 0.0 : value >= 0.0);
    }
    if (output == &tone && frames > 17) QVERIFY(values[0] > 0.0 && values[3] > 0.0 && values[6] > 0.0);
  }
}

void MetricsTest::levelFreeDistanceIgnoresLevel() {
  const auto x = test::swingingTone(131072, 24000);
  auto quiet = x;
  for (float& sample : quiet) sample *= 0.25f;
  MelSpectralDistance distance(24000);
  QVERIFY(distance.measure(quiet, x).logarithmic > 1.0);
  const double gain = standardLoudness(x, 24000) - standardLoudness(quiet, 24000);
  QVERIFY(distance.measure(quiet, x, gain).logarithmic < 0.01);
}

void MetricsTest::thirdOctavesAtEqualLoudness() {
  const int rate = 24000;
  const auto x = test::swingingTone(131072, rate);
  auto quiet = x;
  for (float& sample : quiet) sample *= 0.25f;
  const double loudness = standardLoudness(x, rate);
  QCOMPARE(thirdOctaveDistance(x, loudness, x, loudness, rate), 0.0);
  QVERIFY(near(thirdOctaveDistance(quiet, loudness - 20.0 * std::log10(4.0), x, loudness, rate), 0.0, 1e-3));
  QVERIFY(near(thirdOctaveDistance(quiet, loudness, x, loudness, rate), 20.0 * std::log10(4.0), 1e-3));
  const std::vector<float> silence(x.size());
  QCOMPARE(thirdOctaveDistance(silence, kSilentLufs, silence, kSilentLufs, rate), 0.0);
  QCOMPARE(thirdOctaveDistance(silence, kSilentLufs, x, loudness, rate), 60.0);
  QVERIFY(std::isfinite(thirdOctaveDistance(test::sine(440.0, 0.1, 100, rate), -30.0,
                                            std::vector<float>(100, 0.5f), -10.0, rate)));
}

void MetricsTest::standardLoudnessOfReferenceSine() {
  const double amplitude = std::pow(10.0, -23.0 / 20.0);
  const double oneChannel = -3.0103;
  QVERIFY(near(standardLoudness(test::sine(1000.0, amplitude, 480000, 48000), 48000), -22.9933 + oneChannel,
               0.01));
  QVERIFY(near(standardLoudness(test::sine(1000.0, amplitude, 441000, 44100), 44100), -22.9905 + oneChannel,
               0.01));
  QVERIFY(near(standardLoudness(test::sine(1000.0, amplitude, 240000, 24000), 24000), -22.9674 + oneChannel,
               0.01));
}

QTEST_GUILESS_MAIN(MetricsTest)
#include "MetricsTest.moc"
