// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/Equaliser.h"

#include <QTest>
#include <cmath>
#include <complex>
#include <random>

#include "GoldenData.h"
#include "effects/EffectChain.h"

using namespace semblance;
using namespace semblance::test;

namespace {

BandType bandType(const std::string& name) {
  if (name == "low_shelf") return BandType::LowShelf;
  return name == "high_shelf" ? BandType::HighShelf : BandType::Peak;
}

void compareSection(const BiquadCoefficients<double>& section, const std::vector<double>& expected,
                    double tolerance) {
  const std::array<double, 5> found{section.b0, section.b1, section.b2, section.a1, section.a2};
  for (std::size_t i = 0; i < found.size(); ++i)
    QVERIFY2(std::abs(found[i] - expected[i]) < tolerance, qPrintable(QString::number(found[i], 'g', 15)));
}

std::vector<double> equalised(std::vector<double> signal, const std::vector<double>& parameters,
                              double rate) {
  ChainPoint point;
  for (std::size_t b = 0; b < kBandCount; ++b)
    point.sections[b] = designBand<double>(kEqualiserBands[b].usualType, parameters[3 * b],
                                           parameters[3 * b + 1], parameters[3 * b + 2], rate);
  Equaliser equaliser;
  equaliser.prepare(1);
  equaliser.process(signal.data(), static_cast<int>(signal.size()), {point.sections, 1.0});
  return signal;
}

/// Settings with every band at work, placed over the whole of its range.
ChainSettings busySettings(unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> position(0.0, 1.0);
  ChainSettings settings = neutralSettings();
  for (const EqualiserBand& band : kEqualiserBands) {
    settings[band.gain] = static_cast<float>(24.0 * position(random) - 12.0);
    settings[band.frequency] = static_cast<float>(denormalised(band.frequency, position(random)));
    settings[band.q] = static_cast<float>(denormalised(band.q, 0.2 + 0.6 * position(random)));
  }
  return settings;
}

}  // namespace

class EqualiserTest : public QObject {
  Q_OBJECT

 private slots:
  void designsAgreeWithGolden() {
    const auto golden = goldenJson("biquad/biquads.json");
    QCOMPARE(golden["cases"].size(), 120u);
    for (const auto& row : golden["cases"]) {
      const double rate = row["sample_rate"];
      const auto section = designBand<double>(bandType(row["type"]), row["gain_db"].get<double>(),
                                              row["freq_hz"].get<double>(), row["q"].get<double>(), rate);
      const std::vector<double> b = row["b"], a = row["a"];
      compareSection(section, {b[0], b[1], b[2], a[1], a[2]}, 1e-12);
      const std::vector<double> frequencies = golden["freqs_hz"][std::to_string(static_cast<int>(rate))];
      const std::vector<double> levels = row["mag_db"];
      for (std::size_t k = 0; k < levels.size(); ++k)
        QVERIFY(std::abs(responseDb(section, frequencies[k], rate) - levels[k]) < 1e-5);
    }
  }

  void designsAgreeWithPublishedDigits() {
    const auto low = designBand<double>(BandType::LowShelf, 6.0, 100.0, 0.707, 44100.0);
    compareSection(low, {1.003503469490, -1.982973508003, 0.979754363679, -1.983044420514, 0.983186920658},
                   1e-11);
    const auto peak = designBand<double>(BandType::Peak, -9.0, 1000.0, 2.0, 48000.0);
    compareSection(peak, {0.966491088203, -1.879904825490, 0.929635361920, -1.879904825490, 0.896126450123},
                   1e-11);
    const auto high = designBand<double>(BandType::HighShelf, 12.0, 8000.0, 0.707, 24000.0);
    compareSection(high, {1.615068696636, 0.383813242199, 0.293138642761, 0.954555048347, 0.337465533249},
                   1e-11);
  }

  void sixBandsAgreeWithGolden() {
    const auto golden = goldenJson("biquad/peq.json");
    QVERIFY(golden["cases"].size() >= 8);
    for (const auto& row : golden["cases"]) {
      const double scale = row["scale"];
      auto input = goldenSound("biquad/" + row["input"].get<std::string>());
      const auto expected = goldenSound("biquad/" + row["output"].get<std::string>(), scale);
      input.resize(expected.size());
      const auto found = equalised(input, row["params"], 24000.0);
      const double tolerance = 2e-7 * scale + 1e-7 * row["peak"].get<double>();
      for (std::size_t n = 0; n < found.size(); ++n)
        if (std::abs(found[n] - expected[n]) > tolerance)
          QFAIL(qPrintable(QString("set %1, sample %2: %3 instead of %4")
                               .arg(QString::fromStdString(row["set"]))
                               .arg(n)
                               .arg(found[n], 0, 'g', 9)
                               .arg(expected[n], 0, 'g', 9)));
    }
  }

  void stereoChannelsAreFilteredAlike() {
    const auto left = methodSignal(3000, 48000.0);
    const std::vector<double> right(left.rbegin(), left.rend());
    const std::vector<double> parameters{3,  80,   0.7, -4, 300,  1,   2,  1200, 3,
                                         -3, 3000, 2,   4,  7000, 1.5, -2, 9000, 0.7};
    for (std::size_t bands = 1; bands <= kBandCount; ++bands) {
      auto some = parameters;
      for (std::size_t b = bands; b < kBandCount; ++b) some[3 * b] = 0.0;
      ChainPoint point;
      for (std::size_t b = 0; b < kBandCount; ++b)
        point.sections[b] = designBand<double>(kEqualiserBands[b].usualType, some[3 * b], some[3 * b + 1],
                                               some[3 * b + 2], 48000.0);
      std::vector<double> frames(2 * left.size());
      for (std::size_t n = 0; n < left.size(); ++n) {
        frames[2 * n] = left[n];
        frames[2 * n + 1] = right[n];
      }
      Equaliser equaliser;
      equaliser.prepare(2);
      equaliser.process(frames.data(), static_cast<int>(left.size()), {point.sections, 1.0});
      const auto monoLeft = equalised(left, some, 48000.0);
      const auto monoRight = equalised(right, some, 48000.0);
      for (std::size_t n = 0; n < left.size(); ++n) {
        QCOMPARE(frames[2 * n], monoLeft[n]);
        QCOMPARE(frames[2 * n + 1], monoRight[n]);
      }
    }
  }

  /// What equaliserResponseDb() draws against sines measured through the whole chain.
  void curveDrawnIsCurveHeard_data() {
    QTest::addColumn<double>("rate");
    for (const double rate : {8000.0, 22050.0, 44100.0, 48000.0, 96000.0, 192000.0})
      QTest::addRow("%d", static_cast<int>(rate)) << rate;
  }
  void curveDrawnIsCurveHeard() {
    QFETCH(double, rate);
    constexpr int kFrames = 65536;
    for (unsigned seed = 1; seed <= 4; ++seed) {
      ChainSettings settings = busySettings(seed);
      settings.setBandOff(static_cast<int>(seed), true);
      if (seed % 2 == 0) {
        settings.setBandType(0, BandType::Peak);
        settings.setBandType(1, BandType::HighShelf);
        settings.setBandType(5, BandType::LowShelf);
      }
      EffectChain chain;
      chain.prepare(rate, 1);
      chain.setSettings(settings);
      // An impulse holds every frequency at once.
      std::vector<float> response(kFrames, 0.0f);
      response[0] = 1.0f;
      float* rows[] = {response.data()};
      chain.process(rows, kFrames);
      for (double frequency = 20.0; frequency < 0.45 * rate; frequency *= 1.06) {
        std::complex<double> sum = 0.0;
        const std::complex<double> turn = std::polar(1.0, -2.0 * std::numbers::pi * frequency / rate);
        std::complex<double> phase = 1.0;
        for (const float value : response) {
          sum += phase * static_cast<double>(value);
          phase *= turn;
        }
        const double heard = 20.0 * std::log10(std::abs(sum));
        const double drawn = equaliserResponseDb(settings, frequency, rate);
        QVERIFY2(std::abs(heard - drawn) < 0.1, qPrintable(QString("%1 Hz: heard %2 dB, drawn %3 dB, seed %4")
                                                               .arg(frequency)
                                                               .arg(heard)
                                                               .arg(drawn)
                                                               .arg(seed)));
      }
    }
  }

  /// A sine in steady state, the way an engineer would check the plot.
  void steadySinesFollowTheCurve() {
    const double rate = 48000.0;
    const ChainSettings settings = busySettings(9);
    for (const double frequency : {30.0, 100.0, 440.0, 1000.0, 3500.0, 9000.0, 15000.0, 21000.0}) {
      EffectChain chain;
      chain.prepare(rate, 2);
      chain.setSettings(settings);
      std::vector<float> left(96000), right(96000);
      for (std::size_t n = 0; n < left.size(); ++n)
        left[n] = right[n] = static_cast<float>(
            0.1 * std::sin(2.0 * std::numbers::pi * frequency * static_cast<double>(n) / rate));
      float* rows[] = {left.data(), right.data()};
      chain.process(rows, static_cast<int>(left.size()));
      double power = 0.0;
      for (std::size_t n = 48000; n < left.size(); ++n) power += static_cast<double>(left[n]) * left[n];
      const double heard = 10.0 * std::log10(power / 48000.0 / 0.005);
      QVERIFY(std::abs(heard - equaliserResponseDb(settings, frequency, rate)) < 0.1);
      QVERIFY(left == right);
    }
  }

  void bypassDrawsFlat() {
    ChainSettings settings = busySettings(3);
    QVERIFY(std::abs(equaliserResponseDb(settings, 1000.0, 48000.0)) > 0.01);
    settings.setBypassed(Effect::Equaliser, true);
    QCOMPARE(equaliserResponseDb(settings, 1000.0, 48000.0), 0.0);
  }

  void bandsCanBeOfAnotherType() {
    ChainSettings settings = neutralSettings();
    settings[ParameterId::Peak2Gain] = 6.0f;
    const double frequency = double{settings[ParameterId::Peak2Frequency]};
    const auto response = [&](double at) { return equaliserResponseDb(settings, at, 48000.0); };
    QVERIFY(std::abs(response(frequency) - 6.0) < 0.01);
    settings.setBandType(2, BandType::HighShelf);
    QVERIFY(std::abs(response(20000.0) - 6.0) < 0.3 && std::abs(response(20.0)) < 0.1);
    settings.setBandType(2, BandType::LowShelf);
    QVERIFY(std::abs(response(20.0) - 6.0) < 0.1 && std::abs(response(20000.0)) < 0.3);
    for (const BandType type : kBandTypes) QVERIFY(bandTypeFromKey(bandTypeKey(type)) == type);
    QVERIFY(!bandTypeFromKey("notch"));
    settings.bandTypes[2] = static_cast<BandType>(9);
    QVERIFY(sanitised(settings).bandType(2) == BandType::Peak);
  }

  void bandsSwitchedOffDoNothing() {
    ChainSettings settings = busySettings(3);
    for (int band = 0; band < static_cast<int>(kBandCount); ++band) settings.setBandOff(band, true);
    QVERIFY(std::abs(equaliserResponseDb(settings, 1000.0, 48000.0)) < 1e-9);
    QCOMPARE(bandKey(0), std::string_view("low_shelf"));
    QCOMPARE(bandKey(4), std::string_view("peak4"));
    settings.setBandOff(2, false);
    ChainSettings alone = neutralSettings();
    const EqualiserBand& band = kEqualiserBands[2];
    for (const ParameterId id : {band.gain, band.frequency, band.q}) alone[id] = settings[id];
    for (const double frequency : {50.0, 800.0, 5000.0})
      QVERIFY(std::abs(equaliserResponseDb(settings, frequency, 48000.0) -
                       equaliserResponseDb(alone, frequency, 48000.0)) < 1e-9);
  }
};

QTEST_GUILESS_MAIN(EqualiserTest)
#include "EqualiserTest.moc"
