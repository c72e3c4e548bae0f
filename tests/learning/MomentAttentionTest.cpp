// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "learning/MomentAttention.h"

using namespace semblance;
using torch::Tensor;

namespace {

constexpr std::int64_t kBands = kFeatureBands;
constexpr std::int64_t kHeads = 3;
constexpr std::int64_t kViews = 2 * kHeads;

MomentBatch randomMoments(std::int64_t count) {
  return {15.0 * torch::randn({2, count, kBands}) - 25.0, torch::ones({2, count})};
}

double largestDifference(const Tensor& a, const Tensor& b) { return (a - b).abs().max().item<double>(); }

double largestDifference(const MomentEvidence& a, const MomentEvidence& b) {
  return std::max({largestDifference(a.difference, b.difference), largestDifference(a.spread, b.spread),
                   largestDifference(a.levels, b.levels)});
}

class MomentAttentionTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void shapes();
  void exchangingTracksTurnsTheSign();
  void orderDoesNotMatter();
  void paddingDoesNotMatter();
  void startIsAddedToTheInput();
  void maskedBandsSayNothing();
  void everyWeightLearns();

 private:
  MomentAttention attention_{nullptr};
  MomentBatch input_, reference_;
  Tensor mask_, none_;
};

void MomentAttentionTest::init() {
  torch::manual_seed(3);
  attention_ = MomentAttention(kHeads);
  input_ = randomMoments(20);
  reference_ = randomMoments(30);
  mask_ = torch::ones({2, kBands});
  none_ = torch::zeros({2, kBands});
}

void MomentAttentionTest::shapes() {
  const MomentEvidence evidence = attention_(input_, reference_, mask_, none_);
  QCOMPARE(evidence.difference.sizes().vec(), (std::vector<std::int64_t>{2, kViews, kBands}));
  QCOMPARE(evidence.spread.sizes().vec(), (std::vector<std::int64_t>{2, kViews, kBands}));
  QCOMPARE(evidence.levels.sizes().vec(), (std::vector<std::int64_t>{2, 2 * kViews}));
}

// Both directions are views of one thing: what one track lacks the other has too much.
void MomentAttentionTest::exchangingTracksTurnsTheSign() {
  const Tensor there = attention_(input_, reference_, mask_, none_).difference;
  const Tensor back = attention_(reference_, input_, mask_, none_).difference;
  const auto halves = there.chunk(2, 1);
  QVERIFY(largestDifference(torch::cat({-halves[1], -halves[0]}, 1), back) < 1e-3);
  QVERIFY(there.abs().max().item<double>() > 0.5);
}

void MomentAttentionTest::orderDoesNotMatter() {
  const Tensor order = torch::randperm(30, torch::kInt64);
  const MomentBatch shuffled{reference_.frames.index_select(1, order),
                             reference_.valid.index_select(1, order)};
  QVERIFY(largestDifference(attention_(input_, reference_, mask_, none_),
                            attention_(input_, shuffled, mask_, none_)) < 1e-3);
}

void MomentAttentionTest::paddingDoesNotMatter() {
  const auto padded = [](const MomentBatch& moments) {
    return MomentBatch{torch::cat({moments.frames, torch::full({2, 7, kBands}, -30.0)}, 1),
                       torch::cat({moments.valid, torch::zeros({2, 7})}, 1)};
  };
  QVERIFY(largestDifference(attention_(input_, reference_, mask_, none_),
                            attention_(padded(input_), padded(reference_), mask_, none_)) < 1e-3);
}

void MomentAttentionTest::startIsAddedToTheInput() {
  const Tensor tone = 6.0 * torch::randn({2, kBands});
  const MomentBatch darker{input_.frames - tone.unsqueeze(1), input_.valid};
  QVERIFY(largestDifference(attention_(input_, reference_, mask_, none_),
                            attention_(darker, reference_, mask_, tone)) < 1e-3);
}

void MomentAttentionTest::maskedBandsSayNothing() {
  mask_.slice(1, 50, kBands).zero_();
  MomentBatch noisy{input_.frames.clone(), input_.valid};
  noisy.frames.slice(2, 50, kBands).add_(40.0);
  const MomentEvidence evidence = attention_(input_, reference_, mask_, none_);
  QVERIFY(largestDifference(evidence, attention_(noisy, reference_, mask_, none_)) < 1e-3);
  QCOMPARE(evidence.difference.slice(2, 50, kBands).abs().max().item<double>(), 0.0);
}

void MomentAttentionTest::everyWeightLearns() {
  const MomentEvidence evidence = attention_(input_, reference_, mask_, none_);
  (evidence.difference.square().mean() + evidence.spread.mean() + evidence.levels.square().mean()).backward();
  for (const auto& item : attention_->named_parameters()) {
    QVERIFY2(item.value().grad().defined(), item.key().c_str());
    QVERIFY2(item.value().grad().abs().max().item<double>() > 0.0, item.key().c_str());
  }
}

}  // namespace

QTEST_GUILESS_MAIN(MomentAttentionTest)
#include "MomentAttentionTest.moc"
