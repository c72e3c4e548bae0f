// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "effects/Biquad.h"
#include "evaluation/ChainAnswer.h"
#include "evaluation/MethodSelection.h"
#include "evaluation/MetricSet.h"
#include "evaluation/RandomMethod.h"
#include "evaluation/TestSignals.h"
#include "evaluation/metrics/LoudnessDifference.h"
#include "evaluation/metrics/StftDistance.h"
#include "evaluation/oracle/OracleMethod.h"
#include "learning/losses/SpectralLoss.h"
#include "matching/TargetFit.h"

using namespace semblance;

namespace {

constexpr int kRate = 24000;

torch::Tensor asTensor(const std::vector<float>& signal) {
  return torch::tensor(at::ArrayRef<float>(signal.data(), signal.size()));
}

/// An example whose right answer the chain knows.
Example knownExample() {
  Example example;
  example.sampleRate = kRate;
  example.input = test::swingingTone(4 * kRate, kRate);
  for (float& sample : example.input) sample *= 0.4f;
  ChainSettings settings = neutralSettings();
  settings[ParameterId::HighShelfGain] = -9.0f;
  settings[ParameterId::HighShelfFrequency] = 3000.0f;
  settings[ParameterId::Peak1Gain] = 6.0f;
  settings[ParameterId::Peak1Frequency] = 300.0f;
  settings[ParameterId::Threshold] = -30.0f;
  settings[ParameterId::Ratio] = 3.0f;
  settings[ParameterId::OutputGain] = 4.0f;
  example.target = throughChain(example.input, settings, kRate);
  example.reference = example.target;
  return example;
}

Result<std::vector<float>> answerOf(const MethodSource& source, const Example& example,
                                    std::stop_token stop = {}) {
  const auto method = source.make();
  if (!method) return tl::unexpected(method.error());
  return method->process(example, std::move(stop));
}

/// While it lives, every installed model is hidden by a file of the same name that is none.
class WithoutModels {
 public:
  WithoutModels() {
    const std::filesystem::path folder = folder_.path().toStdString();
    for (const ModelInfo& model : availableModels())
      std::ofstream(folder / (model.name + ".safetensors")) << "no model";
    qputenv("SEMBLANCE_MODELS", folder_.path().toUtf8());
  }
  ~WithoutModels() { qunsetenv("SEMBLANCE_MODELS"); }

 private:
  QTemporaryDir folder_;
};

std::vector<std::string> namesOf(const MethodSelection& selection) {
  std::vector<std::string> names;
  for (const MethodSource& source : selection.sources) names.push_back(source.name);
  return names;
}

}  // namespace

/// The methods that only evaluation has, and the choice between all methods.
class ControlsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void lossIsTheMetric();
  void randomSettingsStayInBounds();
  void randomIsRepeatableAndAtTheReferencesLoudness();
  void oracleIsNearTheTargetAndRandomIsNot();
  void oracleCancels();
  void namedMethodsAreTaken();
  void unknownAndImpossibleNamesAreRefused();
  void everythingThatNeedsNoModel();
};

void ControlsTest::lossIsTheMetric() {
  const SpectralLoss stft(styleTransferStft());
  for (const std::size_t frames : {20000u, 131072u}) {
    const auto x = test::swingingTone(frames, kRate);
    const auto y = test::sine(300.0, 0.2, frames, kRate);
    const double loss = stft(asTensor(y), asTensor(x)).item<double>();
    const double metric = StftDistance().measure(y, x).total();
    QVERIFY2(std::abs(loss - metric) < 2e-4 * metric, qPrintable(QString("%1 %2").arg(loss).arg(metric)));
  }
  const auto x = test::swingingTone(20000, kRate);
  QCOMPARE(stft(asTensor(x), asTensor(x)).item<double>(), 0.0);
  const torch::Tensor output = (0.5 * asTensor(x)).requires_grad_();
  stft(output, asTensor(x)).backward();
  QVERIFY(output.grad().isfinite().all().item<bool>() && output.grad().abs().max().item<double>() > 0.0);
}

void ControlsTest::randomSettingsStayInBounds() {
  RandomEngine random(1);
  for (int draw = 0; draw < 2000; ++draw) {
    const ChainSettings settings = drawSettings(random);
    QVERIFY(sanitised(settings) == settings);
    for (const EqualiserBand& band : kEqualiserBands) {
      QVERIFY(std::abs(settings[band.gain]) <= 12.0f);
      QVERIFY(settings[band.q] >= 0.4f && settings[band.q] <= 4.0f);
    }
    QVERIFY(settings[ParameterId::Threshold] >= -50.0f && settings[ParameterId::Threshold] <= -10.0f);
    QVERIFY(settings[ParameterId::Ratio] >= 1.0f && settings[ParameterId::Ratio] <= 8.0f);
    QVERIFY(settings[ParameterId::InputGain] == 0.0f && settings[ParameterId::MakeUp] == 0.0f);
  }
}

void ControlsTest::randomIsRepeatableAndAtTheReferencesLoudness() {
  Example example = knownExample();
  const auto one = answerOf(randomSource(7), example);
  const auto two = answerOf(randomSource(7), example);
  QVERIFY(one && two && *one == *two);
  QVERIFY(loudnessDifferenceStandard(*one, example.reference, kRate) < 0.3);
  const auto otherSeed = answerOf(randomSource(8), example);
  example.index = 1;
  const auto otherExample = answerOf(randomSource(7), example);
  QVERIFY(otherSeed && *otherSeed != *one);
  QVERIFY(otherExample && *otherExample != *one);
}

void ControlsTest::oracleIsNearTheTargetAndRandomIsNot() {
  const Example example = knownExample();
  const auto oracle = answerOf(oracleSource(), example);
  const auto random = answerOf(randomSource(7), example);
  QVERIFY2(oracle, oracle ? "" : oracle.error().message.c_str());
  QVERIFY(random);
  MetricSet metrics(kRate);
  const auto input = metrics.measure(example.input, example.target);
  const auto best = metrics.measure(*oracle, example.target);
  const auto worst = metrics.measure(*random, example.target);
  for (const Metric metric : {Metric::Stft, Metric::Msd, Metric::ThirdOctave}) {
    const std::size_t k = indexOf(metric);
    const QString figures = QString("%1: oracle %2, random %3, input %4")
                                .arg(metricTable()[k].key.data())
                                .arg(best[k])
                                .arg(worst[k])
                                .arg(input[k]);
    QVERIFY2(best[k] < 0.35 * input[k] && best[k] < 0.5 * worst[k], qPrintable(figures));
  }
}

void ControlsTest::oracleCancels() {
  std::stop_source stop;
  stop.request_stop();
  const auto answer = answerOf(oracleSource(), knownExample(), stop.get_token());
  QVERIFY(!answer);
  QVERIFY(isCancelled(answer.error()));
}

void ControlsTest::namedMethodsAreTaken() {
  const auto selection = selectMethods({"random", "input", "rule-based", "oracle", "random"}, {});
  QVERIFY(selection);
  QVERIFY((namesOf(*selection) == std::vector<std::string>{"input", "random", "rule-based", "oracle"}));
  QVERIFY(selection->notes.empty());
}

void ControlsTest::unknownAndImpossibleNamesAreRefused() {
  SelectionOptions options;
  const auto unknown = selectMethods({"guess"}, options);
  QVERIFY(!unknown && unknown.error().message.ends_with("rule-based, oracle."));
  const auto blind = selectMethods({"blind"}, options);
  QVERIFY(!blind && blind.error().message.find("`evaluate blind`") != std::string::npos);
  options.hasTarget = false;
  const auto oracle = selectMethods({"oracle"}, options);
  QVERIFY(!oracle && oracle.error().message.starts_with("There is no oracle in this experiment"));
}

void ControlsTest::everythingThatNeedsNoModel() {
  const WithoutModels hidden;
  const auto selection = selectMethods({}, {});
  QVERIFY(selection);
  QVERIFY((namesOf(*selection) == std::vector<std::string>{"input", "random", "rule-based"}));
  QCOMPARE(selection->notes.size(), 1u);
  QVERIFY(selection->notes.front().starts_with("Left out, as no model is installed: network, refine."));
  SelectionOptions named;
  named.match.model = "mine";
  const auto all = selectMethods({}, named);  // a model that was asked for and is missing is an error later
  QVERIFY(all && all->notes.empty() && all->sources.size() == 5u);
  QVERIFY(!all->sources[2].make());
}

QTEST_GUILESS_MAIN(ControlsTest)
#include "ControlsTest.moc"
