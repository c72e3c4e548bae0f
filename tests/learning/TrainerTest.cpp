// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <thread>

#include "TinyTraining.h"
#include "learning/Model.h"

using namespace semblance;
namespace fs = std::filesystem;

class TrainerTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void learnsAndIsRepeatable();
  void resumesOnTheSameCurve();
  void aBaseModelIsTheMarkToBeat();
  void partsOfABatchAddUp();
  void pausesAndGoesOn();
  void examplesAreKeptAsTheyAreMade();
  void attentionIsTrainedToo();
  void furtherListsAreTrainedOn();
  void configurationFiles();

 private:
  TinyTraining training_;
};

void TrainerTest::learnsAndIsRepeatable() {
  auto first = training_.run("first.safetensors", training_.config());
  QVERIFY2(first.has_value(), first ? "" : first.error().message.c_str());
  QVERIFY(training_.run("second.safetensors", training_.config()).has_value());
  QVERIFY(training_.sameWeights("first.safetensors", "second.safetensors"));
  QVERIFY(training_.statuses.back().validLoss < training_.statuses.front().validLoss);
  QVERIFY(!fs::exists(training_.path("first.safetensors.checkpoint")));
  QCOMPARE(loadModel(training_.path("first.safetensors"))->card["seed"], std::string("42"));
}

// Stopped between two validations, so that the mean of the training loss has to be carried over too.
void TrainerTest::resumesOnTheSameCurve() {
  const TrainConfig config = training_.config();
  QVERIFY(training_.run("whole.safetensors", config).has_value());
  const auto whole = training_.statuses;
  QCOMPARE(whole.size(), std::size_t{3});
  std::stop_source stop;
  TrainControl control;
  control.stop = stop.get_token();
  control.progress = [&](const Progress& progress) {
    if (progress.stage == "Training" && progress.fraction > 0.5 + 0.5 * 0.45) stop.request_stop();  // step 54
  };
  auto broken = train(config, training_.path("broken.safetensors"), false, control);
  QVERIFY(!broken && isCancelled(broken.error()));
  QVERIFY(fs::exists(training_.path("broken.safetensors.checkpoint")));
  auto resumed = training_.run("broken.safetensors", config, true);
  QVERIFY(resumed.has_value());
  QCOMPARE(training_.statuses.size(), whole.size());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    QCOMPARE(training_.statuses[i].replayed, i == 0);
    QCOMPARE(training_.statuses[i].step, whole[i].step);
    QCOMPARE(training_.statuses[i].trainLoss, whole[i].trainLoss);
    QCOMPARE(training_.statuses[i].validLoss, whole[i].validLoss);
  }
  QVERIFY(training_.sameWeights("whole.safetensors", "broken.safetensors"));
}

void TrainerTest::aBaseModelIsTheMarkToBeat() {
  QVERIFY(training_.run("base.safetensors", training_.config()).has_value());
  const double baseLoss = training_.statuses.back().bestValidLoss;
  TrainConfig config = training_.config();
  config.baseModel = training_.path("base.safetensors");
  config.steps = 20;
  config.learningRate = 1e-12;
  QVERIFY(training_.run("tuned.safetensors", config).has_value());
  QCOMPARE(training_.statuses.front().step, std::int64_t{0});
  QVERIFY(std::isnan(training_.statuses.front().trainLoss));
  QVERIFY(std::abs(training_.statuses.front().validLoss - baseLoss) < 1e-6);
  QCOMPARE(loadModel(training_.path("tuned.safetensors"))->card["base_model"], std::string("base"));
}

// One part or four: the same gradients, dropout's draws aside, and so nearly the same first losses.
void TrainerTest::partsOfABatchAddUp() {
  TrainConfig config = training_.config();
  config.steps = 2;
  config.stepsPerValidation = 1;
  config.learningRate = 1e-9;
  QVERIFY(training_.run("one.safetensors", config).has_value());
  const double one = training_.statuses.front().trainLoss;
  config.batchParts = 4;
  QVERIFY(training_.run("four.safetensors", config).has_value());
  const double four = training_.statuses.front().trainLoss;
  QVERIFY2(std::abs(one - four) < 0.02 * std::abs(one), qPrintable(QString("%1 %2").arg(one).arg(four)));
}

void TrainerTest::pausesAndGoesOn() {
  PauseSwitch pause;
  std::atomic<int> steps{0};
  std::stop_source stop;
  TrainControl control;
  control.pause = &pause;
  control.stop = stop.get_token();
  control.progress = [&](const Progress& progress) {
    if (progress.stage == "Training" && ++steps == 10) pause.set(true);
  };
  Result<TrainReport> report = fail("not run");
  std::thread worker(
      [&] { report = train(training_.config(), training_.path("paused.safetensors"), false, control); });
  const auto reached = [&](int count) { return steps >= count; };
  QTRY_VERIFY_WITH_TIMEOUT(reached(10), 60000);
  QTest::qWait(300);
  const int held = steps;
  pause.set(false);
  QTRY_VERIFY_WITH_TIMEOUT(reached(20), 60000);
  pause.set(true);  // paused work can be cancelled
  stop.request_stop();
  worker.join();
  QCOMPARE(held, 10);
  QVERIFY(!report && isCancelled(report.error()));
}

// Stopped while making the second half: the first is not made again, and the model is what it would have
// been.
void TrainerTest::examplesAreKeptAsTheyAreMade() {
  TrainConfig config = training_.config();
  config.steps = 10;
  config.examplesCache.clear();
  QVERIFY(training_.run("unkept.safetensors", config).has_value());
  config.examplesCache = training_.path("pieces");
  config.examplesAPiece = 8;
  const fs::path first = config.examplesCache / "train-0-8.examples";
  const fs::path second = config.examplesCache / "train-8-16.examples";
  std::stop_source stop;
  TrainControl control;
  control.stop = stop.get_token();
  control.progress = [&](const Progress&) {
    if (fs::exists(first)) stop.request_stop();
  };
  const auto stopped = train(config, training_.path("kept.safetensors"), false, control);
  QVERIFY(!stopped && isCancelled(stopped.error()));
  QVERIFY(fs::exists(first) && !fs::exists(second));
  const auto written = fs::last_write_time(first);
  QVERIFY(training_.run("kept.safetensors", config).has_value());
  QVERIFY(fs::exists(second));
  QVERIFY(fs::last_write_time(first) == written);
  QVERIFY(training_.sameWeights("unkept.safetensors", "kept.safetensors"));
}

void TrainerTest::attentionIsTrainedToo() {
  TrainConfig config = training_.config();
  config.momentHeads = 2;
  QVERIFY(training_.run("heads.safetensors", config).has_value());
  QVERIFY(training_.statuses.back().validLoss < training_.statuses.front().validLoss);
  const auto model = loadModel(training_.path("heads.safetensors"));
  QVERIFY(model.has_value());
  QCOMPARE(model->shape.momentHeads, std::int64_t{2});
  const Model fresh = newModel(model->shape, config.seed);
  const auto before = fresh.network->named_parameters();
  const auto after = model->network->named_parameters();
  for (const char* name : {"view_shares", "attention.sharpness", "attention.embed1.weight"})
    QVERIFY2(!torch::equal(before[name], after[name]), name);
}

void TrainerTest::furtherListsAreTrainedOn() {
  const TestRecordings& files = training_.recordings;
  files.write("more/sounds/d.wav", TestRecordings::lively(11.5, 24000, 700.0), 24000);
  TrainConfig config = training_.config();
  config.furtherLists = {files.writeText("more/train.txt", "sounds/d.wav\n")};
  config.examplesCache.clear();
  config.steps = 1;
  auto report = training_.run("further.safetensors", config);
  QVERIFY2(report.has_value(), report ? "" : report.error().message.c_str());
  QCOMPARE(report->trainClips, std::size_t{4});
  QCOMPARE(report->validClips, std::size_t{3});
  config.furtherLists = {files.root() / "none.txt"};
  QVERIFY(failsWith(training_.run("further.safetensors", config), "none.txt"));
}

void TrainerTest::configurationFiles() {
  const TestRecordings& files = training_.recordings;
  auto loaded = loadTrainConfig(files.writeText(
      "good.json",
      R"({"root":".","train_list":"list.txt","further_lists":["more/train.txt"],"valid_list":"list.txt","steps":7,"batch_parts":2,"device":"cpu"})"));
  QVERIFY(loaded.has_value());
  QCOMPARE(loaded->steps, std::int64_t{7});
  QCOMPARE(loaded->batchParts, std::int64_t{2});
  QCOMPARE(loaded->trainList, files.root() / "list.txt");
  QCOMPARE(loaded->furtherLists, std::vector{files.root() / "more/train.txt"});
  const auto says = [&](const char* text, const char* what) {
    return failsWith(loadTrainConfig(files.writeText("bad.json", text)), what);
  };
  QVERIFY(says("[1]", "not a JSON object"));
  QVERIFY(says(R"({"stepz":1})", "stepz is unknown"));
  QVERIFY(says(R"({"steps":"many"})", "wrong type"));
  QVERIFY(says(R"({"steps":3})", "train_list"));
  QVERIFY(says(R"({"train_list":"a","valid_list":"b","sample_rates":[1]})", "sample rate"));
  QVERIFY(says(R"({"train_list":"a","valid_list":"b","device":"abacus"})", "device must be"));
  QVERIFY(says(R"({"train_list":"a","valid_list":"b","batch_parts":65})", "batch_parts"));
}

QTEST_GUILESS_MAIN(TrainerTest)
#include "TrainerTest.moc"
