// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/FineTune.h"

#include <torch/torch.h>

#include <QTest>
#include <set>

#include "audio/AudioReader.h"
#include "finetuning/AuditionPair.h"
#include "finetuning/ModelNames.h"
#include "learning/Model.h"
#include "learning/Safetensors.h"
#include "learning/TestRecordings.h"

using namespace semblance;
namespace fs = std::filesystem;

/// The whole way from a folder to a compared model, with a small network and few steps.
class FineTuneTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void theSplitIsByRecordingAndRepeatable();
  void minutesSetTheSteps();
  void tellsItsPhasesAndKeepsTheBase();
  void heldBackPairsCanBeHeard();
  void cancelledItGoesOnTheSameWay();
  void tooLittleIsExplained();
  void baseAndShippedModelsAreKept();

 private:
  fs::path path(const std::string& name) const { return recordings_.root() / name; }
  FineTuneOptions options(const std::string& output, std::int64_t steps = 12) const {
    FineTuneOptions options;
    options.base = path("base.safetensors").string();
    options.output = path(output).string();
    options.steps = steps;
    options.threads = 2;
    options.device = "cpu";
    return options;
  }
  static std::set<std::string> names(const std::vector<LibraryRecording>& recordings) {
    std::set<std::string> set;
    for (const LibraryRecording& recording : recordings) set.insert(recording.name);
    return set;
  }

  TestRecordings recordings_;
  LibraryScan library_;
};

void FineTuneTest::initTestCase() {
  for (int i = 0; i < 10; ++i)
    recordings_.write("library/" + std::to_string(i) + ".wav",
                      TestRecordings::lively(14.0, 24000, 120.0 + 70.0 * i), 24000);
  Model base = newModel({8, 1, 1, 16}, 7);
  base.card["sample_rates"] = "[24000]";
  base.card["data"] = "noise, CC0";
  QVERIFY(saveModel(base, path("base.safetensors")));
  auto library = scanLibrary({path("library")}, {}, {});
  QVERIFY2(library.has_value(), library ? "" : library.error().message.c_str());
  library_ = std::move(*library);
}

void FineTuneTest::theSplitIsByRecordingAndRepeatable() {
  const auto plan = planFineTune(library_, options("a.safetensors"), {});
  QVERIFY2(plan.has_value(), plan ? "" : plan.error().message.c_str());
  QCOMPARE(plan->trained.size(), std::size_t{8});
  QCOMPARE(plan->validated.size(), std::size_t{1});
  QCOMPARE(plan->compared.size(), std::size_t{1});
  std::set<std::string> all = names(plan->trained);
  all.merge(names(plan->validated));
  all.merge(names(plan->compared));
  QCOMPARE(all.size(), std::size_t{10});
  QVERIFY(plan->examplesSeconds > 0.0 && plan->trainingSeconds > 0.0 && plan->comparingSeconds > 0.0);
  QCOMPARE(names(planFineTune(library_, options("b.safetensors"), {})->compared), names(plan->compared));

  FineTuneOptions other = options("a.safetensors");
  bool moved = false;
  for (other.seed = 1; other.seed < 6 && !moved; ++other.seed)
    moved = names(planFineTune(library_, other, {})->compared) != names(plan->compared);
  QVERIFY(moved);
}

void FineTuneTest::minutesSetTheSteps() {
  FineTuneOptions hurried = options("a.safetensors", 0);
  hurried.minutes = 1.0;
  const auto one = planFineTune(library_, hurried, {});
  hurried.minutes = 20.0;
  const auto twenty = planFineTune(library_, hurried, {});
  QVERIFY(one && twenty);
  QVERIFY(twenty->config.steps > 4 * one->config.steps);
  QVERIFY2(std::abs(twenty->seconds() / 1200.0 - 1.0) < 0.2, qPrintable(QString::number(twenty->seconds())));
  const auto usual = planFineTune(library_, options("a.safetensors", 0), {});
  QCOMPARE(usual->config.steps, kUsualSteps);
}

void FineTuneTest::tellsItsPhasesAndKeepsTheBase() {
  const auto before = loadTensors(path("base.safetensors"));
  const auto plan = planFineTune(library_, options("tuned.safetensors"), {});
  QVERIFY(plan.has_value());
  std::vector<FineTunePhase> phases;
  std::vector<TrainStatus> losses;
  double fraction = 0.0;
  bool falling = false;
  FineTuneControl control;
  control.onStatus = [&](const FineTuneStatus& status) {
    falling |= status.fraction < fraction || status.secondsLeft < 0.0;
    fraction = status.fraction;
    if (status.training)
      losses.push_back(*status.training);
    else if (phases.empty() || phases.back() != status.phase)
      phases.push_back(status.phase);
  };
  const auto report = fineTune(*plan, false, control);
  QVERIFY2(report.has_value(), report ? "" : report.error().message.c_str());
  QVERIFY(!falling);
  QCOMPARE(phases, (std::vector{FineTunePhase::Examples, FineTunePhase::Training, FineTunePhase::Comparing}));
  QVERIFY(losses.size() > 3);
  QCOMPARE(losses.front().step, std::int64_t{0});
  QVERIFY(losses.back().bestValidLoss < losses.front().validLoss);
  QCOMPARE(report->training.history.size(), losses.size());

  QVERIFY(report->comparison.has_value());
  const ModelComparison& comparison = *report->comparison;
  QCOMPARE(comparison.recordings.size(), std::size_t{1});
  QCOMPARE(comparison.recordings.front().name, plan->compared.front().name);
  QVERIFY(comparison.input > 0.0 && comparison.base > 0.0 && comparison.tuned > 0.0);
  QCOMPARE(comparison.better, comparison.tuned < comparison.base ? std::size_t{1} : std::size_t{0});

  const auto tuned = loadModel(path("tuned.safetensors"));
  QVERIFY(tuned.has_value());
  QCOMPARE(tuned->card.at("base_model"), std::string("base"));
  QVERIFY(tuned->card.at("data").find("noise, CC0") != std::string::npos);
  QVERIFY(tuned->card.contains("held_back"));
  const auto after = loadTensors(path("base.safetensors"));
  for (const auto& [name, tensor] : before->tensors) QVERIFY(torch::equal(tensor, after->tensors.at(name)));

  ComparisonOptions same;
  same.pairsPerRecording = 2;
  const auto twins = compareModels(plan->base, plan->base, plan->compared, same, {}, nullptr, {});
  QVERIFY(twins.has_value());
  QCOMPARE(twins->better, std::size_t{0});
  QCOMPARE(twins->gain, 0.0);
}

void FineTuneTest::heldBackPairsCanBeHeard() {
  auto plan = planFineTune(library_, options("heard.safetensors"), {});
  QVERIFY(plan.has_value());
  QVERIFY(saveModel(newModel({8, 1, 1, 16}, 8), plan->output));
  const std::string name = plan->compared.front().name;
  const auto pair = makeAuditionPair(*plan, name, recordings_.root(), {});
  QVERIFY2(pair.has_value(), pair ? "" : pair.error().message.c_str());
  QCOMPARE(pair->recording, name);
  for (const fs::path& file : {pair->input, pair->reference}) {
    const auto reader = AudioReader::open(file);
    QVERIFY2(reader.has_value(), reader ? "" : reader.error().message.c_str());
    QCOMPARE(reader->format().sampleRate, 24000);
    QVERIFY(reader->format().seconds() > 4.0);
  }
  QVERIFY(pair->base != pair->tuned);  // two models answer
  for (const double lufs : {pair->inputLufs, pair->baseLufs, pair->tunedLufs, pair->referenceLufs})
    QVERIFY(lufs > -70.0 && lufs < 10.0);
  const auto again = makeAuditionPair(*plan, name, recordings_.root(), {});
  QVERIFY(again && again->tuned == pair->tuned && again->inputLufs == pair->inputLufs);
  QVERIFY(!makeAuditionPair(*plan, "nobody.wav", recordings_.root(), {}));
  QVERIFY(!makeAuditionPair(*plan, name, path("no such folder"), {}));
}

void FineTuneTest::cancelledItGoesOnTheSameWay() {
  const auto whole = planFineTune(library_, options("whole.safetensors", 40), {});
  QVERIFY(whole.has_value());
  const auto expected = fineTune(*whole, false, {});
  QVERIFY(expected.has_value());
  const auto broken = planFineTune(library_, options("broken.safetensors", 40), {});
  QVERIFY(broken.has_value());
  std::stop_source stop;
  FineTuneControl control;
  control.stop = stop.get_token();
  control.onStatus = [&](const FineTuneStatus& status) {
    if (status.training && status.training->step >= 10) stop.request_stop();
  };
  const auto cancelled = fineTune(*broken, false, control);
  QVERIFY(!cancelled && isCancelled(cancelled.error()));

  FineTuneOptions again = options("broken.safetensors", 0);  // the steps are remembered
  again.resume = true;
  const auto rest = planFineTune(library_, again, {});
  QVERIFY2(rest.has_value(), rest ? "" : rest.error().message.c_str());
  QCOMPARE(rest->config.steps, std::int64_t{40});
  const auto resumed = fineTune(*rest, true, {});
  QVERIFY2(resumed.has_value(), resumed ? "" : resumed.error().message.c_str());
  QCOMPARE(resumed->training.last.validLoss, expected->training.last.validLoss);
  QCOMPARE(resumed->training.history.size(), expected->training.history.size());
  QCOMPARE(resumed->comparison->tuned, expected->comparison->tuned);

  FineTuneOptions nothing = options("never.safetensors");
  nothing.resume = true;
  const auto refused = planFineTune(library_, nothing, {});
  QVERIFY(!refused && refused.error().message.find("no such file") != std::string::npos);
}

void FineTuneTest::tooLittleIsExplained() {
  const TestRecordings few;
  few.write("one.wav", TestRecordings::lively(12.0, 24000, 200.0), 24000);
  few.write("two.wav", TestRecordings::lively(2.0, 24000, 300.0), 24000);
  const auto library = scanLibrary({few.root()}, {}, {});
  QVERIFY(library.has_value());
  const auto plan = planFineTune(*library, options("c.safetensors"), {});
  QVERIFY(!plan);
  for (const char* part : {"usable recordings 1", "at least 5 recordings", "two.wav", "too short"})
    QVERIFY2(plan.error().message.find(part) != std::string::npos, plan.error().message.c_str());
  QVERIFY(!fs::exists(path("c.safetensors")));
}

void FineTuneTest::baseAndShippedModelsAreKept() {
  const fs::path base = path("base.safetensors");
  QVERIFY(newModelFile(path("new.safetensors").string(), base).has_value());
  const auto refused = [&](const std::string& name) {
    const auto file = newModelFile(name, base);
    return !file && file.error().message.find("kept") != std::string::npos;
  };
  QVERIFY(refused(base.string()));
  QVERIFY(refused((path("library") / ".." / "base.safetensors").string()));
  fs::create_symlink(base, path("link.safetensors"));
  QVERIFY(refused(path("link.safetensors").string()));
  QVERIFY(refused(std::string(SEMBLANCE_SOURCE_DIR) + "/models/default.safetensors"));
  QVERIFY(!newModelFile(path("new.bin").string(), base).has_value());
  QCOMPARE(newModelFile("voice", base)->filename(), fs::path("voice.safetensors"));
  QVERIFY(baseModelFile("").has_value());  // the shipped default
  QVERIFY(!baseModelFile("nobody's").has_value());
  QVERIFY(!baseModelFile(path("library/0.wav").string()).has_value());
}

QTEST_GUILESS_MAIN(FineTuneTest)
#include "FineTuneTest.moc"
