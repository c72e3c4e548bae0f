// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>
#include <random>

#include "effects/Biquad.h"
#include "effects/EffectChain.h"
#include "learning/Features.h"

using namespace semblance;

namespace {

AudioBuffer noise(int rate, double seconds, int channels = 1, unsigned seed = 1) {
  AudioBuffer buffer(channels, static_cast<std::int64_t>(seconds * rate));
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0.0f, 0.1f);
  for (std::int64_t n = 0; n < buffer.frames(); ++n) {
    const float x =
        normal(random) *
        (0.3f + 0.7f * std::abs(std::sin(3.0f * static_cast<float>(n) / static_cast<float>(rate))));
    for (int c = 0; c < channels; ++c) buffer.channel(c)[static_cast<std::size_t>(n)] = x;
  }
  return buffer;
}

AudioBuffer through(AudioBuffer buffer, int rate, const ChainSettings& settings) {
  EffectChain chain;
  chain.prepare(rate, buffer.channels());
  chain.setSettings(settings);
  std::array<float*, 2> rows{buffer.channel(0).data(), buffer.channel(buffer.channels() - 1).data()};
  chain.process(rows.data(), static_cast<int>(buffer.frames()));
  return buffer;
}

SignalFeatures featuresOf(const AudioBuffer& buffer, int rate) {
  return *extractFeatures(std::span(&buffer, 1), rate);
}

}  // namespace

class FeaturesTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void anEqualiserIsAShiftOfAllQuantiles() {
    ChainSettings settings = neutralSettings();
    settings[ParameterId::Peak2Gain] = 8.0f;
    const AudioBuffer dry = noise(48000, 8.0);
    const SignalFeatures before = featuresOf(dry, 48000);
    const SignalFeatures after = featuresOf(through(dry, 48000, settings), 48000);
    const double loudness = static_cast<double>(after.loudness - before.loudness);
    for (std::size_t band = 12; band < 60; ++band) {
      const double wanted = equaliserResponseDb(settings, featureBandFrequencies()[band], 48000.0);
      for (const std::size_t statistic : {5u, 11u}) {
        const std::size_t i = statistic * kFeatureBands + band;
        QVERIFY(std::abs(static_cast<double>(after.bands[i] - before.bands[i]) + loudness - wanted) < 0.6);
      }
    }
  }

  void levelDoesNotMatter() {
    AudioBuffer loud = noise(44100, 4.0);
    AudioBuffer quiet = loud;
    for (float& x : quiet.channel(0)) x *= 0.1f;
    const SignalFeatures a = featuresOf(loud, 44100);
    const SignalFeatures b = featuresOf(quiet, 44100);
    QVERIFY(std::abs(a.loudness - b.loudness - 20.0f) < 0.05f);
    for (std::size_t i = 0; i < a.bands.size(); ++i) QVERIFY(std::abs(a.bands[i] - b.bands[i]) < 0.1f);
    for (std::size_t i = 0; i < a.dynamics.size(); ++i)
      QVERIFY(std::abs(a.dynamics[i] - b.dynamics[i]) < 0.1f);
  }

  void bandsAboveTheRateAreMasked() {
    const SignalFeatures features = featuresOf(noise(16000, 3.0), 16000);
    for (std::size_t band = 0; band < kFeatureBands; ++band)
      QCOMPARE(features.mask[band], featureBandFrequencies()[band] < 7200.0 ? 1.0f : 0.0f);
  }

  void dualMonoReadsLikeMono() {
    const SignalFeatures mono = featuresOf(noise(48000, 3.0, 1), 48000);
    const SignalFeatures stereo = featuresOf(noise(48000, 3.0, 2), 48000);
    // BS.1770 adds the channels: 3 dB more loudness for the same samples.
    const float offset = stereo.loudness - mono.loudness;
    QVERIFY(std::abs(offset - 3.01f) < 0.02f);
    for (std::size_t i = 0; i < mono.bands.size(); ++i)
      QVERIFY(std::abs(mono.bands[i] - stereo.bands[i]) < 0.05f);
  }

  void silenceAndCrumbsAreRefused() {
    const AudioBuffer silent(1, 48000);
    QVERIFY(!extractFeatures(std::span(&silent, 1), 48000));
    const AudioBuffer crumb = noise(48000, 0.3);
    QVERIFY(!extractFeatures(std::span(&crumb, 1), 48000));
  }
};

QTEST_GUILESS_MAIN(FeaturesTest)
#include "FeaturesTest.moc"
