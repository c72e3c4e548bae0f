// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/WaveformView.h"

#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "GalleryData.h"
#include "WidgetDriver.h"

using namespace semblance;
using namespace semblance::ui;
using namespace semblance::ui::test;

namespace {

struct Fixture {
  Fixture() {
    view.setOverview(gallery::overview(1, 1.0), 200.0);
    QObject::connect(&view, &WaveformView::selectionChanged,
                     [this](const std::optional<TimeRange>& range) { selections.push_back(range); });
    QObject::connect(&view, &WaveformView::seekRequested,
                     [this](double seconds) { seeks.push_back(seconds); });
  }
  bool open() { return show(view, {600, 110}); }
  QPointF at(double seconds) const { return {view.xAt(seconds), 60.0}; }

  std::vector<std::optional<TimeRange>> selections;
  std::vector<double> seeks;
  // Last, so that it goes first: it may still report while it is destroyed.
  WaveformView view{SourceKind::Input};
};

bool near(const std::optional<TimeRange>& range, double begin, double end) {
  return range && std::abs(range->begin - begin) < 0.2 && std::abs(range->end - end) < 0.2;
}

}  // namespace

class WaveformViewTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void draggingSelectsAndReportsOnce() {
    Fixture f;
    QVERIFY(f.open());
    drag(f.view, f.at(50.0), f.at(120.0));
    QCOMPARE(f.selections.size(), std::size_t{1});
    QVERIFY(near(f.selections.back(), 50.0, 120.0));
    QVERIFY(f.seeks.empty());
    drag(f.view, f.at(90.0), f.at(30.0));  // backwards
    QVERIFY(near(f.selections.back(), 30.0, 90.0));
  }

  void edgesAreDraggable() {
    Fixture f;
    QVERIFY(f.open());
    f.view.setSelection(TimeRange{50.0, 120.0});
    drag(f.view, f.at(50.0) + QPointF(2.0, 0.0), f.at(20.0));
    QVERIFY(near(f.selections.back(), 20.0, 120.0));
    drag(f.view, f.at(120.0), f.at(180.0));
    QVERIFY(near(f.selections.back(), 20.0, 180.0));
    drag(f.view, f.at(180.0), f.at(10.0));  // across the other edge
    QVERIFY(near(f.selections.back(), 10.0, 20.0));
  }

  void aClickSeeks() {
    Fixture f;
    QVERIFY(f.open());
    QTest::mouseClick(&f.view, Qt::LeftButton, Qt::NoModifier, f.at(75.0).toPoint());
    QCOMPARE(f.seeks.size(), std::size_t{1});
    QVERIFY(std::abs(f.seeks.front() - 75.0) < 0.3);
    QVERIFY(f.selections.empty());
  }

  void wheelZoomsAtThePointer() {
    Fixture f;
    QVERIFY(f.open());
    QSignalSpy changed(&f.view, &WaveformView::visibleRangeChanged);
    const QPointF pointer = f.at(150.0);
    QVERIFY(turnWheel(f.view, pointer, 4));
    QVERIFY(std::abs(f.view.visibleRange().seconds() - 200.0 / std::pow(1.25, 4)) < 1e-6);
    QVERIFY(std::abs(f.view.timeAt(pointer.x()) - 150.0) < 1e-6);
    QCOMPARE(changed.count(), 1);
    turnWheel(f.view, pointer, -20);
    QCOMPARE(f.view.visibleRange(), (TimeRange{0.0, 200.0}));
    turnWheel(f.view, pointer, 200);
    QVERIFY(f.view.visibleRange().seconds() > 0.1);  // does not zoom into nothing
  }

  void middleDragAndShiftWheelPan() {
    Fixture f;
    QVERIFY(f.open());
    f.view.setVisibleRange({50.0, 100.0});
    const double perPixel = 50.0 / (f.view.xAt(100.0) - f.view.xAt(50.0));
    drag(f.view, QPointF(300.0, 60.0), QPointF(200.0, 60.0), Qt::NoModifier, Qt::MiddleButton);
    QVERIFY(std::abs(f.view.visibleRange().begin - (50.0 + 100.0 * perPixel)) < 0.01);
    const double before = f.view.visibleRange().begin;
    turnWheel(f.view, QPointF(300.0, 60.0), 1, Qt::ShiftModifier);
    QVERIFY(std::abs(f.view.visibleRange().begin - (before - 5.0)) < 0.01);
    f.view.setVisibleRange({-50.0, 20.0});  // kept inside the track
    QCOMPARE(f.view.visibleRange(), (TimeRange{0.0, 70.0}));
  }

  void doubleClickFitsSelectionThenTrack() {
    Fixture f;
    QVERIFY(f.open());
    f.view.setSelection(TimeRange{50.0, 100.0});
    doubleClick(f.view, f.at(75.0));
    QVERIFY(std::abs(f.view.visibleRange().begin - 48.5) < 0.01);
    QVERIFY(std::abs(f.view.visibleRange().end - 101.5) < 0.01);
    doubleClick(f.view, f.at(75.0));
    QCOMPARE(f.view.visibleRange(), (TimeRange{0.0, 200.0}));
  }

  void bracketsSetTheSelectionAtThePlayCursor() {
    Fixture f;
    QVERIFY(f.open());
    f.view.setFocus();
    f.view.setPlayPosition(40.0);
    QTest::keyClick(&f.view, Qt::Key_BracketLeft);
    QVERIFY(near(f.selections.back(), 40.0, 200.0));
    f.view.setPlayPosition(90.0);
    QTest::keyClick(&f.view, Qt::Key_BracketRight);
    QVERIFY(near(f.selections.back(), 40.0, 90.0));
    f.view.setPlayPosition(30.0);
    QTest::keyClick(&f.view, Qt::Key_BracketRight);  // an end before the start begins at the track's start
    QVERIFY(near(f.selections.back(), 0.0, 30.0));
    QTest::keyClick(&f.view, Qt::Key_Escape);
    QVERIFY(!f.selections.back().has_value());
    QVERIFY(!f.view.selection().has_value());
  }

  void keysSeekAndZoom() {
    Fixture f;
    QVERIFY(f.open());
    f.view.setFocus();
    f.view.setPlayPosition(40.0);
    QTest::keyClick(&f.view, Qt::Key_Right);
    QCOMPARE(f.seeks.back(), 41.0);
    QTest::keyClick(&f.view, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(f.seeks.back(), 30.0);
    f.view.setSelection(TimeRange{60.0, 80.0});
    QTest::keyClick(&f.view, Qt::Key_Home);
    QCOMPARE(f.seeks.back(), 60.0);
    QTest::keyClick(&f.view, Qt::Key_Plus);
    QVERIFY(f.view.visibleRange().seconds() < 200.0);
    QTest::keyClick(&f.view, Qt::Key_0);
    QCOMPARE(f.view.visibleRange(), (TimeRange{0.0, 200.0}));
  }

  void escapeAbandonsADrag() {
    Fixture f;
    QVERIFY(f.open());
    f.view.setSelection(TimeRange{50.0, 100.0});
    press(f.view, f.at(100.0));
    moveMouse(f.view, f.at(150.0), Qt::LeftButton);
    QTest::keyClick(&f.view, Qt::Key_Escape);
    release(f.view, f.at(150.0));
    QVERIFY(near(f.view.selection(), 50.0, 100.0));
    QVERIFY(f.selections.empty());
    QVERIFY(f.seeks.empty());
  }

  void theSelectionIsClampedToTheTrack() {
    Fixture f;
    f.view.setSelection(TimeRange{-10.0, 500.0});
    QCOMPARE(*f.view.selection(), (TimeRange{0.0, 200.0}));
    f.view.setSelection(TimeRange{90.0, 90.0});
    QVERIFY(!f.view.selection());
    QVERIFY(f.view.accessibleDescription().contains(QStringLiteral("3:20")));
  }

  void anEmptyViewTakesNoGesture() {
    WaveformView view(SourceKind::Reference);
    QVERIFY(show(view, {400, 100}));
    QSignalSpy selected(&view, &WaveformView::selectionChanged);
    QSignalSpy sought(&view, &WaveformView::seekRequested);
    drag(view, QPointF(50.0, 50.0), QPointF(200.0, 50.0));
    QTest::mouseClick(&view, Qt::LeftButton, Qt::NoModifier, QPoint(100, 50));
    QTest::keyClick(&view, Qt::Key_BracketLeft);
    QVERIFY(!turnWheel(view, QPointF(100.0, 50.0), 1));
    QCOMPARE(selected.count() + sought.count(), 0);
  }

  void picturesShowCursorSelectionAndPassages() {
    Fixture f;
    QVERIFY(f.open());
    const auto picture = [&] { return f.view.grab().toImage(); };
    const QImage plain = picture();
    f.view.setPlayPosition(100.0);
    const QImage cursor = picture();
    QVERIFY(cursor != plain);
    f.view.setSelection(TimeRange{50.0, 150.0});
    const QImage selection = picture();
    QVERIFY(selection != cursor);
    f.view.setLooping(true);
    QVERIFY(picture() != selection);
    f.view.setAnalysedPassages({{10.0, 30.0}});
    QVERIFY(picture() != selection);
    // The wave takes the source's colour: blue here, not green.
    const QColor pixel = plain.pixelColor(static_cast<int>(f.view.xAt(33.0)), 66);
    QVERIFY(pixel.blue() > pixel.green() && pixel.green() > pixel.red());
  }
};

QTEST_MAIN(WaveformViewTest)
#include "WaveformViewTest.moc"
