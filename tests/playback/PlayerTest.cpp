// SPDX-License-Identifier: GPL-3.0-or-later
// The player without a device, and through ALSA's device that plays into nothing.
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <thread>

#include "TestTrack.h"
#include "playback/Player.h"

using namespace semblance;
using namespace semblance::test;

namespace {

constexpr int kRate = 48000;

// Polls until the condition holds, as the window does; false after a long time.
template <typename Condition>
bool pollUntil(Player& player, Condition met) {
  for (int i = 0; i < 2000; ++i) {
    if (met(player.poll())) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

}  // namespace

class PlayerTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    qputenv("JACK_NO_START_SERVER", "1");
    input_ = writeTrack(folder_.path(), "in.wav", {kRate, 2, kRate / 2}, noise(0.3));
    reference_ = writeTrack(folder_.path(), "ref.wav", {44100, 1, 44100}, noise(0.3, 2));
  }

  void withoutADeviceEverythingElseWorks() {
    useAlsa("pcm.!default { type hw card 31 }\nctl.!default { type hw card 31 }\n");  // none such
    Player player;
    QVERIFY(Player::outputDevices().empty());
    QVERIFY(player.setInput(input_));
    QVERIFY(player.setReference(reference_));
    const auto opened = player.openDevice();
    QVERIFY(!opened);
    QVERIFY(QString::fromStdString(opened.error().message).startsWith("No audio output was found"));
    QVERIFY(!player.hasDevice());
    QVERIFY(player.deviceName().empty());
    const auto played = player.play();
    QVERIFY(!played);
    QVERIFY(!played.error().message.empty());
    QVERIFY(!player.playing());
    player.setSettings(neutralSettings());
    player.setLoudness(-20.0, -14.0, -17.0);
    QCOMPARE(player.offsetDb(Source::Result), -6.0);
    player.setLevelMatch(false);
    QVERIFY(!player.levelMatch());
    player.seek(0.25);
    QCOMPARE(player.poll().positionSeconds, 0.25);
    player.setSource(Source::Reference);
    QCOMPARE(player.source(), Source::Reference);
    QCOMPARE(player.poll().positionSeconds, 0.0);
    QVERIFY(!player.poll().deviceLost);
    const auto missing = player.setInput(folder_.filePath("missing.wav").toStdString());
    QVERIFY(!missing);
    QVERIFY(QString::fromStdString(missing.error().message).contains("missing.wav"));
    QVERIFY(player.setInput({}));
  }

  void backEndsAreSilent() {
    useAlsa(kNullDevice);
    const QString log = folder_.filePath("stderr.txt");
    const int saved = dup(STDERR_FILENO);
    FILE* file = std::fopen(log.toLocal8Bit().constData(), "w");
    dup2(fileno(file), STDERR_FILENO);
    {
      Player player;
      Player::outputDevices();
      (void)player.openDevice();
    }
    std::fputs("still there\n", stderr);
    std::fflush(stderr);
    dup2(saved, STDERR_FILENO);
    ::close(saved);
    std::fclose(file);
    QFile written(log);
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(written.readAll(), QByteArray("still there\n"));
  }

  void playsThroughADeviceToTheEnd() {
    useAlsa(kNullDevice);
    Player player;
    const auto devices = Player::outputDevices();
    QVERIFY(std::any_of(devices.begin(), devices.end(), [](const auto& d) { return d.isDefault; }));
    QVERIFY(player.setInput(input_));
    const auto opened = player.openDevice();
    QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
    QVERIFY(player.hasDevice());
    QVERIFY(!player.deviceName().empty());
    QVERIFY(!player.playing());
    QVERIFY(player.play());
    QVERIFY(player.playing());
    float peak = -120.0f;
    QVERIFY(pollUntil(player, [&](const PlaybackMeters& meters) {
      peak = std::max(peak, meters.peakDb[0]);
      return !meters.playing;
    }));
    QVERIFY(peak > -12.0f);
    QCOMPARE(player.poll().positionSeconds, 0.5);
    // Another input with another rate opens the stream again.
    QVERIFY(player.setInput(reference_));
    QCOMPARE(player.poll().positionSeconds, 0.0);
    QVERIFY(player.play());
    QVERIFY(pollUntil(player, [](const PlaybackMeters& meters) { return !meters.playing; }));
    QCOMPARE(player.poll().positionSeconds, 1.0);
    // And without tracks there is a sentence.
    QVERIFY(player.setInput({}));
    const auto played = player.play();
    QVERIFY(!played);
    QVERIFY(QString::fromStdString(played.error().message).contains("input"));
  }

  void unknownDeviceIsRefused() {
    useAlsa(kNullDevice);
    Player player;
    const auto opened = player.openDevice("No such device");
    QVERIFY(!opened);
    QVERIFY(QString::fromStdString(opened.error().message).contains("No such device"));
    QVERIFY(!player.hasDevice());
    QVERIFY(player.openDevice());
    QVERIFY(player.hasDevice());
  }

 private:
  static constexpr const char* kNullDevice = "pcm.!default { type null }\nctl.!default { type null }\n";

  // The devices that PortAudio finds from now on.
  void useAlsa(const char* configuration) {
    const QString path = folder_.filePath(QString("asound%1.conf").arg(++configurations_));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(configuration);
    file.close();
    qputenv("ALSA_CONFIG_PATH", path.toLocal8Bit());
  }

  QTemporaryDir folder_;
  std::filesystem::path input_, reference_;
  int configurations_ = 0;
};

QTEST_GUILESS_MAIN(PlayerTest)
#include "PlayerTest.moc"
