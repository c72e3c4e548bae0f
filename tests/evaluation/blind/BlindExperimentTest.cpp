// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/blind/BlindExperiment.h"

#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "evaluation/blind/BlindTrial.h"
#include "evaluation/blind/EvaluateBlind.h"
#include "learning/TinyTraining.h"

using namespace semblance;
using torch::Tensor;

namespace {

constexpr int kRate = 24000;

std::vector<StudiedEffect> allEffects() {
  return {parametricEqualiser(), graphicEqualiserEffect(),     fullCompressor(), clipperEffect(),
          wholeChain(),          simplifiedCompressorEffect(), taylorEffect(),   chebyshevEffect()};
}

BlindOptions quick() {
  BlindOptions options;
  options.examples = 2;
  options.frames = 36000;
  options.fitSeconds = 1.0;
  options.guesses = 1;
  options.descent = {5, 30, 0.05};
  options.threads = 2;
  return options;
}

ClipLibrary library(const TinyTraining& tiny) {
  ClipLibrary::Options options;
  options.sampleRate = kRate;
  options.minimumSeconds = 1.5;
  auto clips = ClipLibrary::fromList(tiny.path("list.txt"), tiny.recordings.root(), options, {});
  if (!clips) qFatal("%s", clips.error().message.c_str());
  return std::move(*clips);
}

const BlindRow& row(const BlindTaskSummary& task, const char* method) {
  for (const BlindRow& each : task.rows)
    if (each.method == method) return each;
  qFatal("no row %s", method);
}

}  // namespace

class BlindExperimentTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void twinsAreTheProcessors_data();
  void twinsAreTheProcessors();
  void curvesAreWhatTheEffectsDo();
  void estimatesBeatDoingNothing();
  void threadsDoNotMatter();
  void reportsAreWhole();
  void refusals();

 private:
  TinyTraining tiny_;
};

void BlindExperimentTest::twinsAreTheProcessors_data() {
  QTest::addColumn<int>("effect");
  const auto effects = allEffects();
  for (std::size_t i = 0; i < effects.size(); ++i)
    QTest::addRow("%s", effects[i].name.c_str()) << static_cast<int>(i);
}

// At the settings where searches begin; what oversampling removes and the twins keep is little there.
void BlindExperimentTest::twinsAreTheProcessors() {
  QFETCH(int, effect);
  const StudiedEffect studied = allEffects()[static_cast<std::size_t>(effect)];
  const std::vector<float> dry = TestRecordings::lively(1.5, kRate, 220.0);
  const std::vector<float> exact = studied.exact(dry, studied.start, kRate);
  QCOMPARE(exact.size(), dry.size());
  const Tensor signal = torch::tensor(at::ArrayRef<float>(dry.data(), dry.size())).view({1, 1, -1});
  const Tensor positions = torch::tensor(studied.start, torch::kFloat64).requires_grad_();
  const Tensor output = studied.twin(signal, positions, kRate).flatten();
  Tensor processed = torch::tensor(at::ArrayRef<float>(exact.data(), exact.size()));
  const Tensor difference = (output - output.mean()) - (processed - processed.mean());
  const double error = (difference.square().mean() / processed.square().mean()).sqrt().item<double>();
  QVERIFY2(error < 0.05, qPrintable(QString::number(error)));
  output.square().sum().backward();
  QVERIFY(positions.grad().isfinite().all().item<bool>());
  RandomEngine random(4);
  const auto drawn = studied.draw(random);
  QCOMPARE(drawn.size(), studied.start.size());
  for (const double position : drawn) QVERIFY(position >= 0.0 && position <= 1.0);
}

void BlindExperimentTest::curvesAreWhatTheEffectsDo() {
  const StudiedEffect graphic = graphicEqualiserEffect();
  std::vector<double> positions(10, 0.5);
  positions[5] = 1.0;  // 1 kHz at +15 dB
  const auto response = graphic.curve(positions, {40.0, 1000.0}, kRate);
  QVERIFY(std::abs(response[0]) < 0.3 && std::abs(response[1] - 15.0) < 0.1);
  const StudiedEffect taylor = taylorEffect();
  std::vector<double> square(24, 0.5);
  square[1] = 1.0;
  const auto shape = taylor.curve(square, {-0.5, 0.5, 0.0, 1.0, -1.0, 0.2}, kRate);
  QVERIFY(std::abs((shape[3] - shape[2]) - (1.0 - 2.0 * 0.0333333)) < 0.1);
}

void BlindExperimentTest::estimatesBeatDoingNothing() {
  const ClipLibrary clips = library(tiny_);
  const auto tasks = blindTasks({"equaliser", "distortion"});
  QVERIFY(tasks && tasks->size() == 5);
  const auto report = runBlindExperiment(clips, *tasks, quick(), {}, {});
  QVERIFY2(report.has_value(), report ? "" : report.error().message.c_str());
  QCOMPARE(report->tasks.size(), tasks->size());
  for (const BlindTaskSummary& task : report->tasks) {
    const double untreated = row(task, "untreated").metrics[0].mean;
    const double blind = row(task, "blind").metrics[0].mean;
    const double random = row(task, "random").metrics[0].mean;
    QVERIFY2(
        blind < 0.8 * untreated && blind < 0.8 * random,
        qPrintable(QStringLiteral("%1 by %2: %3, %4, %5")
                       .arg(QString::fromStdString(task.synthesis), QString::fromStdString(task.analysis))
                       .arg(untreated)
                       .arg(random)
                       .arg(blind)));
    const bool same = task.synthesis == task.analysis;
    QCOMPARE(std::isfinite(row(task, "blind").metrics[3].mean), same);
    QCOMPARE(row(task, "untreated").metrics[0].ratio, 1.0);
    QCOMPARE(task.curve.truth.size(), task.curve.axis.size());
    QVERIFY(!task.curve.axis.empty());
  }
}

void BlindExperimentTest::threadsDoNotMatter() {
  const ClipLibrary clips = library(tiny_);
  const auto tasks = blindTasks({"compressor"});
  BlindOptions options = quick();
  options.descent = {2, 4, 0.05};
  const auto figures = [&](int threads, std::uint64_t seed) {
    options.threads = threads;
    options.seed = seed;
    const auto report = runBlindExperiment(clips, *tasks, options, {}, {});
    return report ? row(report->tasks[1], "blind").metrics[0].mean : -1.0;
  };
  const double alone = figures(1, 3);
  QVERIFY(alone > 0.0);
  QCOMPARE(figures(2, 3), alone);
  QVERIFY(figures(2, 4) != alone);
}

void BlindExperimentTest::reportsAreWhole() {
  const ClipLibrary clips = library(tiny_);
  const auto tasks = blindTasks({"equaliser"});
  BlindOptions options = quick();
  options.examples = 1;
  options.descent = {2, 4, 0.05};
  std::vector<double> progress;
  const auto report = runBlindExperiment(clips, *tasks, options,
                                         [&](const Progress& now) { progress.push_back(now.fraction); }, {});
  QVERIFY(report.has_value());
  QCOMPARE(progress.size(), 2u);
  QVERIFY(progress.back() == 1.0);
  const std::string table = toTable(*report);
  for (const char* text : {"graphic EQ, explained by parametric EQ", "untreated", "random", "blind",
                           "published: untreated", "1.245 (1.00)"})
    QVERIFY2(table.find(text) != std::string::npos, text);
  const auto json = nlohmann::json::parse(toJson(*report));
  QCOMPARE(json["tasks"].size(), 2u);
  QVERIFY(json["tasks"][0]["rows"]["blind"]["MR-STFT"]["mean"].is_number());
  QVERIFY(json["tasks"][0]["rows"]["untreated"]["parameters"]["mean"].is_null());
  QVERIFY(json["tasks"][1]["curve"]["kind"] == "response");
  pugi::xml_document picture;
  QVERIFY(picture.load_string(toSvg(*report).c_str()));
  QCOMPARE(picture.select_nodes("//polyline").size(), 4u);
}

void BlindExperimentTest::refusals() {
  EvaluationOptions options;
  const auto says = [&](const std::vector<std::string>& effects, const char* text) {
    const auto report = evaluateBlind(options, effects, {}, {});
    return !report && report.error().message.find(text) != std::string::npos;
  };
  QVERIFY(says({}, "--list"));
  options.list = tiny_.path("list.txt");
  QVERIFY(says({"reverb"}, "choose from equaliser, compressor, distortion, chain"));
  options.methods = {"network"};
  QVERIFY(says({}, "--methods"));
  std::stop_source stop;
  stop.request_stop();
  const ClipLibrary clips = library(tiny_);
  const auto cancelled = runBlindExperiment(clips, *blindTasks({"equaliser"}), quick(), {}, stop.get_token());
  QVERIFY(!cancelled && isCancelled(cancelled.error()));
}

QTEST_GUILESS_MAIN(BlindExperimentTest)
#include "BlindExperimentTest.moc"
