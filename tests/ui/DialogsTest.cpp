// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include "WindowUnderTest.h"
#include "audio/AudioReader.h"
#include "base/AtomicFile.h"
#include "dialogs/BatchDialog.h"
#include "dialogs/BlindTestDialog.h"
#include "dialogs/DevicePanel.h"
#include "dialogs/PreferencesDialog.h"
#include "dialogs/SettingsExportDialog.h"

using namespace semblance;
using namespace semblance::ui;
using semblance::test::find;

namespace {

std::vector<OutputDevice> twoDevices() {
  return {{0, "Built-in", "ALSA", 48000.0, true}, {1, "Studio", "JACK Audio Connection Kit", 96000.0, false}};
}

}  // namespace

/// Dialogs by themselves, without a window or an engine.
class DialogsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void settingsAreShownCopiedAndWritten();
  void settingsErrorStaysInTheDialog();
  void impulseResponsesTakeTheRate();
  void devicesAreChosenByApi();
  void missingDevicesStayChosen();
  void bufferIsShownInMilliseconds();
  void preferencesAreKept();
  void enterGoesThroughTheBlindTest();
  void scaleIsLeftToTheEnvironment();
  void batchProcessesAllAndSaysWhatFailed();
  void batchDoesNotReplaceUnasked();
  void batchMatchesEach();
  void batchCanBeStopped();

 private:
  QString file(const char* name) const { return folder_.filePath(QString::fromUtf8(name)); }
  QTemporaryDir folder_;
};

void DialogsTest::initTestCase() {
  QCoreApplication::setOrganizationName(QStringLiteral("semblance-test"));
  QCoreApplication::setApplicationName(QStringLiteral("dialogs-test"));
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder_.path());
  applyTheme(*qApp, ThemeKind::Dark);
}

void DialogsTest::settingsAreShownCopiedAndWritten() {
  ChainSettings settings = neutralSettings();
  settings[ParameterId::Peak1Gain] = -3.5f;
  SettingsExportDialog dialog(settings, 44100.0, file("x"));
  dialog.show();
  auto* forms = find<QComboBox>(dialog, "settingsForm");
  auto* preview = find<QPlainTextEdit>(dialog, "settingsPreview");
  QCOMPARE(forms->count(), 8);
  QVERIFY(preview->toPlainText().contains(QStringLiteral("Band 2")));
  QTest::keyClick(forms, Qt::Key_Down);
  QTest::keyClick(forms, Qt::Key_Down);
  QCOMPARE(dialog.form(), SettingsForm::EqualizerApo);
  QVERIFY(preview->toPlainText().contains(QStringLiteral("Gain  -3.50 dB")));
  QVERIFY(dialog.write(file("apo.txt")));
  QCOMPARE(toQString(*readFile(toPath(file("apo.txt")))), preview->toPlainText());
}

void DialogsTest::settingsErrorStaysInTheDialog() {
  SettingsExportDialog dialog(neutralSettings(), 44100.0, file("x"));
  dialog.show();
  QVERIFY(!dialog.write(QStringLiteral("/nowhere/x.txt")));
  bool said = false;
  for (const QLabel* label : dialog.findChildren<QLabel*>())
    said = said || (label->isVisible() && label->text().contains(QStringLiteral("/nowhere")));
  QVERIFY(said);
}

void DialogsTest::impulseResponsesTakeTheRate() {
  SettingsExportDialog dialog(neutralSettings(), 22050.0, file("x"));
  dialog.show();
  auto* forms = find<QComboBox>(dialog, "settingsForm");
  forms->setCurrentIndex(6);
  QVERIFY(
      find<QPlainTextEdit>(dialog, "settingsPreview")->toPlainText().contains(QStringLiteral("22.05 kHz")));
  QVERIFY(dialog.write(file("impulse.wav")));
  QCOMPARE(AudioReader::open(toPath(file("impulse.wav")))->format().sampleRate, 22050);
}

void DialogsTest::devicesAreChosenByApi() {
  DevicePanel panel({}, twoDevices());
  auto* apis = find<QComboBox>(panel, "hostApi");
  auto* devices = find<QComboBox>(panel, "outputDevice");
  QCOMPARE(apis->count(), 3);
  QCOMPARE(devices->count(), 3);
  apis->setCurrentIndex(2);
  QCOMPARE(devices->count(), 2);
  devices->setCurrentIndex(1);
  const DeviceChoice chosen = panel.chosen();
  QCOMPARE(chosen.name, std::string("Studio"));
  QCOMPARE(chosen.hostApi, std::string("JACK Audio Connection Kit"));
  QSignalSpy refresh(&panel, &DevicePanel::refreshRequested);
  QSignalSpy tone(&panel, &DevicePanel::toneRequested);
  QTest::mouseClick(find<QPushButton>(panel, "refreshDevices"), Qt::LeftButton);
  QTest::mouseClick(find<QPushButton>(panel, "testTone"), Qt::LeftButton);
  QCOMPARE(refresh.count(), 1);
  QCOMPARE(tone.count(), 1);
  QVERIFY(tone.first().first().toBool());
}

void DialogsTest::missingDevicesStayChosen() {
  const DeviceChoice gone{"Interface", "ALSA", 88200, 512};
  DevicePanel panel(gone, {});
  QVERIFY(panel.chosen() == gone);
  QVERIFY(find<QComboBox>(panel, "outputDevice")->currentText().contains(QStringLiteral("not connected")));
  panel.setDevices(twoDevices());
  QVERIFY(panel.chosen() == gone);
}

void DialogsTest::bufferIsShownInMilliseconds() {
  DevicePanel panel({"Studio", "", 0, 256}, twoDevices());
  auto* buffer = find<QComboBox>(panel, "bufferFrames");
  QVERIFY2(buffer->currentText().contains(QStringLiteral("2.7 ms at 96\u00a0kHz")),
           qPrintable(buffer->currentText()));
  auto* rate = find<QComboBox>(panel, "deviceRate");
  rate->setCurrentIndex(rate->findData(48000));
  QVERIFY2(buffer->currentText().contains(QStringLiteral("5.3 ms at 48\u00a0kHz")),
           qPrintable(buffer->currentText()));
  QCOMPARE(panel.chosen().bufferFrames, 256);
}

void DialogsTest::preferencesAreKept() {
  Preferences wanted;
  wanted.device = {"Studio", "JACK Audio Connection Kit", 96000, 1024};
  wanted.theme = ThemeKind::Light;
  wanted.language = QStringLiteral("de");
  wanted.scalePercent = 150;
  wanted.openFolder = folder_.path();
  wanted.exportFolder = file("out");
  wanted.time = TimeUnit::Samples;
  wanted.noteNames = false;
  wanted.save();
  PreferencesDialog dialog(Preferences::load(), twoDevices());
  const Preferences shown = dialog.chosen();
  QVERIFY(shown.device == wanted.device);
  QCOMPARE(shown.theme, ThemeKind::Light);
  QCOMPARE(shown.language, QStringLiteral("de"));
  QCOMPARE(shown.scalePercent, 150);
  QCOMPARE(shown.openFolder, folder_.path());
  QCOMPARE(shown.exportFolder, file("out"));
  QCOMPARE(shown.time, TimeUnit::Samples);
  QVERIFY(!shown.noteNames);
  QCOMPARE(dialog.findChild<QTabWidget*>()->count(), 4);
  Preferences{}.save();
}

void DialogsTest::enterGoesThroughTheBlindTest() {
  BlindTestDialog dialog(QStringLiteral("song.wav"), 1);
  dialog.show();
  QVERIFY(QTest::qWaitForWindowActive(&dialog));
  QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
  QVERIFY(dialog.running());
  for (int trial = 0; trial < 10; ++trial) QTest::keyClick(&dialog, Qt::Key_1);
  QVERIFY(!dialog.running());
  QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
  QVERIFY(!dialog.isVisible());
}

void DialogsTest::scaleIsLeftToTheEnvironment() {
  const QByteArray before = qgetenv("QT_SCALE_FACTOR");
  Preferences larger;
  larger.scalePercent = 125;
  qunsetenv("QT_SCALE_FACTOR");
  applyScale(Preferences{});
  QVERIFY(!qEnvironmentVariableIsSet("QT_SCALE_FACTOR"));
  applyScale(larger);
  QCOMPARE(qgetenv("QT_SCALE_FACTOR"), QByteArray("1.25"));
  larger.scalePercent = 200;
  applyScale(larger);
  QCOMPARE(qgetenv("QT_SCALE_FACTOR"), QByteArray("1.25"));
  if (before.isEmpty()) {
    qunsetenv("QT_SCALE_FACTOR");
  } else {
    qputenv("QT_SCALE_FACTOR", before);
  }
}

void DialogsTest::batchProcessesAllAndSaysWhatFailed() {
  QDir().mkpath(file("out"));
  test::writeTrack(toPath(file("one.wav")), {.seconds = 1.0});
  test::writeTrack(toPath(file("two.flac")), {.sampleRate = 48000, .seconds = 1.0});
  QVERIFY(replaceFile(toPath(file("three.wav")), "no sound"));
  BatchDialog dialog;
  dialog.show();
  Session session;
  session.edited[ParameterId::OutputGain] = -6.0f;
  dialog.setSession(session);
  QVERIFY(!find<QPushButton>(dialog, "startBatch")->isEnabled());
  dialog.queue().add({toPath(file("one.wav")), toPath(file("two.flac")), toPath(file("three.wav")),
                      toPath(file("one.wav"))});
  auto* list = find<QTreeWidget>(dialog, "batchFiles");
  QCOMPARE(list->topLevelItemCount(), 3);
  find<QLineEdit>(dialog, "batchFolder")->setText(file("out"));
  QTest::mouseClick(find<QPushButton>(dialog, "startBatch"), Qt::LeftButton);
  QVERIFY(dialog.queue().running());
  QTRY_VERIFY_WITH_TIMEOUT(!dialog.queue().running(), 60000);
  QCOMPARE(list->topLevelItem(0)->text(1), QStringLiteral("done"));
  QVERIFY(list->topLevelItem(1)->text(2).contains(QStringLiteral("LUFS")));
  QCOMPARE(list->topLevelItem(2)->text(1), QStringLiteral("failed"));
  QVERIFY(list->topLevelItem(2)->text(2).contains(QStringLiteral("three.wav")));
  QVERIFY(find<QLabel>(dialog, "batchOutcome")->text().contains(QStringLiteral("2 files written, 1 failed")));
  const auto written = AudioReader::open(toPath(file("out/two_matched.flac")));
  QVERIFY(written);
  QCOMPARE(written->format().sampleRate, 48000);
  QVERIFY(AudioReader::open(toPath(file("out/one_matched.wav"))));
}

void DialogsTest::batchDoesNotReplaceUnasked() {
  test::writeTrack(toPath(file("again.wav")), {.seconds = 1.0});
  QVERIFY(replaceFile(toPath(file("again_matched.wav")), "precious"));
  BatchQueue queue;
  queue.add({toPath(file("again.wav"))});
  queue.start({});
  QTRY_VERIFY_WITH_TIMEOUT(!queue.running(), 60000);
  QVERIFY(queue.items()[0].state == BatchItem::State::Failed);
  QVERIFY(queue.items()[0].message.contains(QStringLiteral("exists already")));
  QCOMPARE(*readFile(toPath(file("again_matched.wav"))), std::string("precious"));
  BatchPlan plan;
  plan.replace = true;
  queue.start(plan);
  QTRY_VERIFY_WITH_TIMEOUT(!queue.running(), 60000);
  QVERIFY(queue.items()[0].state == BatchItem::State::Done);
  QVERIFY(AudioReader::open(toPath(file("again_matched.wav"))));
}

void DialogsTest::batchMatchesEach() {
  test::writeTrack(toPath(file("quiet.wav")), {.seconds = 6.0, .level = 0.05});
  test::writeTrack(toPath(file("loud.wav")), {.seconds = 6.0, .level = 0.4, .seed = 3});
  BatchPlan plan;
  plan.matchEach = true;
  plan.session.method = "rule-based";
  plan.session.reference.path = toPath(file("loud.wav"));
  BatchQueue queue;
  queue.add({toPath(file("quiet.wav"))});
  queue.start(plan);
  QTRY_VERIFY_WITH_TIMEOUT(!queue.running(), 120000);
  QVERIFY2(queue.items()[0].state == BatchItem::State::Done, qPrintable(queue.items()[0].message));
  const auto before = analyseTrack(toPath(file("quiet.wav")), {}, nullptr, {});
  const auto after = analyseTrack(queue.items()[0].output, {}, nullptr, {});
  QVERIFY(after->analysis.lufs > before->analysis.lufs + 6.0);
}

void DialogsTest::batchCanBeStopped() {
  test::writeTrack(toPath(file("long.wav")), {.seconds = 60.0});
  test::writeTrack(toPath(file("next.wav")), {.seconds = 1.0});
  BatchQueue queue;
  queue.add({toPath(file("long.wav")), toPath(file("next.wav"))});
  queue.start({});
  QTRY_VERIFY_WITH_TIMEOUT(queue.items()[0].state == BatchItem::State::Running, 10000);
  queue.cancel();
  QVERIFY(!queue.running());
  for (const BatchItem& item : queue.items()) QVERIFY(item.state == BatchItem::State::Waiting);
  QTest::qWait(300);
  QVERIFY(!QFileInfo::exists(file("long_matched.wav")));
}

QTEST_MAIN(DialogsTest)
#include "DialogsTest.moc"
