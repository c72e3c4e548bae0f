// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window is killed while it edits, saves and exports: at most two seconds of edits are lost, and no
// file is damaged. SEMBLANCE_KILLS sets how often (10 where it is not set).
#include <signal.h>

#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <chrono>
#include <cstdio>
#include <random>
#include <utility>

#include "TestTracks.h"
#include "Text.h"
#include "WindowUnderTest.h"
#include "audio/TrackAnalysis.h"
#include "base/AtomicFile.h"
#include "dialogs/RecoveryDialog.h"
#include "document/Autosave.h"
#include "rendering/Renderer.h"
#include "session/Preset.h"

using namespace semblance;
using namespace semblance::ui;
namespace fs = std::filesystem;

namespace {

constexpr long long kMostLostMilliseconds = 2000;
constexpr int kEditMilliseconds = 15;
constexpr int kEditsPerSave = 97;  // a save every one and a half seconds
constexpr int kEditsPerPreset = 31;
constexpr double kTrackSeconds = 60.0;  // writing the result takes long enough to be caught at it

/// Shared by parent and child.
long long nowMilliseconds() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

struct Files {
  explicit Files(const fs::path& folder)
      : state(folder / "state"),
        session(folder / "work.semblance"),
        preset(folder / "work.preset.json"),
        input(folder / "input.wav"),
        result(folder / "result.wav") {}
  fs::path state, session, preset, input, result;
};

/// The number of an edit is hidden in three values, so that a mixture of two edits would be seen.
ChainSettings settingsOf(int edit) {
  ChainSettings settings = neutralSettings();
  settings[ParameterId::Peak1Frequency] = 100.0f + 0.5f * static_cast<float>(edit % 1000);
  settings[ParameterId::Release] = 100.0f + static_cast<float>(edit / 1000);
  settings[ParameterId::Threshold] = -60.0f + 0.05f * static_cast<float>(7 * edit % 1000);
  return settings;
}

/// None: the settings hold no edit, or parts of two.
std::optional<int> editOf(const ChainSettings& settings) {
  const long low = std::lround((settings[ParameterId::Peak1Frequency] - 100.0f) * 2.0f);
  const long high = std::lround(settings[ParameterId::Release] - 100.0f);
  const int edit = static_cast<int>(1000 * high + low);
  const auto close = [&](ParameterId id) { return std::abs(settings[id] - settingsOf(edit)[id]) < 0.01f; };
  if (low < 0 || high < 0 || !close(ParameterId::Threshold)) return std::nullopt;
  return edit;
}

void say(const char* what, int number) {
  std::printf("%s %d %lld\n", what, number, nowMilliseconds());
  std::fflush(stdout);
}

/// What the test starts as a program of its own.
class Worker {
 public:
  explicit Worker(const char* folder) : files_(folder), exporting_(QStringLiteral("Exporting")) {}

  int run() {
    window_.show();
    test::onNextDialog<RecoveryDialog>(
        [](RecoveryDialog* dialog) { dialog->findChild<QPushButton*>(QStringLiteral("recover"))->click(); });
    if (window_.protectWork(files_.state)) {
      edits_ = editOf(document().session().edited).value_or(-1);
    } else if (fs::exists(files_.session)) {
      window_.openFiles({toQString(files_.session)});
      edits_ = editOf(document().session().edited).value_or(-1);
    } else {
      window_.openFiles({toQString(files_.input)});
    }
    say("begun", edits_);
    QObject::connect(&timer_, &QTimer::timeout, [this] { edit(); });
    timer_.start(kEditMilliseconds);
    exportAgain();
    return QApplication::exec();
  }

 private:
  Document& document() { return window_.bench().document; }

  void edit() {
    ++edits_;
    document().applyPreset(QStringLiteral("edit"), settingsOf(edits_));
    say("edit", edits_);
    if (edits_ % kEditsPerPreset == 0) (void)savePreset({"work", settingsOf(edits_)}, files_.preset);
    if (edits_ % kEditsPerSave == 0 && document().save(files_.session)) say("saved", edits_);
  }

  void exportAgain() {
    exporting_.start<RenderReport>(
        [files = files_](const ProgressCallback& progress, std::stop_token stop) {
          return renderFile(files.input, files.result, settingsOf(0), {}, progress, stop);
        },
        [this](const Result<RenderReport>& report) {
          if (!report) qFatal("%s", report.error().message.c_str());
          say("exported", ++exports_);
          exportAgain();
        });
  }

  Files files_;
  MainWindow window_;
  BackgroundJob exporting_;
  QTimer timer_;
  int edits_ = 0;
  int exports_ = 0;
};

/// What one life of the program said before it was killed.
struct Life {
  std::vector<std::pair<int, long long>> edits;
  int saved = 0;
  int exported = 0;
  int begunWith = -1;  ///< the edit that was recovered or opened; 0: none
  long long killed = 0;
};

}  // namespace

class CrashTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void killedWhileWorking_data();
  void killedWhileWorking();
  void cleanupTestCase();

 private:
  Life live(int milliseconds);
  static void read(QProcess& program, Life& life);
  int editOnDisk();
  void verifyFiles(const Life& life);

  QTemporaryDir folder_;
  Files files_{toPath(folder_.path())};
  std::mt19937 random_{20240501};
  int kills_ = 0;
  int kept_ = 0;  ///< the edit that the last life left on the disk
  long long longest_ = 0;
  long long sum_ = 0;
  bool failed_ = false;
  int wholeExports_ = 0;
  int wholeSessions_ = 0;
};

void CrashTest::read(QProcess& program, Life& life) {
  while (program.canReadLine()) {
    const QStringList words = QString::fromLatin1(program.readLine()).simplified().split(u' ');
    if (words.size() != 3) continue;
    const int number = words[1].toInt();
    if (words[0] == QLatin1String("edit")) life.edits.emplace_back(number, words[2].toLongLong());
    if (words[0] == QLatin1String("saved")) life.saved = number;
    if (words[0] == QLatin1String("exported")) life.exported = number;
    if (words[0] == QLatin1String("begun")) life.begunWith = number;
  }
}

Life CrashTest::live(int milliseconds) {
  Life life;
  QProcess program;
  program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
  program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--work"), folder_.path()});
  if (!program.waitForStarted()) qFatal("the program does not start");
  if (!QTest::qWaitFor([&] { return read(program, life), !life.edits.empty(); }, 60000))
    qFatal("the program does not work");
  QTest::qWait(milliseconds);
  life.killed = nowMilliseconds();
  ::kill(static_cast<pid_t>(program.processId()), SIGKILL);
  program.waitForFinished();
  read(program, life);
  return life;
}

/// The edit that the next start goes on with; 0: none.
int CrashTest::editOnDisk() {
  Document document;
  Autosave autosave(document, files_.state);
  QStringList problems;
  connect(&autosave, &Autosave::failed, this, [&](const QString& problem) { problems << problem; });
  const auto left = autosave.leftWork();
  if (!problems.isEmpty()) qFatal("%s", qPrintable(problems.join(u' ')));
  if (!left.empty()) return editOf(left.front().work.session.edited).value_or(-1);
  if (!fs::exists(files_.session)) return 0;
  const auto saved = loadSession(files_.session);
  return saved ? editOf(saved->edited).value_or(-1) : -1;
}

void CrashTest::verifyFiles(const Life& life) {
  if (fs::exists(files_.session)) {
    const auto session = loadSession(files_.session);
    QVERIFY2(session, session ? "" : session.error().message.c_str());
    const auto edit = editOf(session->edited);
    QVERIFY2(edit && *edit % kEditsPerSave == 0, "the session holds what was never saved");
    if (life.saved > 0) QVERIFY2(*edit >= life.saved, "a save that was reported is not there");
    ++wholeSessions_;
  }
  if (fs::exists(files_.preset)) {
    const auto preset = loadPreset(files_.preset);
    QVERIFY2(preset, preset ? "" : preset.error().message.c_str());
    QVERIFY(editOf(preset->settings).value_or(1) % kEditsPerPreset == 0);
  }
  if (life.exported > 0) QVERIFY2(fs::exists(files_.result), "an export that was reported is not there");
  if (fs::exists(files_.result)) {
    const auto result = analyseTrack(files_.result, {}, {}, {});
    QVERIFY2(result, result ? "" : result.error().message.c_str());
    QCOMPARE(result->analysis.format.frames, static_cast<std::int64_t>(kTrackSeconds * 44100));
    ++wholeExports_;
  }
}

void CrashTest::initTestCase() { test::writeTrack(files_.input, {.seconds = kTrackSeconds}); }

void CrashTest::killedWhileWorking_data() {
  const int wanted = qEnvironmentVariableIntValue("SEMBLANCE_KILLS");
  QTest::addColumn<int>("milliseconds");
  std::uniform_int_distribution<int> life(50, 4500);
  for (int round = 1; round <= (wanted > 0 ? wanted : 10); ++round) {
    const int milliseconds = life(random_);
    QTest::addRow("kill %d, after %d ms", round, milliseconds) << milliseconds;
  }
}

void CrashTest::killedWhileWorking() {
  if (std::exchange(failed_, true)) QSKIP("A life before has failed.");
  QFETCH(int, milliseconds);
  const Life lived = live(milliseconds);
  QCOMPARE(lived.begunWith, kept_);
  kept_ = editOnDisk();
  QVERIFY2(kept_ >= 0, "the settings of two edits are mixed");
  const auto firstLost =
      std::ranges::find_if(lived.edits, [this](const auto& edit) { return edit.first > kept_; });
  const long long lost = firstLost == lived.edits.end() ? 0 : lived.killed - firstLost->second;
  QVERIFY2(lost <= kMostLostMilliseconds, qPrintable(QStringLiteral("%1 ms of edits lost").arg(lost)));
  verifyFiles(lived);
  if (QTest::currentTestFailed()) return;
  failed_ = false;
  ++kills_;
  longest_ = std::max(longest_, lost);
  sum_ += lost;
}

void CrashTest::cleanupTestCase() {
  std::printf(
      "%d kills: edits of at most %lld ms lost, %lld ms on average; %d sessions and %d exports whole\n",
      kills_, longest_, sum_ / std::max(1, kills_), wholeSessions_, wholeExports_);
}

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  applyTheme(application, ThemeKind::Dark);
  if (argc == 3 && std::string_view(argv[1]) == "--work") {
    QCoreApplication::setOrganizationName(QStringLiteral("semblance-test"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, QString::fromLocal8Bit(argv[2]));
    return Worker(argv[2]).run();
  }
  qputenv("QTEST_FUNCTION_TIMEOUT", "7200000");  // a row is short, but there may be hundreds of them
  CrashTest test;
  return QTest::qExec(&test, argc, argv);
}
#include "CrashTest.moc"
