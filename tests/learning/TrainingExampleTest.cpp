// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>

#include "TestRecordings.h"
#include "learning/TrainingExample.h"

using namespace semblance;

namespace {

constexpr int kRate = 24000;
constexpr std::size_t kFrames = 200;

std::vector<float> noise(double seconds, double smoothing, std::uint64_t seed) {
  std::vector<float> samples(static_cast<std::size_t>(seconds * kRate));
  RandomEngine random = randomEngine(seed, 0);
  double low = 0.0;
  for (float& sample : samples) {
    low += (1.0 - smoothing) * (drawUniform(random, -0.5, 0.5) - low);
    sample = static_cast<float>(low);
  }
  return samples;
}

/// Two passages of one noise; the target has a peak of 9 dB at 1 kHz.
TrainingPair plainPair() {
  TrainingPair pair;
  pair.sampleRate = kRate;
  pair.input = noise(2.0, 0.0, 1);
  pair.target = pair.input;
  pair.reference = noise(2.0, 0.0, 2);
  pair.targetTreatment.bands = {{BandType::Peak, 1000.0, 9.0, 1.0}};
  applyTreatment(pair.targetTreatment, pair.target, kRate);
  Treatment same = pair.targetTreatment;
  applyTreatment(same, pair.reference, kRate);
  return pair;
}

/// Loud and quiet passages in turn, 20 dB apart; the input's quiet ones were expanded further down.
TrainingPair expandedPair() {
  TrainingPair pair;
  pair.sampleRate = kRate;
  pair.target = noise(4.0, 0.0, 1);
  for (std::size_t i = 0; i < pair.target.size(); ++i)
    if (i / (kRate / 4) % 2 == 1) pair.target[i] *= 0.1f;
  pair.reference = pair.target;
  pair.input = pair.target;
  TreatmentDynamics expander;
  expander.expander = true;
  expander.thresholdDb = -25.0;
  expander.ratio = 2.0;
  pair.inputTreatment.dynamics = expander;
  applyTreatment(pair.inputTreatment, pair.input, kRate);
  return pair;
}

double responseAt(const TrainingExample& example, double frequency) {
  std::size_t nearest = 0;
  for (std::size_t b = 0; b < kFeatureBands; ++b)
    if (std::abs(std::log(featureBandFrequencies()[b] / frequency)) <
        std::abs(std::log(featureBandFrequencies()[nearest] / frequency)))
      nearest = b;
  return static_cast<double>(example.responseDb[nearest]);
}

}  // namespace

class TrainingExampleTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void responseIsTheTreatments();
  void anotherRecordingBringsItsToneAlong();
  void expansionIsToBeTakenBack();
  void silenceIsRefused();
};

void TrainingExampleTest::responseIsTheTreatments() {
  const auto example = describePair(plainPair(), kFrames);
  QVERIFY(example);
  QVERIFY(std::abs(responseAt(*example, 1000.0) - 9.0) < 0.3);
  QVERIFY(std::abs(responseAt(*example, 60.0)) < 0.3);
  QVERIFY(!example->compressed);
  QCOMPARE(example->levels.size(), kFrames);
}

void TrainingExampleTest::anotherRecordingBringsItsToneAlong() {
  TrainingPair pair = plainPair();
  pair.sameContent = false;
  pair.reference = noise(2.0, 0.8, 3);  // falls by about 6 dB an octave above 850 Hz
  Treatment same = pair.targetTreatment;
  applyTreatment(same, pair.reference, kRate);
  const auto example = describePair(pair, kFrames);
  QVERIFY(example);
  const double octave = responseAt(*example, 4000.0) - responseAt(*example, 2000.0);
  QVERIFY2(octave < -3.0 && octave > -8.0, qPrintable(QString::number(octave)));
  // The level that is right is the reference's.
  const double wanted = static_cast<double>(example->reference.loudness - example->input.loudness);
  QVERIFY(std::abs(static_cast<double>(example->loudnessChange) - wanted) < 1e-4);
}

void TrainingExampleTest::expansionIsToBeTakenBack() {
  const auto example = describePair(expandedPair(), 4 * 400);
  QVERIFY(example);
  double loud = 0.0;
  double quiet = 0.0;
  // The last 50 ms of each passage of 100 detector frames, when the expander has settled.
  for (std::size_t i = 0; i < example->reduction.size(); ++i)
    if (i % 100 >= 80) (i / 100 % 2 == 0 ? loud : quiet) += example->reduction[i] / 100.0 / 160.0;
  // Where the input is louder, more is to be taken away, by as much as the expander took from the rest.
  QVERIFY2(loud - quiet > 5.0 && loud - quiet < 20.0, qPrintable(QString::number(loud - quiet)));
}

void TrainingExampleTest::silenceIsRefused() {
  TrainingPair pair = plainPair();
  std::fill(pair.reference.begin(), pair.reference.end(), 0.0f);
  QVERIFY(!describePair(pair, kFrames));
}

QTEST_GUILESS_MAIN(TrainingExampleTest)
#include "TrainingExampleTest.moc"
