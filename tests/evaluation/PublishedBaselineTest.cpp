// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/PublishedBaseline.h"

#include <QtTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "audio/AudioReader.h"
#include "evaluation/TestSignals.h"
#include "evaluation/metrics/LoudnessDifference.h"
#include "evaluation/metrics/StftDistance.h"

using namespace semblance;
using nlohmann::json;

namespace {

const std::string kFolder = SEMBLANCE_SOURCE_DIR "/tests/golden/baseline/";

std::vector<float> readMono(const std::string& name) {
  auto reader = AudioReader::open(kFolder + name);
  if (!reader) qFatal("%s", reader.error().message.c_str());
  const auto buffer = readExcerpt(*reader, 0, reader->format().frames);
  if (!buffer) qFatal("%s", buffer.error().message.c_str());
  return {buffer->channel(0).begin(), buffer->channel(0).end()};
}

struct Case {
  std::vector<float> input, reference, output;
};
Case readCase(const std::string& name) {
  return {readMono(name + "_input.flac"), readMono(name + "_reference.flac"),
          readMono(name + "_output.flac")};
}

double largestDifference(const std::vector<float>& a, const std::vector<float>& b) {
  double largest = a.size() == b.size() ? 0.0 : 1.0;
  for (std::size_t n = 0; n < std::min(a.size(), b.size()); ++n)
    largest = std::max(largest, static_cast<double>(std::abs(a[n] - b[n])));
  return largest;
}

}  // namespace

class PublishedBaselineTest : public QObject {
  Q_OBJECT

 private slots:
  void releasedRulesGiveThePublishedFigures();
  void mendedRulesCompensateTheDelay();
  void mendedRulesNeverEndQuieter();
  void badSignalsAreRefused();
};

void PublishedBaselineTest::releasedRulesGiveThePublishedFigures() {
  std::ifstream stream(kFolder + "baseline.json");
  for (const json& golden : json::parse(stream)["cases"]) {
    const Case pair = readCase(golden["name"]);
    const auto result = publishedBaseline(pair.input, pair.reference, 24000.0, BaselineRules::Released);
    QVERIFY(result);
    const auto taps = golden["taps"].get<std::vector<double>>();
    QCOMPARE(taps.size(), kBaselineTaps);
    const double largest = *std::max_element(taps.begin(), taps.end());
    double error = 0.0;
    for (std::size_t n = 0; n < taps.size(); ++n)
      error = std::max(error, std::abs(result->taps[n] - taps[n]) / largest);
    QVERIFY2(error < 1e-5, qPrintable(QString::number(error)));
    QCOMPARE(result->thresholdDb.has_value(), !golden["threshold"].is_null());
    if (result->thresholdDb) QCOMPARE(*result->thresholdDb, golden["threshold"].get<double>());
    const double difference = largestDifference(result->output, pair.output);
    QVERIFY2(difference < 2e-6, qPrintable(QString::number(difference)));
    QVERIFY(std::abs(publishedLoudness(result->output, 24000.0, 1) - golden["output_lufs"].get<double>()) <
            1e-3);
  }
}

void PublishedBaselineTest::mendedRulesCompensateTheDelay() {
  const Case pair = readCase("1");  // no compressor in this one
  const auto released = publishedBaseline(pair.input, pair.reference, 24000.0, BaselineRules::Released);
  const auto mended = publishedBaseline(pair.input, pair.reference, 24000.0, BaselineRules::Mended);
  QVERIFY(released && mended);
  constexpr std::size_t delay = kBaselineTaps / 2;
  const std::vector<float> late(released->output.begin() + delay, released->output.end());
  const std::vector<float> same(mended->output.begin(), mended->output.end() - delay);
  QVERIFY(largestDifference(late, same) < 1e-3);
}

void PublishedBaselineTest::mendedRulesNeverEndQuieter() {
  const Case pair = readCase("0");
  std::vector<float> dense = pair.reference;
  for (float& sample : dense) sample = std::tanh(50.0f * sample);  // out of reach for a compressor of 3:1
  const auto released = publishedBaseline(pair.input, dense, 24000.0, BaselineRules::Released);
  const auto mended = publishedBaseline(pair.input, dense, 24000.0, BaselineRules::Mended);
  QVERIFY(released && mended);
  QCOMPARE(released->thresholdDb.value_or(0.0), -79.0);
  QVERIFY(publishedLoudness(mended->output, 24000.0, 1) >
          publishedLoudness(released->output, 24000.0, 1) + 1.0);
}

void PublishedBaselineTest::badSignalsAreRefused() {
  const std::vector<float> brief(1000, 0.1f);
  const std::vector<float> silence(40000, 0.0f);
  std::vector<float> tone(40000);
  for (std::size_t n = 0; n < tone.size(); ++n) tone[n] = 0.1f * std::sin(0.1f * static_cast<float>(n));
  QVERIFY(!publishedBaseline(brief, tone, 24000.0, BaselineRules::Mended));
  const auto silent = publishedBaseline(tone, silence, 24000.0, BaselineRules::Mended);
  QVERIFY(!silent);
  QVERIFY(silent.error().message.find("silent") != std::string::npos);
}

QTEST_GUILESS_MAIN(PublishedBaselineTest)
#include "PublishedBaselineTest.moc"
