// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <array>
#include <cmath>
#include <random>

#include "differentiable/Chain.h"
#include "effects/Biquad.h"
#include "effects/EffectChain.h"

using namespace semblance;
namespace twin = semblance::differentiable;

namespace {

constexpr double kRate = 24000.0;
constexpr std::int64_t kFrames = 65536;

// Speech-like bursts of noise and tones, full of transients for the compressor.
torch::Tensor testSignal(int channels) {
  torch::manual_seed(7);
  torch::Tensor signal = 0.2 * torch::randn({channels, kFrames});
  const torch::Tensor time = torch::arange(kFrames, torch::kFloat32) / kRate;
  signal += 0.3 * torch::sin(2.0 * M_PI * 220.0 * time);
  return signal * (0.15 + torch::square(torch::sin(2.0 * M_PI * 1.7 * time)));
}

ChainSettings randomSettings(std::mt19937& random) {
  std::uniform_real_distribution<double> uniform(0.0, 1.0);
  ChainSettings settings = neutralSettings();
  for (const ParameterInfo& row : parameterTable())
    settings[row.id] = static_cast<float>(denormalised(row.id, uniform(random)));
  // Levels in the middle of their range, so that float rounding of huge or tiny outputs is not what is
  // measured.
  for (const ParameterId id : {ParameterId::InputGain, ParameterId::MakeUp, ParameterId::OutputGain})
    settings[id] *= 0.25f;
  return settings;
}

torch::Tensor processed(const torch::Tensor& signal, const ChainSettings& settings) {
  torch::Tensor output = signal.clone().contiguous();
  EffectChain chain;
  chain.prepare(kRate, static_cast<int>(signal.size(0)));
  chain.setSettings(settings);
  std::array<float*, 2> rows{output[0].data_ptr<float>(), output[signal.size(0) - 1].data_ptr<float>()};
  chain.process(rows.data(), static_cast<int>(kFrames));
  return output;
}

double decibels(double energyRatio) { return 10.0 * std::log10(energyRatio + 1e-30); }

}  // namespace

class TwinTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void agreesWithTheProcessor() {
    std::mt19937 random(1);
    double worst = -400.0;
    for (int i = 0; i < 200; ++i) {
      const torch::Tensor signal = testSignal(1 + i % 2);
      ChainSettings settings = randomSettings(random);
      settings.chain = i % 4 < 2 ? ChainPreset::EqCompressor : ChainPreset::GraphicEqCompressor;
      const torch::Tensor expected = processed(signal, settings);
      const torch::Tensor actual = twin::applyChain(
          signal.unsqueeze(0), twin::toTensor(settings).unsqueeze(0), kRate, settings.chain)[0];
      const double error = torch::square(actual - expected).sum().item<double>();
      worst = std::max(worst, decibels(error / torch::square(expected).sum().item<double>()));
    }
    qInfo("worst difference over 200 settings: %.1f dB", worst);
    QVERIFY2(worst < -80.0, qPrintable(QString::number(worst)));
  }

  void equaliserResponseIsTheOneThatIsDrawn() {
    std::mt19937 random(2);
    const torch::Tensor frequencies =
        torch::logspace(std::log10(25.0), std::log10(10500.0), 60, 10.0, torch::kFloat64);
    for (int i = 0; i < 20; ++i) {
      ChainSettings settings = randomSettings(random);
      settings.chain = i % 2 == 0 ? ChainPreset::EqCompressor : ChainPreset::GraphicEqCompressor;
      const torch::Tensor response = twin::equaliserResponseDb(twin::toTensor(settings).unsqueeze(0),
                                                               frequencies, kRate, settings.chain)[0];
      for (std::int64_t k = 0; k < frequencies.size(0); ++k)
        QVERIFY(std::abs(response[k].item<double>() -
                         equaliserResponseDb(settings, frequencies[k].item<double>(), kRate)) < 1e-6);
    }
  }

  void tableScalesAgree() {
    for (const double position : {0.0, 0.3, 1.0}) {
      const torch::Tensor values =
          twin::denormalised(torch::full({1, kParameterCount}, position, torch::kFloat64))[0];
      for (const ParameterInfo& row : parameterTable())
        QVERIFY(std::abs(values[static_cast<std::int64_t>(indexOf(row.id))].item<double>() /
                             denormalised(row.id, position) -
                         1.0) < 1e-5 ||
                std::abs(denormalised(row.id, position)) < 1e-5);
      QVERIFY(torch::allclose(twin::normalised(values),
                              torch::full({kParameterCount}, position, torch::kFloat64), 1e-6, 1e-6));
    }
  }

  // Central differences of the whole chain in every parameter that matters, at settings away from the kinks.
  void gradientsMatchDifferences() {
    ChainSettings settings = neutralSettings();
    settings[ParameterId::LowShelfGain] = 5.0f;
    settings[ParameterId::Peak1Gain] = -4.0f;
    settings[ParameterId::Peak2Gain] = 3.0f;
    settings[ParameterId::Peak3Gain] = 6.0f;
    settings[ParameterId::Peak4Gain] = -6.0f;
    settings[ParameterId::HighShelfGain] = 4.0f;
    settings[ParameterId::Threshold] = -30.0f;
    settings[ParameterId::Ratio] = 3.0f;
    settings[ParameterId::Knee] = 8.0f;
    const torch::Tensor signal = testSignal(1).unsqueeze(0);
    const torch::Tensor target = 0.5 * signal;
    const auto loss = [&](const torch::Tensor& positions) {
      return torch::square(twin::applyChain(signal, twin::denormalised(positions).unsqueeze(0), kRate) -
                           target)
          .to(torch::kFloat64)
          .sum();
    };
    torch::Tensor positions = twin::normalised(twin::toTensor(settings)).requires_grad_();
    loss(positions).backward();
    const torch::Tensor gradient = positions.grad();
    torch::NoGradGuard untracked;
    for (std::int64_t i = 0; i < gradient.size(0); ++i) {
      const double step = 1e-3;
      torch::Tensor up = positions.clone(), down = positions.clone();
      up[i] += step;
      down[i] -= step;
      const double expected = (loss(up).item<double>() - loss(down).item<double>()) / (2.0 * step);
      const double scale = std::max(std::abs(expected), 1e-3 * gradient.abs().max().item<double>());
      QVERIFY2(std::abs(gradient[i].item<double>() - expected) < 0.02 * scale,
               qPrintable(QStringLiteral("row %1: %2 instead of %3")
                              .arg(i)
                              .arg(gradient[i].item<double>())
                              .arg(expected)));
    }
  }
};

QTEST_GUILESS_MAIN(TwinTest)
#include "TwinTest.moc"
