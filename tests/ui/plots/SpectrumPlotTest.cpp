// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/SpectrumPlot.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <cmath>

#include "GalleryData.h"
#include "WidgetDriver.h"
#include "effects/Biquad.h"
#include "plots/BandDrag.h"
#include "plots/SourceLegend.h"

using namespace semblance;
using namespace semblance::ui;
using namespace semblance::ui::test;

namespace {

struct Edit {
  int band = -1;
  BandValues values;
};

/// A plot whose edits come back to it, as the window does it; remembers everything it said.
struct Fixture {
  Fixture() {
    plot.setSettings(settings, 48000.0);
    QObject::connect(&plot, &SpectrumPlot::bandGestureStarted,
                     [this](int band) { log << QStringLiteral("start %1").arg(band); });
    QObject::connect(&plot, &SpectrumPlot::bandGestureFinished,
                     [this](int band) { log << QStringLiteral("finish %1").arg(band); });
    QObject::connect(&plot, &SpectrumPlot::bandEdited,
                     [this](int band, double frequency, double gain, double q) {
                       edits.push_back({band, {frequency, gain, q}});
                       const EqualiserBand& rows = kEqualiserBands[static_cast<std::size_t>(band)];
                       settings[rows.frequency] = static_cast<float>(frequency);
                       settings[rows.gain] = static_cast<float>(gain);
                       settings[rows.q] = static_cast<float>(q);
                       plot.setSettings(settings, 48000.0);
                       if (log.isEmpty() || log.back() != QLatin1String("edit"))
                         log << QStringLiteral("edit");
                     });
  }
  bool open() { return show(plot, {760, 340}); }
  BandValues band(int index) const { return bandValues(settings, index); }

  ChainSettings settings = gallery::predicted();
  QStringList log;
  std::vector<Edit> edits;
  // Last, so that it goes first: it may still report while it is destroyed.
  SpectrumPlot plot;
};

}  // namespace

class SpectrumPlotTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void nodesStandWhereTheirValuesAre() {
    Fixture f;
    QVERIFY(f.open());
    for (int band = 0; band < 6; ++band) {
      const QPointF at = f.plot.bandPosition(band);
      QVERIFY(std::abs(f.plot.frequencyAt(at.x()) / f.band(band).frequency - 1.0) < 1e-6);
      QVERIFY(std::abs(f.plot.gainAt(at.y()) - f.band(band).gain) < 1e-6);
    }
  }

  void draggingANodeIsOneGesture() {
    Fixture f;
    QVERIFY(f.open());
    const QPointF from = f.plot.bandPosition(1);
    const QPointF to(from.x() + 60.0, from.y() - 40.0);
    const double wantedFrequency = f.plot.frequencyAt(to.x());
    const double wantedGain = f.plot.gainAt(to.y());
    drag(f.plot, from + QPointF(3.0, -2.0), to + QPointF(3.0, -2.0));  // grabbed beside its centre: no jump
    QCOMPARE(f.log,
             QStringList({QStringLiteral("start 1"), QStringLiteral("edit"), QStringLiteral("finish 1")}));
    QVERIFY(std::abs(f.band(1).frequency / wantedFrequency - 1.0) < 1e-4);
    QVERIFY(std::abs(f.band(1).gain - wantedGain) < 1e-3);
    QCOMPARE(f.plot.selectedBand(), 1);
  }

  void shiftDragsATenth() {
    Fixture f;
    QVERIFY(f.open());
    const BandValues before = f.band(2);
    const QPointF from = f.plot.bandPosition(2);
    const double fullStep = f.plot.gainAt(from.y() - 50.0) - f.plot.gainAt(from.y());
    drag(f.plot, from, from - QPointF(0.0, 50.0), Qt::ShiftModifier);
    QVERIFY(std::abs(f.band(2).gain - before.gain - 0.1 * fullStep) < 1e-3);
  }

  void altKeepsOneAxis() {
    Fixture f;
    QVERIFY(f.open());
    const BandValues before = f.band(3);
    const QPointF from = f.plot.bandPosition(3);
    drag(f.plot, from, from + QPointF(50.0, 9.0), Qt::AltModifier);
    QVERIFY(f.band(3).frequency > before.frequency * 1.1);
    QCOMPARE(f.band(3).gain, before.gain);
    const QPointF then = f.plot.bandPosition(3);
    const BandValues between = f.band(3);
    drag(f.plot, then, then + QPointF(9.0, 50.0), Qt::AltModifier);
    QCOMPARE(f.band(3).frequency, between.frequency);
    QVERIFY(f.band(3).gain < between.gain - 1.0);
  }

  void draggingStaysInsideTheRanges() {
    Fixture f;
    QVERIFY(f.open());
    drag(f.plot, f.plot.bandPosition(0), QPointF(5000.0, -5000.0));
    QCOMPARE(f.settings[ParameterId::LowShelfFrequency],
             parameterInfo(ParameterId::LowShelfFrequency).maximum);
    QCOMPARE(f.settings[ParameterId::LowShelfGain], parameterInfo(ParameterId::LowShelfGain).maximum);
  }

  void escapePutsADraggedNodeBack() {
    Fixture f;
    QVERIFY(f.open());
    const BandValues before = f.band(4);
    const QPointF from = f.plot.bandPosition(4);
    press(f.plot, from);
    moveMouse(f.plot, from + QPointF(30.0, 30.0), Qt::LeftButton);
    QVERIFY(!(f.band(4) == before));
    QTest::keyClick(&f.plot, Qt::Key_Escape);
    QCOMPARE(f.band(4).frequency, before.frequency);
    QCOMPARE(f.band(4).gain, before.gain);
    QCOMPARE(f.log.back(), QStringLiteral("finish 4"));
    const auto count = f.edits.size();
    moveMouse(f.plot, from + QPointF(60.0, 60.0), Qt::LeftButton);
    QCOMPARE(f.edits.size(), count);
  }

  void aClickSelectsWithoutEditing() {
    Fixture f;
    QVERIFY(f.open());
    QSignalSpy selected(&f.plot, &SpectrumPlot::bandSelected);
    QTest::mouseClick(&f.plot, Qt::LeftButton, Qt::NoModifier, f.plot.bandPosition(5).toPoint());
    QCOMPARE(selected.count(), 1);
    QCOMPARE(selected.front().front().toInt(), 5);
    QTest::mouseClick(&f.plot, Qt::LeftButton, Qt::NoModifier, QPoint(60, 330));
    QCOMPARE(f.plot.selectedBand(), -1);
    QVERIFY(f.edits.empty());
    QVERIFY(f.log.isEmpty());
  }

  void wheelTurnsQAndWithControlGain() {
    Fixture f;
    QVERIFY(f.open());
    const BandValues before = f.band(1);
    QVERIFY(turnWheel(f.plot, f.plot.bandPosition(1), 1));
    QVERIFY(turnWheel(f.plot, f.plot.bandPosition(1), 3));
    QVERIFY(std::abs(f.band(1).q - 2.0 * before.q) < 1e-4);
    QCOMPARE(f.band(1).gain, before.gain);
    QVERIFY(turnWheel(f.plot, f.plot.bandPosition(1), -2, Qt::ControlModifier));
    QVERIFY(std::abs(f.band(1).gain - (before.gain - 1.0)) < 1e-4);
    QCOMPARE(f.log, QStringList({QStringLiteral("start 1"), QStringLiteral("edit")}));
    QTRY_COMPARE(f.log.back(), QStringLiteral("finish 1"));  // the run ends after its pause
    QVERIFY(!turnWheel(f.plot, QPointF(400.0, 320.0), 1) || f.plot.selectedBand() == 1);
  }

  void theWheelWorksDuringADrag() {
    Fixture f;
    QVERIFY(f.open());
    const BandValues before = f.band(1);
    const QPointF from = f.plot.bandPosition(1);
    press(f.plot, from);
    moveMouse(f.plot, from - QPointF(0.0, 20.0), Qt::LeftButton);
    QVERIFY(turnWheel(f.plot, from - QPointF(0.0, 20.0), 4));
    moveMouse(f.plot, from - QPointF(0.0, 30.0), Qt::LeftButton);
    release(f.plot, from - QPointF(0.0, 30.0));
    QVERIFY(std::abs(f.band(1).q - 2.0 * before.q) < 1e-4);
    QVERIFY(std::abs(f.band(1).gain - f.plot.gainAt(from.y() - 30.0)) < 1e-3);
    QCOMPARE(f.log,
             QStringList({QStringLiteral("start 1"), QStringLiteral("edit"), QStringLiteral("finish 1")}));
  }

  void wheelOverTheGainAxisChangesItsRange() {
    Fixture f;
    QVERIFY(f.open());
    QSignalSpy changed(&f.plot, &SpectrumPlot::gainRangeChanged);
    QCOMPARE(f.plot.gainRange(), 12);
    turnWheel(f.plot, QPointF(10.0, 150.0), 1);
    QCOMPARE(f.plot.gainRange(), 6);
    turnWheel(f.plot, QPointF(10.0, 150.0), 1);
    turnWheel(f.plot, QPointF(10.0, 150.0), 1);
    QCOMPARE(f.plot.gainRange(), 3);
    QCOMPARE(changed.count(), 2);
    QVERIFY(f.edits.empty());
  }

  void doubleClickAsksForAReset() {
    Fixture f;
    QVERIFY(f.open());
    QSignalSpy reset(&f.plot, &SpectrumPlot::bandResetRequested);
    doubleClick(f.plot, f.plot.bandPosition(3));
    QCOMPARE(reset.count(), 1);
    QCOMPARE(reset.front().front().toInt(), 3);
    QVERIFY(f.edits.empty());
    doubleClick(f.plot, QPointF(60.0, 300.0));
    QCOMPARE(reset.count(), 1);
  }

  void rightClickAsksForTheMenu() {
    Fixture f;
    QVERIFY(f.open());
    QSignalSpy menu(&f.plot, &SpectrumPlot::bandMenuRequested);
    const QPoint at = f.plot.bandPosition(2).toPoint();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, f.plot.mapToGlobal(at));
    QApplication::sendEvent(&f.plot, &event);
    QCOMPARE(menu.count(), 1);
    QCOMPARE(menu.front().at(0).toInt(), 2);
    QCOMPARE(menu.front().at(1).toPoint(), f.plot.mapToGlobal(at));
    QTest::keyClick(&f.plot, Qt::Key_Return);
    QCOMPARE(menu.count(), 2);
  }

  void keysEditTheSelectedBand() {
    Fixture f;
    QVERIFY(f.open());
    f.plot.setFocus();
    f.plot.selectBand(1);
    const BandValues before = f.band(1);
    QTest::keyClick(&f.plot, Qt::Key_Up);
    QVERIFY(std::abs(f.band(1).gain - (before.gain + 0.5)) < 1e-5);
    QTest::keyClick(&f.plot, Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(std::abs(f.band(1).gain - (before.gain + 0.45)) < 1e-5);
    QTest::keyClick(&f.plot, Qt::Key_Right);
    QVERIFY(std::abs(f.band(1).frequency / before.frequency - std::exp2(1.0 / 12.0)) < 1e-5);
    QTest::keyClick(&f.plot, Qt::Key_Left);
    QVERIFY(std::abs(f.band(1).frequency / before.frequency - 1.0) < 1e-5);
    QTest::keyClick(&f.plot, Qt::Key_PageUp);
    QVERIFY(f.band(1).q > before.q * 1.1);
    QTest::keyClick(&f.plot, Qt::Key_PageDown);
    QVERIFY(std::abs(f.band(1).q - before.q) < 1e-5);
    QCOMPARE(f.log, QStringList({QStringLiteral("start 1"), QStringLiteral("edit")}));  // one gesture so far
    QSignalSpy reset(&f.plot, &SpectrumPlot::bandResetRequested);
    QTest::keyClick(&f.plot, Qt::Key_Delete);
    QCOMPARE(reset.count(), 1);
    QCOMPARE(f.log.back(), QStringLiteral("finish 1"));
  }

  void otherKeysAreLeftToTheWindow() {
    Fixture f;
    QVERIFY(f.open());
    f.plot.setFocus();
    QTest::keyClick(&f.plot, Qt::Key_A);
    QCOMPARE(f.plot.selectedBand(), -1);
    QVERIFY(f.edits.empty());
  }

  void tabWalksThroughTheBandsAndOut() {
    QWidget window;
    QVBoxLayout layout(&window);
    QLineEdit before;
    QLineEdit after;
    SpectrumPlot plot;
    plot.setSettings(gallery::predicted(), 48000.0);
    for (QWidget* widget : std::initializer_list<QWidget*>{&before, &plot, &after}) layout.addWidget(widget);
    QVERIFY(show(window, {760, 460}));
    plot.setFocus(Qt::TabFocusReason);
    QCOMPARE(plot.selectedBand(), 0);
    for (int band = 1; band < 6; ++band) {
      QTest::keyClick(&plot, Qt::Key_Tab);
      QCOMPARE(plot.selectedBand(), band);
      QVERIFY(plot.hasFocus());
    }
    QVERIFY(plot.accessibleDescription().contains(QStringLiteral("Band 6")));
    QTest::keyClick(&plot, Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(plot.selectedBand(), 4);
    QTest::keyClick(&plot, Qt::Key_Tab);
    QTest::keyClick(&plot, Qt::Key_Tab);
    QVERIFY(!plot.hasFocus());
  }

  void readOutNamesFrequencyNoteAndLevels() {
    Fixture f;
    QVERIFY(f.open());
    BandSpectrum flat;
    flat.frequencies = {20.0, 20000.0};
    flat.levels = {-31.2, -31.2};
    f.plot.setSpectrum(SourceKind::Input, flat);
    f.plot.setSettings(neutralSettings(), 48000.0);
    QCOMPARE(f.plot.readOut(1250.0), QStringLiteral("1.25 kHz   D♯6   0.0 dB   in −31.2"));
    moveMouse(f.plot, QPointF(300.0, 150.0));
    const auto shown = [&] {
      for (const QLabel* label : f.plot.findChildren<QLabel*>()) {
        if (label->text().contains(QStringLiteral("Hz"))) return true;
      }
      return false;
    };
    QVERIFY(shown());
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&f.plot, &leave);
    QVERIFY(!shown());
  }

  void drawnCurveIsTheEqualisersResponse() {
    // The picture itself: at each of some columns the thick curve's pixels surround the computed gain.
    Fixture f;
    QVERIFY(f.open());
    f.settings = neutralSettings();
    f.settings[ParameterId::Peak2Gain] = 9.0f;
    f.settings[ParameterId::Peak2Frequency] = 1000.0f;
    f.plot.setSettings(f.settings, 48000.0);
    QTest::qWait(60);
    const QImage picture = f.plot.grab().toImage();
    const QColor curve = colours().text;
    for (const double frequency : {300.0, 600.0, 1500.0, 3000.0}) {
      int x = 0;
      while (f.plot.frequencyAt(x) < frequency) ++x;
      const double gain = equaliserResponseDb(f.settings, f.plot.frequencyAt(x), 48000.0);
      int row = 0;
      while (row < picture.height() && std::abs(f.plot.gainAt(row) - gain) > 0.06) ++row;
      bool found = false;
      for (int offset = -2; offset <= 2; ++offset) {
        const QColor pixel = picture.pixelColor(x, row + offset);
        found = found || std::abs(pixel.lightness() - curve.lightness()) < 30;
      }
      QVERIFY2(found, qPrintable(QStringLiteral("no curve at %1 Hz, %2 dB").arg(frequency).arg(gain)));
    }
  }

  void legendHidesASpectrum() {
    Fixture f;
    QVERIFY(f.open());
    f.plot.setSpectrum(SourceKind::Reference, gallery::spectrum(3, -2.9, 6.0, 3.5));
    QTest::qWait(40);
    const QImage with = f.plot.grab().toImage();
    auto* legend = f.plot.findChild<SourceLegend*>();
    QVERIFY(legend != nullptr);
    QTest::mouseClick(&legend->entry(SourceKind::Reference), Qt::LeftButton);
    QTest::qWait(40);
    QVERIFY(f.plot.grab().toImage() != with);
    QVERIFY(!f.plot.readOut(1000.0).contains(QStringLiteral("ref")));
  }

  void emptyAndOddDataAreDrawnWithoutTrouble() {
    Fixture f;
    QVERIFY(f.open());
    BandSpectrum silence;
    silence.frequencies = {100.0, 1000.0, 10000.0};
    silence.levels.assign(3, -std::numeric_limits<double>::infinity());
    f.plot.setSpectrum(SourceKind::Input, silence);
    f.plot.setSpectrum(SourceKind::Result, {});
    f.plot.setSettings(neutralSettings(), 8000.0);  // half the rate lies inside the plot
    f.plot.setTilt(6.0);
    f.plot.setGainRange(24);
    QTest::qWait(40);
    QVERIFY(!f.plot.grab().isNull());
    QVERIFY(f.plot.readOut(15000.0).contains(QStringLiteral("15.0 kHz")));
  }
};

QTEST_MAIN(SpectrumPlotTest)
#include "SpectrumPlotTest.moc"
