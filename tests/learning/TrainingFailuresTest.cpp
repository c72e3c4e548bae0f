// SPDX-License-Identifier: GPL-3.0-or-later
#include <sys/resource.h>

#include <QDir>
#include <QTest>
#include <csignal>
#include <fstream>
#include <limits>

#include "TinyTraining.h"
#include "learning/Checkpoint.h"
#include "learning/Model.h"

using namespace semblance;
namespace fs = std::filesystem;

/// What goes wrong around a training: each case has a sentence, and nothing is half-written.
class TrainingFailuresTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void badListsAreExplained();
  void unusableRecordingsAreSkippedAndCounted();
  void aSilentLibraryIsRefused();
  void foreignAndDamagedCheckpointsAreRefused();
  void foreignBaseModelsAreRefused();
  void fullDiskKeepsTheCheckpointBefore();
  void stepsThatAreNotFiniteAreSkipped();
  void aLossThatStaysNotFiniteEndsTheTraining();

 private:
  TrainConfig shortConfig() const {
    TrainConfig config = training_.config();
    config.steps = 8;
    config.stepsPerValidation = 4;
    return config;
  }
  // Examples of a first run with the answers of some rows made not finite.
  TrainConfig poisoned(const std::string& cache, std::int64_t rows);
  QStringList partialFiles() const {
    return QDir(QString::fromStdString(training_.path("").string()))
        .entryList({".*"}, QDir::Files | QDir::Hidden);
  }

  TinyTraining training_;
};

void TrainingFailuresTest::badListsAreExplained() {
  TrainConfig config = shortConfig();
  config.trainList = training_.path("none.txt");
  QVERIFY(failsWith(training_.run("x.safetensors", config), "none.txt"));
  config.trainList = training_.recordings.writeText("empty.txt", "\n");
  QVERIFY(failsWith(training_.run("x.safetensors", config), "names no file"));
  QVERIFY(!fs::exists(training_.path("x.safetensors")));
}

void TrainingFailuresTest::unusableRecordingsAreSkippedAndCounted() {
  training_.recordings.writeText("torn.wav", "RIFF, and no more");
  training_.recordings.write("short.wav", TestRecordings::lively(2.0, 24000, 300.0), 24000);
  training_.recordings.write("four.wav", TestRecordings::lively(48.0, 24000, 300.0), 24000, 4);
  TrainConfig config = shortConfig();
  config.examplesCache.clear();
  config.trainList = training_.recordings.writeText(
      "mixed.txt", "clip0.wav\nmissing.wav\ntorn.wav\nshort.wav\nfour.wav\nclip1.wav\n");
  const auto report = training_.run("mixed.safetensors", config);
  QVERIFY2(report.has_value(), report ? "" : report.error().message.c_str());
  QCOMPARE(report->trainClips, std::size_t{2});
  QCOMPARE(report->rejected.size(), std::size_t{4});
  QVERIFY(!report->notes.empty() && report->notes.back().starts_with("4 recordings"));
}

void TrainingFailuresTest::aSilentLibraryIsRefused() {
  training_.recordings.write("silent.wav", std::vector<float>(12 * 24000, 0.0f), 24000);
  TrainConfig config = shortConfig();
  config.examplesCache.clear();
  config.trainList = training_.recordings.writeText("silent.txt", "silent.wav\n");
  QVERIFY(failsWith(training_.run("silent.safetensors", config), "silent"));
  QVERIFY(!fs::exists(training_.path("silent.safetensors")));
}

void TrainingFailuresTest::foreignAndDamagedCheckpointsAreRefused() {
  const auto resumed = [&](const std::string& name) { return training_.run(name, shortConfig(), true); };
  QVERIFY(failsWith(resumed("absent.safetensors"), "there is no such file"));
  QVERIFY(saveTensors({{{"steps", torch::tensor(3)}}, {{"configuration", "other"}}},
                      training_.path("alien.safetensors.checkpoint")));
  QVERIFY(failsWith(resumed("alien.safetensors"), "another configuration"));
  std::ofstream(training_.path("torn.safetensors.checkpoint")) << "torn";
  QVERIFY(failsWith(resumed("torn.safetensors"), "damaged"));

  // A real one, then with its state, its weights and its end spoilt.
  std::stop_source stop;
  TrainControl control;
  control.stop = stop.get_token();
  control.onStatus = [&](const TrainStatus&) { stop.request_stop(); };
  QVERIFY(!train(shortConfig(), training_.path("real.safetensors"), false, control));
  const fs::path checkpoint = checkpointPath(training_.path("real.safetensors"));
  const auto real = loadTensors(checkpoint);
  QVERIFY(real.has_value());
  const auto spoilt = [&](const char* what, const auto& spoil) {
    TensorFile file = *real;
    spoil(file);
    return saveTensors(file, checkpoint).has_value() && failsWith(resumed("real.safetensors"), what);
  };
  QVERIFY(spoilt("damaged", [](TensorFile& file) { file.metadata["state"] = R"({"step":"far"})"; }));
  QVERIFY(spoilt("not finite", [](TensorFile& file) {
    file.tensors["weights.0"] = torch::full_like(file.tensors["weights.0"], std::nan(""));
  }));
  QVERIFY(spoilt("another network", [](TensorFile& file) { file.tensors.erase("weights.0"); }));
  QVERIFY(saveTensors(*real, checkpoint).has_value());
  fs::resize_file(checkpoint, fs::file_size(checkpoint) - 1000);
  QVERIFY(failsWith(resumed("real.safetensors"), "damaged"));
  QVERIFY(saveTensors(*real, checkpoint).has_value());
  QVERIFY(resumed("real.safetensors").has_value());
}

void TrainingFailuresTest::foreignBaseModelsAreRefused() {
  QVERIFY(saveModel(newModel({16, 1, 1, 32}, 5), training_.path("model.safetensors")));
  const auto file = loadTensors(training_.path("model.safetensors"));
  QVERIFY(file.has_value());
  const auto refused = [&](const char* key, const char* value, const char* says) {
    TensorFile changed = *file;
    changed.metadata[key] = value;
    TrainConfig config = shortConfig();
    config.baseModel = training_.path("changed.safetensors");
    return saveTensors(changed, config.baseModel).has_value() &&
           failsWith(training_.run("y.safetensors", config), says);
  };
  QVERIFY(refused("version", "99", "version 99"));
  QVERIFY(refused("architecture", "transformer", "of the kind \"transformer\""));
  QVERIFY(refused("parameter_table", "0", "other effects"));
  QVERIFY(refused("width", "24", "another shape"));
  QVERIFY(!fs::exists(training_.path("y.safetensors")));
}

// A limit on the size of files stands for a disk that fills up after the first checkpoint.
void TrainingFailuresTest::fullDiskKeepsTheCheckpointBefore() {
  TrainConfig config = shortConfig();
  QVERIFY(training_.run("warm.safetensors", config).has_value());  // makes the examples
  rlimit before{};
  QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, SIG_IGN);
  TrainControl control;
  control.onStatus = [&](const TrainStatus&) {
    const rlimit small{4096, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
  };
  const auto report = train(config, training_.path("full.safetensors"), false, control);
  setrlimit(RLIMIT_FSIZE, &before);
  QVERIFY(failsWith(report, "disk"));
  QVERIFY(failsWith(report, "resume"));
  QVERIFY(partialFiles().isEmpty());
  QVERIFY(loadModel(training_.path("full.safetensors")).has_value());
  QVERIFY(training_.run("full.safetensors", config, true).has_value());
  QVERIFY(training_.sameWeights("full.safetensors", "warm.safetensors"));
}

TrainConfig TrainingFailuresTest::poisoned(const std::string& cache, std::int64_t rows) {
  TrainConfig config = shortConfig();
  config.steps = 40;
  config.stepsPerValidation = 20;
  config.learningRate = 1e-3;
  config.examplesCache = training_.path(cache);
  TrainConfig making = config;
  making.steps = 1;
  if (!training_.run("making.safetensors", making)) return config;
  const fs::path examples = training_.path(cache) / "train-0-16.examples";
  auto file = loadTensors(examples);
  file->tensors["response_db"].slice(0, 0, rows).fill_(std::numeric_limits<float>::quiet_NaN());
  if (!saveTensors(*file, examples)) QTest::qFail("the examples could not be spoilt", __FILE__, __LINE__);
  return config;
}

void TrainingFailuresTest::stepsThatAreNotFiniteAreSkipped() {
  const auto report = training_.run("nan.safetensors", poisoned("nan-cache", 1));
  QVERIFY2(report.has_value(), report ? "" : report.error().message.c_str());
  QVERIFY(report->skippedSteps > 0 && report->skippedSteps < 40);
  QCOMPARE(training_.statuses.back().skippedSteps, report->skippedSteps);
  QVERIFY(std::isfinite(report->last.trainLoss));
  QVERIFY(!report->notes.empty() && report->notes.front().find("not finite") != std::string::npos);
  QVERIFY(loadModel(training_.path("nan.safetensors")).has_value());
}

void TrainingFailuresTest::aLossThatStaysNotFiniteEndsTheTraining() {
  TrainConfig config = poisoned("all-nan-cache", 16);
  QVERIFY(saveModel(newModel({16, 1, 1, 32}, 5), training_.path("base.safetensors")));
  config.baseModel = training_.path("base.safetensors");
  const auto report = training_.run("kept.safetensors", config);
  QVERIFY(failsWith(report, "not finite any more"));
  QVERIFY(loadModel(training_.path("kept.safetensors")).has_value());  // the last good weights: the base's
}

QTEST_GUILESS_MAIN(TrainingFailuresTest)
#include "TrainingFailuresTest.moc"
