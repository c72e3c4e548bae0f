// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <random>

#include "audio/AudioWriter.h"
#include "effects/Biquad.h"
#include "effects/EffectChain.h"
#include "matching/ExcerptMethod.h"
#include "matching/ExcerptRendering.h"
#include "matching/ExcerptSelection.h"
#include "matching/Matcher.h"

using namespace semblance;
namespace fs = std::filesystem;

namespace {

// Noise with a falling spectrum and a lively level: enough like music for every method.
AudioBuffer material(int rate, double seconds, int channels, unsigned seed) {
  AudioBuffer buffer(channels, static_cast<std::int64_t>(seconds * rate));
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0.0f, 0.2f);
  float low = 0.0f;
  for (std::int64_t n = 0; n < buffer.frames(); ++n) {
    const float t = static_cast<float>(n) / static_cast<float>(rate);
    const float white = normal(random);
    low += 0.05f * (white - low);
    const float x =
        (0.3f * white + 2.0f * low) * (0.15f + std::abs(std::sin(2.1f * t)) * std::abs(std::sin(11.0f * t)));
    for (int c = 0; c < channels; ++c) buffer.channel(c)[static_cast<std::size_t>(n)] = 0.5f * x;
  }
  return buffer;
}

Excerpts excerptsOf(AudioBuffer buffer, int rate) {
  Excerpts excerpts;
  excerpts.parts.push_back(std::move(buffer));
  excerpts.sampleRate = rate;
  return excerpts;
}

ChainSettings bright() {
  ChainSettings settings = neutralSettings();
  settings[ParameterId::HighShelfGain] = 9.0f;
  settings[ParameterId::HighShelfFrequency] = 4000.0f;
  settings[ParameterId::LowShelfGain] = -6.0f;
  return settings;
}

}  // namespace

class MatcherTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { qputenv("XDG_DATA_HOME", QFile::encodeName(folder_.path())); }

  void everyMethodApproachesAKnownTreatment_data() {
    QTest::addColumn<QString>("method");
    QTest::addColumn<int>("channels");
    for (const MethodInfo& method : matchMethods()) {
      if (method.sameRecording) continue;
      QTest::addRow("%s mono", method.id.c_str()) << QString::fromStdString(method.id) << 1;
      QTest::addRow("%s stereo", method.id.c_str()) << QString::fromStdString(method.id) << 2;
    }
  }
  void everyMethodApproachesAKnownTreatment() {
    QFETCH(QString, method);
    QFETCH(int, channels);
    MatchOptions options;
    options.method = method.toStdString();
    auto made = makeExcerptMethod(options);
    QVERIFY2(made.has_value(), made ? "" : made.error().message.c_str());
    const Excerpts input = excerptsOf(material(44100, 6.0, channels, 1), 44100);
    const auto reference = renderExcerpts(excerptsOf(material(44100, 6.0, channels, 2), 44100), bright(), {});
    auto settings = (*made)->match(input, *reference, {}, {}, {});
    QVERIFY2(settings.has_value(), settings ? "" : settings.error().message.c_str());
    double before = 0.0;
    double after = 0.0;
    const double centre =
        equaliserResponseDb(*settings, 1000.0, 44100.0) - equaliserResponseDb(bright(), 1000.0, 44100.0);
    for (double f = 60.0; f < 16000.0; f *= 1.26) {
      const double wanted = equaliserResponseDb(bright(), f, 44100.0);
      before += std::abs(wanted);
      after += std::abs(equaliserResponseDb(*settings, f, 44100.0) - wanted - centre);
    }
    QVERIFY2(after < 0.6 * before, qPrintable(QStringLiteral("%1 of %2").arg(after).arg(before)));
    const double wantedLoudness = excerptLoudness(*reference);
    QVERIFY(std::abs(excerptLoudness(*renderExcerpts(input, *settings, {})) - wantedLoudness) < 2.0);
  }

  void everyMethodFitsTheGraphicEqualiser_data() {
    QTest::addColumn<QString>("method");
    for (const MethodInfo& method : matchMethods())
      if (!method.sameRecording) QTest::addRow("%s", method.id.c_str()) << QString::fromStdString(method.id);
  }
  void everyMethodFitsTheGraphicEqualiser() {
    QFETCH(QString, method);
    MatchOptions options;
    options.method = method.toStdString();
    auto made = makeExcerptMethod(options);
    QVERIFY2(made.has_value(), made ? "" : made.error().message.c_str());
    const Excerpts input = excerptsOf(material(44100, 4.0, 1, 1), 44100);
    const auto reference = renderExcerpts(excerptsOf(material(44100, 4.0, 1, 2), 44100), bright(), {});
    MatchSections sections;
    sections.chain = ChainPreset::GraphicEqCompressor;
    const auto settings = (*made)->match(input, *reference, sections, {}, {});
    QVERIFY2(settings.has_value(), settings ? "" : settings.error().message.c_str());
    QVERIFY(settings->chain == sections.chain);
    const ChainSettings neutral = neutralSettings();
    for (const ParameterInfo& row : parameterTable())
      if (!settings->uses(row.effect)) QCOMPARE((*settings)[row.id], neutral[row.id]);
    double before = 0.0;
    double after = 0.0;
    const double centre =
        equaliserResponseDb(*settings, 1000.0, 44100.0) - equaliserResponseDb(bright(), 1000.0, 44100.0);
    for (double f = 60.0; f < 16000.0; f *= 1.26) {
      const double wanted = equaliserResponseDb(bright(), f, 44100.0);
      before += std::abs(wanted);
      after += std::abs(equaliserResponseDb(*settings, f, 44100.0) - wanted - centre);
    }
    QVERIFY2(after < 0.6 * before, qPrintable(QStringLiteral("%1 of %2").arg(after).arg(before)));
  }

  /// The saturation starts neutral; only what optimises may move it.
  void onlyRefinementSaturates() {
    ChainSettings driven = neutralSettings(ChainPreset::EqCompressorSaturation);
    driven[ParameterId::SaturationMix] = 100.0f;
    driven[ParameterId::SaturationDrive] = 24.0f;
    const Excerpts input = excerptsOf(material(44100, 4.0, 1, 1), 44100);
    const auto reference = renderExcerpts(excerptsOf(material(44100, 4.0, 1, 2), 44100), driven, {});
    MatchSections sections;
    sections.chain = ChainPreset::EqCompressorSaturation;
    const auto mixOf = [&](const char* method, const MatchSections& wanted) {
      MatchOptions options;
      options.method = method;
      auto made = makeExcerptMethod(options);
      if (!made) return -1.0f;
      const auto settings = (*made)->match(input, *reference, wanted, {}, {});
      if (!settings || settings->chain != wanted.chain) return -1.0f;
      return (*settings)[ParameterId::SaturationMix];
    };
    QCOMPARE(mixOf("network", sections), 0.0f);
    const float refined = mixOf("refine", sections);
    qInfo("mix of the saturation after refinement: %.0f %%", static_cast<double>(refined));
    QVERIFY(refined > 5.0f);
    sections.saturation = false;
    QCOMPARE(mixOf("refine", sections), 0.0f);
    sections.saturation = true;
    sections.chain = ChainPreset::EqCompressor;
    QCOMPARE(mixOf("refine", sections), 0.0f);
  }

  /// Where the reference is clean, what refinement does with the saturation must not be heard.
  void cleanReferencesAreNotSaturated() {
    const Excerpts input = excerptsOf(material(44100, 4.0, 1, 1), 44100);
    const auto reference = renderExcerpts(excerptsOf(material(44100, 4.0, 1, 2), 44100), bright(), {});
    MatchOptions options;
    options.method = "refine";
    auto made = makeExcerptMethod(options);
    QVERIFY2(made.has_value(), made ? "" : made.error().message.c_str());
    MatchSections sections;
    sections.chain = ChainPreset::EqCompressorSaturation;
    const auto settings = (*made)->match(input, *reference, sections, {}, {});
    QVERIFY(settings.has_value());
    ChainSettings clean = *settings;
    clean.setBypassed(Effect::Saturation, true);
    const auto with = renderExcerpts(input, *settings, {});
    const auto without = renderExcerpts(input, clean, {});
    double difference = 0.0;
    double power = 0.0;
    for (std::size_t n = 0; n < with->parts[0].channel(0).size(); ++n) {
      const double a = with->parts[0].channel(0)[n];
      const double b = without->parts[0].channel(0)[n];
      difference += (a - b) * (a - b);
      power += b * b;
    }
    const double level = 10.0 * std::log10(difference / power + 1e-30);
    qInfo("saturation on a clean pair: mix %.0f %%, drive %.1f dB, difference %.1f dB",
          static_cast<double>((*settings)[ParameterId::SaturationMix]),
          static_cast<double>((*settings)[ParameterId::SaturationDrive]), level);
    QVERIFY(level < -20.0);
  }

  void limitsAreKeptByEveryMethod_data() {
    QTest::addColumn<QString>("method");
    for (const MethodInfo& method : matchMethods())
      if (!method.sameRecording) QTest::addRow("%s", method.id.c_str()) << QString::fromStdString(method.id);
  }
  void limitsAreKeptByEveryMethod() {
    QFETCH(QString, method);
    MatchOptions options;
    options.method = method.toStdString();
    auto made = makeExcerptMethod(options);
    QVERIFY2(made.has_value(), made ? "" : made.error().message.c_str());
    const Excerpts input = excerptsOf(material(44100, 6.0, 1, 1), 44100);
    const auto reference = renderExcerpts(excerptsOf(material(44100, 6.0, 1, 2), 44100), bright(), {});
    MatchSections sections;
    sections.limits = {400.0, 0.0, 3};
    auto settings = (*made)->match(input, *reference, sections, {}, {});
    QVERIFY2(settings.has_value(), settings ? "" : settings.error().message.c_str());
    int acting = 0;
    for (const EqualiserBand& band : kEqualiserBands) acting += (*settings)[band.gain] != 0.0f ? 1 : 0;
    QVERIFY2(acting <= 3 && acting > 0, qPrintable(QString::number(acting)));
    for (const double frequency : {25.0, 50.0, 100.0}) {
      const double response = equaliserResponseDb(*settings, frequency, 44100.0);
      QVERIFY2(std::abs(response) < 1.5,
               qPrintable(QStringLiteral("%1 Hz: %2").arg(frequency).arg(response)));
    }
    const double brighter =
        equaliserResponseDb(*settings, 12000.0, 44100.0) - equaliserResponseDb(*settings, 1000.0, 44100.0);
    QVERIFY2(brighter > 3.0, qPrintable(QString::number(brighter)));
    MatchOptions impossible;
    impossible.sections.limits.bands = 9;
    const auto refused = Matcher().match("a.wav", "b.wav", impossible, {}, {});
    QVERIFY(!refused && refused.error().message.find("1 to 6 bands") != std::string::npos);
  }

  void sectionsThatAreOffStayNeutral() {
    MatchOptions options;
    auto made = makeExcerptMethod(options);
    QVERIFY2(made.has_value(), made ? "" : made.error().message.c_str());
    const Excerpts input = excerptsOf(material(44100, 4.0, 1, 1), 44100);
    const auto reference = renderExcerpts(excerptsOf(material(44100, 4.0, 1, 2), 44100), bright(), {});
    auto settings = (*made)->match(input, *reference, {false, false, false, false, false, {}, {}}, {}, {});
    QVERIFY(settings.has_value());
    QVERIFY(*settings == neutralSettings());
  }

  void matchesFilesAndSaysWhatItHeard() {
    const fs::path input = write("eingang ü.wav", material(48000, 70.0, 2, 1), 48000);
    const fs::path reference = write("reference.wav", material(22050, 5.0, 1, 2), 22050);
    Matcher matcher;
    auto result = matcher.match(input, reference, {}, {}, {});
    QVERIFY2(result.has_value(), result ? "" : result.error().message.c_str());
    QCOMPARE(result->inputExcerpts.size(), std::size_t{6});
    QCOMPARE(result->referenceExcerpts.size(), std::size_t{1});
    QCOMPARE(result->referenceExcerpts[0].size(), std::size_t{1});
    QVERIFY(!result->model.empty());
    auto again = matcher.match(input, reference, {}, {}, {});
    QVERIFY(again && again->settings == result->settings);
    MatchOptions range;
    range.inputRange = TimeRange{10.0, 20.0};
    auto ranged = matcher.match(input, reference, range, {}, {});
    QVERIFY(ranged && ranged->inputExcerpts.size() == 1 &&
            ranged->inputExcerpts[0] == (TimeRange{10.0, 20.0}));
  }

  void refusals() {
    const fs::path good = write("good.wav", material(44100, 3.0, 1, 1), 44100);
    const fs::path silent = write("silent.wav", AudioBuffer(1, 44100), 44100);
    const fs::path crumb = write("crumb.wav", material(44100, 0.05, 1, 1), 44100);
    Matcher matcher;
    const auto says = [&](const fs::path& input, const fs::path& reference, MatchOptions options,
                          const char* text) {
      auto result = matcher.match(input, reference, options, {}, {});
      if (!result && result.error().message.find(text) == std::string::npos)
        qWarning("%s", result.error().message.c_str());
      return !result && result.error().message.find(text) != std::string::npos;
    };
    QVERIFY(says(silent, good, {}, "silen"));
    QVERIFY(says(good, silent, {}, "silen"));
    QVERIFY(says(crumb, good, {}, "half a second"));
    QVERIFY(says("none.wav", good, {}, "none.wav"));
    MatchOptions unknownMethod;
    unknownMethod.method = "magic";
    QVERIFY(says(good, good, unknownMethod, "rule-based"));
    MatchOptions unknownModel;
    unknownModel.model = "nobody";
    QVERIFY(says(good, good, unknownModel, "no model called nobody"));
    MatchOptions range;
    range.inputRange = TimeRange{2.0, 9.0};
    QVERIFY(says(good, good, range, "range"));
    std::stop_source stopped;
    stopped.request_stop();
    const fs::path longTrack = write("long.wav", material(44100, 50.0, 1, 1), 44100);
    auto cancelled = matcher.match(longTrack, good, {}, {}, stopped.get_token());
    QVERIFY(!cancelled && isCancelled(cancelled.error()));
  }

 private:
  fs::path write(const char* name, const AudioBuffer& samples, int rate) {
    const fs::path path = fs::path(folder_.path().toStdString()) / name;
    auto writer = AudioWriter::create(
        path, {Container::Wav, SampleFormat::Float32, rate, samples.channels(), false, 1});
    if (!writer || !writer->write(samples, samples.frames()) || !writer->commit())
      qFatal("cannot write %s", name);
    return path;
  }
  QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(MatcherTest)
#include "MatcherTest.moc"
