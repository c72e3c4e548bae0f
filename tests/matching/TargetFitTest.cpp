// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/TargetFit.h"

#include <QTest>
#include <algorithm>
#include <cmath>

#include "matching/ExcerptRendering.h"

using namespace semblance;
using torch::Tensor;

namespace {

Excerpts swingingNoise(int channels, double seconds) {
  constexpr int kRate = 24000;
  Excerpts sound;
  sound.sampleRate = kRate;
  const auto frames = static_cast<std::int64_t>(seconds * kRate);
  sound.parts.emplace_back(channels, frames);
  torch::manual_seed(9);
  const Tensor level = 0.1 + torch::sin(torch::linspace(0.0, 20.0, frames)).abs();
  for (int c = 0; c < channels; ++c) {
    const Tensor samples = 0.15 * torch::randn({frames}) * level;
    std::copy_n(samples.data_ptr<float>(), frames, sound.parts[0].channel(c).begin());
  }
  return sound;
}

TargetFitOptions quick() {
  TargetFitOptions options;
  options.excerptSeconds = 1.0;
  options.descent.scoutSteps = 5;
  options.descent.steps = 25;
  return options;
}

}  // namespace

class TargetFitTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void descentFindsTheLowestPoint();
  void descentTakesTheBestStart();
  void heldControlsStay();
  void fitIsNoWorseThanItsStarts();
  void saturationIsFittedInTime();
  void differentShapesAreRefused();
};

void TargetFitTest::descentFindsTheLowestPoint() {
  const Tensor wanted = torch::tensor({0.2, 0.9, 1.4}, torch::kFloat64);
  const auto loss = [&](const Tensor& q) { return (q - wanted).square().sum(); };
  DescentOptions options;
  options.steps = 200;
  std::vector<double> shares;
  const auto found =
      scoutedDescent(loss, {torch::full({3}, 0.5, torch::kFloat64)}, torch::ones({3}, torch::kFloat64),
                     options, [&](double done, const Tensor&) { shares.push_back(done); }, {});
  QVERIFY(found.has_value());
  const Tensor expected = torch::tensor({0.2, 0.9, 1.0}, torch::kFloat64);
  const double error = (*found - expected).abs().max().item<double>();
  QVERIFY2(error < 0.02, qPrintable(QString::number(error)));
  QCOMPARE(shares.size(), 215u);
  QVERIFY(std::is_sorted(shares.begin(), shares.end()) && std::abs(shares.back() - 1.0) < 1e-12);
}

// Of two valleys the one that a few steps from every start show to be deeper.
void TargetFitTest::descentTakesTheBestStart() {
  const auto loss = [](const Tensor& q) {
    return torch::minimum((q - 0.1).square() + 0.05, (q - 0.8).square()).sum();
  };
  const auto at = [](double q) { return torch::full({1}, q, torch::kFloat64); };
  const auto found = scoutedDescent(loss, {at(0.0), at(0.95)}, at(1.0), {}, {}, {});
  QVERIFY(found && std::abs(found->item<double>() - 0.8) < 0.01);
  QVERIFY(!scoutedDescent(loss, {}, at(1.0), {}, {}, {}));
  std::stop_source stop;
  stop.request_stop();
  const auto cancelled = scoutedDescent(loss, {at(0.0)}, at(1.0), {}, {}, stop.get_token());
  QVERIFY(!cancelled && isCancelled(cancelled.error()));
}

void TargetFitTest::heldControlsStay() {
  const auto loss = [](const Tensor& q) { return (q - 0.9).square().sum(); };
  const auto found = scoutedDescent(loss, {torch::full({2}, 0.5, torch::kFloat64)},
                                    torch::tensor({0.0, 1.0}, torch::kFloat64), {}, {}, {});
  QVERIFY(found && (*found)[0].item<double>() == 0.5 && (*found)[1].item<double>() > 0.8);
}

void TargetFitTest::fitIsNoWorseThanItsStarts() {
  const Excerpts input = swingingNoise(1, 1.5);
  ChainSettings treatment = neutralSettings();
  treatment[ParameterId::Peak2Gain] = 6.0f;
  const auto target = renderExcerpts(input, treatment, {});
  TargetFitOptions astray = quick();
  astray.descent.scoutSteps = astray.descent.steps = 1;
  astray.descent.learningRate = 0.9;
  const auto kept = fitToTarget(input, *target, {treatment}, {}, astray, {}, {});
  QVERIFY(kept && *kept == treatment);
  QVERIFY(!fitToTarget(input, *target, {}, {}, astray, {}, {}));
}

// The exact saturation is late by its filters; a fit that did not make up for that would find no saturation.
void TargetFitTest::saturationIsFittedInTime() {
  MatchSections sections;
  sections.chain = ChainPreset::EqCompressorSaturation;
  sections.equaliser = sections.dynamics = false;
  const Excerpts input = swingingNoise(2, 1.5);
  ChainSettings treatment = neutralSettings(sections.chain);
  treatment[ParameterId::SaturationMix] = 100.0f;
  treatment[ParameterId::SaturationDrive] = 18.0f;
  const auto target = renderExcerpts(input, treatment, {});
  ChainSettings start = neutralSettings(sections.chain);
  start[ParameterId::SaturationMix] = 50.0f;
  start[ParameterId::SaturationDrive] = 10.0f;
  TargetFitOptions options = quick();
  options.descent.steps = 60;
  const auto found = fitToTarget(input, *target, {start}, sections, options, {}, {});
  QVERIFY2(found.has_value(), found ? "" : found.error().message.c_str());
  const auto output = renderExcerpts(input, *found, {});
  const auto before = renderExcerpts(input, start, {});
  const auto error = [&](const Excerpts& sound) {
    double sum = 0.0;
    for (int c = 0; c < 2; ++c)
      for (std::size_t n = 0; n < sound.parts[0].channel(c).size(); ++n)
        sum += std::abs(static_cast<double>(sound.parts[0].channel(c)[n]) -
                        static_cast<double>(target->parts[0].channel(c)[n]));
    return sum;
  };
  QVERIFY2(error(*output) < 0.15 * error(*before),
           qPrintable(QStringLiteral("%1 of %2").arg(error(*output)).arg(error(*before))));
  QCOMPARE((*found)[ParameterId::Peak1Gain], 0.0f);
  QVERIFY(found->chain == sections.chain);
}

void TargetFitTest::differentShapesAreRefused() {
  const Excerpts mono = swingingNoise(1, 1.0);
  const Excerpts stereo = swingingNoise(2, 1.0);
  const Excerpts longer = swingingNoise(1, 1.1);
  QVERIFY(!fitToTarget(mono, stereo, {neutralSettings()}, {}, quick(), {}, {}));
  QVERIFY(!fitToTarget(mono, longer, {neutralSettings()}, {}, quick(), {}, {}));
}

QTEST_GUILESS_MAIN(TargetFitTest)
#include "TargetFitTest.moc"
