// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/SettingsExport.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "audio/AudioReader.h"
#include "audio/Fourier.h"
#include "base/AtomicFile.h"
#include "effects/Biquad.h"
#include "effects/GraphicBands.h"
#include "session/EqualiserImpulse.h"

using namespace semblance;
namespace fs = std::filesystem;

namespace {

ChainSettings example() {
  ChainSettings settings = neutralSettings();
  settings[ParameterId::LowShelfGain] = 4.0f;
  settings[ParameterId::Peak1Gain] = -6.5f;
  settings[ParameterId::Peak1Frequency] = 320.0f;
  settings[ParameterId::Peak1Q] = 2.0f;
  settings[ParameterId::Peak4Gain] = 9.0f;
  settings[ParameterId::HighShelfGain] = -3.0f;
  settings[ParameterId::Ratio] = 3.0f;
  settings.setBandOff(4, true);
  return settings;
}

double levelDb(std::vector<float> impulse, double frequency, double rate) {
  Fourier fourier(static_cast<int>(impulse.size()));
  std::ranges::copy(impulse, fourier.time().begin());
  fourier.forward();
  const auto bin =
      static_cast<std::size_t>(std::lround(frequency * static_cast<double>(impulse.size()) / rate));
  return 20.0 * std::log10(std::abs(std::complex<double>(fourier.spectrum()[bin])));
}

ChainSettings graphicExample() {
  ChainSettings settings = neutralSettings(ChainPreset::GraphicEqCompressor);
  float gain = -6.0f;
  for (const GraphicBand& band : kGraphicBands) settings[band.gain] = gain += 1.2f;
  return settings;
}

}  // namespace

class SettingsExportTest : public QObject {
  Q_OBJECT

 private slots:
  void textNamesEverything();
  void jsonHoldsEverything();
  void filterListsGiveTheSameCurve_data();
  void filterListsGiveTheSameCurve();
  void curvesAreTheDrawnCurve();
  void preampKeepsBoostsBelowFullScale();
  void impulsesHaveTheDrawnMagnitude_data();
  void impulsesHaveTheDrawnMagnitude();
  void linearPhaseIsSymmetric();
  void bypassedEqualiserIsAnIdentity();
  void writesFiles();
  void unwritableIsSaid();

 private:
  QTemporaryDir folder_;
};

void SettingsExportTest::textNamesEverything() {
  const QString text = QString::fromStdString(settingsText(example(), SettingsForm::Text));
  for (const char* part :
       {"Input gain", "Low shelf", "4.0 dB", "320 Hz", "-6.5 dB", "Threshold", "3.0:1", "(off)"})
    QVERIFY2(text.contains(QString::fromLatin1(part)), part);
  ChainSettings bypassed = example();
  bypassed.setBypassed(Effect::Compressor, true);
  QVERIFY(settingsText(bypassed, SettingsForm::Text).find("Compressor (bypassed)") != std::string::npos);
  const QString other = QString::fromStdString(settingsText(graphicExample(), SettingsForm::Text));
  QVERIFY(other.contains("Graphic EQ + compressor") && other.contains("16 kHz gain"));
  QVERIFY(!other.contains("Low shelf") && !other.contains("Saturation"));
}

void SettingsExportTest::jsonHoldsEverything() {
  const auto json =
      QJsonDocument::fromJson(QByteArray::fromStdString(settingsText(example(), SettingsForm::Json)));
  const QJsonObject parameters = json.object()["parameters"].toObject();
  QCOMPARE(parameters.size(), static_cast<qsizetype>(kParameterCount));
  QCOMPARE(parameters["eq.peak1.gain"].toObject()["value"].toDouble(), -6.5);
}

void SettingsExportTest::filterListsGiveTheSameCurve_data() {
  QTest::addColumn<int>("form");
  QTest::addColumn<bool>("graphic");
  for (const bool graphic : {false, true}) {
    const char* chain = graphic ? ", graphic" : "";
    QTest::addRow("Equalizer APO%s", chain) << static_cast<int>(SettingsForm::EqualizerApo) << graphic;
    QTest::addRow("REW%s", chain) << static_cast<int>(SettingsForm::RewFilters) << graphic;
  }
}

// Reads the list back as those programs do and compares the curve with our own.
void SettingsExportTest::filterListsGiveTheSameCurve() {
  QFETCH(int, form);
  QFETCH(bool, graphic);
  const ChainSettings settings = graphic ? graphicExample() : example();
  const QString text = QString::fromStdString(settingsText(settings, static_cast<SettingsForm>(form)));
  static const QRegularExpression line(
      QStringLiteral("Filter +\\d+: ON +(\\w+) +Fc +([\\d.]+) Hz +Gain +([-\\d.]+) dB +Q +([\\d.]+)"));
  std::vector<BiquadCoefficients<double>> sections;
  for (auto matches = line.globalMatch(text); matches.hasNext();) {
    const auto match = matches.next();
    const QString type = match.captured(1);
    const BandType band = type == "PK"            ? BandType::Peak
                          : type.startsWith("LS") ? BandType::LowShelf
                                                  : BandType::HighShelf;
    sections.push_back(designBand<double>(band, match.captured(3).toDouble(), match.captured(2).toDouble(),
                                          match.captured(4).toDouble(), 48000.0));
  }
  QCOMPARE(sections.size(), graphic ? kGraphicBandCount : kBandCount - 1);  // one is off
  for (double frequency = 20.0; frequency < 20000.0; frequency *= 1.1) {
    double sum = 0.0;
    for (const auto& section : sections) sum += responseDb(section, frequency, 48000.0);
    QVERIFY(std::abs(sum - equaliserResponseDb(settings, frequency, 48000.0)) < 0.02);
  }
}

// As programs read them: one line of pairs, and a table with a heading.
void SettingsExportTest::curvesAreTheDrawnCurve() {
  const QString line = QString::fromStdString(settingsText(example(), SettingsForm::GraphicEq));
  QVERIFY(line.startsWith(QStringLiteral("GraphicEQ: 20.0 ")) && line.count(u'\n') == 1);
  const QStringList pairs = line.trimmed().mid(10).split(QStringLiteral(";"));
  const QStringList rows =
      QString::fromStdString(settingsText(example(), SettingsForm::CurveCsv)).trimmed().split(u'\n');
  QCOMPARE(rows.front(), QStringLiteral("frequency_hz,gain_db"));
  const auto check = [](const QStringList& points, QChar between, int perOctave) {
    QCOMPARE(points.size(), qsizetype(std::floor(perOctave * std::log2(1000.0))) + 2);
    double before = 0.0;
    for (const QString& point : points) {
      const QStringList values = point.trimmed().split(between);
      QCOMPARE(values.size(), 2);
      const double frequency = values[0].toDouble();
      QVERIFY(frequency > before);
      before = frequency;
      QVERIFY(std::abs(values[1].toDouble() - equaliserResponseDb(example(), frequency, 48000.0)) < 0.03);
    }
    QCOMPARE(before, 20000.0);
  };
  check(pairs, u' ', 12);
  check(rows.mid(1), u',', 24);
  ChainSettings flat = example();
  flat.setBypassed(Effect::Equaliser, true);
  const std::string bypassed = settingsText(flat, SettingsForm::GraphicEq);
  QVERIFY(bypassed.find("20000.0 0.00\n") != std::string::npos && bypassed.find('-') == std::string::npos);
}

void SettingsExportTest::preampKeepsBoostsBelowFullScale() {
  const QString text = QString::fromStdString(settingsText(example(), SettingsForm::EqualizerApo));
  static const QRegularExpression preamp(QStringLiteral("Preamp: ([-\\d.]+) dB"));
  const double gain = preamp.match(text).captured(1).toDouble();
  QVERIFY(gain < -3.5 && gain > -5.0);
  QVERIFY(settingsText(neutralSettings(), SettingsForm::EqualizerApo).find("Preamp: 0.0 dB") !=
          std::string::npos);
}

void SettingsExportTest::impulsesHaveTheDrawnMagnitude_data() {
  QTest::addColumn<double>("rate");
  for (const double rate : {22050.0, 48000.0, 192000.0}) QTest::addRow("%g", rate) << rate;
}

void SettingsExportTest::impulsesHaveTheDrawnMagnitude() {
  QFETCH(double, rate);
  for (const int run : {0, 1, 2, 3}) {
    const ChainSettings settings = run < 2 ? example() : graphicExample();
    const auto phase = run % 2 == 0 ? ImpulsePhase::Minimum : ImpulsePhase::Linear;
    const auto impulse = equaliserImpulse(settings, rate, phase);
    for (double frequency = 40.0; frequency < 0.45 * rate; frequency *= 1.3) {
      const double bin = std::round(frequency * static_cast<double>(impulse.size()) / rate);
      const double exact = bin * rate / static_cast<double>(impulse.size());
      QVERIFY(std::abs(levelDb(impulse, exact, rate) - equaliserResponseDb(settings, exact, rate)) < 0.05);
    }
  }
}

void SettingsExportTest::linearPhaseIsSymmetric() {
  const auto impulse = equaliserImpulse(example(), 48000.0, ImpulsePhase::Linear);
  const std::size_t middle = impulse.size() / 2;
  QVERIFY(impulse[middle] > 0.5f);
  for (std::size_t n = 1; n < middle; ++n)
    QVERIFY(std::abs(impulse[middle - n] - impulse[middle + n]) < 1e-6f);
}

void SettingsExportTest::bypassedEqualiserIsAnIdentity() {
  ChainSettings settings = example();
  settings.setBypassed(Effect::Equaliser, true);
  const auto impulse = equaliserImpulse(settings, 48000.0, ImpulsePhase::Minimum);
  QCOMPARE(impulse[0], 1.0f);
  for (std::size_t n = 1; n < impulse.size(); ++n) QCOMPARE(impulse[n], 0.0f);
}

void SettingsExportTest::writesFiles() {
  for (const SettingsFormInfo& info : settingsForms()) {
    const fs::path path = fs::path(folder_.path().toStdString()) / ("settings" + std::string(info.extension));
    const auto written = exportSettings(example(), info.form, 44100.0, path);
    QVERIFY2(written, written ? "" : written.error().message.c_str());
    if (!info.needsRate) {
      QCOMPARE(*readFile(path), settingsText(example(), info.form));
      continue;
    }
    const auto reader = AudioReader::open(path);
    QVERIFY(reader);
    QCOMPARE(reader->format().sampleRate, 44100);
    QCOMPARE(reader->format().channels, 1);
    QVERIFY(reader->format().sampleFormat == SampleFormat::Float32);
  }
}

void SettingsExportTest::unwritableIsSaid() {
  for (const SettingsFormInfo& info : settingsForms()) {
    const auto written = exportSettings(example(), info.form, 48000.0, "/nowhere/settings.txt");
    QVERIFY(!written && written.error().message.find("/nowhere") != std::string::npos);
  }
}

QTEST_GUILESS_MAIN(SettingsExportTest)
#include "SettingsExportTest.moc"
