// SPDX-License-Identifier: GPL-3.0-or-later
// A device that vanishes or hangs while playing. Runs inside packaging/with-null-sink, whose server it stops.
#include <signal.h>

#include <QTemporaryDir>
#include <QtTest>
#include <thread>

#include "TestTrack.h"
#include "playback/Player.h"

using namespace semblance;
using namespace semblance::test;

class DeviceLossTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    qputenv("JACK_NO_START_SERVER", "1");
    server_ = qEnvironmentVariableIntValue("NULL_SINK_PID");
    if (server_ == 0) QSKIP("Not run inside packaging/with-null-sink.");
    QVERIFY(player_.setInput(writeTrack(folder_.path(), "in.wav", {48000, 2, 48000}, noise(0.3))));
    player_.setLooping(true);
    const auto opened = player_.openDevice();
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  }

  void playsAndSeeksInRealTime() {
    QVERIFY(player_.play());
    QVERIFY(pollUntil([](const PlaybackMeters& meters) { return meters.positionSeconds > 0.2; }));
    player_.seek(0.7);
    QVERIFY(pollUntil([](const PlaybackMeters& meters) { return meters.positionSeconds > 0.8; }));
    player_.pause();
    QVERIFY(pollUntil([](const PlaybackMeters& meters) { return !meters.playing; }));
    QVERIFY(!player_.poll().deviceLost);
  }

  void aHangingServerIsNoticedAndSurvived() {
    QVERIFY(player_.play());
    QVERIFY(pollUntil([](const PlaybackMeters& meters) { return meters.playing; }));
    kill(server_, SIGSTOP);
    QVERIFY(pollUntil([](const PlaybackMeters& meters) { return meters.deviceLost; }));
    QVERIFY(!player_.playing());
    QVERIFY(!player_.hasDevice());
    const auto played = player_.play();
    QVERIFY(!played);
    QVERIFY(QString::fromStdString(played.error().message).contains("vanished"));
    kill(server_, SIGCONT);
    for (int i = 0; i < 20 && !player_.hasDevice(); ++i) (void)player_.openDevice();
    QVERIFY(player_.hasDevice());
    QVERIFY(!player_.poll().deviceLost);
    QVERIFY(player_.play());
    QVERIFY(pollUntil([](const PlaybackMeters& meters) { return meters.positionSeconds > 0.3; }));
  }

  void aVanishedServerIsNoticed() {
    kill(server_, SIGKILL);
    QVERIFY(pollUntil([](const PlaybackMeters& meters) { return meters.deviceLost && !meters.playing; }));
    QVERIFY(!player_.hasDevice());
    QVERIFY(!player_.openDevice());
    QVERIFY(player_.setInput({}));
  }

 private:
  template <typename Condition>
  bool pollUntil(Condition met) {
    for (int i = 0; i < 3000; ++i) {
      if (met(player_.poll())) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }

  QTemporaryDir folder_;
  Player player_;
  pid_t server_ = 0;
};

QTEST_GUILESS_MAIN(DeviceLossTest)
#include "DeviceLossTest.moc"
