// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/SyntheticExperiment.h"

#include <QtTest>
#include <atomic>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "evaluation/PublishedFigures.h"
#include "evaluation/Report.h"
#include "learning/TestRecordings.h"

using namespace semblance;

namespace {

using Process = std::function<Result<std::vector<float>>(const Example&, std::stop_token)>;

MethodSource fake(const std::string& name, Process process) {
  return {name, [process]() -> Result<EvaluatedMethod> {
            return EvaluatedMethod{"fake model", "cpu", process};
          }};
}

Result<std::vector<float>> perfect(const Example& example, std::stop_token) { return example.target; }

/// Half way between input and target.
Result<std::vector<float>> halfway(const Example& example, std::stop_token) {
  auto output = example.target;
  for (std::size_t n = 0; n < output.size(); ++n) output[n] = 0.5f * (output[n] + example.input[n]);
  return output;
}

const double kBestPesq = metricTable()[indexOf(Metric::Pesq)].best;

/// Fails on every example whose first target sample is on one side; which ones depends on nothing but the
/// example.
bool unlucky(const Example& example) { return example.target[example.target.size() / 2] > 0.0f; }

}  // namespace

class SyntheticExperimentTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void inputAndPerfectMethod();
  void sameSeedSameFiguresForAnyThreads();
  void otherSeedOtherExamples();
  void failuresAreCounted();
  void pesqThatCannotBeTakenIsCountedApart();
  void pesqNeedsItsRate();
  void unusableOutputsAreFailures_data();
  void unusableOutputsAreFailures();
  void cancels();
  void methodThatCannotBeMade();
  void progressGrowsToOne();
  void tableAndJsonSayTheSame();
  void publishedRatiosAreThoseOfTheTables();

 private:
  TestRecordings recordings_;
  std::optional<ClipLibrary> library_;

  Result<EvaluationReport> runWith(const std::vector<MethodSource>& sources, int threads = 1,
                                   std::uint64_t seed = 42, std::stop_token stop = {},
                                   const ProgressCallback& progress = {}) const {
    SyntheticOptions options;
    options.examples = 6;
    options.seed = seed;
    options.halfFrames = 8192;
    auto runner = MethodRunner::create(sources, threads);
    if (!runner) return tl::unexpected(runner.error());
    return runSyntheticExperiment(*library_, options, *runner, progress, std::move(stop));
  }
};

void SyntheticExperimentTest::initTestCase() {
  std::string list;
  for (const double frequency : {180.0, 250.0, 320.0}) {
    const std::string name = "tone" + std::to_string(static_cast<int>(frequency)) + ".wav";
    recordings_.write(name, TestRecordings::lively(2.0, 24000, frequency), 24000);
    list += name + "\n";
  }
  ClipLibrary::Options options;
  options.minimumSeconds = 0.7;
  auto library =
      ClipLibrary::fromList(recordings_.writeText("list.txt", list), recordings_.root(), options, {});
  QVERIFY2(library, library ? "" : library.error().message.c_str());
  library_.emplace(std::move(*library));
}

void SyntheticExperimentTest::inputAndPerfectMethod() {
  const auto report = runWith({inputSource(), fake("perfect", perfect), fake("halfway", halfway)});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->methods.size(), 3u);
  QCOMPARE(report->library.clips, 3u);
  for (const MetricInfo& info : metricTable()) {
    const MetricSummary& input = report->methods[0].metrics[indexOf(info.id)];
    QVERIFY2(input.mean > 0.0, info.key.data());
    QCOMPARE(input.examples, 6u);
    QCOMPARE(input.ratio, 1.0);
    QCOMPARE(input.ratioInterval.low, 1.0);
    QCOMPARE(input.betterThanInput, 0.0);
    const MetricSummary& best = report->methods[1].metrics[indexOf(info.id)];
    QCOMPARE(best.mean, info.best);
    QCOMPARE(best.ratio, 0.0);
    QCOMPARE(best.ratioInterval.high, 0.0);
  }
  const MetricSummary& stft = report->methods[2].metrics[indexOf(Metric::Stft)];
  QVERIFY(stft.ratio > 0.1 && stft.ratio < 0.95);
  QVERIFY(stft.ratioInterval.low <= stft.ratio && stft.ratio <= stft.ratioInterval.high);
  QCOMPARE(report->comparisons.size(), 1u);
  const PairedComparison& comparison = report->comparisons.front();
  QCOMPARE(comparison.first, std::string("perfect"));
  QCOMPARE(comparison.examples, 6u);
  const auto& entry = comparison.metrics[indexOf(Metric::Stft)];
  QCOMPARE(entry.meanDifference, -stft.mean);
  QVERIFY(entry.firstBetter >= 5u && entry.secondBetter == 0u);  // an example may be an identity
}

void SyntheticExperimentTest::sameSeedSameFiguresForAnyThreads() {
  const std::vector<MethodSource> sources{inputSource(), fake("halfway", halfway)};
  const auto one = runWith(sources, 1);
  const auto two = runWith(sources, 2);
  QVERIFY(one && two);
  QCOMPARE(two->threads, 2);
  for (std::size_t m = 0; m < 2; ++m)
    for (std::size_t k = 0; k < kMetricCount; ++k) {
      const MetricSummary& a = one->methods[m].metrics[k];
      const MetricSummary& b = two->methods[m].metrics[k];
      QVERIFY(a.mean == b.mean && a.deviation == b.deviation && a.ratio == b.ratio);
      QVERIFY(a.ratioInterval.low == b.ratioInterval.low && a.interval.high == b.interval.high);
    }
}

void SyntheticExperimentTest::otherSeedOtherExamples() {
  const auto one = runWith({inputSource()}, 1, 42);
  const auto two = runWith({inputSource()}, 1, 43);
  QVERIFY(one && two);
  QVERIFY(one->methods[0].metrics[0].mean != two->methods[0].metrics[0].mean);
}

void SyntheticExperimentTest::failuresAreCounted() {
  std::atomic<std::size_t> refused = 0;
  const auto sometimes = [&refused](const Example& example, std::stop_token) -> Result<std::vector<float>> {
    if (!unlucky(example)) return example.target;
    ++refused;
    return fail("No idea.");
  };
  std::optional<EvaluationReport> report;
  for (std::uint64_t seed = 1; !report || refused == 0 || refused == 6; ++seed) {  // some, but not all
    QVERIFY(seed < 20);
    refused = 0;
    const auto made =
        runWith({inputSource(), fake("sometimes", sometimes), fake("halfway", halfway)}, 2, seed);
    QVERIFY(made);
    report = *made;
  }
  const std::size_t answered = 6 - refused;
  const MethodSummary& method = report->methods[1];
  QCOMPARE(method.failures, refused.load());
  QCOMPARE(method.metrics[0].examples, answered);
  QCOMPARE(method.metrics[0].ratio, 0.0);
  QCOMPARE(report->methods[0].metrics[0].examples, 6u);
  QCOMPARE(report->comparisons.front().examples, answered);
  QCOMPARE(report->failures.size(), refused.load());
  QCOMPARE(report->failures.front().method, std::string("sometimes"));
  QCOMPARE(report->failures.front().message, std::string("No idea."));
  QVERIFY(!report->failures.front().clip.empty());
  const QString table = QString::fromStdString(toTable(*report));
  QVERIFY(table.contains("FAILED: sometimes on " + QString::number(refused.load()) + " example"));
  QVERIFY(table.contains("No idea."));
}

void SyntheticExperimentTest::pesqThatCannotBeTakenIsCountedApart() {
  const auto silentAtTimes = [](const Example& example, std::stop_token stop) -> Result<std::vector<float>> {
    if (unlucky(example)) return std::vector<float>(example.target.size());
    return halfway(example, std::move(stop));
  };
  const auto report = runWith({inputSource(), fake("halfway", halfway), fake("at times", silentAtTimes)});
  QVERIFY(report);
  const std::size_t pesq = indexOf(Metric::Pesq);
  const MetricSummary& always = report->methods[1].metrics[pesq];
  QCOMPARE(always.examples, 6u);
  QVERIFY(always.mean > 1.0 && always.mean < kBestPesq);
  QVERIFY(always.ratio > 0.0 && always.ratio < 1.0 && always.betterThanInput > 0.5);
  const MetricSummary& atTimes = report->methods[2].metrics[pesq];
  QVERIFY(atTimes.examples > 0u && atTimes.examples < 6u);
  QVERIFY(std::isfinite(atTimes.mean) && atTimes.mean > 1.0);
  QVERIFY(atTimes.interval.low <= atTimes.mean && atTimes.mean <= atTimes.interval.high);
  QCOMPARE(report->methods[2].metrics[indexOf(Metric::Stft)].examples, 6u);
  QCOMPARE(report->methods[2].failures, 0u);
  // Where it could be taken both are the same.
  const auto& entry = report->comparisons.front().metrics[pesq];
  QCOMPARE(entry.meanDifference, 0.0);
  QCOMPARE(entry.firstBetter + entry.secondBetter, 0u);
  QCOMPARE(report->notes.size(), 1u);
  QVERIFY(report->notes.front().starts_with(
      "PESQ could not be taken on " + std::to_string(6 - atTimes.examples) + " of 6 outputs of at times"));
  QVERIFY(toTable(*report).find(report->notes.front()) != std::string::npos);
  const auto row = nlohmann::json::parse(toJson(*report))["rows"]["at times"]["PESQ"];
  QCOMPARE(row["n"].get<std::size_t>(), atTimes.examples);
}

void SyntheticExperimentTest::pesqNeedsItsRate() {
  ClipLibrary::Options options;
  options.sampleRate = 12000;
  options.minimumSeconds = 1.4;
  const auto library =
      ClipLibrary::fromList(recordings_.root() / "list.txt", recordings_.root(), options, {});
  QVERIFY2(library, library ? "" : library.error().message.c_str());
  SyntheticOptions synthetic;
  synthetic.examples = 1;
  synthetic.halfFrames = 8192;
  auto runner = MethodRunner::create({inputSource()}, 1);
  const auto report = runSyntheticExperiment(*library, synthetic, *runner, {}, {});
  QVERIFY2(report, report ? "" : report.error().message.c_str());
  QCOMPARE(report->shownMetrics.size(), kMetricCount - 1);
  QVERIFY(toTable(*report).find("PESQ") == std::string::npos);
}

void SyntheticExperimentTest::unusableOutputsAreFailures_data() {
  QTest::addColumn<int>("way");
  QTest::addColumn<QString>("reason");
  QTest::newRow("too short") << 0 << "instead of 8192";
  QTest::newRow("not finite") << 1 << "not finite";
  QTest::newRow("exception") << 2 << "thrown on purpose";
}

void SyntheticExperimentTest::unusableOutputsAreFailures() {
  QFETCH(int, way);
  QFETCH(QString, reason);
  const auto broken = [way](const Example& example, std::stop_token) -> Result<std::vector<float>> {
    if (way == 2) throw std::runtime_error("thrown on purpose");
    auto output = example.target;
    if (way == 0) output.pop_back();
    if (way == 1) output[100] = std::numeric_limits<float>::quiet_NaN();
    return output;
  };
  const auto report = runWith({inputSource(), fake("broken", broken)});
  QVERIFY(report);
  QCOMPARE(report->methods[1].failures, 6u);
  QVERIFY(std::isnan(report->methods[1].metrics[0].mean));
  QVERIFY(QString::fromStdString(report->failures.back().message).contains(reason));
  const auto json = nlohmann::json::parse(toJson(*report));
  QVERIFY(json["rows"]["broken"]["STFT"]["mean"].is_null());
  QCOMPARE(json["rows"]["broken"]["STFT"]["n"].get<int>(), 0);
}

void SyntheticExperimentTest::cancels() {
  std::stop_source stop;
  std::atomic<int> calls = 0;
  const auto stopping = [&](const Example& example, std::stop_token token) -> Result<std::vector<float>> {
    ++calls;
    stop.request_stop();
    if (token.stop_requested()) return failCancelled();
    return example.target;
  };
  const auto report = runWith({inputSource(), fake("stopping", stopping)}, 1, 42, stop.get_token());
  QVERIFY(!report);
  QVERIFY(isCancelled(report.error()));
  QCOMPARE(calls.load(), 1);
}

void SyntheticExperimentTest::methodThatCannotBeMade() {
  const MethodSource missing{"network",
                             [] { return Result<EvaluatedMethod>(fail("There is no such model.")); }};
  const auto report = runWith({inputSource(), missing});
  QVERIFY(!report);
  QCOMPARE(report.error().message, std::string("There is no such model."));
}

void SyntheticExperimentTest::progressGrowsToOne() {
  std::vector<double> fractions;
  const auto report =
      runWith({inputSource(), fake("halfway", halfway)}, 2, 42, {}, [&](const Progress& progress) {
        fractions.push_back(progress.fraction);
        QVERIFY(!progress.stage.empty());
      });
  QVERIFY(report);
  QCOMPARE(fractions.size(), 12u);
  QVERIFY(std::is_sorted(fractions.begin(), fractions.end()));
  QCOMPARE(fractions.back(), 1.0);
}

void SyntheticExperimentTest::tableAndJsonSayTheSame() {
  auto report = runWith({inputSource(), fake("halfway", halfway), fake("perfect", perfect)});
  QVERIFY(report);
  report->library.kind = "speech";
  report->library.joined = 2;
  report->library.rejected.push_back({"odd\xffname.wav", "too short"});
  const auto json = nlohmann::json::parse(toJson(*report));
  QCOMPARE(json["experiment"].get<std::string>(), std::string("synthetic"));
  QCOMPARE(json["seed"].get<int>(), 42);
  QCOMPARE(json["sample_rate"].get<int>(), 24000);
  QCOMPARE(json["examples"].get<int>(), 6);
  QCOMPARE(json["library"]["joined"].get<int>(), 2);
  QCOMPARE(json["library"]["rejected"].size(), 1u);
  QCOMPARE(json["methods"]["halfway"]["model"].get<std::string>(), std::string("fake model"));
  const auto& row = json["rows"]["halfway"]["STFT"];
  QCOMPARE(row["mean"].get<double>(), report->methods[1].metrics[0].mean);
  QCOMPARE(row["std"].get<double>(), report->methods[1].metrics[0].deviation);
  QCOMPARE(row["n"].get<int>(), 6);
  double sum = 0.0;
  for (const auto& example : json["figures"]) sum += example["methods"]["halfway"]["STFT"].get<double>();
  QCOMPARE(json["figures"].size(), 6u);
  QVERIFY(std::abs(sum / 6.0 - row["mean"].get<double>()) < 1e-9);
  QCOMPARE(json["rows"].size(), 3u);
  QCOMPARE(json["rows"]["input"].size(), kMetricCount);
  QCOMPARE(json["comparisons"].size(), 1u);
  QVERIFY(json["published"].size() == 8u);

  const QString table = QString::fromStdString(toTable(*report));
  QVERIFY(table.contains("2 of them joined"));
  const MetricSummary& stft = report->methods[1].metrics[0];
  QVERIFY(table.contains("[" + QString::number(stft.interval.low, 'f', 3) + ", " +
                         QString::number(stft.interval.high, 'f', 3) + "]"));
  QVERIFY(table.contains(QString::number(100.0 * stft.betterThanInput, 'f', 0) + "%"));
  QVERIFY(table.contains("Variant: gain budget as released"));
  QVERIFY(table.contains("1 file was rejected"));
  QVERIFY(table.contains("name.wav: too short"));
  QVERIFY(table.contains("0.388 (0.33)"));  // the published AD row, LibriTTS
  QVERIFY(!table.contains("MUSDB18"));      // music
  const auto ratio = row["ratio"].get<double>();
  QVERIFY(table.contains(QString::number(row["mean"].get<double>(), 'f', 3) + " (" +
                         QString::number(ratio, 'f', 2)));
}

void SyntheticExperimentTest::publishedRatiosAreThoseOfTheTables() {
  const PublishedTable& libriTts = publishedTables().front();
  QCOMPARE(libriTts.rows.size(), 9u);
  QCOMPARE(publishedMean(libriTts, libriTts.rows.back(), 0), 0.388);
  QCOMPARE(publishedRatio(libriTts, libriTts.rows.back(), 0), 0.388 / 1.187);
  const std::size_t pesq = indexOf(Metric::Pesq);
  QCOMPARE(publishedMean(libriTts, libriTts.rows.back(), pesq), 4.31);
  QVERIFY(std::abs(publishedRatio(libriTts, libriTts.rows.back(), pesq) - 0.38) < 0.005);
  for (const PublishedTable& table : publishedTables()) {
    QCOMPARE(table.rows.front().method, std::string_view("Input"));
    QCOMPARE(table.rows.back().method, std::string_view("AD"));
    for (const PublishedRow& row : table.rows)
      for (std::size_t k = 1; k < 4; ++k) {  // MSD, SCE and RMS are known everywhere
        const double ratio = publishedRatio(table, row, k);
        QVERIFY2(ratio > 0.1 && ratio < 1.4, qPrintable(QString(table.name.data()) + row.method.data()));
        QCOMPARE(std::isnan(publishedMean(table, row, k)), table.ratios && &row != &table.rows.front());
      }
  }
}

QTEST_GUILESS_MAIN(SyntheticExperimentTest)
#include "SyntheticExperimentTest.moc"
