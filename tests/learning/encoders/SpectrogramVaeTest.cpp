// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/encoders/SpectrogramVae.h"

#include <QTest>
#include <cmath>

using namespace semblance;
using torch::Tensor;

namespace {

Tensor tones(std::int64_t batch, std::int64_t samples) {
  const Tensor time = torch::arange(samples, torch::kFloat32) / 24000.0;
  std::vector<Tensor> rows;
  for (std::int64_t b = 0; b < batch; ++b)
    rows.push_back(0.2 * torch::sin(6.2831853 * 150.0 * std::exp2(static_cast<double>(b)) * time));
  return torch::stack(rows).unsqueeze(1);
}

}  // namespace

class SpectrogramVaeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void publishedShapes();
  void smallShapes();
  void trainingStandardisesTheBatch();
  void codesDoNotDependOnTheirCompany();
  void divergenceOfKnownCodes();
  void learnsToTellItsInput();
  void codesAreDrawnInTrainingOnly();
  void betaGoesRoundInCycles();
};

void SpectrogramVaeTest::publishedShapes() {
  SpectrogramVae network(SpectrogramVaeShape::of(NetworkSize::Published));
  network.eval();
  torch::NoGradGuard untracked;
  const SpectrogramVaeOutput output = network.forward(tones(1, 131072));
  QCOMPARE(output.spectra.sizes().vec(), (std::vector<std::int64_t>{1, 1, 2049, 129}));
  QCOMPARE(output.reconstruction.sizes().vec(), output.spectra.sizes().vec());
  QCOMPARE(output.mean.size(1), 128);
  for (const auto& parameter : network.named_parameters())
    if (parameter.key() == "mean.weight") QCOMPARE(parameter->size(1), 37152);
}

void SpectrogramVaeTest::smallShapes() {
  SpectrogramVae network(SpectrogramVaeShape::of(NetworkSize::Small));
  network.eval();
  for (const std::int64_t samples : {1000, 131072, 200000}) {
    const SpectrogramVaeOutput output = network.forward(tones(2, samples));
    QCOMPARE(output.spectra.sizes().vec(), (std::vector<std::int64_t>{2, 1, 513, 65}));
    QCOMPARE(output.reconstruction.sizes().vec(), output.spectra.sizes().vec());
  }
}

void SpectrogramVaeTest::trainingStandardisesTheBatch() {
  SpectrogramVae network(SpectrogramVaeShape::of(NetworkSize::Small));
  const Tensor spectra = network.spectra(tones(3, 131072));
  QVERIFY(std::abs(spectra.mean().item<double>()) < 1e-3);
  QVERIFY(std::abs(spectra.std().item<double>() - 1.0) < 1e-2);
}

void SpectrogramVaeTest::codesDoNotDependOnTheirCompany() {
  auto network = std::make_shared<SpectrogramVae>(SpectrogramVaeShape::of(NetworkSize::Small));
  VaeEncoder encoder(network);
  encoder.forward(tones(4, 131072));
  encoder.eval();
  const Tensor together = encoder.forward(tones(4, 131072));
  const Tensor alone = encoder.forward(tones(1, 131072));
  QVERIFY((together[0] - alone[0]).abs().max().item<double>() < 1e-4);
}

void SpectrogramVaeTest::divergenceOfKnownCodes() {
  SpectrogramVaeOutput output;
  output.spectra = torch::zeros({2, 1, 4, 4});
  output.reconstruction = torch::full({2, 1, 4, 4}, 0.5);
  output.mean = torch::tensor({{0.0, 0.0}, {1.0, -2.0}});
  output.logVariance = torch::tensor({{0.0, 0.0}, {0.0, std::log(4.0)}}).to(torch::kFloat32);
  // 0 for the standard normal one; half of 1 + 4 + 4 - 1 - ln 4 for the other.
  const double divergence = 0.5 * 0.5 * (1.0 + 4.0 + 3.0 - std::log(4.0));
  QVERIFY(std::abs(betaVaeLoss(output, 0.0).item<double>() - 0.25) < 1e-6);
  QVERIFY(std::abs(betaVaeLoss(output, 0.1).item<double>() - 0.25 - 0.1 * divergence) < 1e-6);
}

void SpectrogramVaeTest::learnsToTellItsInput() {
  torch::manual_seed(4);
  SpectrogramVae network(SpectrogramVaeShape::of(NetworkSize::Small));
  torch::optim::Adam optimiser(network.parameters(), torch::optim::AdamOptions(2e-3));
  const Tensor audio = tones(4, 131072);
  double first = 0.0;
  double last = 0.0;
  for (int step = 0; step < 40; ++step) {
    optimiser.zero_grad();
    const Tensor loss = betaVaeLoss(network.forward(audio), 1e-4);
    loss.backward();
    if (step == 0)
      for (const auto& parameter : network.named_parameters())
        QVERIFY2(parameter->grad().defined() && parameter->grad().abs().max().item<double>() > 0.0,
                 parameter.key().c_str());
    optimiser.step();
    (step == 0 ? first : last) = loss.item<double>();
  }
  QVERIFY2(last < 0.5 * first, qPrintable(QString("%1 -> %2").arg(first).arg(last)));
}

void SpectrogramVaeTest::codesAreDrawnInTrainingOnly() {
  SpectrogramVae network(SpectrogramVaeShape::of(NetworkSize::Small));
  const Tensor audio = tones(2, 131072);
  torch::NoGradGuard untracked;
  const Tensor drawn = network.forward(audio).reconstruction;
  QVERIFY(!torch::equal(drawn, network.forward(audio).reconstruction));
  network.eval();
  const Tensor told = network.forward(audio).reconstruction;
  QVERIFY(torch::equal(told, network.forward(audio).reconstruction));
}

void SpectrogramVaeTest::betaGoesRoundInCycles() {
  const CyclicSchedule schedule{1e-4, 5e-3, 100, 0.5};
  QCOMPARE(schedule.at(0), 1e-4);
  QVERIFY(std::abs(schedule.at(25) - 0.5 * (1e-4 + 5e-3)) < 1e-12);
  QCOMPARE(schedule.at(50), 5e-3);
  QCOMPARE(schedule.at(99), 5e-3);
  QCOMPARE(schedule.at(100), 1e-4);
  for (int step = 1; step < 100; ++step) QVERIFY(schedule.at(step) >= schedule.at(step - 1));
  for (int step = 0; step < 100; ++step) QCOMPARE(schedule.at(step + 700), schedule.at(step));
}

QTEST_GUILESS_MAIN(SpectrogramVaeTest)
#include "SpectrogramVaeTest.moc"
