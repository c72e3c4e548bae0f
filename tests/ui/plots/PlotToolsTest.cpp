// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QTest>
#include <cmath>

#include "GalleryData.h"
#include "effects/Biquad.h"
#include "plots/BandDrag.h"
#include "plots/FrameLimiter.h"
#include "plots/GestureBracket.h"
#include "plots/InputEvents.h"
#include "plots/ResponseCurves.h"

using namespace semblance;
using namespace semblance::ui;

class PlotToolsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void gestureBracketsSeparateSubjects() {
    QStringList log;
    GestureBracket bracket([&](int subject) { log << QStringLiteral("+%1").arg(subject); },
                           [&](int subject) { log << QStringLiteral("-%1").arg(subject); });
    bracket.step(1);
    bracket.step(1);
    bracket.step(2);
    bracket.finish();
    bracket.finish();
    QCOMPARE(log.join(u' '), QStringLiteral("+1 -1 +2 -2"));
    bracket.hold(3);
    bracket.step(3);
    QTest::qWait(GestureBracket::kPauseMilliseconds + 100);
    QCOMPARE(log.back(), QStringLiteral("+3"));  // a held gesture does not end by itself
    bracket.finish();
    QCOMPARE(log.back(), QStringLiteral("-3"));
    bracket.step(4);
    QTRY_COMPARE(log.back(), QStringLiteral("-4"));  // a stepped one does
  }

  void drawingIsLimitedToFrames() {
    int drawn = 0;
    FrameLimiter limiter([&] { ++drawn; });
    limiter.request();
    QTRY_COMPARE(drawn, 1);
    QElapsedTimer clock;
    clock.start();
    int requests = 0;
    while (clock.elapsed() < 200) {
      limiter.request();
      ++requests;
      QCoreApplication::processEvents();
    }
    QVERIFY(requests > drawn);
    QVERIFY2(drawn <= clock.elapsed() / 15 + 2, qPrintable(QString::number(drawn)));
    const int before = drawn;
    limiter.request();
    QTRY_VERIFY(drawn > before);  // the last request is never lost
  }

  void dragsAddUpAcrossModifierChanges() {
    const LogAxis x{20.0, 20000.0, 0.0, 600.0};
    const LinearAxis y{-12.0, 12.0, 240.0, 0.0};
    const BandValues start{1000.0, 0.0, 0.7};
    const QPointF grabbed(x.toPixel(1000.0) + 4.0, y.toPixel(0.0) - 3.0);
    ChainSettings settings = neutralSettings();
    settings[ParameterId::Peak2Frequency] = 1000.0f;
    settings[ParameterId::Peak2Q] = 0.7f;
    BandDrag drag(settings, 2, grabbed, x, y);
    const BandValues kept = drag.moveTo(grabbed, false, false);
    QVERIFY(std::abs(kept.frequency / start.frequency - 1.0) < 1e-9 &&
            std::abs(kept.gain - start.gain) < 1e-9);
    BandValues values = drag.moveTo(grabbed - QPointF(0.0, 50.0), false, false);
    QVERIFY(std::abs(values.gain - 5.0) < 1e-5);
    values = drag.moveTo(grabbed - QPointF(0.0, 60.0), true, false);  // ten pixels, fine: one
    QVERIFY(std::abs(values.gain - 5.1) < 1e-5);
    values = drag.moveTo(grabbed - QPointF(0.0, 70.0), false, false);
    QVERIFY(std::abs(values.gain - 6.1) < 1e-5);
    QVERIFY(std::abs(values.q - 0.7) < 1e-6);
  }

  void bandValuesFollowTheTable() {
    const ChainSettings settings = gallery::predicted();
    QCOMPARE(static_cast<float>(bandValues(settings, 1).frequency), 240.0f);
    QCOMPARE(static_cast<float>(bandValues(settings, 5).gain), 4.5f);
    const BandValues clamped = clampedToRange(settings, 0, {5.0, -99.0, 1000.0});
    QCOMPARE(static_cast<float>(clamped.frequency), parameterInfo(ParameterId::LowShelfFrequency).minimum);
    QCOMPARE(static_cast<float>(clamped.gain), parameterInfo(ParameterId::LowShelfGain).minimum);
    QCOMPARE(static_cast<float>(clamped.q), parameterInfo(ParameterId::LowShelfQ).maximum);
  }

  void responseCurvesAreTheEqualisers() {
    const QVector<double> grid{20.0, 150.0, 1000.0, 6100.0, 19000.0};
    ResponseCurves curves;
    curves.setGrid(grid, 48000.0);
    ChainSettings settings = gallery::predicted();
    const auto agrees = [&] {
      curves.update(settings);
      for (qsizetype i = 0; i < grid.size(); ++i) {
        if (std::abs(curves.total()[i] - equaliserResponseDb(settings, grid[i], 48000.0)) > 1e-9)
          return false;
      }
      return curves.total().size() == grid.size();
    };
    QVERIFY(agrees());
    for (const EqualiserBand& band : kEqualiserBands) {  // each band alone is noticed
      settings[band.gain] += 1.0f;
      QVERIFY(agrees());
      settings[band.q] *= 1.5f;
      QVERIFY(agrees());
    }
    settings.setBypassed(Effect::Equaliser, true);
    QVERIFY(agrees());
    QVERIFY(std::abs(curves.band(1)[1]) > 0.5);  // the bands themselves stay visible
    settings.setBypassed(Effect::Equaliser, false);
    curves.setGrid({500.0}, 44100.0);
    curves.update(settings);
    QVERIFY(std::abs(curves.total()[0] - equaliserResponseDb(settings, 500.0, 44100.0)) < 1e-9);
  }

  void editingKeysAreClaimedBeforeShortcuts() {
    QKeyEvent arrow(QEvent::ShortcutOverride, Qt::Key_Left, Qt::NoModifier);
    arrow.ignore();
    QVERIFY(claimEditingKey(arrow));
    QVERIFY(arrow.isAccepted());
    QKeyEvent letter(QEvent::ShortcutOverride, Qt::Key_A, Qt::NoModifier);
    QVERIFY(!claimEditingKey(letter));
    QKeyEvent command(QEvent::ShortcutOverride, Qt::Key_Left, Qt::ControlModifier);
    QVERIFY(!claimEditingKey(command));
    QKeyEvent pressed(QEvent::KeyPress, Qt::Key_Left, Qt::NoModifier);
    QVERIFY(!claimEditingKey(pressed));
  }

  void wheelsTurnSidewaysToo() {
    const auto steps = [](QPoint angle) {
      return wheelSteps(
          QWheelEvent({}, {}, {}, angle, Qt::NoButton, Qt::AltModifier, Qt::NoScrollPhase, false));
    };
    QCOMPARE(steps({0, 120}), 1.0);
    QCOMPARE(steps({-240, 0}), -2.0);
    QCOMPARE(steps({0, 15}), 0.125);
  }
};

QTEST_MAIN(PlotToolsTest)
#include "PlotToolsTest.moc"
