// SPDX-License-Identifier: GPL-3.0-or-later
#include "differentiable/proxies/ConditionedTcn.h"

#include <QTest>
#include <cmath>

#include "differentiable/BlackBoxBatch.h"
#include "learning/GradientCheck.h"

using namespace semblance;
using namespace semblance::differentiable;
using torch::Tensor;

namespace {

std::int64_t parameterCount(const torch::nn::Module& module) {
  std::int64_t count = 0;
  for (const Tensor& parameter : module.parameters()) count += parameter.numel();
  return count;
}

TcnShape tiny() {
  TcnShape shape;
  shape.conditions = 3;
  shape.channels = 4;
  shape.kernel = 3;
  shape.dilations = {1, 2, 4};
  return shape;
}

}  // namespace

class ConditionedTcnTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void publishedParameterCounts();
  void receptiveFields();
  void hearsNothingOfTheFutureNorBeyondItsField();
  void residualIsOfTheNewestSample();
  void conditionsSteer();
  void gradientsAreExact();
  void compressorSaysAGain();
  void compressorFollowsThreshold();
  void straightThroughTakesValueAndSlope();
  void smallOneLearnsAGain();
};

void ConditionedTcnTest::publishedParameterCounts() {
  QCOMPARE(parameterCount(*ConditionedTcn(TcnShape::styleTransfer(24))), 174'209);
  QCOMPARE(parameterCount(*ConditionedTcn(TcnShape::styleTransfer(18))), 171'137);
  QCOMPARE(parameterCount(*ConditionedTcn(TcnShape::styleTransfer(6))), 164'993);
  qInfo("small with 24 conditions: %lld, compressor3000 with 4: %lld, compressor300 with 4: %lld",
        static_cast<long long>(parameterCount(*ConditionedTcn(TcnShape::small(24)))),
        static_cast<long long>(parameterCount(*CompressorProxy(TcnShape::compressor3000(4)))),
        static_cast<long long>(parameterCount(*CompressorProxy(TcnShape::compressor300(4)))));
}

void ConditionedTcnTest::receptiveFields() {
  QCOMPARE(TcnShape::styleTransfer(24).receptiveField(), 7021);
  QCOMPARE(TcnShape::compressor3000(4).receptiveField(), 133'333);
  QCOMPARE(TcnShape::compressor300(4).receptiveField(), 13'333);
}

void ConditionedTcnTest::hearsNothingOfTheFutureNorBeyondItsField() {
  torch::manual_seed(1);
  ConditionedTcn network(tiny());
  network->eval();
  const std::int64_t field = tiny().receptiveField();
  QCOMPARE(field, 15);
  const Tensor signal = torch::randn({1, 1, 60}).requires_grad_();
  const Tensor output = network->forward(signal, torch::rand({1, 3}));
  QCOMPARE(output.sizes().vec(), signal.sizes().vec());
  output[0][0][40].backward();
  const Tensor heard = signal.grad()[0][0] != 0.0;
  for (std::int64_t n = 0; n < 60; ++n) QCOMPARE(heard[n].item<bool>(), n <= 40 && n > 40 - field);
}

// With silent convolutions only the residual path is left: an impulse stays where it is, or comes one sample
// later per block as in the released program.
void ConditionedTcnTest::residualIsOfTheNewestSample() {
  for (const bool published : {false, true}) {
    TcnShape shape = tiny();
    shape.publishedCrop = published;
    ConditionedTcn network(shape);
    network->eval();
    torch::NoGradGuard untracked;
    for (auto& parameter : network->named_parameters()) {
      if (parameter.key().find("modulation") != std::string::npos) parameter.value().zero_();
      if (parameter.key().find("residual") != std::string::npos) parameter.value().fill_(1.0);
    }
    Tensor signal = torch::zeros({1, 1, 40});
    signal[0][0][20] = 1.0;
    const Tensor difference = (network->forward(signal, torch::zeros({1, 3})) -
                               network->forward(torch::zeros_like(signal), torch::zeros({1, 3})))[0][0]
                                  .abs();
    QCOMPARE(difference.argmax().item<std::int64_t>(), published ? 23 : 20);
    QCOMPARE((difference > 1e-6).sum().item<std::int64_t>(), 1);
  }
}

void ConditionedTcnTest::conditionsSteer() {
  torch::manual_seed(2);
  for (const TcnShape& shape : {TcnShape::small(24), TcnShape::compressor300(4)}) {
    ConditionedTcn network(shape);
    network->eval();
    torch::NoGradGuard untracked;
    const Tensor signal = torch::randn({1, 1, 4000}).expand({2, 1, 4000});
    const Tensor output = network->forward(signal, torch::rand({2, shape.conditions}));
    QVERIFY((output[0] - output[1]).abs().max().item<double>() > 1e-4);
  }
}

void ConditionedTcnTest::gradientsAreExact() {
  torch::manual_seed(3);
  ConditionedTcn network(tiny());
  network->to(torch::kFloat64);
  const Tensor signal = torch::randn({2, 1, 50}, torch::kFloat64);
  const Tensor conditions = torch::rand({2, 3}, torch::kFloat64);
  const Tensor weights = torch::randn({2, 1, 50}, torch::kFloat64);
  const double overConditions = test::gradientError(
      [&](const Tensor& c) { return (network->forward(signal, c) * weights).sum(); }, conditions);
  const double overSignal = test::gradientError(
      [&](const Tensor& x) { return (network->forward(x, conditions) * weights).sum(); }, signal);
  QVERIFY2(overConditions < 1e-5 && overSignal < 1e-5,
           qPrintable(QString("%1 %2").arg(overConditions).arg(overSignal)));
}

void ConditionedTcnTest::compressorSaysAGain() {
  torch::manual_seed(4);
  CompressorProxy proxy(TcnShape::compressor300(4));
  proxy->eval();
  torch::NoGradGuard untracked;
  const Tensor signal = torch::randn({2, 1, 20000});
  const Tensor conditions = torch::rand({2, 4});
  const Tensor gain = proxy->forward(signal, conditions) / signal;
  QVERIFY((gain > 0.0).all().item<bool>() && (gain < 1.0).all().item<bool>());
  const Tensor louder = proxy->forward(signal, conditions, {}, torch::tensor({0.0f, 20.0f})) / signal;
  QVERIFY((louder[0] - gain[0]).abs().max().item<double>() < 1e-5);
  QVERIFY((louder[1] / gain[1] - 10.0).abs().max().item<double>() < 1e-4);
}

// A signal and its threshold moved together give the same gains.
void ConditionedTcnTest::compressorFollowsThreshold() {
  torch::manual_seed(5);
  CompressorProxy proxy(TcnShape::compressor300(4));
  proxy->eval();
  torch::NoGradGuard untracked;
  const Tensor signal = torch::randn({1, 1, 8000});
  const Tensor conditions = torch::rand({1, 4});
  const double tenDown = std::pow(10.0, -0.5);
  const Tensor gain = proxy->forward(signal, conditions, torch::tensor({-20.0f})) / signal;
  const Tensor moved =
      proxy->forward(signal * tenDown, conditions, torch::tensor({-30.0f})) / (signal * tenDown);
  QVERIFY((gain - moved).abs().max().item<double>() < 1e-4);
  const Tensor other = proxy->forward(signal, conditions, torch::tensor({-30.0f})) / signal;
  QVERIFY((gain - other).abs().max().item<double>() > 1e-3);
}

void ConditionedTcnTest::straightThroughTakesValueAndSlope() {
  const Tensor controls = torch::tensor({0.3, 0.7}, torch::kFloat64).requires_grad_();
  const Tensor real = torch::tensor({5.0, -2.0}, torch::kFloat64);
  const Tensor hybrid = straightThrough(real, controls.square());
  QVERIFY(torch::equal(hybrid, real));
  hybrid.sum().backward();
  QVERIFY((controls.grad() - 2.0 * controls).abs().max().item<double>() < 1e-12);
}

void ConditionedTcnTest::smallOneLearnsAGain() {
  torch::manual_seed(6);
  ConditionedTcn network(TcnShape::small(1));
  torch::optim::Adam optimiser(network->parameters(), torch::optim::AdamOptions(5e-3));
  double first = 0.0;
  double last = 0.0;
  for (int step = 0; step < 60; ++step) {
    const Tensor signal = 0.3 * torch::randn({8, 1, 2048});
    const Tensor conditions = torch::rand({8, 1});
    optimiser.zero_grad();
    const Tensor loss =
        (network->forward(signal, conditions) - signal * conditions.unsqueeze(-1)).abs().mean();
    loss.backward();
    optimiser.step();
    (step == 0 ? first : last) = loss.item<double>();
  }
  QVERIFY2(last < 0.4 * first, qPrintable(QString("%1 -> %2").arg(first).arg(last)));
}

QTEST_GUILESS_MAIN(ConditionedTcnTest)
#include "ConditionedTcnTest.moc"
