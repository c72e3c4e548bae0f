// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/PairGenerator.h"

#include <QtTest>
#include <cmath>
#include <complex>
#include <optional>
#include <thread>
#include <vector>

#include "learning/Augmentation.h"
#include "learning/Levels.h"
#include "learning/Stretching.h"
#include "learning/TestRecordings.h"

using namespace semblance;

namespace {

constexpr int kRate = 24000;
constexpr std::int64_t kHalf = 12000;

/// Two lively recordings and one whose first 6 s are silence.
class Recordings {
 public:
  Recordings() {
    files_.write("a.wav", TestRecordings::lively(6.0, kRate, 220.0), kRate);
    files_.write("b.wav", TestRecordings::lively(6.0, kRate, 1500.0), kRate);
    std::vector<float> late = TestRecordings::lively(9.0, kRate, 500.0);
    std::fill(late.begin(), late.begin() + 6 * kRate, 0.0f);
    files_.write("late.wav", late, kRate);
    const auto list = files_.writeText("list.txt", "a.wav\nb.wav\nlate.wav\n");
    auto read = ClipLibrary::fromList(list, files_.root(), {kRate, 2.0 * kHalf / kRate, {}}, {});
    if (read) library_.emplace(std::move(*read));
  }
  const ClipLibrary& library() const { return *library_; }

 private:
  TestRecordings files_;
  std::optional<ClipLibrary> library_;
};

PairOptions everything() {
  PairOptions options;
  options.halfFrames = kHalf;
  options.speedProbability = 0.3;
  options.mixProbability = 0.3;
  options.bandLimitProbability = 0.3;
  options.roomFilterProbability = 0.3;
  options.identityProbability = 0.1;
  return options;
}

PairOptions plain() {
  PairOptions options;
  options.halfFrames = kHalf;
  options.augment = false;
  return options;
}

double peakDb(const TrainingPair& pair, bool inputSide) {
  const double peak = inputSide ? peakOf(pair.input) : std::max(peakOf(pair.target), peakOf(pair.reference));
  return 20.0 * std::log10(peak + 1e-12);
}

/// Power of the samples above a frequency, by taking a low-passed copy away.
double powerAbove(const std::vector<float>& samples, double frequency) {
  std::vector<float> low = samples;
  lowPass(low, frequency, kRate);
  return meanSquareOf(samples) - meanSquareOf(low);
}

/// Frequency of the strongest tone by counting rising zero crossings.
double toneFrequency(const std::vector<float>& samples) {
  int crossings = 0;
  for (std::size_t n = 1; n < samples.size(); ++n)
    crossings += samples[n - 1] < 0.0f && samples[n] >= 0.0f ? 1 : 0;
  return crossings * static_cast<double>(kRate) / static_cast<double>(samples.size());
}

std::vector<float> tone(double frequency, double seconds) {
  std::vector<float> samples(static_cast<std::size_t>(seconds * kRate));
  for (std::size_t n = 0; n < samples.size(); ++n) {
    samples[n] = static_cast<float>(
        0.3 * std::sin(2.0 * std::numbers::pi * frequency * static_cast<double>(n) / kRate));
  }
  return samples;
}

}  // namespace

class PairGeneratorTest : public QObject {
  Q_OBJECT

 private slots:
  void sameArgumentsGiveTheSamePair();
  void threadsDoNotMatter();
  void lengthsAndLevelsAreThoseOfTheProtocol();
  void silentHalvesAreNotDrawn();
  void bothRolesOfTheHalvesOccur();
  void untouchedPairsShareTheirContent();
  void identityPairsAreIdentical();
  void bandLimitsAreKept();
  void otherContentIsAnotherRecording();
  void kindsAreDrawnEquallyOften();
  void stretchingKeepsPitchAndTempoApart();
  void mixingFollowsTheRelativeLevel();
  void shortRecordingsArePadded();

 private:
  const Recordings recordings_;
};

void PairGeneratorTest::sameArgumentsGiveTheSamePair() {
  const PairGenerator generator(recordings_.library(), everything());
  for (std::uint64_t index = 0; index < 12; ++index) {
    const TrainingPair one = generator.make(7, index);
    const TrainingPair two = generator.make(7, index);
    QVERIFY(one.input == two.input && one.reference == two.reference && one.target == two.target);
    QVERIFY(one.input != generator.make(7, index + 1).input);
    QVERIFY(one.input != generator.make(8, index).input);
  }
}

void PairGeneratorTest::threadsDoNotMatter() {
  const PairGenerator generator(recordings_.library(), everything());
  std::vector<TrainingPair> parallel(16);
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < 4; ++t) {
      threads.emplace_back([&, t] {
        for (std::size_t i = t; i < parallel.size(); i += 4) parallel[i] = generator.make(3, i);
      });
    }
  }
  for (std::size_t i = 0; i < parallel.size(); ++i)
    QVERIFY(parallel[i].target == generator.make(3, i).target);
}

void PairGeneratorTest::lengthsAndLevelsAreThoseOfTheProtocol() {
  for (const PairOptions& options : {plain(), everything()}) {
    const PairGenerator generator(recordings_.library(), options);
    for (std::uint64_t index = 0; index < 40; ++index) {
      const TrainingPair pair = generator.make(1, index);
      for (const auto* half : {&pair.input, &pair.reference, &pair.target}) {
        QCOMPARE(half->size(), static_cast<std::size_t>(kHalf));
        QVERIFY(std::all_of(half->begin(), half->end(), [](float x) { return std::isfinite(x); }));
      }
      QVERIFY(peakDb(pair, true) < -12.0 + 1e-3);
      if (pair.bandLimitHz >= 0.5 * kRate) {  // a low-passed reference may overshoot
        QVERIFY(std::abs(peakDb(pair, false) + 12.0) < 1e-3);
      }
      QCOMPARE(pair.sampleRate, kRate);
      // The fades: a recording starts and ends at nothing, the cut between its halves does not.
      const bool first = std::abs(pair.input.front()) <= 0.0f;
      const bool last = std::abs(pair.input.back()) <= 0.0f;
      QVERIFY(first != last);
    }
  }
}

void PairGeneratorTest::silentHalvesAreNotDrawn() {
  const PairGenerator generator(recordings_.library(), plain());
  int late = 0;
  for (std::uint64_t index = 0; index < 60; ++index) {
    const TrainingPair pair = generator.make(2, index);
    QVERIFY(meanSquareOf(pair.input) > 1e-6);
    QVERIFY(meanSquareOf(pair.reference) > 1e-6);
    late += recordings_.library().name(pair.clip) == "late.wav" ? 1 : 0;
  }
  QVERIFY(late > 5);  // its sounding end is found
}

void PairGeneratorTest::bothRolesOfTheHalvesOccur() {
  const PairGenerator generator(recordings_.library(), plain());
  int firstHalf = 0;
  for (std::uint64_t index = 0; index < 100; ++index) {
    firstHalf += generator.make(4, index).input.front() == 0.0f ? 1 : 0;  // fade-in
  }
  QVERIFY(firstHalf > 35 && firstHalf < 65);
}

void PairGeneratorTest::untouchedPairsShareTheirContent() {
  const PairGenerator generator(recordings_.library(), plain());
  int found = 0;
  for (std::uint64_t index = 0; index < 400; ++index) {
    const TrainingPair pair = generator.make(5, index);
    const bool untouched = pair.inputTreatment.bands.empty() && !pair.inputTreatment.dynamics &&
                           pair.targetTreatment.bands.empty() && !pair.targetTreatment.dynamics;
    if (!untouched) continue;
    QVERIFY(pair.input == pair.target);
    QVERIFY(pair.reference != pair.target);
    ++found;
  }
  QVERIFY2(found > 0 && found < 20, std::to_string(found).c_str());  // 1.4 % expected
}

void PairGeneratorTest::identityPairsAreIdentical() {
  PairOptions options = everything();
  options.identityProbability = 1.0;
  const PairGenerator generator(recordings_.library(), options);
  for (std::uint64_t index = 0; index < 10; ++index) {
    const TrainingPair pair = generator.make(6, index);
    QVERIFY(pair.input == pair.target);
    QCOMPARE(pair.inputTreatment.bands.size(), pair.targetTreatment.bands.size());
  }
}

void PairGeneratorTest::bandLimitsAreKept() {
  PairOptions options;
  options.halfFrames = kHalf;
  options.pitchTempoProbability = 0.0;
  options.bandLimitProbability = 1.0;
  const PairGenerator generator(recordings_.library(), options);
  int both = 0;
  int checked = 0;
  for (std::uint64_t index = 0; index < 60; ++index) {
    const TrainingPair pair = generator.make(9, index);
    QVERIFY(pair.bandLimitHz >= 3000.0 && pair.bandLimitHz < 0.42 * kRate);
    const double above = std::min(pair.bandLimitHz * 1.25, 0.49 * kRate);
    const auto share = [&](const std::vector<float>& half) {
      return powerAbove(half, above) / meanSquareOf(half);
    };
    if (!pair.targetTreatment.bands.empty() || pair.targetTreatment.dynamics || pair.bandLimitHz > 8000.0)
      continue;
    ++checked;
    QVERIFY(share(pair.reference) < 1e-2);
    both += share(pair.target) < 1e-2 ? 1 : 0;
  }
  QVERIFY(checked > 0 && both < checked);
}

void PairGeneratorTest::otherContentIsAnotherRecording() {
  PairOptions options;
  options.halfFrames = kHalf;
  options.pitchTempoProbability = 0.0;
  options.otherContentProbability = 1.0;
  const PairGenerator generator(recordings_.library(), options);
  // A tone 50 dB above its surroundings tells the three recordings apart whatever the equaliser did.
  const auto hasTone = [](const std::vector<float>& half, double frequency) {
    std::complex<double> sum = 0.0;
    for (std::size_t n = 0; n < half.size(); ++n)
      sum += static_cast<double>(half[n]) *
             std::polar(1.0, -2.0 * std::numbers::pi * frequency * static_cast<double>(n) / kRate);
    return std::norm(sum) / static_cast<double>(half.size()) > 30.0 * meanSquareOf(half);
  };
  int told = 0;
  for (std::uint64_t index = 0; index < 20; ++index) {
    const TrainingPair pair = generator.make(5, index);
    QVERIFY(!pair.sameContent);
    QCOMPARE(pair.reference.size(), pair.input.size());
    for (const double frequency : {220.0, 500.0, 1500.0}) {
      if (!hasTone(pair.target, frequency)) continue;
      QVERIFY(!hasTone(pair.reference, frequency));
      ++told;
    }
  }
  QVERIFY(told >= 10);
}

void PairGeneratorTest::kindsAreDrawnEquallyOften() {
  TestRecordings files;
  std::string list;
  std::string table = "path,kind\n";
  for (int i = 0; i < 6; ++i) {
    const std::string name = "clip" + std::to_string(i) + ".wav";
    files.write(name, TestRecordings::lively(3.0, kRate, 200.0 + 100.0 * i), kRate);
    list += name + "\n";
    table += name + (i == 0 ? ",speech\n" : ",music\n");
  }
  files.writeText("files.csv", table);
  const auto library = ClipLibrary::fromList(files.writeText("list.txt", list), files.root(),
                                             {kRate, 2.0 * kHalf / kRate, {}}, {});
  QVERIFY(library.has_value());
  const auto speech = [&](bool balanced) {
    PairOptions options = plain();
    options.balanceKinds = balanced;
    const PairGenerator generator(*library, options);
    int count = 0;
    for (std::uint64_t index = 0; index < 60; ++index)
      count += library->kind(generator.make(5, index).clip) == "speech" ? 1 : 0;
    return count;
  };
  QVERIFY(std::abs(speech(true) - 30) < 12);
  QVERIFY(std::abs(speech(false) - 10) < 9);
}

void PairGeneratorTest::stretchingKeepsPitchAndTempoApart() {
  const std::vector<float> original = tone(440.0, 4.0);
  const std::vector<float> faster = stretched(original, kRate, 1.2, 0.0);
  QCOMPARE(faster.size(), static_cast<std::size_t>(4 * kRate / 1.2));
  QVERIFY(std::abs(toneFrequency(faster) - 440.0) < 6.0);
  const std::vector<float> higher = stretched(original, kRate, 1.0, 200.0);
  QCOMPARE(higher.size(), original.size());
  QVERIFY(std::abs(toneFrequency(higher) - 440.0 * std::exp2(200.0 / 1200.0)) < 7.0);
  const std::vector<float> tape = playedAtSpeed(original, kRate, 1.1);
  QVERIFY(std::abs(static_cast<double>(tape.size()) - 4 * kRate / 1.1) <= 1.0);
  QVERIFY(std::abs(toneFrequency(tape) - 484.0) < 3.0);
}

void PairGeneratorTest::mixingFollowsTheRelativeLevel() {
  RandomEngine random(1);
  for (int i = 0; i < 20; ++i) {
    std::vector<float> samples = tone(300.0, 1.0);
    const double before = meanSquareOf(samples);
    mixIn(samples, tone(3100.0, 1.0), random);
    const double addedDb = 10.0 * std::log10(meanSquareOf(samples) / before - 1.0);
    QVERIFY(addedDb > -12.1 && addedDb < 0.1);
  }
}

void PairGeneratorTest::shortRecordingsArePadded() {
  PairOptions options = everything();
  options.halfFrames = 5 * kRate;  // longer than the recordings
  const PairGenerator generator(recordings_.library(), options);
  for (std::uint64_t index = 0; index < 5; ++index) {
    const TrainingPair pair = generator.make(1, index);
    QCOMPARE(pair.input.size(), static_cast<std::size_t>(5 * kRate));
    QVERIFY(std::all_of(pair.target.begin(), pair.target.end(), [](float x) { return std::isfinite(x); }));
  }
}

QTEST_GUILESS_MAIN(PairGeneratorTest)
#include "PairGeneratorTest.moc"
