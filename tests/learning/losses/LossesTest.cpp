// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "audio/AudioReader.h"
#include "evaluation/TestSignals.h"
#include "learning/GradientCheck.h"
#include "learning/losses/AudioLoss.h"
#include "learning/losses/SpectralLoss.h"

using namespace semblance;
using nlohmann::json;
using torch::Tensor;

namespace {

const std::string kFolder = SEMBLANCE_SOURCE_DIR "/tests/golden/metrics/";

json goldenPairs() {
  std::ifstream stream(kFolder + "pairs.json");
  return json::parse(stream)["pairs"];
}

Tensor readMono(const std::string& name) {
  auto reader = AudioReader::open(kFolder + name);
  if (!reader) qFatal("%s", reader.error().message.c_str());
  const auto buffer = readExcerpt(*reader, 0, reader->format().frames);
  if (!buffer) qFatal("%s", buffer.error().message.c_str());
  const auto samples = buffer->channel(0);
  return torch::tensor(at::ArrayRef<float>(samples.data(), samples.size()));
}

bool near(const Tensor& actual, double expected, double relative, double absolute = 1e-7) {
  const double value = actual.item<double>();
  const bool ok = std::abs(value - expected) <= absolute + relative * std::abs(expected);
  if (!ok) qWarning("got %.9g, expected %.9g", value, expected);
  return ok;
}

/// Largest relative deviations from the golden figures, told at the end.
std::map<std::string, double>& largestDeviations() {
  static std::map<std::string, double> table;
  return table;
}

bool agrees(const std::string& what, const Tensor& actual, double expected, double relative) {
  double& largest = largestDeviations()[what];
  if (expected > 1e-6)
    largest = std::max(largest, std::abs(actual.item<double>() - expected) / std::abs(expected));
  return near(actual, expected, relative);
}

Tensor tone(std::size_t frames, double rate) {
  const auto samples = test::swingingTone(frames, rate);
  return torch::tensor(at::ArrayRef<float>(samples.data(), samples.size()));
}

/// What the common library calls its mel loss: 1024-point spectra in 128 bands, convergence plus logarithm.
SpectralLossShape libraryMel() {
  SpectralLossShape shape;
  shape.resolutions = {{1024, 256, 1024}};
  shape.melBands = 128;
  shape.sampleRate = 24000.0;
  shape.convergence = 1.0;
  return shape;
}

}  // namespace

class LossesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void publishedPairs_data();
  void publishedPairs();
  void melBandsOfOneSpectrum();
  void standardisedSignalsForgetLevelAndOffset();
  void batchesAverageTheirItems();
  void convergenceCouplesABatchUnlessToldNotTo();
  void gradientsAreExact_data();
  void gradientsAreExact();
  void silenceAndShortSignalsGiveNumbers();
  void parameterDistanceOfAGuess();
  void unknownNamesAreToldTheKnownOnes();
  void cleanupTestCase();
};

void LossesTest::publishedPairs_data() {
  QTest::addColumn<int>("index");
  const json pairs = goldenPairs();
  QVERIFY(pairs.size() == 18);
  for (std::size_t k = 0; k < pairs.size(); ++k)
    QTest::newRow(pairs[k]["id"].get<std::string>().c_str()) << static_cast<int>(k);
}

void LossesTest::publishedPairs() {
  QFETCH(int, index);
  const json pair = goldenPairs()[static_cast<std::size_t>(index)];
  const Tensor output = readMono(pair["input"]);
  const Tensor target = readMono(pair["target"]);

  const SpectralLoss six(styleTransferStft());
  QVERIFY(agrees("six sizes", six(output, target), pair["mrstft"]["total"], 1e-5));
  const SpectralTerms terms = six.terms(six.spectra(output), six.spectra(target));
  for (std::int64_t s = 0; s < 6; ++s) {
    const auto row = static_cast<std::size_t>(s);
    QVERIFY(agrees("logarithm of one size", terms.logarithmic[s],
                   pair["mrstft"]["log_mag_per_resolution"][row], 2e-5));
    QVERIFY(agrees("linear term of one size", terms.linear[s], pair["mrstft"]["lin_mag_per_resolution"][row],
                   2e-5));
  }
  // The library adds the floats of its norms up one by one: hence the wider tolerance.
  const SpectralLoss library(libraryStft());
  QVERIFY(agrees("library default", library(output, target), pair["auraloss_default"]["total"], 5e-5));
  const SpectralTerms parts = library.terms(library.spectra(output), library.spectra(target));
  for (std::int64_t s = 0; s < 3; ++s)
    QVERIFY(agrees("spectral convergence of one size", parts.convergence[s],
                   pair["auraloss_default"]["sc_per_resolution"][static_cast<std::size_t>(s)], 5e-5));
  QVERIFY(agrees("mel", SpectralLoss(libraryMel())(output, target), pair["melstft"], 2e-5));
  QVERIFY(agrees("mean absolute error", meanAbsoluteError(output, target), pair["l1"], 1e-5));
  const AudioLoss training = *makeAudioLoss("style-transfer", 24000.0);
  const double expected = pair["mrstft"]["total"].get<double>() + 100.0 * pair["l1"].get<double>();
  QVERIFY(agrees("training loss", training(output, target), expected, 1e-5));
}

// One frame of a pure tone on a bin: magnitude N/4 there under a Hann window, half of it beside.
void LossesTest::melBandsOfOneSpectrum() {
  SpectralLossShape shape = blindEstimationMel(44100.0);
  shape.standardised = false;
  const double frequency = 44100.0 / 4096.0 * 100.0;
  const auto samples = test::sine(frequency, 1.0, 16384, 44100.0);
  const Tensor signal = torch::tensor(at::ArrayRef<float>(samples.data(), samples.size()));
  const Tensor bands = SpectralLoss(shape).spectra(signal)[0];
  QCOMPARE(bands.size(1), std::int64_t{128});
  const Tensor frame = bands[0].select(1, 8);
  const std::int64_t loudest = frame.argmax().item<std::int64_t>();
  const double mel = 15.0 + 27.0 * std::log(frequency / 1000.0) / std::log(6.4);
  const double highest = 15.0 + 27.0 * std::log(22.05) / std::log(6.4);
  QVERIFY(std::abs(static_cast<double>(loudest + 1) - mel / highest * 129.0) <= 1.0);
  const Tensor halved = SpectralLoss(shape).spectra(0.5 * signal)[0][0].select(1, 8);
  QVERIFY(near(halved[loudest] / frame[loudest], 0.5, 1e-5));
}

void LossesTest::standardisedSignalsForgetLevelAndOffset() {
  const SpectralLoss mel(blindEstimationMel(44100.0));
  const Tensor x = tone(44100, 44100.0);
  QVERIFY(near(mel(0.125 * x + 0.25, x), 0.0, 0.0, 2e-3));
  QVERIFY(mel(x.square(), x).item<double>() > 0.1);
  const SpectralLoss stft(blindEstimationStft());
  QVERIFY(near(stft(0.125 * x + 0.25, x), 0.0, 0.0, 2e-3));
  QVERIFY(stft(x.square(), x).item<double>() > 0.5);
}

void LossesTest::batchesAverageTheirItems() {
  const SpectralLoss loss(styleTransferStft());
  const Tensor x = torch::stack({tone(40000, 24000.0), tone(40000, 44100.0)}).unsqueeze(1);
  const Tensor y = 0.5 * x.flip(0);
  const double expected = 0.5 * (loss(x[0], y[0]) + loss(x[1], y[1])).item<double>();
  QVERIFY(near(loss(x, y), expected, 1e-5));
}

void LossesTest::convergenceCouplesABatchUnlessToldNotTo() {
  SpectralLossShape shape = libraryStft();
  shape.logarithmic = 0.0;
  shape.resolutions = {{512, 256, 512}};
  const Tensor x = torch::stack({tone(8000, 24000.0), 0.01 * tone(8000, 44100.0)});
  const Tensor y = torch::stack({x[0], 3.0 * x[1]});
  const auto item = [&](std::int64_t i) { return SpectralLoss(shape)(x[i], y[i]).item<double>(); };
  const double coupled = SpectralLoss(shape)(x, y).item<double>();
  shape.convergencePerItem = true;
  const double separate = SpectralLoss(shape)(x, y).item<double>();
  QVERIFY(std::abs(separate - 0.5 * (item(0) + item(1))) < 1e-5);
  QVERIFY(coupled < 0.2 * separate);
}

void LossesTest::gradientsAreExact_data() {
  QTest::addColumn<QString>("name");
  for (const std::string& name : audioLossNames())
    QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void LossesTest::gradientsAreExact() {
  QFETCH(QString, name);
  const AudioLoss loss = *makeAudioLoss(name.toStdString(), 44100.0);
  torch::manual_seed(5);
  const Tensor target = torch::randn({2, 1, 5000}, torch::kFloat64);
  const Tensor output = target + 0.3 * torch::randn({2, 1, 5000}, torch::kFloat64);
  const double error = test::gradientError([&](const Tensor& y) { return loss(y, target); }, output);
  QVERIFY2(error < 2e-4, qPrintable(QString::number(error)));
}

void LossesTest::silenceAndShortSignalsGiveNumbers() {
  for (const std::string& name : audioLossNames()) {
    const AudioLoss loss = *makeAudioLoss(name, 44100.0);
    for (const std::int64_t frames : {1, 100, 20000}) {
      const Tensor silence = torch::zeros({1, 1, frames});
      const Tensor output = tone(static_cast<std::size_t>(frames), 44100.0).view({1, 1, -1}).requires_grad_();
      QCOMPARE(loss(silence, silence).item<double>(), 0.0);
      const Tensor value = loss(output, silence);
      value.backward();
      QVERIFY(std::isfinite(value.item<double>()) && value.item<double>() >= 0.0);
      QVERIFY(output.grad().isfinite().all().item<bool>());
      const Tensor same = output.detach().clone().requires_grad_();
      loss(same, same.detach()).backward();
      QVERIFY(same.grad().isfinite().all().item<bool>());
    }
  }
}

void LossesTest::parameterDistanceOfAGuess() {
  const Tensor uniform = torch::linspace(0.0, 1.0, 20001, torch::kFloat64);
  QVERIFY(near(parameterDistance(torch::full_like(uniform, 0.5), uniform), 10.0 / 12.0, 1e-3));
  QCOMPARE(parameterDistance(uniform, uniform).item<double>(), 0.0);
}

void LossesTest::unknownNamesAreToldTheKnownOnes() {
  const auto loss = makeAudioLoss("euclid", 24000.0);
  QVERIFY(!loss);
  QVERIFY(loss.error().message.find("euclid") != std::string::npos);
  for (const std::string& name : audioLossNames())
    QVERIFY(loss.error().message.find(name) != std::string::npos);
}

void LossesTest::cleanupTestCase() {
  for (const auto& [what, deviation] : largestDeviations())
    qInfo("%s: largest relative deviation %.2g", what.c_str(), deviation);
}

QTEST_GUILESS_MAIN(LossesTest)
#include "LossesTest.moc"
