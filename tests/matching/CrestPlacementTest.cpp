// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/CrestPlacement.h"

#include <QtTest>
#include <cmath>
#include <random>

#include "matching/ExcerptRendering.h"

using namespace semblance;

namespace {

constexpr int kRate = 24000;

/// Four seconds of noise with a beat that dies away twice a second, `dynamics` dB above what lies under it.
Excerpts beats(double dynamics, unsigned seed = 1) {
  std::mt19937 random(seed);
  std::normal_distribution<double> normal(0.0, 0.02);
  AudioBuffer buffer(1, std::int64_t{4} * kRate);
  for (std::int64_t n = 0; n < buffer.frames(); ++n) {
    const double age = static_cast<double>(n % (kRate / 2)) / kRate;
    const double envelope = std::pow(10.0, dynamics / 20.0 * std::exp(-age / 0.03));
    buffer.channel(0)[static_cast<std::size_t>(n)] = static_cast<float>(envelope * normal(random));
  }
  Excerpts excerpts;
  excerpts.parts.push_back(std::move(buffer));
  excerpts.sampleRate = kRate;
  return excerpts;
}

double crestThrough(const ChainSettings& settings, const Excerpts& input) {
  return crestFactorDb(renderExcerpts(input, settings, {})->parts.front());
}

ChainSettings placed(ChainSettings settings, const Excerpts& input, const Excerpts& reference, double trust) {
  const WeightedReference only{&reference, 1.0};
  const auto done = placeCrest(settings, input, {&only, 1}, {1.0}, trust, {});
  if (!done) throw std::runtime_error(done.error().message);
  return settings;
}

}  // namespace

class CrestPlacementTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void crestOfASine();
  void aDenserReferenceIsFollowed();
  void aLooserReferenceTakesCompressionBack();
  void likeDensitiesAreLeft();
  void trustScalesWhatIsFollowed();
  void silenceIsLeft();
  void cancels();
};

void CrestPlacementTest::crestOfASine() {
  AudioBuffer sine(2, kRate);
  for (int c = 0; c < 2; ++c)
    for (std::int64_t n = 0; n < kRate; ++n)
      sine.channel(c)[static_cast<std::size_t>(n)] =
          static_cast<float>(0.3 * std::sin(0.05 * static_cast<double>(n)));
  QVERIFY(std::abs(crestFactorDb(sine) - 3.01) < 0.02);
  QCOMPARE(crestFactorDb(AudioBuffer(1, 100)), 0.0);
}

void CrestPlacementTest::aDenserReferenceIsFollowed() {
  const Excerpts input = beats(24.0);
  const Excerpts reference = beats(8.0, 2);
  const double before = crestThrough(neutralSettings(), input);
  const double wanted = crestFactorDb(reference.parts.front());
  QVERIFY(before - wanted > 6.0);
  const ChainSettings settings = placed(neutralSettings(), input, reference, 1.0);
  const double after = crestThrough(settings, input);
  // Four fifths of the way.
  QVERIFY2(std::abs(after - (before - 0.8 * (before - wanted))) < 1.0,
           qPrintable(QStringLiteral("%1 to %2, wanted %3").arg(before).arg(after).arg(wanted)));
  for (const ParameterInfo& row : parameterTable())
    if (row.effect != Effect::Compressor) QCOMPARE(settings[row.id], row.neutral);
}

void CrestPlacementTest::aLooserReferenceTakesCompressionBack() {
  ChainSettings dense = neutralSettings();
  dense[ParameterId::Threshold] = -40.0f;
  dense[ParameterId::Ratio] = 8.0f;
  dense[ParameterId::Attack] = 0.3f;
  dense[ParameterId::Release] = 60.0f;
  const Excerpts input = beats(18.0);
  const Excerpts reference = beats(18.0, 2);
  const ChainSettings settings = placed(dense, input, reference, 1.0);
  QVERIFY(settings[ParameterId::Ratio] < dense[ParameterId::Ratio]);
  QCOMPARE(settings[ParameterId::Threshold], dense[ParameterId::Threshold]);
  QVERIFY(crestThrough(settings, input) > crestThrough(dense, input) + 2.0);
  // Without a compressor there is nothing to take back.
  QVERIFY(placed(neutralSettings(), beats(6.0), beats(24.0, 2), 1.0) == neutralSettings());
}

void CrestPlacementTest::likeDensitiesAreLeft() {
  QVERIFY(placed(neutralSettings(), beats(12.0), beats(11.0, 2), 1.0) == neutralSettings());
}

void CrestPlacementTest::trustScalesWhatIsFollowed() {
  const Excerpts input = beats(24.0);
  const Excerpts reference = beats(8.0, 2);
  const auto crest = [&](double trust) {
    return crestThrough(placed(neutralSettings(), input, reference, trust), input);
  };
  QVERIFY(placed(neutralSettings(), input, reference, 0.0) == neutralSettings());
  QVERIFY(placed(neutralSettings(), input, reference, -3.0) == neutralSettings());
  QVERIFY(crest(0.4) > crest(1.0) + 1.0);
  QVERIFY(std::abs(crest(5.0) - crest(1.0)) < 1e-6);
}

void CrestPlacementTest::silenceIsLeft() {
  Excerpts silence;
  silence.parts.emplace_back(1, kRate);
  silence.sampleRate = kRate;
  QVERIFY(placed(neutralSettings(), silence, beats(12.0), 1.0) == neutralSettings());
}

void CrestPlacementTest::cancels() {
  std::stop_source stop;
  stop.request_stop();
  ChainSettings settings = neutralSettings();
  const Excerpts reference = beats(8.0, 2);
  const WeightedReference only{&reference, 1.0};
  const auto done = placeCrest(settings, beats(24.0), {&only, 1}, {1.0}, 1.0, stop.get_token());
  QVERIFY(!done && isCancelled(done.error()));
}

QTEST_GUILESS_MAIN(CrestPlacementTest)
#include "CrestPlacementTest.moc"
