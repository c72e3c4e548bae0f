// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QtTest>

#include "differentiable/Chain.h"
#include "effects/ChainBlackBox.h"
#include "lab/EffectProxy.h"
#include "lab/LabChain.h"
#include "lab/Strategy.h"

using namespace semblance;
using torch::Tensor;

namespace {

constexpr double kRate = 24000.0;

Tensor noise(std::int64_t count, std::int64_t frames) {
  torch::manual_seed(3);
  return 0.1 * torch::randn({count, 1, frames});
}

Tensor somePositions(std::int64_t count) {
  torch::manual_seed(4);
  return torch::rand({count, kLabControls}) * 0.6 + 0.2;
}

double relativeError(const Tensor& a, const Tensor& b) {
  return ((a - b).square().sum() / b.square().sum()).sqrt().item<double>();
}

std::shared_ptr<Strategy> blank(const std::string& name) {
  StrategyOptions options;
  options.name = name;
  auto made = blankStrategy(options);
  if (!made) qFatal("%s", made.error().message.c_str());
  (*made)->eval();
  return *made;
}

}  // namespace

class StrategiesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void controlsAreTheChains();
  void neutralPositionsChangeNothing();
  void twinAndBlackBoxAgreeWithTheChain();
  void everyStrategyGivesGradients_data();
  void everyStrategyGivesGradients();
  void hybridsSoundAsTheChain();
  void unknownNamesAndMissingProxiesAreSentences();
  void proxiesSurviveTheirFile();
};

void StrategiesTest::controlsAreTheChains() {
  QCOMPARE(labParameters().size(), static_cast<std::size_t>(kLabControls));
  QCOMPARE(labParameters().front(), ParameterId::LowShelfGain);
  QCOMPARE(labParameters().back(), ParameterId::MakeUp);
}

void StrategiesTest::neutralPositionsChangeNothing() {
  const Tensor signal = noise(2, 20000);
  const Tensor positions = neutralPositions().unsqueeze(0).repeat({2, 1});
  QVERIFY(relativeError(exactChain(signal, positions, kRate, 2), signal) < 1e-6);
}

void StrategiesTest::twinAndBlackBoxAgreeWithTheChain() {
  const Tensor signal = noise(3, 20000);
  const Tensor positions = somePositions(3);
  const Tensor exact = exactChain(signal, positions, kRate, 2);
  QVERIFY(relativeError(differentiable::applyChain(signal, chainValues(positions), kRate), exact) < 1e-3);
  QVERIFY(relativeError(exact, signal) > 0.05);  // they do something

  auto box = chainBlackBox(labParameters(), neutralSettings())();
  QVERIFY(box.has_value());
  const Tensor row = positions[0].to(torch::kFloat64).contiguous();
  const Tensor samples = signal[0].flatten().to(torch::kFloat64).contiguous();
  const auto rendered =
      renderBlackBox(**box, {row.data_ptr<double>(), static_cast<std::size_t>(row.numel())},
                     {samples.data_ptr<double>(), static_cast<std::size_t>(samples.numel())}, kRate);
  QVERIFY(rendered.has_value());
  const Tensor output = torch::tensor(*rendered, torch::kFloat64).to(torch::kFloat32);
  QVERIFY(relativeError(output, exact[0].flatten()) < 1e-5);
}

void StrategiesTest::everyStrategyGivesGradients_data() {
  QTest::addColumn<QString>("name");
  for (const std::string& name : strategyNames())
    QTest::addRow("%s", name.c_str()) << QString::fromStdString(name);
}

void StrategiesTest::everyStrategyGivesGradients() {
  QFETCH(QString, name);
  const auto strategy = blank(name.toStdString());
  QCOMPARE(strategy->controls(), kLabControls);
  const Tensor positions = somePositions(2).requires_grad_();
  const Tensor output = strategy->train(noise(2, 20000), positions, kRate);
  QVERIFY(output.sizes() == torch::IntArrayRef({2, 1, 20000}));
  output.square().sum().backward();
  QVERIFY(positions.grad().defined() && torch::isfinite(positions.grad()).all().item<bool>());
  QVERIFY(positions.grad().abs().sum().item<double>() > 0.0);
}

void StrategiesTest::hybridsSoundAsTheChain() {
  const Tensor signal = noise(2, 20000);
  const Tensor positions = somePositions(2);
  const Tensor exact = exactChain(signal, positions, kRate, 1);
  torch::NoGradGuard untracked;
  QVERIFY(relativeError(blank("proxy-full")->train(signal, positions, kRate), exact) < 1e-5);
  QVERIFY(relativeError(blank("proxy-half")->infer(signal, positions, kRate), exact) < 1e-5);
  QVERIFY(relativeError(blank("proxy-half")->train(signal, positions, kRate), exact) > 0.05);
}

void StrategiesTest::unknownNamesAndMissingProxiesAreSentences() {
  StrategyOptions options;
  options.name = "magic";
  const auto unknown = makeStrategy(options);
  QVERIFY(!unknown && unknown.error().message.find("autodiff, spsa, proxy") != std::string::npos);
  options.name = "proxy";
  const auto missing = makeStrategy(options);
  QVERIFY(!missing && missing.error().message.find("equaliser_proxy") != std::string::npos);
}

void StrategiesTest::proxiesSurviveTheirFile() {
  QTemporaryDir folder;
  const auto path = [&](const char* name) {
    return std::filesystem::path(folder.path().toStdString()) / name;
  };
  torch::manual_seed(5);
  const EffectProxy equaliser = newProxy("equaliser", NetworkSize::Small);
  QVERIFY(saveProxy(equaliser, path("eq.safetensors")));
  const auto loaded = loadProxy(path("eq.safetensors"));
  QVERIFY(loaded && loaded->effect == "equaliser");
  equaliser.network.ptr()->eval();
  const Tensor signal = noise(1, 8000);
  const Tensor controls = somePositions(1).slice(1, 0, kEqualiserControls);
  auto own = equaliser.network;
  auto read = loaded->network;
  torch::NoGradGuard untracked;
  QVERIFY(relativeError(read->forward(signal, controls), own->forward(signal, controls)) < 1e-6);
  for (const Tensor& parameter : read->parameters()) QVERIFY(!parameter.requires_grad());

  StrategyOptions options;
  options.name = "proxy";
  options.equaliserProxy = path("eq.safetensors");
  options.compressorProxy = path("eq.safetensors");
  const auto swapped = makeStrategy(options);
  QVERIFY(!swapped && swapped.error().message.find("not the compressor") != std::string::npos);
}

QTEST_GUILESS_MAIN(StrategiesTest)
#include "StrategiesTest.moc"
