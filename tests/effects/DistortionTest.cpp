// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/Distortion.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <random>
#include <vector>

#include "GoldenData.h"
#include "effects/Kernels.h"

using namespace semblance;
using namespace semblance::test;

namespace {

using Row = std::vector<float>;

ClipperShape clipperOf(const nlohmann::json& params) {
  return {std::pow(10.0, params["drive_db"].get<double>() / 20.0), params["offset"], params["hardness"]};
}

HarmonicShape harmonicsOf(const std::string& effect) {
  HarmonicShape shape;
  shape.kind = effect == "taylor" ? HarmonicShape::Kind::Taylor : HarmonicShape::Kind::Chebyshev;
  return shape;
}

std::vector<double> withoutMean(std::vector<double> signal) {
  double mean = 0.0;
  for (const double x : signal) mean += x / static_cast<double>(signal.size());
  for (double& x : signal) x -= mean;
  return signal;
}

double curveValue(double x, const Distortion::Shape& shape) {
  if (const auto* clipper = std::get_if<ClipperShape>(&shape)) return clipped(x, *clipper);
  return harmonicValue(x, std::get<HarmonicShape>(shape));
}

Row sine(double frequency, double amplitude, double rate, int frames) {
  Row row(static_cast<std::size_t>(frames));
  for (std::size_t n = 0; n < row.size(); ++n)
    row[n] = static_cast<float>(amplitude *
                                std::sin(2.0 * std::numbers::pi * frequency * static_cast<double>(n) / rate));
  return row;
}

Row noise(int frames, float level, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0.0f, level);
  Row row(static_cast<std::size_t>(frames));
  for (float& value : row) value = normal(random);
  return row;
}

Row distorted(Row row, const Distortion::Shape& shape, double rate, Distortion::Rate working) {
  Distortion distortion;
  distortion.prepare(rate, 1, working);
  distortion.setShape(shape);
  float* rows[] = {row.data()};
  distortion.process(rows, static_cast<int>(row.size()));
  return row;
}

/// Power at multiples of 100 Hz below 20 kHz that are no multiples of 5 kHz, dB relative to 5 kHz, of the
/// last 10 ms at 44.1 kHz.
double aliasLevel(const Row& row) {
  constexpr std::size_t kPeriod = 441;
  const std::size_t first = row.size() - kPeriod;
  double wanted = 0.0;
  double aliases = 0.0;
  for (std::size_t bin = 1; bin < 200; ++bin) {
    double re = 0.0;
    double im = 0.0;
    for (std::size_t n = 0; n < kPeriod; ++n) {
      const double angle = 2.0 * std::numbers::pi * static_cast<double>(bin * n % kPeriod) / kPeriod;
      re += static_cast<double>(row[first + n]) * std::cos(angle);
      im += static_cast<double>(row[first + n]) * std::sin(angle);
    }
    if (bin == 50) wanted = re * re + im * im;
    if (bin % 50 != 0) aliases += re * re + im * im;
  }
  return 10.0 * std::log10(aliases / wanted + 1e-30);
}

const std::vector<Distortion::Shape>& shapes() {
  static const std::vector<Distortion::Shape> all = [] {
    HarmonicShape taylor;
    taylor.coefficients = {0.8, 0.5, -0.4, 0.3};
    HarmonicShape chebyshev{HarmonicShape::Kind::Chebyshev, {0.5, 0.7, 0.4, -0.3}};
    return std::vector<Distortion::Shape>{ClipperShape{10.0, 0.3, 0.0}, ClipperShape{4.0, 0.0, 1.3}, taylor,
                                          chebyshev};
  }();
  return all;
}

}  // namespace

class DistortionTest : public QObject {
  Q_OBJECT

 private slots:
  /// Outputs of the published clipper, Taylor and Chebyshev distortions, to their own single precision.
  void outputsAgreeWithGolden() {
    const auto golden = goldenJson("beafx/beafx.json");
    const std::size_t step = golden["step"];
    std::map<std::string, std::pair<int, double>> worst;
    for (const auto& row : golden["cases"]) {
      const std::string effect = row["effect"];
      Distortion::Shape shape;
      std::vector<double> input = goldenSound("biquad/" + row["input"].get<std::string>() + ".flac");
      if (effect == "clipper") {
        shape = clipperOf(row["params"]);
      } else if (effect == "taylor" || effect == "chebyshev") {
        HarmonicShape harmonics = harmonicsOf(effect);
        const std::vector<double> coefficients = row["coefficients"];
        QVERIFY(coefficients.size() <= harmonics.coefficients.size());
        std::copy(coefficients.begin(), coefficients.end(), harmonics.coefficients.begin());
        shape = harmonics;
        input = withoutMean(std::move(input));
      } else {
        continue;
      }
      const double scale = row["scale"];
      const std::vector<double> expected = row["output"];
      auto& [count, largest] = worst[effect];
      ++count;
      for (std::size_t k = 0; k < expected.size(); ++k)
        largest = std::max(largest, std::abs(curveValue(input[k * step], shape) - expected[k]) / scale);
    }
    QCOMPARE(worst.size(), std::size_t{3});
    for (const auto& [effect, found] : worst) {
      qInfo("%s: %d cases, largest difference %.2g of the scale", effect.c_str(), found.first, found.second);
      QCOMPARE(found.first, 8);
      QVERIFY(found.second < 2e-6);
    }
  }

  void transferCurvesAgreeWithGolden() {
    const auto golden = goldenJson("beafx/beafx.json");
    double largest = 0.0;
    for (const auto& row : golden["transfer"]) {
      const std::vector<double> y = row["y"];
      const double from = row["from"], to = row["to"];
      Distortion::Shape shape;
      if (row["effect"] == "clipper") {
        shape = clipperOf(row["params"]);
      } else {
        HarmonicShape harmonics = harmonicsOf(row["effect"]);
        harmonics.coefficients[row["harmonic"].get<std::size_t>()] = 1.0;
        shape = harmonics;
      }
      for (std::size_t k = 0; k < y.size(); ++k) {
        const double x = from + (to - from) * static_cast<double>(k) / static_cast<double>(y.size() - 1);
        largest = std::max(largest, std::abs(curveValue(x, shape) - y[k]));
      }
    }
    qInfo("transfer curves: largest difference %.2g", largest);
    QVERIFY(largest < 1e-6);
  }

  void kernelsFollowTheCurve() {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> uniform(0.0, 1.0);
    for (const KernelTable* table : {&kernels(), &portableKernels()}) {
      for (int trial = 0; trial < 200; ++trial) {
        const ClipperShape shape{std::pow(10.0, 3.0 * uniform(random) - 1.0), uniform(random),
                                 2.0 * uniform(random)};
        alignas(32) std::array<double, 64> values{};
        for (double& value : values) value = 4.0 * uniform(random) - 2.0;
        values[5] = 0.0;
        const auto before = values;
        table->clip(shape, values.data(), static_cast<int>(values.size()));
        QCOMPARE(values[5], 0.0);  // silence stays silence
        for (std::size_t i = 0; i < values.size(); ++i)
          QVERIFY(std::abs(values[i] - clipped(before[i], shape)) < 1e-8 / shape.drive + 1e-15);
      }
    }
  }

  /// What must not change: sound that the curve leaves alone, but for the delay.
  void oversamplingKeepsTheSound_data() {
    QTest::addColumn<double>("rate");
    for (const double rate : {8000.0, 44100.0, 48000.0, 96000.0, 192000.0})
      QTest::addRow("%.0f Hz", rate) << rate;
  }
  void oversamplingKeepsTheSound() {
    QFETCH(double, rate);
    HarmonicShape clean;
    clean.coefficients[0] = 1.0;
    for (const double part : {0.02, 0.1, 0.3, 0.44}) {
      const Row dry = sine(part * rate, 0.5, rate, static_cast<int>(rate));
      const Row wet = distorted(dry, clean, rate, Distortion::Rate::FourTimes);
      const auto late = static_cast<std::size_t>(kOversamplingLatency);
      double largest = 0.0;
      for (std::size_t n = dry.size() / 2; n < dry.size(); ++n)
        largest = std::max(largest, std::abs(static_cast<double>(wet[n] - dry[n - late])));
      // Two high-passes at 3 Hz turn low notes of low rates a little.
      const double turned = 2.0 * 3.0 / (part * rate);
      QVERIFY2(largest < 0.5 * turned + 5e-4, qPrintable(QString("%1: %2").arg(part).arg(largest)));
    }
  }

  void oversamplingKeepsAliasesDown_data() {
    QTest::addColumn<double>("driveDb");
    QTest::addColumn<double>("hardness");
    QTest::addColumn<double>("bound");
    QTest::addColumn<double>("gain");
    QTest::newRow("soft, 12 dB") << 12.0 << 0.0 << -70.0 << 30.0;
    QTest::newRow("soft, 24 dB") << 24.0 << 0.0 << -35.0 << 15.0;
    QTest::newRow("cubic, 24 dB") << 24.0 << 1.0 << -35.0 << 12.0;
    QTest::newRow("hard, 24 dB") << 24.0 << 2.0 << -30.0 << 10.0;
  }
  void oversamplingKeepsAliasesDown() {
    QFETCH(double, driveDb);
    QFETCH(double, hardness);
    QFETCH(double, bound);
    QFETCH(double, gain);
    const ClipperShape shape{std::pow(10.0, driveDb / 20.0), 0.0, hardness};
    const Row tone = sine(5000.0, 0.9, 44100.0, 8820);
    const double plain = aliasLevel(distorted(tone, shape, 44100.0, Distortion::Rate::Original));
    const double fine = aliasLevel(distorted(tone, shape, 44100.0, Distortion::Rate::FourTimes));
    qInfo("aliases of a 5 kHz sine at 44.1 kHz: %.1f dB, with oversampling %.1f dB", plain, fine);
    QVERIFY(fine < bound);
    QVERIFY(fine < plain - gain);
  }

  void constantsAreTakenAway() {
    for (const Distortion::Shape& shape : shapes()) {
      Row row = sine(400.0, 0.6, 48000.0, 96000);
      for (float& value : row) value += 0.1f;
      row = distorted(std::move(row), shape, 48000.0, Distortion::Rate::FourTimes);
      double mean = 0.0;
      for (std::size_t n = 48000; n < row.size(); ++n) mean += static_cast<double>(row[n]) / 48000.0;
      QVERIFY2(std::abs(mean) < 1e-4, qPrintable(QString::number(mean)));
    }
  }

  void blockSizeDoesNotMatter() {
    const Row dry = noise(6000, 0.3f, 4);
    for (const Distortion::Shape& shape : shapes()) {
      const Row whole = distorted(dry, shape, 44100.0, Distortion::Rate::FourTimes);
      for (const int size : {1, 7, 511, 513}) {
        Distortion distortion;
        distortion.prepare(44100.0, 1);
        distortion.setShape(shape);
        Row cut = dry;
        for (int n = 0; n < 6000; n += size) {
          float* rows[] = {cut.data() + n};
          distortion.process(rows, std::min(size, 6000 - n));
        }
        QVERIFY(cut == whole);
      }
    }
  }

  void channelsAreApart() {
    const Row left = noise(4000, 0.3f, 1);
    const Row right = noise(4000, 0.3f, 2);
    Row a = left, b = right;
    Distortion distortion;
    distortion.prepare(48000.0, 2);
    distortion.setShape(shapes()[0]);
    float* rows[] = {a.data(), b.data()};
    distortion.process(rows, 4000);
    QVERIFY(a == distorted(left, shapes()[0], 48000.0, Distortion::Rate::FourTimes));
    QVERIFY(b == distorted(right, shapes()[0], 48000.0, Distortion::Rate::FourTimes));
  }

  void silenceAndWhatIsNoNumber() {
    for (const Distortion::Shape& shape : shapes()) {
      Row row = noise(4000, 0.5f, 7);
      row[100] = std::numeric_limits<float>::infinity();
      row[200] = std::nanf("");
      row.resize(48000 * 12);
      row = distorted(std::move(row), shape, 48000.0, Distortion::Rate::FourTimes);
      for (const float value : row) QVERIFY(value == 0.0f || std::fpclassify(value) == FP_NORMAL);
      QCOMPARE(row.back(), 0.0f);
    }
    Row loud(2000, 1e30f);
    HarmonicShape chebyshev{HarmonicShape::Kind::Chebyshev, {}};
    chebyshev.coefficients.fill(1.0);
    for (const float value : distorted(loud, chebyshev, 48000.0, Distortion::Rate::FourTimes))
      QVERIFY(std::isfinite(value));
  }

  /// T_k of a full-scale cosine is its k-th harmonic, up to the last that can be constructed.
  void chebyshevMakesItsHarmonic() {
    for (std::size_t k = 1; k < HarmonicShape::kMostHarmonics; ++k) {
      HarmonicShape shape{HarmonicShape::Kind::Chebyshev, {}};
      shape.coefficients[k] = 1.0;
      for (double angle = 0.0; angle < 6.0; angle += 0.37)
        QVERIFY(std::abs(harmonicValue(std::cos(angle), shape) - std::cos(static_cast<double>(k) * angle)) <
                1e-9);
    }
  }
};

QTEST_GUILESS_MAIN(DistortionTest)
#include "DistortionTest.moc"
