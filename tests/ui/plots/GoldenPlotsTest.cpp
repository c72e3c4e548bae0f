// SPDX-License-Identifier: GPL-3.0-or-later
// The plots as pictures. After a wanted change: look at the .actual.png files, then run this program once
// with SEMBLANCE_UPDATE_GOLDEN=1.
#include <QFontDatabase>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <numbers>

#include "WidgetDriver.h"
#include "plots/DynamicsPlots.h"
#include "plots/GoldenImage.h"
#include "plots/LoudnessPlot.h"
#include "plots/SpectrumPlot.h"
#include "plots/WaveformView.h"

using namespace semblance;
using namespace semblance::ui;
using namespace semblance::ui::test;

namespace {

const QSize kSize(440, 210);
const QString kFont = QStringLiteral("DejaVu Sans");

/// A spectrum that falls with a wave in it: the same numbers on every machine.
BandSpectrum spectrum(double slope, double wave, double shift) {
  BandSpectrum result;
  for (int band = -135; band <= 100; ++band) {
    const double octaves = band / 24.0;
    result.frequencies.push_back(1000.0 * std::exp2(octaves));
    result.levels.push_back(-42.0 + shift - slope * octaves + wave * std::sin(2.5 * octaves));
  }
  return result;
}

ChainSettings settings() {
  ChainSettings result = neutralSettings();
  result[ParameterId::LowShelfGain] = 4.0f;
  result[ParameterId::Peak2Gain] = -5.0f;
  result[ParameterId::Peak2Frequency] = 700.0f;
  result[ParameterId::HighShelfGain] = 6.0f;
  result[ParameterId::Threshold] = -26.0f;
  result[ParameterId::Ratio] = 4.0f;
  result[ParameterId::Knee] = 8.0f;
  result[ParameterId::MakeUp] = 3.0f;
  return result;
}

std::vector<float> swell(int columns, double middle, double reach, double turns) {
  std::vector<float> values;
  for (int column = 0; column < columns; ++column)
    values.push_back(
        static_cast<float>(middle + reach * std::sin(2.0 * std::numbers::pi * turns * column / columns)));
  return values;
}

std::unique_ptr<QWidget> spectrumPlot() {
  auto plot = std::make_unique<SpectrumPlot>();
  ChainSettings predicted = settings();
  predicted[ParameterId::Peak2Gain] = -2.0f;
  plot->setSpectrum(SourceKind::Input, spectrum(4.0, 4.0, 0.0));
  plot->setSpectrum(SourceKind::Result, spectrum(3.0, 2.0, 0.0));
  plot->setSpectrum(SourceKind::Reference, spectrum(3.0, 1.0, 3.0));
  plot->setRange(SourceKind::Input, spectrum(4.0, 3.0, -9.0), spectrum(4.0, 3.0, 5.0));
  plot->setRangesShown(true);
  plot->setTilt(3.0);
  plot->setSettings(settings(), 48000.0);
  plot->setPredicted(predicted);
  plot->setAudible(SourceKind::Result);
  plot->selectBand(2);
  return plot;
}

std::unique_ptr<QWidget> staticCurve() {
  auto plot = std::make_unique<StaticCurvePlot>();
  plot->setSettings(settings());
  plot->setLevel(-14.0, 7.5);
  return plot;
}

std::unique_ptr<QWidget> gainReduction() {
  auto plot = std::make_unique<GainReductionPlot>();
  plot->setReduction(swell(2000, 4.0, 3.5, 5.0), 200.0);
  plot->setPlayPosition(80.0);
  return plot;
}

std::unique_ptr<QWidget> loudness() {
  auto plot = std::make_unique<LoudnessPlot>();
  plot->setLoudness(SourceKind::Input, swell(2000, -22.0, 5.0, 3.0), 200.0);
  plot->setLoudness(SourceKind::Result, swell(2000, -14.0, 2.0, 3.0), 200.0);
  plot->setReferenceLoudness(-12.0);
  plot->setPlayPosition(80.0);
  return plot;
}

std::unique_ptr<QWidget> waveform() {
  auto view = std::make_unique<WaveformView>(SourceKind::Input);
  WaveformOverview overview;
  overview.maximum = swell(2000, 0.5, 0.35, 7.0);
  for (const float peak : overview.maximum) {
    overview.minimum.push_back(-0.8f * peak);
    overview.rms.push_back(0.4f * peak);
    overview.shortTermLufs.push_back(-18.0f);
  }
  view->setOverview(overview, 200.0);
  view->setSelection(TimeRange{40.0, 120.0});
  view->setAnalysedPassages({{60.0, 66.0}, {100.0, 106.0}});
  view->setPlayPosition(80.0);
  return view;
}

/// A picture of what the widget shows once it has drawn everything.
QImage picture(QWidget& widget) {
  if (QWidget* focused = QApplication::focusWidget()) focused->clearFocus();  // its ring is not always there
  QImage last;
  for (int attempt = 0; attempt < 50; ++attempt) {
    QTest::qWait(60);
    const QImage now = widget.grab().toImage().convertToFormat(QImage::Format_RGB32);
    if (now == last) return now;
    last = now;
  }
  return last;
}

}  // namespace

class GoldenPlotsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QVERIFY2(QFontDatabase::families().contains(kFont), "install the package fonts-dejavu-core");
    QFont font(kFont);
    font.setPointSizeF(9.0);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::NoSubpixelAntialias);
    QApplication::setFont(font);
    QLocale::setDefault(QLocale::c());
  }

  void plotsLookAsBefore_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("light");
    for (const auto& [name, make] : kPlots) {
      for (const bool light : {false, true})
        QTest::addRow("%s, %s", name, light ? "light" : "dark") << QString::fromLatin1(name) << light;
    }
  }

  void plotsLookAsBefore() {
    QFETCH(QString, name);
    QFETCH(bool, light);
    applyTheme(*qApp, light ? ThemeKind::Light : ThemeKind::Dark);
    const QString file = name + (light ? QStringLiteral("-light") : QStringLiteral("-dark"));
    const std::unique_ptr<QWidget> plot = made(name);
    QVERIFY(show(*plot, kSize));
    const QString wrong = compareWithGolden(file, picture(*plot),
                                            QDir(QStringLiteral(SEMBLANCE_SOURCE_DIR "/tests/golden/plots")),
                                            QDir(QStringLiteral(SEMBLANCE_BINARY_DIR "/golden")));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
  }

  /// What the tolerance must not forgive.
  void smallChangesAreNoticed() {
    applyTheme(*qApp, ThemeKind::Dark);
    const auto original = made(QStringLiteral("spectrum"));
    QVERIFY(show(*original, kSize));
    const QImage expected = picture(*original);
    QVERIFY(difference(picture(*original), expected).acceptable());
    auto* plot = static_cast<SpectrumPlot*>(original.get());
    ChainSettings other = settings();
    other[ParameterId::HighShelfGain] += 1.5f;
    plot->setSettings(other, 48000.0);
    QVERIFY(!difference(picture(*plot), expected).acceptable());
    plot->setSettings(settings(), 48000.0);
    QVERIFY(difference(picture(*plot), expected).acceptable());
    plot->setSpectrum(SourceKind::Reference, spectrum(3.0, 1.0, 5.0));
    QVERIFY(!difference(picture(*plot), expected).acceptable());
    plot->setSpectrum(SourceKind::Reference, spectrum(3.0, 1.0, 3.0));
    plot->setGainRange(6);
    QVERIFY(!difference(picture(*plot), expected).acceptable());
  }

  void failuresLeaveThePictureBehind() {
    if (qEnvironmentVariableIntValue("SEMBLANCE_UPDATE_GOLDEN") == 1) QSKIP("pictures are being replaced");
    const QTemporaryDir folder;
    QImage image(20, 10, QImage::Format_RGB32);
    image.fill(Qt::red);
    const QDir dir(folder.path());
    QVERIFY(compareWithGolden(QStringLiteral("a"), image, dir, dir).contains(QStringLiteral("missing")));
    QVERIFY(image.save(dir.filePath(QStringLiteral("a.png"))));
    QVERIFY(compareWithGolden(QStringLiteral("a"), image, dir, dir).isEmpty());
    image.fill(Qt::blue);
    QVERIFY(compareWithGolden(QStringLiteral("a"), image, dir, dir).contains(QStringLiteral("a.actual.png")));
    QCOMPARE(QImage(dir.filePath(QStringLiteral("a.actual.png"))).pixelColor(3, 3), QColor(Qt::blue));
  }

 private:
  using Make = std::unique_ptr<QWidget> (*)();
  static constexpr std::pair<const char*, Make> kPlots[] = {{"spectrum", &spectrumPlot},
                                                            {"static-curve", &staticCurve},
                                                            {"gain-reduction", &gainReduction},
                                                            {"loudness", &loudness},
                                                            {"waveform", &waveform}};
  static std::unique_ptr<QWidget> made(const QString& name) {
    for (const auto& [known, make] : kPlots)
      if (name == QLatin1String(known)) return make();
    return {};
  }
};

int main(int argc, char** argv) {
  // What would make the same plot another picture.
  qputenv("QT_SCALE_FACTOR", "1");
  qputenv("QT_FONT_DPI", "96");
  QApplication application(argc, argv);
  GoldenPlotsTest test;
  return QTest::qExec(&test, argc, argv);
}
#include "GoldenPlotsTest.moc"
