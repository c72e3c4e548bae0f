// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

#include "GalleryData.h"
#include "WidgetDriver.h"
#include "controls/LevelMeter.h"
#include "controls/MeterBallistics.h"
#include "controls/SourceSwitch.h"
#include "controls/TrackText.h"
#include "controls/TrackWell.h"
#include "plots/WaveformView.h"

using namespace semblance;
using namespace semblance::ui;
using namespace semblance::ui::test;

namespace {

void dropOn(QWidget& widget, const QList<QUrl>& urls) {
  QMimeData data;
  data.setUrls(urls);
  const QPoint at = widget.rect().center();
  QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&widget, &enter);
  QDropEvent drop(QPointF(at), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&widget, &drop);
}

bool showsText(const QWidget& widget, const QString& text) {
  for (const QLabel* label : widget.findChildren<QLabel*>()) {
    if (label->isVisible() && label->text().contains(text)) return true;
  }
  return false;
}

}  // namespace

class TransportControlsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void metersRiseAtOnceAndFallSlowly() {
    MeterBallistics meter;
    meter.advance(-6.0, 0.02);
    QCOMPARE(meter.levelDb(), -6.0);
    meter.advance(-80.0, 0.5);
    QCOMPARE(meter.levelDb(), -16.0);
    QCOMPARE(meter.holdDb(), -6.0);
    meter.advance(-80.0, 1.2);
    QVERIFY(meter.holdDb() < -6.0);  // held 1.5 s, then falls
    meter.advance(-80.0, 10.0);
    QCOMPARE(meter.levelDb(), MeterBallistics::kFloorDb);
    QCOMPARE(meter.maximumDb(), -6.0);
    QVERIFY(!meter.clipped());
    meter.advance(0.0, 0.02);
    meter.advance(-80.0, 10.0);
    QVERIFY(meter.clipped());
    meter.clearHold();
    QVERIFY(!meter.clipped());
    QCOMPARE(meter.maximumDb(), MeterBallistics::kFloorDb);
  }

  void clipLampsStayUntilClicked() {
    LevelMeter meter;
    QVERIFY(show(meter, {300, 44}));
    meter.setLevels(-3.0, 0.2);
    meter.setLevels(-30.0, -30.0);
    QVERIFY(meter.clipped());
    QVERIFY(meter.accessibleDescription().contains(QStringLiteral("Clipped")));
    QTest::mouseClick(&meter, Qt::LeftButton);
    QVERIFY(!meter.clipped());
    meter.setLevels(0.0, 0.0);
    QTest::keyClick(&meter, Qt::Key_Return);
    QVERIFY(!meter.clipped());
  }

  void meterBarsGrowWithTheLevel() {
    LevelMeter meter;
    QVERIFY(show(meter, {300, 44}));
    const auto green = [&] {
      const QImage picture = meter.grab().toImage();
      int count = 0;
      for (int x = 0; x < picture.width(); ++x) {
        for (int y = 0; y < picture.height(); ++y) {
          if (picture.pixelColor(x, y) == colours().good) ++count;
        }
      }
      return count;
    };
    QCOMPARE(green(), 0);
    meter.setLevels(-40.0, -40.0);
    const int quiet = green();
    meter.setLevels(-12.0, -12.0);
    QVERIFY(quiet > 50);
    QVERIFY(green() > 2 * quiet);
    meter.reset();
    QCOMPARE(green(), 0);
  }

  void sourcesAreChosenByClickAndKey() {
    SourceSwitch sources;
    QVERIFY(show(sources, {420, 48}));
    QSignalSpy chosen(&sources, &SourceSwitch::sourceChosen);
    QTest::mouseClick(&sources.button(SourceKind::Reference), Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(sources.source(), SourceKind::Reference);
    QTest::mouseClick(&sources.button(SourceKind::Reference), Qt::LeftButton);
    QCOMPARE(chosen.count(), 1);
    sources.button(SourceKind::Reference).setFocus();
    QTest::keyClick(&sources.button(SourceKind::Reference), Qt::Key_Left);
    QCOMPARE(sources.source(), SourceKind::Result);
    QCOMPARE(chosen.count(), 2);
    sources.setSource(SourceKind::Input);
    QCOMPARE(chosen.count(), 2);
    QVERIFY(sources.button(SourceKind::Input).isChecked());
    QVERIFY(!sources.button(SourceKind::Result).isChecked());
  }

  void unavailableSourcesCannotBeChosen() {
    SourceSwitch sources;
    QVERIFY(show(sources, {420, 48}));
    QSignalSpy chosen(&sources, &SourceSwitch::sourceChosen);
    sources.setAvailable(SourceKind::Result, false);
    QTest::mouseClick(&sources.button(SourceKind::Result), Qt::LeftButton);
    QCOMPARE(chosen.count(), 0);
  }

  void sourceButtonsCarryTheirColours() {
    SourceSwitch sources;
    QVERIFY(show(sources, {420, 48}));
    for (const SourceKind kind : {SourceKind::Input, SourceKind::Result, SourceKind::Reference}) {
      sources.setSource(kind);
      const QImage picture = sources.button(kind).grab().toImage();
      QCOMPARE(picture.pixelColor(picture.width() - 6, picture.height() / 2), sourceColour(kind));
    }
    sources.setLevelOffset(SourceKind::Result, -7.9);
    QVERIFY(sources.button(SourceKind::Result).accessibleDescription().contains(QStringLiteral("−7.9 dB")));
    sources.setLevelOffset(SourceKind::Result, std::nullopt);
    QVERIFY(sources.button(SourceKind::Result).accessibleDescription().isEmpty());
  }

  void anEmptyWellInvites() {
    TrackWell well(SourceKind::Input);
    QVERIFY(show(well, {420, 160}));
    QVERIFY(!well.hasTrack());
    auto* button = well.findChild<QPushButton*>(QStringLiteral("empty"));
    QVERIFY(button != nullptr && button->isVisible());
    QCOMPARE(button->text().simplified(), QStringLiteral("Drop the input track here or click to open"));
    QSignalSpy open(&well, &TrackWell::openRequested);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(open.count(), 1);
  }

  void filesCanBeDropped() {
    TrackWell well(SourceKind::Reference);
    QVERIFY(show(well, {420, 160}));
    QSignalSpy one(&well, &TrackWell::fileDropped);
    QSignalSpy several(&well, &TrackWell::filesDropped);
    const QUrl first = QUrl::fromLocalFile(QStringLiteral("/music/träck 1.wav"));
    dropOn(well, {first});
    QCOMPARE(one.count(), 1);
    QCOMPARE(one.front().front().toString(), QStringLiteral("/music/träck 1.wav"));
    dropOn(well, {first, QUrl::fromLocalFile(QStringLiteral("/music/b.flac"))});
    QCOMPARE(one.count(), 1);
    QCOMPARE(several.front().front().toStringList().size(), 2);
    dropOn(well, {QUrl(QStringLiteral("https://example.org/a.wav"))});
    QCOMPARE(one.count() + several.count(), 2);
  }

  void aTrackShowsItsFigures() {
    TrackWell well(SourceKind::Input);
    QVERIFY(show(well, {640, 180}));
    well.setTrack(gallery::track(SourceKind::Input), gallery::overview(1, 0.9));
    QVERIFY(well.hasTrack());
    for (const char* text : {"Lorelei (rough mix 3).wav", "WAV, 24-bit", "48 kHz", "stereo", "3:24",
                             "−19.8 LUFS", "−3.1 dBTP"}) {
      QVERIFY2(showsText(well, QString::fromUtf8(text)), text);
    }
    QCOMPARE(well.waveform().seconds(), 204.0);
    well.setNote(QStringLiteral("Clipped: 3 samples."));
    QVERIFY(showsText(well, QStringLiteral("Clipped: 3 samples.")));
    QSignalSpy open(&well, &TrackWell::openRequested);
    QTest::mouseClick(well.findChild<QPushButton*>(QStringLiteral("open")), Qt::LeftButton);
    QCOMPARE(open.count(), 1);
    well.clear();
    QVERIFY(!well.hasTrack());
    QVERIFY(!showsText(well, QStringLiteral("Clipped")));
    QCOMPARE(well.waveform().seconds(), 0.0);
  }

  void readingShowsTheName() {
    TrackWell well(SourceKind::Input);
    QVERIFY(show(well, {640, 180}));
    well.setLoading(QStringLiteral("long.wav"), 0.4);
    QVERIFY(showsText(well, QStringLiteral("long.wav")));
  }

  void textsOfTracks() {
    AudioFormat format;
    format.sampleRate = 44100;
    format.channels = 1;
    format.frames = 44100 * 65;
    format.description = "FLAC, 16-bit";
    QCOMPARE(formatText(format), QStringLiteral("FLAC, 16-bit  ·  44.1 kHz  ·  mono  ·  1:05"));
    QCOMPARE(loudnessText(-14.26), QStringLiteral("−14.3 LUFS"));
    QCOMPARE(loudnessText(-std::numeric_limits<double>::infinity()), QStringLiteral("silent"));
    QCOMPARE(truePeakText(0.31), QStringLiteral("0.3 dBTP"));
  }
};

QTEST_MAIN(TransportControlsTest)
#include "TransportControlsTest.moc"
