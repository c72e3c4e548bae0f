// SPDX-License-Identifier: GPL-3.0-or-later
// Distortions, saturation and the compressor with one time constant beside their processors.
#include <QTest>
#include <array>
#include <cmath>
#include <random>

#include "differentiable/Chain.h"
#include "differentiable/Distortion.h"
#include "differentiable/SimplifiedCompressor.h"
#include "effects/Distortion.h"
#include "effects/EffectChain.h"
#include "effects/SimplifiedCompressor.h"

using namespace semblance;
namespace twin = semblance::differentiable;
using torch::Tensor;

namespace {

constexpr double kRate = 24000.0;
constexpr std::int64_t kFrames = 24000;

Tensor noise(int channels) {
  torch::manual_seed(5);
  const Tensor time = torch::arange(kFrames, torch::kFloat32) / kRate;
  return 0.3 * torch::randn({channels, kFrames}) * (0.1 + torch::square(torch::sin(2.0 * M_PI * 1.7 * time)));
}

/// Tones below 1 kHz: with little drive, their harmonics stay below half the rate.
Tensor tones(int channels) {
  const Tensor time = torch::arange(kFrames, torch::kFloat32) / kRate;
  Tensor sum = torch::zeros({channels, kFrames});
  for (const double frequency : {110.0, 233.0, 517.0, 871.0})
    for (int c = 0; c < channels; ++c) sum[c] += 0.1 * torch::sin(2.0 * M_PI * frequency * time + c);
  return sum;
}

double uniform(std::mt19937& random, double low, double high) {
  return std::uniform_real_distribution<double>(low, high)(random);
}

Tensor scalar(double value) { return torch::full({1, 1, 1}, value, torch::kFloat64); }

/// Every sample through a curve.
template <typename Curve>
Tensor mapped(const Tensor& signal, const Curve& curve) {
  const Tensor input = signal.to(torch::kFloat64).contiguous();
  Tensor output = torch::empty_like(input);
  for (std::int64_t i = 0; i < input.numel(); ++i)
    output.data_ptr<double>()[i] = curve(input.data_ptr<double>()[i]);
  return output;
}

double decibels(const Tensor& actual, const Tensor& expected) {
  const double error = torch::square(actual - expected).sum().item<double>();
  return 10.0 * std::log10(error / torch::square(expected).sum().item<double>() + 1e-30);
}

}  // namespace

class DistortionTwinTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void clipperFollowsTheCurve() {
    std::mt19937 random(1);
    const Tensor signal = noise(2).unsqueeze(0).to(torch::kFloat64);
    double worst = 0.0;
    for (int i = 0; i < 50; ++i) {
      const ClipperShape shape{std::pow(10.0, uniform(random, -1.0, 2.0)), uniform(random, 0.0, 1.0),
                               uniform(random, 0.0, 2.0)};
      const Tensor actual =
          twin::clip(signal, scalar(shape.drive), scalar(shape.offset), scalar(shape.hardness));
      const Tensor expected = mapped(signal, [&](double x) { return clipped(x, shape); });
      worst = std::max(worst, (actual - expected).abs().max().item<double>());
    }
    qInfo("clipper: largest difference %.2g", worst);
    QVERIFY(worst < 1e-12);
  }

  void polynomialsFollowTheCurves() {
    std::mt19937 random(2);
    const Tensor signal = torch::clamp(noise(1), -1.2, 1.2).unsqueeze(0).to(torch::kFloat64);
    double worst = 0.0;
    for (int i = 0; i < 20; ++i) {
      HarmonicShape shape;
      for (double& coefficient : shape.coefficients) coefficient = uniform(random, -1.0, 1.0);
      const Tensor coefficients =
          torch::from_blob(shape.coefficients.data(), {1, HarmonicShape::kMostHarmonics}, torch::kFloat64)
              .clone();
      for (const auto kind : {HarmonicShape::Kind::Taylor, HarmonicShape::Kind::Chebyshev}) {
        shape.kind = kind;
        const Tensor actual = kind == HarmonicShape::Kind::Taylor ? twin::taylor(signal, coefficients)
                                                                  : twin::chebyshev(signal, coefficients);
        const Tensor expected = mapped(signal, [&](double x) { return harmonicValue(x, shape); });
        worst = std::max(worst, ((actual - expected).abs() / (1.0 + expected.abs())).max().item<double>());
      }
    }
    qInfo("polynomials: largest difference %.2g", worst);
    QVERIFY(worst < 1e-10);
    const Tensor free = twin::withoutMean(signal + 0.3);
    QVERIFY(std::abs(free.mean().item<double>()) < 1e-12);
  }

  void gradientsMatchDifferences() {
    const Tensor signal = tones(1).unsqueeze(0).to(torch::kFloat64);
    const auto check = [](const auto& loss, const Tensor& at) {
      Tensor x = at.clone().requires_grad_();
      loss(x).backward();
      torch::NoGradGuard untracked;
      for (std::int64_t i = 0; i < at.numel(); ++i) {
        Tensor up = at.clone(), down = at.clone();
        up.view(-1)[i] += 1e-5;
        down.view(-1)[i] -= 1e-5;
        const double expected = (loss(up) - loss(down)).template item<double>() / 2e-5;
        const double found = x.grad().view(-1)[i].template item<double>();
        QVERIFY2(std::abs(found - expected) < 1e-4 * std::max(1.0, std::abs(expected)),
                 qPrintable(QString("%1 instead of %2").arg(found).arg(expected)));
      }
    };
    check(
        [&](const Tensor& p) {
          return torch::square(twin::clip(signal, p.select(0, 0), p.select(0, 1), p.select(0, 2))).sum();
        },
        torch::tensor({3.0, 0.3, 0.6}, torch::kFloat64));
    const Tensor coefficients = torch::linspace(0.5, -0.3, 8, torch::kFloat64).unsqueeze(0);
    check([&](const Tensor& p) { return torch::square(twin::taylor(signal, p)).sum(); }, coefficients);
    check([&](const Tensor& p) { return torch::square(twin::chebyshev(signal, p)).sum(); }, coefficients);
  }

  void simplifiedCompressorIsTheProcessor() {
    std::mt19937 random(3);
    double worst = -400.0;
    for (int i = 0; i < 50; ++i) {
      const Tensor signal = noise(1 + i % 2);
      const SimplifiedCompressorSettings settings{uniform(random, -40.0, 0.0), uniform(random, 1.0, 500.0),
                                                  uniform(random, 1.0, 10.0), uniform(random, 0.0, 12.0),
                                                  uniform(random, 0.0, 20.0)};
      Tensor expected = signal.clone();
      SimplifiedCompressor compressor;
      compressor.prepare(kRate, static_cast<int>(signal.size(0)));
      compressor.setSettings(settings);
      std::array<float*, 2> rows{expected[0].data_ptr<float>(), expected[-1].data_ptr<float>()};
      compressor.process(rows.data(), static_cast<int>(kFrames));
      const auto value = [](double x) { return torch::tensor({x}, torch::kFloat64); };
      const Tensor actual =
          twin::compressSimply(signal.unsqueeze(0),
                               {value(settings.threshold), value(settings.timeConstantMs),
                                value(settings.ratio), value(settings.knee), value(settings.makeUp)},
                               kRate)[0];
      worst = std::max(worst, decibels(actual, expected));
    }
    qInfo("compressor with one time constant: worst difference %.1f dB", worst);
    QVERIFY(worst < -100.0);
  }

  /// Symmetric and driven so little that the twin makes no aliases to speak of: it is then the processor but
  /// for the latency.
  void saturationIsTheProcessor() {
    std::mt19937 random(4);
    double worst = -400.0;
    for (int i = 0; i < 30; ++i) {
      ChainSettings settings = neutralSettings(ChainPreset::EqCompressorSaturation);
      settings[ParameterId::SaturationDrive] = static_cast<float>(uniform(random, -20.0, 8.0));
      settings[ParameterId::SaturationHardness] = static_cast<float>(uniform(random, 0.0, 1.0));
      settings[ParameterId::SaturationMix] = static_cast<float>(uniform(random, 0.0, 100.0));
      settings[ParameterId::StereoWidth] = static_cast<float>(uniform(random, 0.0, 200.0));
      const Tensor signal = tones(1 + i % 2);
      const Tensor actual = twin::applyChain(signal.unsqueeze(0), twin::toTensor(settings).unsqueeze(0),
                                             kRate, settings.chain)[0];
      Tensor expected = signal.clone();
      EffectChain chain;
      chain.prepare(kRate, static_cast<int>(signal.size(0)));
      chain.setSettings(settings);
      std::array<float*, 2> rows{expected[0].data_ptr<float>(), expected[-1].data_ptr<float>()};
      chain.process(rows.data(), static_cast<int>(kFrames));
      const std::int64_t late = EffectChain::latency(settings.chain);
      worst =
          std::max(worst, decibels(actual.slice(1, 12000, kFrames - late), expected.slice(1, 12000 + late)));
    }
    qInfo("saturation: worst difference %.1f dB", worst);
    QVERIFY(worst < -35.0);
  }
};

QTEST_GUILESS_MAIN(DistortionTwinTest)
#include "DistortionTwinTest.moc"
