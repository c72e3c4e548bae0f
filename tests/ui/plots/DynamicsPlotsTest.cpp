// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/DynamicsPlots.h"

#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "GalleryData.h"
#include "WidgetDriver.h"
#include "effects/CompressorCurve.h"
#include "theme/Theme.h"

using namespace semblance;
using namespace semblance::ui;
using namespace semblance::ui::test;
using Handle = StaticCurvePlot::Handle;

namespace {

struct Fixture {
  Fixture() {
    plot.setSettings(settings);
    QObject::connect(&plot, &StaticCurvePlot::gestureStarted, [this](ParameterId id) { note(u'+', id); });
    QObject::connect(&plot, &StaticCurvePlot::gestureFinished, [this](ParameterId id) { note(u'-', id); });
    QObject::connect(&plot, &StaticCurvePlot::valueEdited, [this](ParameterId id, float value) {
      settings[id] = value;
      plot.setSettings(settings);
      if (log.isEmpty() || log.back() != QLatin1String("edit")) log << QStringLiteral("edit");
    });
  }
  void note(QChar sign, ParameterId id) {
    log << sign + QString::fromUtf8(parameterInfo(id).label.data(),
                                    static_cast<qsizetype>(parameterInfo(id).label.size()));
  }
  bool open() { return show(plot, {300, 280}); }
  double value(ParameterId id) const { return static_cast<double>(settings[id]); }

  ChainSettings settings = gallery::predicted();
  QStringList log;
  // Last, so that it goes first: it may still report while it is destroyed.
  StaticCurvePlot plot;
};

int pixelsOf(const QImage& picture, const QColor& colour) {
  int count = 0;
  for (int y = 0; y < picture.height(); ++y) {
    for (int x = 0; x < picture.width(); ++x) {
      const QColor pixel = picture.pixelColor(x, y);
      if (std::abs(pixel.red() - colour.red()) + std::abs(pixel.green() - colour.green()) +
              std::abs(pixel.blue() - colour.blue()) <
          24) {
        ++count;
      }
    }
  }
  return count;
}

}  // namespace

class DynamicsPlotsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void thresholdIsDraggedSideways() {
    Fixture f;
    QVERIFY(f.open());
    const QPointF from = f.plot.handlePosition(Handle::Threshold);
    const double perPixel = 72.0 / (f.plot.pointAt(0.0, 0.0).x() - f.plot.pointAt(-72.0, 0.0).x());
    const double before = f.value(ParameterId::Threshold);
    drag(f.plot, from, from + QPointF(-25.0, 4.0));
    QVERIFY(std::abs(f.value(ParameterId::Threshold) - (before - 25.0 * perPixel)) < 0.01);
    QCOMPARE(f.log, QStringList({QStringLiteral("+Threshold"), QStringLiteral("edit"),
                                 QStringLiteral("-Threshold")}));
    const double between = f.value(ParameterId::Threshold);
    const QPointF then = f.plot.handlePosition(Handle::Threshold);
    drag(f.plot, then, then + QPointF(20.0, 0.0), Qt::ShiftModifier);
    QVERIFY(std::abs(f.value(ParameterId::Threshold) - (between + 2.0 * perPixel)) < 0.01);
  }

  void ratioHandleFollowsThePointer() {
    Fixture f;
    QVERIFY(f.open());
    const QPointF from = f.plot.handlePosition(Handle::Ratio);
    const QPointF to = from + QPointF(0.0, 9.0);
    drag(f.plot, from, to);
    QVERIFY(std::abs(f.plot.handlePosition(Handle::Ratio).y() - to.y()) < 0.2);
    QVERIFY(f.value(ParameterId::Ratio) > 3.4);
    const QPointF now = f.plot.handlePosition(Handle::Ratio);
    drag(f.plot, now, now - QPointF(0.0, 200.0));
    QVERIFY(std::abs(f.value(ParameterId::Ratio) - 1.0) < 1e-3);
    const QPointF flat = f.plot.handlePosition(Handle::Ratio);
    drag(f.plot, flat, flat + QPointF(0.0, 400.0));
    QVERIFY(std::abs(f.value(ParameterId::Ratio) - 20.0) < 1e-2);
  }

  void wheelAndKeysStep() {
    Fixture f;
    QVERIFY(f.open());
    const double ratio = f.value(ParameterId::Ratio);
    QVERIFY(turnWheel(f.plot, f.plot.handlePosition(Handle::Ratio), 8));
    QVERIFY(std::abs(f.value(ParameterId::Ratio) - 2.0 * ratio) < 1e-3);
    f.plot.clearFocus();
    f.plot.setFocus(Qt::TabFocusReason);
    const double threshold = f.value(ParameterId::Threshold);
    QTest::keyClick(&f.plot, Qt::Key_Right);
    QVERIFY(std::abs(f.value(ParameterId::Threshold) - threshold - 0.5) < 1e-4);
    QTest::keyClick(&f.plot, Qt::Key_PageDown);
    QVERIFY(std::abs(f.value(ParameterId::Threshold) - threshold + 4.5) < 1e-4);
    QTest::keyClick(&f.plot, Qt::Key_Tab);
    QTest::keyClick(&f.plot, Qt::Key_Down);
    QVERIFY(f.value(ParameterId::Ratio) < 2.0 * ratio);
    QTRY_COMPARE(f.log.back(), QStringLiteral("-Ratio"));
  }

  void doubleClickAndDeleteAskForAReset() {
    Fixture f;
    QVERIFY(f.open());
    QSignalSpy reset(&f.plot, &StaticCurvePlot::resetRequested);
    doubleClick(f.plot, f.plot.handlePosition(Handle::Ratio));
    QCOMPARE(reset.count(), 1);
    QCOMPARE(reset.back().front().value<ParameterId>(), ParameterId::Ratio);
    f.plot.clearFocus();
    f.plot.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&f.plot, Qt::Key_Delete);
    QCOMPARE(reset.back().front().value<ParameterId>(), ParameterId::Threshold);
  }

  void theDotMovesWithTheLevel() {
    Fixture f;
    QVERIFY(f.open());
    QTest::qWait(60);
    const int without = pixelsOf(f.plot.grab().toImage(), colours().result);
    f.plot.setLevel(-40.0, 0.0);
    QTest::qWait(60);
    const QImage picture = f.plot.grab().toImage();
    QVERIFY(pixelsOf(picture, colours().result) > without + 20);
    const QPointF at = f.plot.pointAt(-40.0, -40.0);
    QVERIFY(std::abs(picture.pixelColor(at.toPoint()).red() - colours().result.red()) < 20);
    f.plot.setLevel(-120.0, 0.0);
    QTest::qWait(60);
    QCOMPARE(pixelsOf(f.plot.grab().toImage(), colours().result), without);
  }

  void curvePassesThroughItsHandles() {
    Fixture f;
    QVERIFY(f.open());
    const double level = 0.35 * f.value(ParameterId::Threshold);
    const double output = level - gainReductionDb(level, f.value(ParameterId::Threshold),
                                                  f.value(ParameterId::Ratio), f.value(ParameterId::Knee));
    const QPointF expected = f.plot.pointAt(level, output);
    const QPointF handle = f.plot.handlePosition(Handle::Ratio);
    QVERIFY(std::hypot(handle.x() - expected.x(), handle.y() - expected.y()) < 0.01);
  }

  void handlesStayApart() {
    constexpr double kDiameter = 18.0;
    for (const QSize size : {QSize(190, 140), QSize(300, 280)}) {
      Fixture f;
      QVERIFY(show(f.plot, size));
      for (float threshold = -60.0f; threshold <= 0.0f; threshold += 4.0f) {
        for (const float ratio : {1.0f, 3.0f, 20.0f}) {
          f.settings[ParameterId::Threshold] = threshold;
          f.settings[ParameterId::Ratio] = ratio;
          f.plot.setSettings(f.settings);
          const QPointF apart =
              f.plot.handlePosition(Handle::Ratio) - f.plot.handlePosition(Handle::Threshold);
          QVERIFY2(std::hypot(apart.x(), apart.y()) >= kDiameter,
                   qPrintable(QStringLiteral("threshold %1, ratio %2").arg(threshold).arg(ratio)));
          QVERIFY(f.plot.rect().contains(f.plot.handlePosition(Handle::Ratio).toPoint()));
        }
      }
      // Both can be taken hold of where the threshold is at full scale.
      f.settings[ParameterId::Threshold] = 0.0f;
      f.settings[ParameterId::Ratio] = 2.0f;
      f.plot.setSettings(f.settings);
      const QPointF ratio = f.plot.handlePosition(Handle::Ratio);
      drag(f.plot, ratio, ratio + QPointF(0.0, 4.0));
      QVERIFY(f.value(ParameterId::Ratio) > 2.0);
      const QPointF threshold = f.plot.handlePosition(Handle::Threshold);
      drag(f.plot, threshold, threshold - QPointF(20.0, 0.0));
      QVERIFY(f.value(ParameterId::Threshold) < -1.0);
    }
  }

  void reductionHangsFromZero() {
    GainReductionPlot plot;
    QVERIFY(show(plot, {500, 140}));
    QTest::qWait(60);
    const int empty = pixelsOf(plot.grab().toImage(), colours().result);
    QCOMPARE(empty, 0);
    std::vector<float> reduction(1000, 0.0f);
    std::fill(reduction.begin() + 500, reduction.end(), 4.0f);
    plot.setReduction(reduction, 100.0);
    QTest::qWait(60);
    const QImage picture = plot.grab().toImage();
    const auto lowestColoured = [&](int x) {
      for (int y = picture.height() - 1; y > 0; --y) {
        const QColor pixel = picture.pixelColor(x, y);
        if (pixel.red() > pixel.blue() + 80) return y;
      }
      return 0;
    };
    QVERIFY(lowestColoured(400) > lowestColoured(120) + 40);  // 4 of 6 dB deep in the second half only
    plot.setVisibleRange({60.0, 100.0});
    QTest::qWait(60);
    const QImage zoomed = plot.grab().toImage();
    QVERIFY(zoomed != picture);
  }

  void clickingTheReductionSeeks() {
    GainReductionPlot plot;
    QVERIFY(show(plot, {500, 140}));
    plot.setReduction(std::vector<float>(100, 1.0f), 200.0);
    QSignalSpy seek(&plot, &GainReductionPlot::seekRequested);
    QTest::mouseClick(&plot, Qt::LeftButton, Qt::NoModifier, QPoint(250, 60));
    QCOMPARE(seek.count(), 1);
    QVERIFY(std::abs(seek.front().front().toDouble() - 100.0) < 0.5);
  }
};

QTEST_MAIN(DynamicsPlotsTest)
#include "DynamicsPlotsTest.moc"
