// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/WidthPlacement.h"

#include <QtTest>
#include <cmath>
#include <random>
#include <vector>

#include "matching/ExcerptRendering.h"
#include "matching/RuleBasedMethod.h"

using namespace semblance;

namespace {

constexpr int kRate = 48000;

/// Noise whose channels share `common` of their power, with the level of syllables.
Excerpts stereo(double common, unsigned seed, double seconds = 5.0) {
  std::mt19937 random(seed);
  std::normal_distribution<double> normal(0.0, 0.1);
  AudioBuffer buffer(2, static_cast<std::int64_t>(seconds * kRate));
  for (std::size_t n = 0; n < static_cast<std::size_t>(buffer.frames()); ++n) {
    const double level = 0.3 + std::abs(std::sin(9.0 * static_cast<double>(n) / kRate));
    const double middle = std::sqrt(common) * normal(random);
    for (int c = 0; c < 2; ++c)
      buffer.channel(c)[n] = static_cast<float>(level * (middle + std::sqrt(1.0 - common) * normal(random)));
  }
  Excerpts excerpts;
  excerpts.parts.push_back(std::move(buffer));
  excerpts.sampleRate = kRate;
  return excerpts;
}

Excerpts mono(unsigned seed) {
  const Excerpts wide = stereo(0.5, seed);
  AudioBuffer buffer(1, wide.parts[0].frames());
  std::ranges::copy(wide.parts[0].channel(0), buffer.channel(0).begin());
  Excerpts excerpts;
  excerpts.parts.push_back(std::move(buffer));
  excerpts.sampleRate = kRate;
  return excerpts;
}

Excerpts widened(const Excerpts& excerpts, float percent) {
  ChainSettings settings = neutralSettings();
  settings[ParameterId::StereoWidth] = percent;
  return renderExcerpts(excerpts, settings, {}).value();
}

float placed(const Excerpts& input, const std::vector<Excerpts>& references,
             ChainSettings settings = neutralSettings()) {
  std::vector<WeightedReference> weighted;
  for (const Excerpts& reference : references) weighted.push_back({&reference, 1.0});
  placeWidth(settings, input, weighted,
             std::vector<double>(references.size(), 1.0 / static_cast<double>(references.size())));
  return settings[ParameterId::StereoWidth];
}

}  // namespace

class WidthPlacementTest : public QObject {
  Q_OBJECT

 private slots:
  void sideRatioFollowsTheWidth();
  void knownWidthIsFound_data();
  void knownWidthIsFound();
  void neverWiderThanTwice();
  void monoHasNoWidth();
  void equalWidthsStay();
  void severalReferencesAreAveraged();
  void otherEffectsAreAllowedFor();
  void matchSetsItAndMayBeForbidden();
};

void WidthPlacementTest::sideRatioFollowsTheWidth() {
  const Excerpts sound = stereo(0.5, 1);
  const auto before = sideRatio(sound);
  const auto half = sideRatio(widened(sound, 50.0f));
  QVERIFY(before && half);
  QVERIFY(std::abs(*half - *before + 6.02) < 0.1);
  QVERIFY(!sideRatio(widened(sound, 0.0f)));
  QVERIFY(!sideRatio(mono(1)));
}

void WidthPlacementTest::knownWidthIsFound_data() {
  QTest::addColumn<float>("percent");
  for (const float percent : {25.0f, 60.0f, 140.0f, 190.0f})
    QTest::addRow("%.0f %%", static_cast<double>(percent)) << percent;
}

void WidthPlacementTest::knownWidthIsFound() {
  QFETCH(float, percent);
  const float found = placed(stereo(0.5, 1), {widened(stereo(0.5, 2), percent)});
  QVERIFY2(std::abs(found - percent) < 0.03f * percent, qPrintable(QString::number(found)));
}

void WidthPlacementTest::neverWiderThanTwice() {
  QCOMPARE(placed(stereo(0.98, 1), {stereo(0.02, 2)}), 200.0f);
}

void WidthPlacementTest::monoHasNoWidth() {
  const Excerpts wide = stereo(0.2, 1);
  QCOMPARE(placed(mono(1), {wide}), 100.0f);
  QCOMPARE(placed(wide, {mono(2)}), 100.0f);
  QCOMPARE(placed(wide, {widened(wide, 0.0f)}), 100.0f);  // mono in two channels
  QCOMPARE(placed(widened(wide, 0.0f), {wide}), 100.0f);
}

void WidthPlacementTest::equalWidthsStay() { QCOMPARE(placed(stereo(0.5, 1), {stereo(0.5, 2)}), 100.0f); }

void WidthPlacementTest::severalReferencesAreAveraged() {
  const Excerpts other = stereo(0.5, 2);
  const float found = placed(stereo(0.5, 1), {widened(other, 50.0f), widened(other, 200.0f)});
  QVERIFY2(std::abs(found - 100.0f) < 4.0f, qPrintable(QString::number(found)));
  // One that is mono says nothing.
  const float alone = placed(stereo(0.5, 1), {widened(other, 50.0f), mono(3)});
  QVERIFY2(std::abs(alone - 50.0f) < 2.0f, qPrintable(QString::number(alone)));
}

void WidthPlacementTest::otherEffectsAreAllowedFor() {
  ChainSettings settings = neutralSettings();
  settings[ParameterId::HighShelfGain] = 12.0f;
  settings[ParameterId::StereoWidth] = 33.0f;  // what stood there before counts for nothing
  const float found = placed(stereo(0.5, 1), {widened(stereo(0.5, 2), 60.0f)}, settings);
  QVERIFY2(std::abs(found - 60.0f) < 3.0f, qPrintable(QString::number(found)));
}

void WidthPlacementTest::matchSetsItAndMayBeForbidden() {
  const Excerpts input = stereo(0.5, 1);
  const Excerpts reference = widened(stereo(0.5, 2), 40.0f);
  MatchSections sections;
  const auto found = RuleBasedMethod().match(input, reference, sections, {}, {});
  QVERIFY(found && std::abs((*found)[ParameterId::StereoWidth] - 40.0f) < 3.0f);
  const auto output = renderExcerpts(input, *found, {});
  QVERIFY(std::abs(*sideRatio(*output) - *sideRatio(reference)) < 0.5);
  QVERIFY(std::abs(excerptLoudness(*output) - excerptLoudness(reference)) < 0.2);
  sections.width = false;
  const auto forbidden = RuleBasedMethod().match(input, reference, sections, {}, {});
  QVERIFY(forbidden && (*forbidden)[ParameterId::StereoWidth] == 100.0f);
}

QTEST_GUILESS_MAIN(WidthPlacementTest)
#include "WidthPlacementTest.moc"
