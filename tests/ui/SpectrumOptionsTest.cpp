// SPDX-License-Identifier: GPL-3.0-or-later
// What the spectra are averages of, and the line of choices above them, in a real window.
#include "window/SpectrumOptions.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <cmath>

#include "WidgetDriver.h"
#include "WindowUnderTest.h"
#include "document/SpectrumView.h"
#include "plots/SpectrumPlot.h"
#include "window/PlotArea.h"

using namespace semblance;
using namespace semblance::ui;
using namespace semblance::test;
using semblance::ui::test::moveMouse;

namespace {

/// Turns the choice with the keyboard.
void choose(QComboBox& box, int index) {
  box.setFocus();
  for (int step = 0; step < box.count(); ++step) QTest::keyClick(&box, Qt::Key_Up);
  for (int step = 0; step < index; ++step) QTest::keyClick(&box, Qt::Key_Down);
}

/// Level of the input at a frequency as the cursor's read-out says it.
double inputLevel(SpectrumPlot& plot, double frequency) {
  for (const QString& part : plot.readOut(frequency).split(QStringLiteral("   "))) {
    if (part.startsWith(QStringLiteral("in ")))
      return part.mid(3).replace(QChar(0x2212), QLatin1Char('-')).toDouble();
  }
  return std::nan("");
}

QImage picture(QWidget& plot) {
  QTest::qWait(60);
  return plot.grab().toImage();
}

}  // namespace

class SpectrumOptionsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void stretches() {
    const TimeRange selection{2.0, 5.0};
    QVERIFY(!averagedStretch(Averaging::WholeTrack, selection, 9.0));
    QCOMPARE(averagedStretch(Averaging::Selection, selection, 9.0).value(), selection);
    QVERIFY(!averagedStretch(Averaging::Selection, std::nullopt, 9.0));
    QCOMPARE(averagedStretch(Averaging::Slow, selection, 9.0).value(), (TimeRange{6.0, 9.0}));
    QCOMPARE(averagedStretch(Averaging::Fast, selection, 0.1).value(), (TimeRange{0.0, 0.1}));
    QVERIFY(!averagedStretch(Averaging::Slow, selection, std::nullopt));
  }

  void choicesAreRemembered() {
    WindowUnderTest w;
    w.show();
    auto* averaging = w.find<QComboBox>("averaging");
    auto* ranges = w.find<QCheckBox>("ranges");
    QVERIFY(averaging && ranges);
    QVERIFY(!ranges->isChecked());
    QCOMPARE(averaging->currentIndex(), 0);
    w.openTracks();
    choose(*averaging, 3);
    choose(*w.find<QComboBox>("tilt"), 1);
    choose(*w.find<QComboBox>("gainRange"), 2);
    choose(*w.find<QComboBox>("smoothing"), 3);
    QTest::mouseClick(ranges, Qt::LeftButton, {}, QPoint(8, ranges->height() / 2));
    QVERIFY(ranges->isChecked());
    QCOMPARE(w.window->plots().spectrum().gainRange(), 6);
    const SpectrumOptions again;
    QCOMPARE(again.averaging(), Averaging::Fast);
    QVERIFY(again.rangesShown());
    QCOMPARE(again.tilt(), 3.0);
    QCOMPARE(again.gainRange().value_or(0), 6);
    QCOMPARE(again.smoothing(), 3);
  }

  void labelsGiveWayWhereThereIsLittleRoom() {
    QWidget window;
    SpectrumOptions options(&window);
    options.resize(1200, 30);
    QVERIFY(semblance::ui::test::show(window, {1200, 40}));
    const auto labels = options.findChildren<QLabel*>();
    QCOMPARE(labels.size(), 4);
    for (const QLabel* label : labels) QVERIFY(label->isVisible());
    options.resize(options.minimumSizeHint());
    for (const QLabel* label : labels) QVERIFY(!label->isVisible());
    const auto* ranges = options.findChild<QCheckBox*>(QStringLiteral("ranges"));
    QTRY_VERIFY(ranges->geometry().right() < options.width());
    for (const QComboBox* box : options.findChildren<QComboBox*>())
      QVERIFY(!box->accessibleName().isEmpty() && !box->toolTip().isEmpty());
    options.resize(1200, 30);
    for (const QLabel* label : labels) QVERIFY(label->isVisible());
  }

  void selectionIsAveraged() {
    WindowUnderTest w;
    w.show();
    w.openTracks();  // their level swells one and a half times a second
    SpectrumPlot& plot = w.window->plots().spectrum();
    const double whole = inputLevel(plot, 500.0);
    w.document().setSelection(TrackRole::Input, TimeRange{0.4, 0.6});  // the quiet half of a swell
    QCOMPARE(inputLevel(plot, 500.0), whole);
    choose(*w.find<QComboBox>("averaging"), 1);
    const double quiet = inputLevel(plot, 500.0);
    QVERIFY2(quiet < whole - 1.5, qPrintable(plot.readOut(500.0)));
    w.document().setSelection(TrackRole::Input, TimeRange{0.1, 0.3});
    QVERIFY2(inputLevel(plot, 500.0) > quiet + 3.0, qPrintable(plot.readOut(500.0)));
    w.document().undoStack().undo();
    QCOMPARE(inputLevel(plot, 500.0), quiet);
    w.document().setSelection(TrackRole::Input, std::nullopt);
    QCOMPARE(inputLevel(plot, 500.0), whole);
  }

  void fastFollowsWhatIsHeard() {
    WindowUnderTest w;
    w.show();
    w.openTracks();
    PlotArea& plots = w.window->plots();
    SpectrumPlot& plot = plots.spectrum();
    const double whole = inputLevel(plot, 500.0);
    plots.setPlayPosition(TrackRole::Input, 0.3);
    QCOMPARE(inputLevel(plot, 500.0), whole);
    choose(*w.find<QComboBox>("averaging"), 3);
    const double loud = inputLevel(plot, 500.0);
    // The read-out under a resting mouse goes along.
    moveMouse(plot, QPointF(300.0, 150.0));
    auto* readOut = plot.findChild<QLabel*>(QStringLiteral("readOut"));
    const QString before = readOut->text();
    QVERIFY(before.contains(QStringLiteral("in ")));
    QTest::qWait(60);
    plots.setPlayPosition(TrackRole::Input, 0.65);
    const double quiet = inputLevel(plot, 500.0);
    QVERIFY2(loud > quiet + 3.0, qPrintable(QStringLiteral("%1 and %2").arg(loud).arg(quiet)));
    QVERIFY(readOut->text() != before);
    // Another track is heard: the input becomes its whole again.
    plots.setPlayPosition(TrackRole::Reference, 0.3);
    QCOMPARE(inputLevel(plot, 500.0), whole);
  }

  void movingSpectraLeaveTheScaleAlone() {
    SpectrumPlot plot;
    QVERIFY(semblance::ui::test::show(plot, {760, 340}));
    BandSpectrum spectrum;
    for (int band = -130; band <= 100; ++band) {
      spectrum.frequencies.push_back(1000.0 * std::exp2(band / 24.0));
      spectrum.levels.push_back(-40.0);
    }
    BandSpectrum low = spectrum;
    BandSpectrum high = spectrum;
    for (double& level : low.levels) level -= 10.0;
    for (double& level : high.levels) level += 6.0;
    plot.setSpectrum(SourceKind::Input, spectrum);
    plot.setRange(SourceKind::Input, low, high);
    plot.setMoving(true);
    const auto scale = [&] { return picture(plot).copy(plot.width() - 34, 0, 34, plot.height()); };
    const QImage atRest = scale();
    for (double& level : spectrum.levels) level += 12.0;
    plot.setSpectrum(SourceKind::Input, spectrum);
    QVERIFY(scale() == atRest);
    plot.setMoving(false);
    QVERIFY(scale() != atRest);
  }

  void rangesAreShadedOnlyWhenWanted() {
    SpectrumPlot plot;
    QVERIFY(semblance::ui::test::show(plot, {760, 340}));
    BandSpectrum flat{{20.0, 20000.0}, {-40.0, -40.0}};
    BandSpectrum low{{20.0, 20000.0}, {-52.0, -52.0}};
    BandSpectrum high{{20.0, 20000.0}, {-34.0, -34.0}};
    plot.setSpectrum(SourceKind::Reference, flat);
    const QImage without = picture(plot);
    plot.setRange(SourceKind::Reference, low, high);
    QVERIFY(picture(plot) == without);
    plot.setRangesShown(true);
    const QImage with = picture(plot);
    QVERIFY(with != without);
    plot.setRange(SourceKind::Reference, {}, {});
    QVERIFY(picture(plot) == without);
  }
};

QTEST_MAIN(SpectrumOptionsTest)
#include "SpectrumOptionsTest.moc"
