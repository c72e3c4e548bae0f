// SPDX-License-Identifier: GPL-3.0-or-later
#include <torch/torch.h>

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "matching/ExcerptRendering.h"
#include "matching/Models.h"
#include "matching/SearchMethod.h"

using namespace semblance;

namespace {

Excerpts noise(int channels, double seconds, std::uint64_t seed) {
  constexpr int kRate = 24000;
  Excerpts sound;
  sound.sampleRate = kRate;
  const auto frames = static_cast<std::int64_t>(seconds * kRate);
  sound.parts.emplace_back(channels, frames);
  torch::manual_seed(seed);
  const torch::Tensor samples =
      0.15 * torch::randn({frames}) * (0.1 + torch::sin(torch::linspace(0.0, 40.0, frames)).abs());
  for (int c = 0; c < channels; ++c)
    std::copy_n(samples.data_ptr<float>(), frames, sound.parts[0].channel(c).begin());
  return sound;
}

ChainSettings treatment(ChainPreset chain) {
  ChainSettings settings = neutralSettings(chain);
  settings[ParameterId::HighShelfGain] = 9.0f;
  settings[ParameterId::HighShelfFrequency] = 3000.0f;
  settings[ParameterId::LowShelfGain] = -6.0f;
  settings[ParameterId::SaturationMix] = 100.0f;
  settings[ParameterId::SaturationDrive] = 20.0f;
  return settings;
}

}  // namespace

/// The method as a whole, on a pair of different content with a known treatment.
class SearchTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void improvesOnTheNetwork_data();
  void improvesOnTheNetwork();
  void tellsTheBestSoFar();
  void stopsWhenAsked();

 private:
  SearchMethod method(int generations) const {
    SearchMethod::Options options;
    options.search.generations = generations;
    options.posterior.longestSeconds = 2.0;
    return SearchMethod(network(), options);
  }
  NetworkMethod network() const { return NetworkMethod(model_, "default", torch::kCPU); }

  QTemporaryDir folder_;
  std::shared_ptr<Model> model_;
};

void SearchTest::initTestCase() {
  qputenv("XDG_DATA_HOME", folder_.path().toUtf8());
  const auto found = findModel({});
  QVERIFY2(found.has_value(), found ? "" : found.error().message.c_str());
  model_ = found->first;
}

void SearchTest::improvesOnTheNetwork_data() {
  QTest::addColumn<int>("chain");
  QTest::addColumn<int>("channels");
  QTest::newRow("EQ + compressor") << static_cast<int>(ChainPreset::EqCompressor) << 1;
  QTest::newRow("EQ + compressor, stereo") << static_cast<int>(ChainPreset::EqCompressor) << 2;
  QTest::newRow("with saturation") << static_cast<int>(ChainPreset::EqCompressorSaturation) << 1;
  QTest::newRow("graphic") << static_cast<int>(ChainPreset::GraphicEqCompressor) << 1;
}

// What it minimises is less than at the network's answer, and only what may be moved has moved.
void SearchTest::improvesOnTheNetwork() {
  QFETCH(int, chain);
  QFETCH(int, channels);
  MatchSections sections;
  sections.chain = static_cast<ChainPreset>(chain);
  const Excerpts input = noise(channels, 3.0, 1);
  const auto reference = renderExcerpts(noise(channels, 3.0, 2), treatment(sections.chain), {});
  NetworkMethod start = network();
  const auto answer = start.answer(input, *reference, sections);
  QVERIFY(answer.has_value());
  SearchMethod search = method(12);
  const auto found = search.match(input, *reference, sections, {}, {});
  QVERIFY2(found.has_value(), found ? "" : found.error().message.c_str());
  const WeightedReference only{&*reference, 1.0};
  PosteriorOptions options;
  options.longestSeconds = 2.0;
  const auto posterior = Posterior::of(input, {&only, 1}, *answer, sections, options);
  const auto distance = [&](const ChainSettings& settings) {
    const auto output = renderExcerpts(input, settings, {});
    torch::Tensor samples = torch::empty({channels, output->parts[0].frames()});
    for (int c = 0; c < channels; ++c)
      std::copy_n(output->parts[0].channel(c).begin(), samples.size(1), samples[c].data_ptr<float>());
    return posterior->distance(samples).item<double>();
  };
  const double before = distance(answer->settings);
  const double after = distance(*found);
  QVERIFY2(after < before, qPrintable(QStringLiteral("%1 of %2").arg(after).arg(before)));
  QVERIFY(found->chain == sections.chain);
  const ChainSettings neutral = neutralSettings();
  for (const ParameterInfo& row : parameterTable())
    if (!found->uses(row.effect)) QCOMPARE((*found)[row.id], neutral[row.id]);
  QCOMPARE((*found)[ParameterId::InputGain], 0.0f);
  QCOMPARE((*found)[ParameterId::MakeUp], 0.0f);
}

void SearchTest::tellsTheBestSoFar() {
  const Excerpts input = noise(1, 2.0, 1);
  const auto reference = renderExcerpts(noise(1, 2.0, 2), treatment(ChainPreset::EqCompressor), {});
  SearchMethod search = method(8);
  std::vector<ChainSettings> told;
  std::vector<double> progress;
  search.setPreview([&](const ChainSettings& settings) { told.push_back(settings); });
  const auto found =
      search.match(input, *reference, {}, [&](const Progress& now) { progress.push_back(now.fraction); }, {});
  QVERIFY(found.has_value());
  QVERIFY(told.size() >= 2 && told.size() <= 3);
  NetworkMethod start = network();
  const auto answer = start.match(input, *reference, {}, {}, {});
  QVERIFY(std::abs(told.front()[ParameterId::Peak1Gain] - (*answer)[ParameterId::Peak1Gain]) < 0.01f);
  QCOMPARE(progress.size(), 9u);
  QVERIFY(std::is_sorted(progress.begin(), progress.end()) && progress.back() == 1.0);
  search.setPreview({});
  QVERIFY(search.match(input, *reference, {}, {}, {}).value() == *found);
}

void SearchTest::stopsWhenAsked() {
  std::stop_source stop;
  SearchMethod search = method(50);
  int told = 0;
  search.setPreview([&](const ChainSettings&) {
    ++told;
    stop.request_stop();
  });
  const auto found = search.match(noise(1, 2.0, 1), noise(1, 2.0, 2), {}, {}, stop.get_token());
  QVERIFY(!found && isCancelled(found.error()));
  QCOMPARE(told, 1);
}

QTEST_GUILESS_MAIN(SearchTest)
#include "SearchTest.moc"
