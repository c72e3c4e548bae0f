// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/encoders/ConstantQ.h"

#include <QTest>
#include <cmath>
#include <numbers>

#include "learning/GradientCheck.h"

using namespace semblance;
using torch::Tensor;

namespace {

Tensor sine(double frequency, double sampleRate, std::int64_t frames) {
  return torch::sin(torch::arange(frames, torch::kFloat64) *
                    (2.0 * std::numbers::pi * frequency / sampleRate))
      .to(torch::kFloat32)
      .unsqueeze(0);
}

/// One bin straight from its definition.
double definedMagnitude(const Tensor& signal, double sampleRate, double frequency, std::int64_t centre) {
  const auto length =
      static_cast<std::int64_t>(std::ceil(sampleRate / (frequency * (std::exp2(1.0 / 12.0) - 1.0))));
  const Tensor window = torch::hann_window(length, torch::kFloat64);
  const Tensor time = torch::arange(length, torch::kFloat64) - static_cast<double>(length / 2);
  const Tensor part =
      signal[0].slice(0, centre - length / 2, centre - length / 2 + length).to(torch::kFloat64);
  const Tensor phase = time * (2.0 * std::numbers::pi * frequency / sampleRate);
  const double re = (part * window * torch::cos(phase)).sum().item<double>();
  const double im = (part * window * torch::sin(phase)).sum().item<double>();
  return std::hypot(re, im) / window.sum().item<double>();
}

}  // namespace

class ConstantQTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void tonesReadHalfAtTheirBin_data();
  void tonesReadHalfAtTheirBin();
  void agreesWithItsDefinition();
  void framesAndShortSignals();
  void gradientsAreExact();
};

void ConstantQTest::tonesReadHalfAtTheirBin_data() {
  QTest::addColumn<int>("bin");
  for (const int bin : {0, 7, 12, 36, 60, 96, 106}) QTest::newRow(std::to_string(bin).c_str()) << bin;
}

void ConstantQTest::tonesReadHalfAtTheirBin() {
  QFETCH(int, bin);
  const ConstantQ constantQ{ConstantQShape{}};
  const Tensor image = constantQ(sine(constantQ.frequency(bin), 44100.0, 88200));
  QCOMPARE(image.sizes().vec(), (std::vector<std::int64_t>{1, 113, 173}));
  const Tensor frame = image[0].select(1, 86);
  QCOMPARE(frame.argmax().item<std::int64_t>(), static_cast<std::int64_t>(bin));
  QVERIFY(std::abs(frame[bin].item<double>() - 0.5) < 2e-3);
  // Two semitones away the window's side lobes are all that is left.
  for (std::int64_t other = 0; other < 113; ++other)
    if (std::abs(other - bin) > 2)
      QVERIFY2(frame[other].item<double>() < 0.02, qPrintable(QString::number(other)));
}

void ConstantQTest::agreesWithItsDefinition() {
  torch::manual_seed(11);
  const Tensor noise = torch::randn({1, 60000});
  ConstantQShape shape;
  const ConstantQ constantQ(shape);
  const Tensor image = constantQ(noise);
  for (const std::int64_t bin : {0, 5, 11, 12, 13, 40, 77, 100, 112})
    for (const std::int64_t frame : {50, 60, 71}) {
      const double expected = definedMagnitude(noise, 44100.0, constantQ.frequency(bin), frame * shape.hop);
      const double actual = image[0][bin][frame].item<double>();
      QVERIFY2(std::abs(actual - expected) < 1e-4 + 2e-3 * expected,
               qPrintable(QString("bin %1: %2, expected %3").arg(bin).arg(actual).arg(expected)));
    }
}

void ConstantQTest::framesAndShortSignals() {
  const ConstantQ constantQ(ConstantQShape{24000.0, 65.406, 12, 88, 512});
  QCOMPARE(constantQ(torch::zeros({2, 24000})).sizes().vec(), (std::vector<std::int64_t>{2, 88, 47}));
  const Tensor shortest = constantQ(torch::ones({1, 10}));
  QCOMPARE(shortest.size(2), constantQ.shortestSignal() / 512 + 1);
  QVERIFY(shortest.isfinite().all().item<bool>());
}

void ConstantQTest::gradientsAreExact() {
  const ConstantQ constantQ(ConstantQShape{8000.0, 250.0, 12, 36, 128});
  torch::manual_seed(2);
  const Tensor signal = torch::randn({1, 1200});
  const Tensor weights = torch::rand({1, 36, 10}) + 0.5;
  const auto value = [&](const Tensor& x) { return (constantQ(x) * weights).sum(); };
  QVERIFY(test::gradientError(value, signal, 1e-2) < 0.02);
}

QTEST_GUILESS_MAIN(ConstantQTest)
#include "ConstantQTest.moc"
