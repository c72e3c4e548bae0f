// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <numbers>

#include "matching/DistributionObjective.h"
#include "matching/MomentObjective.h"

using namespace semblance;
using torch::Tensor;

namespace {

constexpr double kRate = 24000.0;
constexpr double kHighest = 10000.0;

/// Dark and bright noises of a quarter of a second, by the letters of `order`: d, b.
Tensor moments(const std::string& order) {
  const auto length = static_cast<std::int64_t>(kRate / 4.0);
  std::vector<Tensor> parts;
  for (const char kind : order) {
    const Tensor noise = 0.1 * torch::randn({length + 1});
    const Tensor before = noise.slice(0, 0, length);
    const Tensor now = noise.slice(0, 1, length + 1);
    parts.push_back(kind == 'b' ? now - 0.9 * before : now + 0.9 * before);
  }
  return torch::cat(parts).unsqueeze(0);
}

class MomentObjectiveTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { torch::manual_seed(1); }
  void nothingApartFromItself();
  void levelIsNoPartOfIt();
  void proportionsMatterLittle();
  void descendsToTheRightTone();
};

void MomentObjectiveTest::nothingApartFromItself() {
  const Tensor signal = moments("dbdbdb");
  QVERIFY(MomentObjective({{signal, kRate}}, kRate, kHighest).distance(signal).item<double>() < 1e-5);
}

void MomentObjectiveTest::levelIsNoPartOfIt() {
  const Tensor signal = moments("dbdbdb");
  const MomentObjective objective({{moments("bdbdbd"), kRate}}, kRate, kHighest);
  const double quiet = objective.distance(0.05 * signal).item<double>();
  QVERIFY(std::abs(objective.distance(signal).item<double>() - quiet) < 1e-3);
}

// The same two sounds in other shares: all have their like, while the bands' distributions differ.
void MomentObjectiveTest::proportionsMatterLittle() {
  const Tensor reference = moments("dbdbdbdb");
  const Tensor same = moments("dbdbdbdb");
  const Tensor other = moments("bbbbbbdd");
  const MomentObjective like({{reference, kRate}}, kRate, kHighest);
  const DistributionObjective bands({{reference, kRate}}, kRate, kHighest);
  const double likeGrowth = like.distance(other).item<double>() / like.distance(same).item<double>();
  const double bandGrowth = bands.distance(other).item<double>() / bands.distance(same).item<double>();
  QVERIFY2(likeGrowth < 3.0 && bandGrowth > 3.0 * likeGrowth,
           qPrintable(QString("%1 %2").arg(likeGrowth).arg(bandGrowth)));
}

// The tone of a first-order filter is found again by descent on other noise.
void MomentObjectiveTest::descendsToTheRightTone() {
  const auto filtered = [](const Tensor& x, const Tensor& amount) {
    return x.slice(1, 1) + amount * x.slice(1, 0, x.size(1) - 1);
  };
  const MomentObjective objective({{filtered(moments("dbdbdbdb"), torch::tensor(0.6f)), kRate}}, kRate,
                                  kHighest);
  const Tensor input = moments("dbdbbbdd");
  Tensor amount = torch::tensor(-0.3f).requires_grad_();
  torch::optim::Adam optimiser({amount}, torch::optim::AdamOptions(0.05));
  for (int step = 0; step < 80; ++step) {
    optimiser.zero_grad();
    objective.distance(filtered(input, amount)).backward();
    optimiser.step();
  }
  const double found = amount.item<double>();
  QVERIFY2(std::abs(found - 0.6) < 0.15, qPrintable(QString::number(found)));
}

}  // namespace

QTEST_GUILESS_MAIN(MomentObjectiveTest)
#include "MomentObjectiveTest.moc"
