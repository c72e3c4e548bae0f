// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/Evaluate.h"

#include <QtTest>
#include <nlohmann/json.hpp>

#include "learning/TestRecordings.h"

using namespace semblance;

class EvaluateTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void refusesImpossibleOptions_data();
  void refusesImpossibleOptions();
  void evaluatesAList();
  void ruleBasedMatchesByTheExactChain();
  void gainBudgetIsChosenAndTold();
  void realisticHasItsOwnDefaults();
  void cancels();
  void cancelsWhileRecordingsAreRead();

 private:
  TestRecordings recordings_;
  EvaluationOptions options_;
};

void EvaluateTest::initTestCase() {
  recordings_.write("one.wav", TestRecordings::lively(12.0, 24000, 200.0), 24000);
  recordings_.write("two.wav", TestRecordings::lively(12.0, 24000, 330.0), 24000);
  recordings_.write("short.wav", TestRecordings::lively(1.0, 24000, 330.0), 24000);
  std::string takes;
  for (int k = 0; k < 5; ++k) {
    const std::string name = "take" + std::to_string(k) + ".wav";
    recordings_.write(name, TestRecordings::lively(7.0, 24000, 170.0 + 50.0 * k), 24000);
    takes += name + "\n";
  }
  recordings_.writeText("takes.txt", takes);
  options_.list = recordings_.writeText("list.txt", "one.wav\ntwo.wav\nshort.wav\n");
  options_.methods = {"input"};
  options_.examples = 3;
  options_.threads = 1;
}

void EvaluateTest::refusesImpossibleOptions_data() {
  QTest::addColumn<QString>("what");
  QTest::addColumn<QString>("sentence");
  QTest::newRow("list") << "list"
                        << "--list FILE";
  QTest::newRow("experiment") << "experiment"
                              << "choose from synthetic";
  QTest::newRow("method") << "method"
                          << "choose from input, ";
  QTest::newRow("model") << "model"
                         << "no-such-model";
  QTest::newRow("examples") << "examples"
                            << "at least 1";
  QTest::newRow("rate") << "rate"
                        << "between 8000 and 192000";
  QTest::newRow("threads") << "threads"
                           << "negative";
  QTest::newRow("budget") << "budget"
                          << "belongs to the experiment synthetic";
  QTest::newRow("warm") << "warm"
                        << "belongs to the experiment realistic";
  QTest::newRow("oracle") << "oracle"
                          << "There is no oracle in this experiment";
  QTest::newRow("missing") << "missing"
                           << "missing.txt";
}

void EvaluateTest::refusesImpossibleOptions() {
  QFETCH(QString, what);
  QFETCH(QString, sentence);
  EvaluationOptions options = options_;
  if (what == "list") options.list.clear();
  if (what == "experiment") options.experiment = "sintetic";
  if (what == "method") options.methods = {"guess"};
  if (what == "model") {
    options.methods = {"network"};
    options.model = "no-such-model";
  }
  if (what == "examples") options.examples = 0;
  if (what == "rate") options.sampleRate = 1000;
  if (what == "threads") options.threads = -1;
  if (what == "budget" || what == "oracle") options.experiment = "realistic";
  if (what == "budget") options.gainBudget = GainBudget::Released;
  if (what == "warm") options.warm = WarmShelf::Intended;
  if (what == "oracle") options.methods = {"oracle"};
  if (what == "missing") options.list = recordings_.root() / "missing.txt";
  const auto report = evaluate(options, {}, {});
  QVERIFY(!report);
  const QString message = QString::fromStdString(report.error().message);
  QVERIFY2(message.contains(sentence), message.toUtf8());
}

void EvaluateTest::evaluatesAList() {
  std::vector<double> fractions;
  const auto report = evaluate(options_, [&](const Progress& p) { fractions.push_back(p.fraction); }, {});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->examples, 3u);
  QCOMPARE(report->exampleFrames, 131072);
  QCOMPARE(report->library.clips, 2u);
  QCOMPARE(report->library.rejected.size(), 1u);
  QCOMPARE(report->library.root, recordings_.root());
  QCOMPARE(report->methods.size(), 1u);
  QVERIFY(std::is_sorted(fractions.begin(), fractions.end()));
  QCOMPARE(fractions.back(), 1.0);
  const auto json = nlohmann::json::parse(toJson(*report));
  QCOMPARE(json["rows"]["input"]["STFT"]["n"].get<int>(), 3);
}

void EvaluateTest::ruleBasedMatchesByTheExactChain() {
  EvaluationOptions options = options_;
  options.methods = {"rule-based", "input", "rule-based"};
  const auto report = evaluate(options, {}, {});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->methods.size(), 2u);
  QCOMPARE(report->methods[0].name, std::string("input"));
  QCOMPARE(report->methods[1].name, std::string("rule-based"));
  QCOMPARE(report->methods[1].failures, 0u);
  const double ratio = report->methods[1].metrics[indexOf(Metric::ThirdOctave)].ratio;
  QVERIFY2(ratio > 0.0 && ratio < 0.9, QByteArray::number(ratio));
}

void EvaluateTest::gainBudgetIsChosenAndTold() {
  EvaluationOptions options = options_;
  const auto unset = evaluate(options, {}, {});
  options.gainBudget = GainBudget::Released;
  const auto released = evaluate(options, {}, {});
  options.gainBudget = GainBudget::Described;
  const auto described = evaluate(options, {}, {});
  QVERIFY(unset && released && described);
  const auto figure = [](const EvaluationReport& report) { return report.methods[0].metrics[0].mean; };
  QCOMPARE(figure(*unset), figure(*released));
  QVERIFY(figure(*described) != figure(*released));
  QVERIFY(QString::fromStdString(toTable(*unset)).contains("Variant: gain budget as released"));
  QVERIFY(QString::fromStdString(toTable(*described)).contains("Variant: gain budget as described"));
  const auto json = nlohmann::json::parse(toJson(*described));
  QCOMPARE(json["choices"]["gain_budget"].get<std::string>(), std::string("described"));
}

void EvaluateTest::realisticHasItsOwnDefaults() {
  EvaluationOptions options = options_;
  options.experiment = "realistic";
  options.list = recordings_.root() / "takes.txt";
  options.methods = {"random", "rule-based"};
  const auto report = evaluate(options, {}, {});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->experiment, std::string("realistic"));
  QCOMPARE(report->seed, std::uint64_t{16});
  QCOMPARE(report->exampleFrames, 131072);
  QCOMPARE(report->library.clips, 5u);
  QCOMPARE(report->methods.size(), 3u);
  for (const MethodSummary& method : report->methods) QCOMPARE(method.failures, 0u);
}

void EvaluateTest::cancels() {
  std::stop_source stop;
  const auto report = evaluate(
      options_, [&](const Progress&) { stop.request_stop(); }, stop.get_token());
  QVERIFY(!report);
  QVERIFY(isCancelled(report.error()));
}

void EvaluateTest::cancelsWhileRecordingsAreRead() {
  std::stop_source stop;
  std::string last;
  const auto stopAtOnce = [&](const Progress& progress) {
    last = progress.stage.english();
    stop.request_stop();
  };
  const auto report = evaluate(options_, stopAtOnce, stop.get_token());
  QVERIFY(!report);
  QVERIFY(isCancelled(report.error()));
  QCOMPARE(last, std::string("Reading recordings"));
}

QTEST_GUILESS_MAIN(EvaluateTest)
#include "EvaluateTest.moc"
