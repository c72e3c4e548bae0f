// SPDX-License-Identifier: GPL-3.0-or-later
// The first hour of a stranger: start with a fresh profile, drop two files, match, edit, blind test, export,
// quit, open again. The program runs by itself; all input are real X events. SEMBLANCE_PICTURES names a
// folder for pictures of every step.
#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cstdio>
#include <utility>

#include "Text.h"
#include "audio/TrackAnalysis.h"
#include "session/Session.h"
#include "ui/TestTracks.h"
#include "walkthrough/Desk.h"

using namespace semblance;
using namespace semblance::walkthrough;
using semblance::ui::toPath;

namespace {

const QRect kWindow(0, 0, 1280, 800);
constexpr int kSkipped = 77;

}  // namespace

class WalkthroughTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void startsAndMatchesTheDemo();
  void takesTwoDroppedFiles();
  void matchesThem();
  void edits();
  void comparesBlindly();
  void exports();
  void savesAndQuits();
  void opensAgain();
  void init();
  void cleanup();
  void cleanupTestCase();

 private:
  void start();
  QString title() const { return Desk::titleOf(window_); }
  bool modified() const { return title().contains(u'*'); }
  void clickMatch();
  void enterPath(const QString& dialog, const QString& path);
  void picture(const char* name);
  QString path(const char* name) const { return folder_.filePath(QString::fromUtf8(name)); }

  QTemporaryDir folder_;
  QProcess program_;
  QElapsedTimer sinceStart_;
  std::unique_ptr<DragSource> source_;
  long window_ = 0;
  int pictures_ = 0;
  bool failed_ = false;
};

void WalkthroughTest::initTestCase() {
  QDir(folder_.path()).mkpath(QStringLiteral("home"));
  test::writeTrack(toPath(path("a mix é.wav")), {.seconds = 20.0, .level = 0.1, .brightness = 0.1});
  test::writeTrack(toPath(path("reference.flac")),
                   {.sampleRate = 48000, .seconds = 20.0, .level = 0.4, .brightness = 0.8, .seed = 2});
  source_ = std::make_unique<DragSource>(QStringList{path("a mix é.wav"), path("reference.flac")});
  source_->setGeometry(1320, 100, 200, 100);
  source_->show();
  QVERIFY(QTest::qWaitForWindowExposed(source_.get()));
}

// Everything that the program keeps goes into the folder of the test.
void WalkthroughTest::start() {
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert(QStringLiteral("HOME"), path("home"));
  for (const char* variable : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
    environment.insert(QString::fromLatin1(variable),
                       path("home/") + QString::fromLatin1(variable).toLower());
  environment.insert(QStringLiteral("LANGUAGE"), QStringLiteral("en"));
  program_.setProcessEnvironment(environment);
  program_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
  sinceStart_.start();
  program_.start(QStringLiteral(SEMBLANCE_BINARY_DIR "/bin/semblance"), {});
  QVERIFY(program_.waitForStarted());
}

void WalkthroughTest::picture(const char* name) {
  const QString folder = qEnvironmentVariable("SEMBLANCE_PICTURES");
  if (folder.isEmpty()) return;
  QDir().mkpath(folder);
  Desk::screen().save(QStringLiteral("%1/%2-%3.png")
                          .arg(folder)
                          .arg(++pictures_, 2, 10, QLatin1Char('0'))
                          .arg(QLatin1String(name)));
}

void WalkthroughTest::clickMatch() {
  // A note that comes up moves the button: it is clicked once it rests.
  QPoint button;
  const auto rests = [&button] {
    const QPoint before = std::exchange(button, Desk::litButton(kWindow));
    QTest::qWait(300);
    return !button.isNull() && button == before;
  };
  QVERIFY2(waitFor(rests), "Match cannot be clicked");
  Desk::click(button);
}

void WalkthroughTest::startsAndMatchesTheDemo() {
  const QImage before = Desk::screen();
  start();
  const auto painted = [&before] {
    const QImage now = Desk::screen();
    int different = 0;
    for (int y = 20; y < 700; y += 20)
      for (int x = 20; x < 1000; x += 20) different += now.pixel(x, y) != before.pixel(x, y) ? 1 : 0;
    return different > 500;
  };
  QVERIFY(waitFor(painted));
  const qint64 firstPaint = sinceStart_.elapsed();
  window_ = Desk::focusWindow(QStringLiteral("– Semblance"));
  QVERIFY(window_ != 0);
  Desk::moveWindow(window_, kWindow.topLeft(), kWindow.size());
  QVERIFY2(waitFor([] { return !Desk::litButton(kWindow).isNull(); }), "Match is not lit at the first start");
  const qint64 lit = sinceStart_.elapsed();
  picture("first-start");
  clickMatch();
  const qint64 clicked = sinceStart_.elapsed();
  QVERIFY2(waitFor([this] { return modified(); }), "the demo is not matched");
  std::printf(
      "from the start of the process: first painted window %.2f s, Match lit %.2f s, clicked %.2f s, "
      "matched %.2f s\n",
      0.001 * static_cast<double>(firstPaint), 0.001 * static_cast<double>(lit),
      0.001 * static_cast<double>(clicked), 0.001 * static_cast<double>(sinceStart_.elapsed()));
  QTest::qWait(1500);
  picture("demo-matched");
}

void WalkthroughTest::takesTwoDroppedFiles() {
  Desk::press({QStringLiteral("ctrl+n")});
  QVERIFY(Desk::focusWindow(QStringLiteral("^Unsaved changes")) != 0);
  picture("unsaved");
  Desk::press({QStringLiteral("Tab"), QStringLiteral("space")});  // discard
  QVERIFY(waitFor([this] { return !modified(); }));
  QTest::qWait(300);
  picture("empty");
  Desk::drag(source_->geometry().center(), QPoint(400, 500));
  QVERIFY2(waitFor([] { return !Desk::litButton(QRect(900, 60, 380, 300)).isNull(); }), "nothing was opened");
  QTest::qWait(1500);
  picture("dropped");
}

void WalkthroughTest::matchesThem() {
  QElapsedTimer clock;
  clock.start();
  clickMatch();
  QVERIFY(waitFor([this] { return modified(); }));
  std::printf("two dropped files matched in %.2f s\n", 0.001 * static_cast<double>(clock.elapsed()));
  QTest::qWait(1500);
  picture("matched");
}

void WalkthroughTest::edits() {
  window_ = Desk::focusWindow(QStringLiteral("– Semblance"));
  Desk::press({QStringLiteral("alt+s")});  // to the strength
  Desk::press(QStringList(10, QStringLiteral("Left")));
  Desk::click(QPoint(300, 520));  // into the equaliser's plot
  Desk::press({QStringLiteral("Tab"), QStringLiteral("Up"), QStringLiteral("Up"), QStringLiteral("space")});
  QTest::qWait(1500);
  picture("edited");
  Desk::press({QStringLiteral("space")});
}

void WalkthroughTest::comparesBlindly() {
  Desk::press({QStringLiteral("x")});
  QVERIFY(Desk::focusWindow(QStringLiteral("^Blind test")) != 0);
  picture("blind");
  Desk::press({QStringLiteral("Return"), QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("x")});
  picture("blind-trial");
  for (int trial = 0; trial < 10; ++trial) Desk::press({QStringLiteral("x"), QStringLiteral("1")});
  picture("blind-outcome");
  Desk::press({QStringLiteral("alt+s")});
  enterPath(QStringLiteral("^Save the log"), path("blind.txt"));
  QVERIFY(waitFor([this] { return QFile::exists(path("blind.txt")); }, 10000));
  QFile log(path("blind.txt"));
  QVERIFY(log.open(QIODevice::ReadOnly));
  const QString text = QString::fromUtf8(log.readAll());
  QVERIFY2(text.contains(QStringLiteral("a mix é.wav")) && text.contains(QStringLiteral("10: X was")),
           qPrintable(text));
  QVERIFY(Desk::focusWindow(QStringLiteral("^Blind test")) != 0);
  Desk::press({QStringLiteral("Return")});
}

void WalkthroughTest::enterPath(const QString& dialog, const QString& path) {
  QVERIFY2(Desk::focusWindow(dialog) != 0, qPrintable(dialog));
  QTest::qWait(300);
  Desk::press({QStringLiteral("ctrl+a")});
  Desk::type(path);
  picture("path");
  Desk::press({QStringLiteral("Return")});
}

void WalkthroughTest::exports() {
  window_ = Desk::focusWindow(QStringLiteral("– Semblance"));
  Desk::press({QStringLiteral("ctrl+e")});
  QVERIFY(Desk::focusWindow(QStringLiteral("^Export result")) != 0);
  picture("export");
  Desk::press({QStringLiteral("Return")});
  const QString written = path("a mix é_matched.wav");
  QVERIFY(waitFor([&] { return QFile::exists(written); }));
  QTest::qWait(700);
  picture("exported");
  Desk::press({QStringLiteral("Escape")});
  const auto input = analyseTrack(toPath(path("a mix é.wav")), {}, {}, {});
  const auto result = analyseTrack(toPath(written), {}, {}, {});
  QVERIFY(input && result);
  QCOMPARE(result->analysis.format.frames, input->analysis.format.frames);
  QCOMPARE(result->analysis.format.sampleRate, 44100);
  QVERIFY2(result->analysis.lufs > input->analysis.lufs + 3.0,
           qPrintable(QString::number(result->analysis.lufs)));
}

void WalkthroughTest::savesAndQuits() {
  window_ = Desk::focusWindow(QStringLiteral("– Semblance"));
  Desk::press({QStringLiteral("ctrl+s")});
  enterPath(QStringLiteral("^Save session"), path("work.semblance"));
  QVERIFY(waitFor([this] { return title() == QStringLiteral("work – Semblance"); }, 10000));
  const auto saved = loadSession(toPath(path("work.semblance")));
  QVERIFY(saved);
  QCOMPARE(saved->strength, 0.9);
  QVERIFY(saved->predicted && saved->edited != *saved->predicted);

  Desk::focusWindow(QStringLiteral("– Semblance"));
  Desk::press({QStringLiteral("y"), QStringLiteral("ctrl+q")});  // one more change: all bypassed
  QVERIFY(Desk::focusWindow(QStringLiteral("^Unsaved changes")) != 0);
  Desk::press({QStringLiteral("Return")});  // save
  QVERIFY(waitFor([this] { return program_.state() == QProcess::NotRunning; }, 20000));
  QCOMPARE(program_.exitStatus(), QProcess::NormalExit);
  QCOMPARE(program_.exitCode(), 0);
  const auto again = loadSession(toPath(path("work.semblance")));
  QVERIFY(again && again->edited.bypassMask != 0);
}

void WalkthroughTest::opensAgain() {
  start();
  window_ = Desk::focusWindow(QStringLiteral("– Semblance"));
  QVERIFY(window_ != 0);
  Desk::moveWindow(window_, kWindow.topLeft(), kWindow.size());
  QTest::qWait(1000);
  picture("second-start");
  Desk::press({QStringLiteral("ctrl+alt+o")});
  enterPath(QStringLiteral("^Open session"), path("work.semblance"));
  QVERIFY(waitFor([this] { return title() == QStringLiteral("work – Semblance"); }, 10000));
  QTest::qWait(2500);
  picture("opened-again");
  Desk::focusWindow(QStringLiteral("– Semblance"));
  Desk::press({QStringLiteral("ctrl+q")});  // nothing to ask about
  QVERIFY(waitFor([this] { return program_.state() == QProcess::NotRunning; }, 20000));
  QCOMPARE(program_.exitCode(), 0);
}

void WalkthroughTest::init() {
  if (failed_) QSKIP("A step before has failed.");
}

void WalkthroughTest::cleanup() {
  if (!QTest::currentTestFailed() || std::exchange(failed_, true)) return;
  picture("failed");
}

void WalkthroughTest::cleanupTestCase() {
  if (program_.state() == QProcess::NotRunning) return;
  program_.kill();
  program_.waitForFinished();
}

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  if (!Desk::usable()) {
    std::fputs("needs xdotool and an X display\n", stderr);
    return kSkipped;
  }
  WalkthroughTest test;
  return QTest::qExec(&test, argc, argv);
}
#include "WalkthroughTest.moc"
