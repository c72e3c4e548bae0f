// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/Theme.h"

#include <QApplication>
#include <QIcon>
#include <QSignalSpy>
#include <QTest>
#include <array>

#include "GalleryData.h"
#include "WidgetDriver.h"
#include "controls/ParameterPanel.h"
#include "controls/TrackWell.h"
#include "plots/DynamicsPlots.h"
#include "plots/SpectrumPlot.h"
#include "theme/Icons.h"
#include "theme/StyleSheet.h"

using namespace semblance;
using namespace semblance::ui;

namespace {

/// How a colour looks without the red or the green cones (Viénot et al. 1999, linear light left out: an
/// ordering is all that is needed here).
QColor withoutGreenCones(const QColor& colour) {
  const double r = colour.redF(), g = colour.greenF(), b = colour.blueF();
  return QColor::fromRgbF(static_cast<float>(0.29 * r + 0.71 * g), static_cast<float>(0.29 * r + 0.71 * g),
                          static_cast<float>(std::clamp(-0.02 * r + 0.02 * g + b, 0.0, 1.0)));
}

double distance(const QColor& a, const QColor& b) {
  return std::hypot(std::hypot(a.redF() - b.redF(), a.greenF() - b.greenF()), a.blueF() - b.blueF());
}

}  // namespace

class ThemeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cleanup() { applyTheme(*qApp, ThemeKind::Dark); }

  void contrastOfKnownPairs() {
    QVERIFY(std::abs(contrastRatio(Qt::black, Qt::white) - 21.0) < 1e-9);
    QVERIFY(std::abs(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white) - 4.48) < 0.01);
    QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
  }

  void everyTextColourCanBeRead() {
    for (const bool dark : {true, false}) {
      const ThemeColours& theme = coloursOf(dark);
      const std::array<std::pair<const char*, QColor>, 10> texts{{{"text", theme.text},
                                                                  {"mutedText", theme.mutedText},
                                                                  {"input", theme.input},
                                                                  {"result", theme.result},
                                                                  {"reference", theme.reference},
                                                                  {"predicted", theme.predicted},
                                                                  {"edited", theme.edited},
                                                                  {"good", theme.good},
                                                                  {"warning", theme.warning},
                                                                  {"error", theme.error}}};
      for (const QColor& ground : {theme.window, theme.panel, theme.field}) {
        for (const auto& [name, colour] : texts) {
          QVERIFY2(contrastRatio(colour, ground) >= 4.5,
                   qPrintable(QStringLiteral("%1 on %2: %3")
                                  .arg(QLatin1String(name), ground.name())
                                  .arg(contrastRatio(colour, ground))));
        }
      }
      for (const QColor& ground : {theme.accent, theme.input, theme.result, theme.reference}) {
        QVERIFY2(contrastRatio(theme.onAccent, ground) >= 4.5, qPrintable(ground.name()));
      }
      for (const QColor& ground : {theme.raised, theme.hover})
        QVERIFY(contrastRatio(theme.text, ground) >= 4.5);
    }
  }

  void sourcesDifferWithoutRedGreenVision() {
    for (const bool dark : {true, false}) {
      const ThemeColours& theme = coloursOf(dark);
      const std::array<QColor, 3> sources{theme.input, theme.result, theme.reference};
      for (std::size_t a = 0; a < 3; ++a) {
        for (std::size_t b = a + 1; b < 3; ++b) {
          QVERIFY2(distance(withoutGreenCones(sources[a]), withoutGreenCones(sources[b])) > 0.2,
                   qPrintable(sources[a].name() + u' ' + sources[b].name()));
        }
      }
    }
    QVERIFY(sourceLine(SourceKind::Reference) != sourceLine(SourceKind::Result));
  }

  void styleSheetNamesOnlyColours() {
    for (const bool dark : {true, false}) {
      const QString sheet = styleSheet(coloursOf(dark));
      QVERIFY(!sheet.contains(u'@'));
      QVERIFY(sheet.contains(coloursOf(dark).panel.name()));
    }
  }

  void faintTextIsForWhatCannotBeOperated() {
    for (const bool dark : {true, false}) {
      const ThemeColours& theme = coloursOf(dark);
      const QString faint = blended(theme.mutedText, theme.panel, 0.4).name();
      int rules = 0;
      for (const QString& line : styleSheet(theme).split(u'\n')) {
        if (!line.contains(faint)) continue;
        ++rules;
        QVERIFY2(line.contains(QStringLiteral(":disabled")), qPrintable(line));
      }
      QVERIFY(rules > 0);
    }
  }

  void themesSwitchWhileShown() {
    QWidget window;
    SpectrumPlot plot(&window);
    GainReductionPlot reduction(&window);
    StaticCurvePlot curve(&window);
    plot.setGeometry(0, 0, 500, 300);
    reduction.setGeometry(0, 300, 300, 120);
    curve.setGeometry(300, 300, 200, 120);
    QVERIFY(test::show(window, {500, 420}));
    for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
      applyTheme(*qApp, kind);
      QTest::qWait(60);
      const QImage picture = window.grab().toImage();
      const QColor field = colours().field;
      QCOMPARE(colours().dark, kind == ThemeKind::Dark);
      for (const QPoint& point : {QPoint(47, 262), QPoint(17, 390), QPoint(340, 330)}) {
        QVERIFY2(distance(picture.pixelColor(point), field) < 0.12,
                 qPrintable(QStringLiteral("%1,%2 %3")
                                .arg(point.x())
                                .arg(point.y())
                                .arg(picture.pixelColor(point).name())));
      }
    }
  }

  void plotsAreSharpAtTwiceTheScale() {
    // A picture asked for at twice the pixels is drawn, not enlarged: some neighbouring pixels differ.
    const QPixmap icon = glyphIcon(Glyph::Play).pixmap(QSize(24, 24), 2.0);
    QCOMPARE(icon.size(), QSize(48, 48));
    const QImage image = icon.toImage();
    bool fine = false;
    for (int x = 0; x + 1 < image.width(); x += 2) {
      for (int y = 0; y < image.height(); ++y) fine = fine || image.pixel(x, y) != image.pixel(x + 1, y);
    }
    QVERIFY(fine);
  }

  void iconsTakeTheThemesColours() {
    const auto darkest = [](const QIcon& icon) {
      const QImage image = icon.pixmap(QSize(24, 24)).toImage();
      int lightness = 255;
      for (int x = 0; x < 24; ++x) {
        for (int y = 0; y < 24; ++y) {
          if (image.pixelColor(x, y).alpha() > 250)
            lightness = std::min(lightness, image.pixelColor(x, y).lightness());
        }
      }
      return lightness;
    };
    applyTheme(*qApp, ThemeKind::Light);
    QVERIFY(darkest(glyphIcon(Glyph::Save)) < 80);
    applyTheme(*qApp, ThemeKind::Dark);
    QVERIFY(darkest(glyphIcon(Glyph::Save)) > 180);
  }
};

QTEST_MAIN(ThemeTest)
#include "ThemeTest.moc"
