// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QTemporaryDir>
#include <QTest>

#include "matching/Matcher.h"
#include "matching/Models.h"
#include "matching/RefineMethod.h"

using namespace semblance;
namespace fs = std::filesystem;

/// How a refinement tells what it has found so far, and when it ends.
class RefineTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { qputenv("XDG_DATA_HOME", folder_.path().toUtf8()); }
  void tellsTheBestSoFar();
  void stopsWhenAsked();
  void endsEarlyWhereNothingIsGained();

 private:
  static MatchOptions options() {
    MatchOptions options;
    options.method = "refine";
    options.threads = 1;
    options.inputRange = options.referenceRange = TimeRange{1.0, 3.0};
    return options;
  }
  const fs::path input_ = SEMBLANCE_SOURCE_DIR "/resources/demo/speech-input.flac";
  const fs::path reference_ = SEMBLANCE_SOURCE_DIR "/resources/demo/speech-reference.flac";
  QTemporaryDir folder_;
};

void RefineTest::tellsTheBestSoFar() {
  Matcher matcher;
  MatchOptions network = options();
  network.method = "network";
  const auto start = matcher.match(input_, reference_, network, {}, {});
  QVERIFY2(start.has_value(), start ? "" : start.error().message.c_str());
  std::vector<MatchResult> told;
  const auto tell = [&](const MatchResult& found) { told.push_back(found); };
  const auto result = matcher.match(input_, reference_, options(), {}, {}, tell);
  QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
  QVERIFY(told.size() > 1);
  for (std::size_t i = 0; i < told.size(); ++i) {
    QCOMPARE(told[i].method, std::string("refine"));
    QCOMPARE(told[i].model, result->model);
    QVERIFY(told[i].inputExcerpts == result->inputExcerpts);
    QVERIFY(i == 0 || told[i].settings != told[i - 1].settings);
  }
  // The way begins at the network's answer, on the scales of the parameters.
  const float firstGain = told.front().settings[ParameterId::Peak1Gain];
  QVERIFY(std::abs(firstGain - start->settings[ParameterId::Peak1Gain]) < 0.01f);
  const auto silent = matcher.match(input_, reference_, options(), {}, {});
  QVERIFY(silent && silent->settings == result->settings);
}

void RefineTest::stopsWhenAsked() {
  Matcher matcher;
  std::stop_source stop;
  int told = 0;
  const auto cancelled =
      matcher.match(input_, reference_, options(), {}, stop.get_token(), [&](const MatchResult&) {
        ++told;
        stop.request_stop();
      });
  QVERIFY(!cancelled && isCancelled(cancelled.error()));
  QCOMPARE(told, 1);
}

void RefineTest::endsEarlyWhereNothingIsGained() {
  const auto model = findModel({});
  QVERIFY(model.has_value());
  const auto stepsWith = [&](double leastFall) {
    RefineMethod::Options options;
    options.steps = 12;
    options.patience = 4;
    options.leastFall = leastFall;
    RefineMethod method(NetworkMethod(model->first, model->second, torch::kCPU), options);
    Excerpts sound;
    sound.sampleRate = 24000;
    sound.parts.emplace_back(1, 48000);
    torch::manual_seed(1);
    const torch::Tensor noise = 0.1 * torch::randn({48000});
    std::copy_n(noise.data_ptr<float>(), 48000, sound.parts[0].channel(0).begin());
    int steps = 0;
    const auto count = [&](const Progress&) { ++steps; };
    if (!method.match(sound, sound, {}, count, {})) qFatal("no match");
    return steps - 1;  // the last report tells the end
  };
  QCOMPARE(stepsWith(1e6), 5);    // the first is the mark, four do not fall by as much
  QCOMPARE(stepsWith(-1e6), 12);  // every step counts as a fall
}

QTEST_GUILESS_MAIN(RefineTest)
#include "RefineTest.moc"
