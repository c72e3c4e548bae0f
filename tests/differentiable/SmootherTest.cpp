// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>

#include "differentiable/FrequencyResponse.h"
#include "differentiable/Smoother.h"

using namespace semblance::differentiable;

class SmootherTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  // Figures of the branching smoother computed in double precision for a step of 15 dB: 24 kHz, attack 10,
  // release 100 ms.
  void followsTheReferenceFigures() {
    torch::Tensor wanted = torch::zeros({1, 24000}, torch::kFloat64);
    wanted.slice(1, 0, 12000) = 15.0;
    const auto coefficient = [](double seconds) {
      return torch::full({1}, std::exp(-std::log(9.0) / (24000.0 * seconds)), torch::kFloat64);
    };
    const torch::Tensor y = smoothReduction(wanted, coefficient(0.01), coefficient(0.1))[0];
    // The processed first sample already moves, so everything is one sample earlier than where the first is
    // skipped.
    QVERIFY(std::abs(y[0].item<double>() - 0.136699831) < 1e-8);
    QVERIFY(std::abs(y[239].item<double>() - 13.333333391) < 1e-6);
    QVERIFY(std::abs(y[11999 + 2400].item<double>() - 15.0 / 9.0) < 1e-4);
  }

  void gradientsAreExact() {
    torch::manual_seed(3);
    const torch::Tensor x = (4.0 * torch::rand({2, 300}, torch::kFloat64)).requires_grad_();
    const torch::Tensor attack = torch::tensor({0.7, 0.9}, torch::kFloat64).requires_grad_();
    const torch::Tensor release = torch::tensor({0.98, 0.95}, torch::kFloat64).requires_grad_();
    const torch::Tensor weights = torch::randn({2, 300}, torch::kFloat64);
    const auto value = [&] { return (smoothReduction(x, attack, release) * weights).sum(); };
    value().backward();
    torch::NoGradGuard untracked;
    for (const torch::Tensor& leaf : {x, attack, release}) {
      torch::Tensor flat = leaf.view({-1});
      const torch::Tensor gradient = leaf.grad().view({-1});
      for (std::int64_t i = 0; i < flat.size(0); i += std::max<std::int64_t>(1, flat.size(0) / 23)) {
        const double old = flat[i].item<double>();
        flat[i] = old + 1e-6;
        const double up = value().item<double>();
        flat[i] = old - 1e-6;
        const double down = value().item<double>();
        flat[i] = old;
        QVERIFY(std::abs(gradient[i].item<double>() - (up - down) / 2e-6) <
                1e-5 * (1.0 + std::abs(gradient[i].item<double>())));
      }
    }
  }

  void responseGradientsAreExact() {
    const torch::Tensor sections =
        torch::tensor({1.1, -1.6, 0.7, -1.7, 0.8, 0.9, -0.4, 0.2, -0.3, 0.25}, torch::kFloat64)
            .view({1, 2, 5})
            .requires_grad_();
    torch::manual_seed(4);
    const torch::Tensor weights = torch::randn({1, 129}, torch::kFloat64);
    const auto value = [&] {
      return (frequencyResponse(sections, 256).abs().to(torch::kFloat64) * weights).sum();
    };
    value().backward();
    torch::NoGradGuard untracked;
    torch::Tensor flat = sections.view({-1});
    for (std::int64_t i = 0; i < 10; ++i) {
      const double old = flat[i].item<double>();
      flat[i] = old + 1e-4;
      const double up = value().item<double>();
      flat[i] = old - 1e-4;
      const double down = value().item<double>();
      flat[i] = old;
      const double gradient = sections.grad().view({-1})[i].item<double>();
      QVERIFY(std::abs(gradient - (up - down) / 2e-4) < 5e-3 * (1.0 + std::abs(gradient)));
    }
  }
};

QTEST_GUILESS_MAIN(SmootherTest)
#include "SmootherTest.moc"
