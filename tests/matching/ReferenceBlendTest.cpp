// SPDX-License-Identifier: GPL-3.0-or-later
// Several references: what each method makes of their middle.
#include "matching/ReferenceBlend.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <random>

#include "audio/AudioWriter.h"
#include "effects/Biquad.h"
#include "matching/ExcerptRendering.h"
#include "matching/Matcher.h"

using namespace semblance;
namespace fs = std::filesystem;

namespace {

constexpr double kSeconds = 2.5;  // refining costs in proportion

// Noise with a falling spectrum and a lively level.
AudioBuffer material(int rate, double seconds, unsigned seed) {
  AudioBuffer buffer(1, static_cast<std::int64_t>(seconds * rate));
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0.0f, 0.2f);
  float low = 0.0f;
  for (std::int64_t n = 0; n < buffer.frames(); ++n) {
    const float t = static_cast<float>(n) / static_cast<float>(rate);
    const float white = normal(random);
    low += 2205.0f / static_cast<float>(rate) * (white - low);
    const float swell = 0.15f + std::abs(std::sin(2.1f * t)) * std::abs(std::sin(11.0f * t));
    buffer.channel(0)[static_cast<std::size_t>(n)] = 0.5f * (0.3f * white + 2.0f * low) * swell;
  }
  return buffer;
}

Excerpts excerptsOf(AudioBuffer buffer, int rate) {
  Excerpts excerpts;
  excerpts.parts.push_back(std::move(buffer));
  excerpts.sampleRate = rate;
  return excerpts;
}

/// Treble and level changed by so many dB.
Excerpts treated(float trebleDb, float levelDb, unsigned seed, int rate = 44100) {
  ChainSettings settings = neutralSettings();
  settings[ParameterId::HighShelfGain] = trebleDb;
  settings[ParameterId::HighShelfFrequency] = 3000.0f;
  settings[ParameterId::OutputGain] = levelDb;
  return *renderExcerpts(excerptsOf(material(rate, kSeconds, seed), rate), settings, {});
}

/// How much more treble than bass the settings give.
double treble(const ChainSettings& settings, double rate = 44100.0) {
  double difference = 0.0;
  for (const double factor : {1.0, 1.25, 1.6}) {
    difference += equaliserResponseDb(settings, 6000.0 * factor, rate) / 3.0;
    difference -= equaliserResponseDb(settings, 300.0 * factor, rate) / 3.0;
  }
  return difference;
}

}  // namespace

class ReferenceBlendTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { qputenv("XDG_DATA_HOME", QFile::encodeName(folder_.path())); }

  void middleOfTwoReferences_data() {
    QTest::addColumn<QString>("method");
    for (const MethodInfo& method : matchMethods())
      if (!method.sameRecording) QTest::newRow(method.id.c_str()) << QString::fromStdString(method.id);
  }

  /// A dark soft and a bright loud reference: the answer lies between, where the weights put it.
  void middleOfTwoReferences() {
    QFETCH(QString, method);
    MatchOptions options;
    options.method = method.toStdString();
    auto made = makeExcerptMethod(options);
    QVERIFY2(made.has_value(), made ? "" : made.error().message.c_str());
    const Excerpts input = excerptsOf(material(44100, kSeconds, 1), 44100);
    const Excerpts dark = treated(-8.0f, -9.0f, 2);
    const Excerpts bright = treated(8.0f, 3.0f, 3);
    const auto answer = [&](double darkWeight, double brightWeight) {
      std::vector<WeightedReference> references;
      if (darkWeight > 0.0) references.push_back({&dark, darkWeight});
      if (brightWeight > 0.0) references.push_back({&bright, brightWeight});
      auto found = (*made)->matchBlend(input, references, {}, {}, {});
      return found ? *found : neutralSettings();
    };
    const auto loudness = [&](const ChainSettings& settings) {
      return excerptLoudness(*renderExcerpts(input, settings, {}));
    };
    const ChainSettings toDark = answer(1.0, 0.0);
    const ChainSettings toBright = answer(0.0, 1.0);
    QVERIFY(treble(toBright) > treble(toDark) + 8.0);
    const auto liesAt = [&](const ChainSettings& settings, double share) {
      const double wantedTreble = treble(toDark) + share * (treble(toBright) - treble(toDark));
      const double wantedLoudness = loudness(toDark) + share * (loudness(toBright) - loudness(toDark));
      const double trebleOff = treble(settings) - wantedTreble;
      const double loudnessOff = loudness(settings) - wantedLoudness;
      if (std::abs(trebleOff) < 2.0 && std::abs(loudnessOff) < 0.7) return true;
      qWarning("at %.2f: treble off by %.2f dB, loudness by %.2f LU", share, trebleOff, loudnessOff);
      return false;
    };
    QVERIFY(liesAt(answer(6.0, 2.0), 0.25));
    if (method == QLatin1String("refine")) return;  // the rest is the same for it, and slow
    QVERIFY(liesAt(answer(1.0, 1.0), 0.5));
    QVERIFY(answer(50.0, 50.0) == answer(1.0, 1.0));
    const auto single = (*made)->match(input, dark, {}, {}, {});
    QVERIFY(single && *single == toDark);
  }

  /// The same sound twice, once without its treble: the treble is that of the reference that has it.
  void narrowReferencesDoNotDullTheMiddle_data() {
    QTest::addColumn<QString>("method");
    for (const char* method : {"network", "rule-based"}) QTest::newRow(method) << QString::fromLatin1(method);
  }

  void narrowReferencesDoNotDullTheMiddle() {
    QFETCH(QString, method);
    MatchOptions options;
    options.method = method.toStdString();
    auto made = makeExcerptMethod(options);
    QVERIFY2(made.has_value(), made ? "" : made.error().message.c_str());
    const Excerpts input = excerptsOf(material(44100, kSeconds, 1), 44100);
    const Excerpts wide = treated(4.0f, 0.0f, 2, 48000);
    const Excerpts narrow = treated(4.0f, 0.0f, 2, 16000);
    const std::vector<WeightedReference> both{{&wide, 1.0}, {&narrow, 3.0}};
    const auto toWide = (*made)->match(input, wide, {}, {}, {});
    const auto toBoth = (*made)->matchBlend(input, both, {}, {}, {});
    QVERIFY(toWide && toBoth);
    const auto air = [](const ChainSettings& settings) {
      return equaliserResponseDb(settings, 12000.0, 44100.0) - equaliserResponseDb(settings, 2000.0, 44100.0);
    };
    QVERIFY2(std::abs(air(*toBoth) - air(*toWide)) < 3.0,
             qPrintable(QStringLiteral("%1 instead of %2").arg(air(*toBoth)).arg(air(*toWide))));
  }

  void spectraAreAveragedInDecibels() {
    const auto measured = [](const Excerpts& excerpts) { return *measureSpectrum(excerpts, {}); };
    const std::vector<ExcerptSpectrum> spectra{measured(treated(-6.0f, 0.0f, 2)),
                                               measured(treated(6.0f, -12.0f, 2))};
    const ExcerptSpectrum neutral = measured(treated(0.0f, -6.0f, 2));
    const ExcerptSpectrum middle = blendedSpectrum(spectra, {0.5, 0.5});
    const std::vector<double> bands = comparisonBands();
    for (std::size_t band = 0; band < bands.size(); ++band) {
      if (bands[band] < 40.0 || bands[band] > 16000.0) continue;
      QVERIFY2(std::abs(middle.levels[band] - neutral.levels[band]) < 1.5,
               qPrintable(QString::number(bands[band])));
    }
    QVERIFY(std::abs(middle.loudness - neutral.loudness) < 1.0);
    QVERIFY(spectrumDisagreement(spectra, {0.5, 0.5}) > 2.0);
    QVERIFY(spectrumDisagreement({neutral, neutral}, {0.5, 0.5}) < 1e-9);
    QVERIFY(blendedSpectrum({neutral}, {1.0}).levels == neutral.levels);
  }

  void matcherTakesFiles() {
    const fs::path input = write("input.wav", excerptsOf(material(44100, 4.0, 1), 44100));
    const fs::path dark = write("dark.wav", treated(-10.0f, 0.0f, 2));
    const fs::path bright = write("bright.wav", treated(12.0f, 0.0f, 3));
    MatchOptions options;
    options.method = "rule-based";
    Matcher matcher;
    const std::vector<ReferenceTrack> both{{dark, std::nullopt, 1.0}, {bright, TimeRange{0.5, 2.0}, 2.0}};
    const auto result = matcher.match(input, both, options, {}, {});
    QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
    QCOMPARE(result->referenceExcerpts.size(), std::size_t{2});
    QVERIFY(result->referenceExcerpts[1].front() == (TimeRange{0.5, 2.0}));
    QVERIFY(!result->notes.empty() && result->notes[0].english().find("differ much") != std::string::npos);
    const std::vector<ReferenceTrack> alike{{dark, std::nullopt, 1.0}, {dark, std::nullopt, 2.0}};
    const auto agreed = matcher.match(input, alike, options, {}, {});
    const auto single = matcher.match(input, dark, options, {}, {});
    QVERIFY(agreed && single && agreed->notes.empty());
    for (const ParameterInfo& row : parameterTable())
      QVERIFY2(
          std::abs(agreed->settings[row.id] - single->settings[row.id]) < 0.01f * (row.maximum - row.minimum),
          std::string(row.key).c_str());
  }

  void refusals() {
    const fs::path good = write("good.wav", excerptsOf(material(44100, 2.0, 1), 44100));
    MatchOptions options;
    options.method = "rule-based";
    Matcher matcher;
    const auto says = [&](const std::vector<ReferenceTrack>& references, const char* text) {
      const auto result = matcher.match(good, references, options, {}, {});
      return !result && result.error().message.find(text) != std::string::npos;
    };
    QVERIFY(says({}, "1 to 20 references"));
    QVERIFY(says(std::vector<ReferenceTrack>(21, {good, std::nullopt, 1.0}), "1 to 20 references"));
    QVERIFY(says({{good, std::nullopt, 1.0}, {good, std::nullopt, 0.0}}, "weight"));
    QVERIFY(says({{good, std::nullopt, 1.0}, {good, std::nullopt, std::nan("")}}, "weight"));
    QVERIFY(says({{good, std::nullopt, 1.0}, {"missing.wav", std::nullopt, 1.0}}, "missing.wav"));
  }

 private:
  fs::path write(const char* name, const Excerpts& excerpts) {
    const fs::path path = fs::path(folder_.path().toStdString()) / name;
    const AudioBuffer& samples = excerpts.parts.front();
    auto writer = AudioWriter::create(
        path, {Container::Wav, SampleFormat::Float32, excerpts.sampleRate, samples.channels(), false, 1});
    if (!writer || !writer->write(samples, samples.frames()) || !writer->commit()) qFatal("cannot write");
    return path;
  }
  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(ReferenceBlendTest)
#include "ReferenceBlendTest.moc"
