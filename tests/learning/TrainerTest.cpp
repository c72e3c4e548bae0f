// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <fstream>

#include "TestRecordings.h"
#include "learning/Model.h"
#include "learning/Safetensors.h"
#include "learning/Trainer.h"

using namespace semblance;
namespace fs = std::filesystem;

// A training small enough for a test: three made-up recordings, one rate, a tiny network.
class TrainerTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() {
    std::string list;
    for (int i = 0; i < 3; ++i) {
      const std::string name = "clip" + std::to_string(i) + ".wav";
      recordings_.write(name, TestRecordings::lively(11.5, 24000, 150.0 + 170.0 * i), 24000);
      list += name + "\n";
    }
    list_ = recordings_.writeText("list.txt", list);
  }

  void learnsAndIsRepeatable() {
    auto first = run("first.safetensors", config());
    QVERIFY2(first.has_value(), first ? "" : first.error().message.c_str());
    QVERIFY(run("second.safetensors", config()).has_value());
    QVERIFY(sameWeights("first.safetensors", "second.safetensors"));
    QVERIFY(statuses_.back().validLoss < statuses_.front().validLoss);
    QVERIFY(!fs::exists(path("first.safetensors.checkpoint")));
    QCOMPARE(loadModel(path("first.safetensors"))->card["seed"], std::string("42"));
  }

  void resumesOnTheSameCurve() {
    QVERIFY(run("whole.safetensors", config()).has_value());
    const double whole = statuses_.back().validLoss;
    std::stop_source stop;
    auto broken = train(
        config(), path("broken.safetensors"), false, [&](const TrainStatus&) { stop.request_stop(); }, {},
        stop.get_token());
    QVERIFY(!broken && isCancelled(broken.error()));
    QVERIFY(fs::exists(path("broken.safetensors.checkpoint")));
    std::vector<TrainStatus> rest;
    QVERIFY(train(config(), path("broken.safetensors"), true,
                  [&](const TrainStatus& s) { rest.push_back(s); }, {}, {})
                .has_value());
    QCOMPARE(rest.size(), std::size_t{1});
    QCOMPARE(rest.back().validLoss, whole);
    QVERIFY(sameWeights("whole.safetensors", "broken.safetensors"));
  }

  void aForeignCheckpointIsRefused() {
    QVERIFY(saveTensors({{{"steps", torch::tensor(3)}}, {{"configuration", "other"}}},
                        path("alien.safetensors.checkpoint")));
    auto result = train(config(), path("alien.safetensors"), true, {}, {}, {});
    QVERIFY(!result && result.error().message.find("another configuration") != std::string::npos);
    std::ofstream(path("torn.safetensors.checkpoint")) << "torn";
    QVERIFY(!train(config(), path("torn.safetensors"), true, {}, {}, {}));
  }

  void badListsAreExplained() {
    TrainConfig missing = config();
    missing.examplesCache.clear();  // kept examples would make the list unnecessary
    missing.trainList = path("none.txt");
    QVERIFY(run("x.safetensors", missing).error().message.find("none.txt") != std::string::npos);
    TrainConfig empty = missing;
    empty.trainList = recordings_.writeText("empty.txt", "\n");
    QVERIFY(!run("x.safetensors", empty));
    QVERIFY(!fs::exists(path("x.safetensors")));
  }

  void configurationFiles() {
    const auto good = recordings_.writeText(
        "good.json", R"({"root":".","train_list":"list.txt","valid_list":"list.txt","steps":7})");
    auto loaded = loadTrainConfig(good);
    QVERIFY(loaded.has_value());
    QCOMPARE(loaded->steps, std::int64_t{7});
    QCOMPARE(loaded->trainList, recordings_.root() / "list.txt");
    const auto says = [&](const char* text, const char* what) {
      auto result = loadTrainConfig(recordings_.writeText("bad.json", text));
      return !result && result.error().message.find(what) != std::string::npos;
    };
    QVERIFY(says("[1]", "not a JSON object"));
    QVERIFY(says(R"({"stepz":1})", "stepz is unknown"));
    QVERIFY(says(R"({"steps":"many"})", "wrong type"));
    QVERIFY(says(R"({"steps":3})", "train_list"));
    QVERIFY(says(R"({"train_list":"a","valid_list":"b","sample_rates":[1]})", "sample rate"));
  }

 private:
  fs::path path(const char* name) const { return recordings_.root() / name; }
  TrainConfig config() const {
    TrainConfig config;
    config.root = recordings_.root();
    config.trainList = list_;
    config.validList = list_;
    config.sampleRates = {24000};
    config.examples = 16;
    config.validExamples = 8;
    config.steps = 400;
    config.batch = 4;
    config.width = 8;
    config.hidden = 16;
    config.threads = 1;
    config.examplesCache = recordings_.root() / "cache";
    return config;
  }
  Result<TrainReport> run(const char* name, const TrainConfig& config) {
    statuses_.clear();
    return train(config, path(name), false,
                 [this](const TrainStatus& status) { statuses_.push_back(status); }, {}, {});
  }
  bool sameWeights(const char* a, const char* b) const {
    auto left = loadTensors(path(a));
    auto right = loadTensors(path(b));
    if (!left || !right || left->tensors.size() != right->tensors.size()) return false;
    for (const auto& [name, tensor] : left->tensors)
      if (!torch::equal(tensor, right->tensors[name])) return false;
    return true;
  }

  TestRecordings recordings_;
  fs::path list_;
  std::vector<TrainStatus> statuses_;
};

QTEST_GUILESS_MAIN(TrainerTest)
#include "TrainerTest.moc"
