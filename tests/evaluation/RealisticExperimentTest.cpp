// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/RealisticExperiment.h"

#include <QtTest>
#include <mutex>
#include <nlohmann/json.hpp>

#include "evaluation/Report.h"
#include "learning/Levels.h"
#include "learning/TestRecordings.h"

using namespace semblance;

class RealisticExperimentTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void allOrderedPairsInTurn();
  void examplesAreAsDescribed();
  void levelsOfOutputsDoNotCount();
  void sameSeedSameFiguresForAnyThreads();
  void otherSeedOtherExamples();
  void warmMatters();
  void cancels();
  void reportShowsWhatMeansSomething();

 private:
  TestRecordings recordings_;
  std::optional<ClipLibrary> library_;
  std::mutex mutex_;
  std::map<std::size_t, Example> seen_;

  Result<EvaluationReport> run(const RealisticOptions& options, int threads = 2, std::stop_token stop = {});
};

void RealisticExperimentTest::initTestCase() {
  std::string list;
  for (int k = 0; k < 10; ++k) {
    const std::string name = "take" + std::to_string(k) + ".wav";
    recordings_.write(name, TestRecordings::lively(3.0, 24000, 150.0 + 40.0 * k), 24000);
    list += name + "\n";
  }
  auto library = ClipLibrary::fromList(recordings_.writeText("list.txt", list), recordings_.root(),
                                       {24000, 1.5, {}}, {});
  QVERIFY2(library, library ? "" : library.error().message.c_str());
  library_.emplace(std::move(*library));
}

/// Runs `input` and a method that notes the examples.
Result<EvaluationReport> RealisticExperimentTest::run(const RealisticOptions& options, int threads,
                                                      std::stop_token stop) {
  seen_.clear();
  const auto note = [this](const Example& example, std::stop_token) -> Result<std::vector<float>> {
    const std::lock_guard lock(mutex_);
    seen_[example.index] = example;
    return example.target;
  };
  const MethodSource perfect{"perfect", [note]() -> Result<EvaluatedMethod> {
                               return EvaluatedMethod{{}, "cpu", note};
                             }};
  auto runner = MethodRunner::create({inputSource(), perfect}, threads);
  if (!runner) return tl::unexpected(runner.error());
  return runRealisticExperiment(*library_, options, *runner, {}, std::move(stop));
}

void RealisticExperimentTest::allOrderedPairsInTurn() {
  std::map<std::pair<int, int>, int> counts;
  for (std::size_t index = 0; index < 250; ++index) {
    const StylePair pair = stylePair(index);
    ++counts[{static_cast<int>(pair.input), static_cast<int>(pair.reference)}];
  }
  QCOMPARE(counts.size(), 25u);
  for (const auto& [pair, count] : counts) QCOMPARE(count, 10);
}

void RealisticExperimentTest::examplesAreAsDescribed() {
  RealisticOptions options;
  options.examples = 50;
  options.frames = 8192;
  const auto report = run(options);
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(seen_.size(), 50u);
  for (const auto& [index, example] : seen_) {
    QCOMPARE(example.input.size(), 8192u);
    QVERIFY(std::abs(peakOf(example.input) - kProtocolPeak) < 1e-6);
    QVERIFY(std::abs(peakOf(example.reference) - kProtocolPeak) < 1e-6);
    QVERIFY(example.target == example.reference);
    QVERIFY(example.input != example.reference);
    const StylePair pair = stylePair(index);
    const QString clip = QString::fromStdString(example.clip);
    QVERIFY2(clip.contains("(" + QString::fromUtf8(styleName(pair.input).data()) + ") to "), clip.toUtf8());
    QVERIFY2(clip.endsWith("(" + QString::fromUtf8(styleName(pair.reference).data()) + ")"), clip.toUtf8());
    QVERIFY2(clip.section(' ', 0, 0) != clip.section(' ', 3, 3), clip.toUtf8());  // never the same recording
  }
}

void RealisticExperimentTest::levelsOfOutputsDoNotCount() {
  const MethodSource quieter{"quieter", []() -> Result<EvaluatedMethod> {
                               const auto process = [](const Example& example, std::stop_token) {
                                 std::vector<float> output = example.target;
                                 scale(output, 0.5);
                                 return Result<std::vector<float>>(std::move(output));
                               };
                               return EvaluatedMethod{{}, "cpu", process};
                             }};
  auto runner = MethodRunner::create({inputSource(), quieter}, 1);
  QVERIFY(runner);
  RealisticOptions options;
  options.examples = 5;
  options.frames = 8192;
  const auto report = runRealisticExperiment(*library_, options, *runner, {}, {});
  QVERIFY(report);
  for (const Metric metric : {Metric::Rms, Metric::Lufs})
    QVERIFY(report->methods.back().metrics[static_cast<std::size_t>(metric)].mean < 1e-3);
}

void RealisticExperimentTest::sameSeedSameFiguresForAnyThreads() {
  RealisticOptions options;
  options.examples = 25;
  options.frames = 8192;
  const auto one = run(options, 1);
  const auto three = run(options, 3);
  QVERIFY(one && three);
  for (const Metric metric : one->shownMetrics)
    QVERIFY(one->methods[0].metrics[indexOf(metric)].mean == three->methods[0].metrics[indexOf(metric)].mean);
}

void RealisticExperimentTest::otherSeedOtherExamples() {
  RealisticOptions options;
  options.examples = 5;
  options.frames = 8192;
  const auto one = run(options);
  options.seed = 17;
  const auto two = run(options);
  QVERIFY(one && two);
  QVERIFY(one->methods[0].metrics[indexOf(Metric::Sce)].mean !=
          two->methods[0].metrics[indexOf(Metric::Sce)].mean);
}

void RealisticExperimentTest::warmMatters() {
  RealisticOptions options;
  options.examples = 25;
  options.frames = 8192;
  const auto intended = run(options);
  options.warm = WarmShelf::Released;
  const auto released = run(options);
  QVERIFY(intended && released);
  QCOMPARE(released->choices.at("warm"), std::string("released"));
  QVERIFY(intended->methods[0].metrics[indexOf(Metric::Sce)].mean !=
          released->methods[0].metrics[indexOf(Metric::Sce)].mean);
}

void RealisticExperimentTest::cancels() {
  std::stop_source stop;
  stop.request_stop();
  RealisticOptions options;
  options.frames = 8192;
  const auto report = run(options, 1, stop.get_token());
  QVERIFY(!report);
  QVERIFY(isCancelled(report.error()));
}

void RealisticExperimentTest::reportShowsWhatMeansSomething() {
  RealisticOptions options;
  options.examples = 5;
  options.frames = 8192;
  auto report = run(options);
  QVERIFY(report);
  report->library.kind = "speech";
  const auto json = nlohmann::json::parse(toJson(*report));
  QCOMPARE(json["experiment"].get<std::string>(), std::string("realistic"));
  QCOMPARE(json["choices"]["warm"].get<std::string>(), std::string("intended"));
  QVERIFY(json["rows"]["perfect"]["MSD"]["mean"].get<double>() < 1e-5);
  for (const char* key : {"SCE", "RMS", "LUFS", "third_octave_dB"})
    QVERIFY(json["rows"]["input"].contains(key));
  for (const char* key : {"STFT", "STFT_log", "CFE"}) QVERIFY(!json["rows"]["input"].contains(key));
  QCOMPARE(json["published"].size(), 4u);
  QCOMPARE(json["published"][0]["rows"]["AD"]["SCE"]["mean"].get<double>(), 278.1);
  QVERIFY(json["published"][1]["rows"]["AD"]["SCE"]["mean"].is_null());
  QCOMPARE(json["published"][1]["rows"]["AD"]["SCE"]["ratio"].get<double>(), 0.28);

  const QString table = QString::fromStdString(toTable(*report));
  QVERIFY(table.contains("278.1 (0.27)"));  // the published AD row, DAPS
  QVERIFY(table.contains("There is no oracle"));
  QVERIFY(table.contains("Variant: warm as intended"));
  QVERIFY(!table.contains("STFT"));
  QVERIFY(!table.contains("MUSDB18"));  // music
}

QTEST_GUILESS_MAIN(RealisticExperimentTest)
#include "RealisticExperimentTest.moc"
