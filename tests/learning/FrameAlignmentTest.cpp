// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>

#include "effects/Biquad.h"
#include "effects/EffectChain.h"
#include "learning/FrameAlignment.h"
#include "learning/RandomDraws.h"

using namespace semblance;

namespace {

constexpr int kRate = 24000;

/// Dark and bright moments of a quarter of a second in turn, `bright` of ten bright.
AudioBuffer moments(int bright, std::uint64_t seed, double seconds = 8.0) {
  RandomEngine random = randomEngine(seed, 0);
  AudioBuffer buffer(1, static_cast<std::int64_t>(seconds * kRate));
  double low = 0.0;
  bool isBright = false;
  double level = 0.2;
  for (std::int64_t n = 0; n < buffer.frames(); ++n) {
    if (n % (kRate / 4) == 0) {
      isBright = drawInteger(random, 0, 10) < bright;
      level = 0.05 * std::pow(10.0, drawUniform(random, 0.0, 1.0));
    }
    const double white = drawUniform(random, -1.0, 1.0);
    low += 0.1 * (white - low);
    buffer.channel(0)[static_cast<std::size_t>(n)] =
        static_cast<float>(level * (isBright ? white : 0.4 * white + 2.0 * low));
  }
  return buffer;
}

AudioBuffer through(AudioBuffer buffer, const ChainSettings& settings) {
  EffectChain chain;
  chain.prepare(kRate, 1);
  chain.setSettings(settings);
  float* channel = buffer.channel(0).data();
  chain.process(&channel, static_cast<int>(buffer.frames()));
  return buffer;
}

SignalFeatures featuresOf(const AudioBuffer& buffer) {
  return *extractFeatures(std::span(&buffer, 1), kRate);
}

/// Mean absolute deviation from a response, level set aside, dB.
double deviation(const std::array<float, kFeatureBands>& curve, const SignalFeatures& features,
                 const ChainSettings& settings) {
  std::vector<double> differences;
  double mean = 0.0;
  for (std::size_t b = 0; b < kFeatureBands; ++b) {
    if (features.mask[b] < 0.5f || featureBandFrequencies()[b] < 100.0) continue;
    differences.push_back(static_cast<double>(curve[b]) -
                          equaliserResponseDb(settings, featureBandFrequencies()[b], kRate));
    mean += differences.back();
  }
  mean /= static_cast<double>(differences.size());
  double sum = 0.0;
  for (const double difference : differences) sum += std::abs(difference - mean);
  return sum / static_cast<double>(differences.size());
}

}  // namespace

class FrameAlignmentTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void sameTrackHasNoDifference();
  void oftenerMomentsAreNotATone();
  void compressionFallsWithLevel();
  void nothingInCommonIsNeutral();
  void otherRecordingsAreForeign();
};

void FrameAlignmentTest::sameTrackHasNoDifference() {
  const SignalFeatures features = featuresOf(moments(5, 1));
  const FrameAlignment alignment = alignFrames(features, features);
  for (const float value : alignment.difference) QVERIFY(std::abs(value) < 0.05f);
}

void FrameAlignmentTest::oftenerMomentsAreNotATone() {
  ChainSettings settings = neutralSettings();
  settings[ParameterId::Peak2Gain] = 9.0f;
  settings[ParameterId::HighShelfGain] = -6.0f;
  const SignalFeatures input = featuresOf(moments(4, 2));
  const SignalFeatures reference = featuresOf(through(moments(6, 3), settings));
  const FrameAlignment alignment = alignFrames(input, reference);
  std::array<float, kFeatureBands> plain{};
  for (std::size_t b = 0; b < kFeatureBands; ++b) {
    const std::size_t mean = std::size_t{kLevelQuantiles} * kFeatureBands + b;
    plain[b] = reference.bands[mean] - input.bands[mean];
  }
  const double aligned = deviation(alignment.difference, input, settings);
  const double unaligned = deviation(plain, input, settings);
  QVERIFY2(aligned < 1.6, qPrintable(QString::number(aligned)));
  QVERIFY2(aligned < 0.6 * unaligned, qPrintable(QString::number(unaligned)));
}

void FrameAlignmentTest::compressionFallsWithLevel() {
  ChainSettings settings = neutralSettings();
  settings[ParameterId::Threshold] = -45.0f;
  settings[ParameterId::Ratio] = 6.0f;
  const auto slope = [](const FrameAlignment& alignment) {
    return static_cast<double>(alignment.levels[kLevelGroups - 1] - alignment.levels[0]);
  };
  const SignalFeatures input = featuresOf(moments(5, 4));
  const double plain = slope(alignFrames(input, featuresOf(moments(5, 5))));
  const double compressed = slope(alignFrames(input, featuresOf(through(moments(5, 5), settings))));
  QVERIFY2(compressed < plain - 1.0, qPrintable(QStringLiteral("%1 %2").arg(compressed).arg(plain)));
}

void FrameAlignmentTest::nothingInCommonIsNeutral() {
  SignalFeatures input = featuresOf(moments(5, 1));
  input.mask.fill(0.0f);
  const FrameAlignment alignment = alignFrames(input, featuresOf(moments(5, 2)));
  for (const float value : alignment.difference) QCOMPARE(value, 0.0f);
}

void FrameAlignmentTest::otherRecordingsAreForeign() {
  const auto between = [](const SignalFeatures& a, const SignalFeatures& b) {
    return foreignness(alignFrames(a, b), a, b);
  };
  const SignalFeatures input = featuresOf(moments(5, 1));
  ChainSettings bright = neutralSettings();
  bright[ParameterId::HighShelfGain] = 9.0f;
  const double same = between(input, featuresOf(through(moments(5, 2), bright)));
  QVERIFY2(same < 1.05, qPrintable(QString::number(same)));
  AudioBuffer other = moments(10, 3);  // what beats in it is nothing like the moments of the input
  for (std::int64_t n = 0; n < other.frames(); ++n)
    other.channel(0)[static_cast<std::size_t>(n)] *= static_cast<float>(
        std::sin(0.1 * static_cast<double>(n)) * std::sin(0.37 * static_cast<double>(n % 7000)));
  const double foreign = between(input, featuresOf(other));
  QVERIFY2(foreign > same + 0.05, qPrintable(QStringLiteral("%1 %2").arg(foreign).arg(same)));
  SignalFeatures nothing = input;
  nothing.frames.clear();
  QCOMPARE(between(nothing, nothing), 1.0);
}

QTEST_GUILESS_MAIN(FrameAlignmentTest)
#include "FrameAlignmentTest.moc"
