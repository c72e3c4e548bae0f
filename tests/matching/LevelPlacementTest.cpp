// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/LevelPlacement.h"

#include <QtTest>
#include <cmath>
#include <random>

#include "matching/ExcerptRendering.h"

using namespace semblance;

namespace {

constexpr int kRate = 24000;

/// Three seconds of white noise.
Excerpts noise(double rms) {
  std::mt19937 random(1);
  std::normal_distribution<double> normal(0.0, rms);
  AudioBuffer buffer(1, std::int64_t{3} * kRate);
  for (float& sample : buffer.channel(0)) sample = static_cast<float>(normal(random));
  Excerpts excerpts;
  excerpts.parts.push_back(std::move(buffer));
  excerpts.sampleRate = kRate;
  return excerpts;
}

double loudnessThrough(const ChainSettings& settings, const Excerpts& input) {
  return excerptLoudness(renderExcerpts(input, settings, {}).value());
}

/// A compressor that takes more than 60 dB.
ChainSettings crushing() {
  ChainSettings settings = neutralSettings();
  settings[ParameterId::Threshold] = -80.0f;
  settings[ParameterId::Ratio] = 20.0f;
  return settings;
}

}  // namespace

class LevelPlacementTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theResultIsAsLoudAsAsked();
  void deepCompressionIsMadeUp();
  void onlyACompressorThatActsMakesUp();
  void silenceStaysAsItIs();
};

void LevelPlacementTest::theResultIsAsLoudAsAsked() {
  const Excerpts input = noise(0.05);
  ChainSettings settings = neutralSettings();
  settings[ParameterId::LowShelfGain] = 9.0f;
  placeLevel(settings, -17.5, input);
  QVERIFY(std::abs(loudnessThrough(settings, input) + 17.5) < 0.1);
  QCOMPARE(settings[ParameterId::MakeUp], 0.0f);
}

// Compressed like this the sound is below the meter's gate, and further down than the output gain reaches.
void LevelPlacementTest::deepCompressionIsMadeUp() {
  const Excerpts input = noise(0.01);
  ChainSettings settings = crushing();
  settings[ParameterId::Attack] = 50.0f;
  QVERIFY2(loudnessThrough(settings, input) < -55.0, QByteArray::number(loudnessThrough(settings, input)));
  placeLevel(settings, -17.5, input);
  const double loudness = loudnessThrough(settings, input);
  QVERIFY2(std::abs(loudness + 17.5) < 0.1, QByteArray::number(loudness));
  QVERIFY(settings[ParameterId::MakeUp] > 0.0f);
}

void LevelPlacementTest::onlyACompressorThatActsMakesUp() {
  const Excerpts input = noise(0.001);
  ChainSettings settings = neutralSettings();
  placeLevel(settings, 0.0, input);
  QCOMPARE(settings[ParameterId::OutputGain], parameterInfo(ParameterId::OutputGain).maximum);
  QCOMPARE(settings[ParameterId::MakeUp], 0.0f);
}

void LevelPlacementTest::silenceStaysAsItIs() {
  ChainSettings settings = neutralSettings();
  placeLevel(settings, -20.0, noise(0.0));
  QCOMPARE(settings[ParameterId::OutputGain], 0.0f);
}

QTEST_GUILESS_MAIN(LevelPlacementTest)
#include "LevelPlacementTest.moc"
