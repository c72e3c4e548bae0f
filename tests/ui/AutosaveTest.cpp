// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/Autosave.h"

#include <signal.h>

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <cstdio>
#include <random>

#include "Text.h"
#include "base/AtomicFile.h"

using namespace semblance;
using namespace semblance::ui;
namespace fs = std::filesystem;

namespace {

/// What the test starts as a program of its own: edits all the time and says so, until it is killed.
int editForever(const char* folder) {
  Document document;
  Autosave autosave(document, folder);
  QTimer timer;
  int edits = 0;
  QObject::connect(&timer, &QTimer::timeout, [&] {
    ++edits;
    document.setHeardParameter(ParameterId::Peak1Frequency, 100.0f + 0.1f * static_cast<float>(edits));
    std::printf("%d\n", edits);
    std::fflush(stdout);
  });
  timer.start(10);
  return QCoreApplication::exec();
}

int editOf(const Session& session) {
  return static_cast<int>(std::lround((session.edited[ParameterId::Peak1Frequency] - 100.0f) * 10.0f));
}

}  // namespace

class AutosaveTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }
  void keepsACopyOfUnsavedWorkOnly();
  void savedWorkIsForgottenAtOnce();
  void goodEndLeavesNothing();
  void runningProgramsAreLeftAlone();
  void damagedCopiesAreMovedAside();
  void halfWrittenCopiesAreNoWork();
  void survivesBeingKilled();
  void unwritableFolderIsSaid();

 private:
  fs::path path() const { return toPath(folder_->path()); }
  QStringList copies() const {
    return QDir(folder_->path()).entryList({QStringLiteral("*.unsaved")}, QDir::Files);
  }
  std::unique_ptr<QTemporaryDir> folder_;
};

void AutosaveTest::keepsACopyOfUnsavedWorkOnly() {
  Document document;
  Autosave autosave(document, path());
  document.setMethod(QStringLiteral("refine"), QStringLiteral("Refine"));
  QTest::qWait(Autosave::kDelayMilliseconds + 300);
  QCOMPARE(copies().size(), 0);  // nothing that took work yet
  document.setHeardParameter(ParameterId::Peak1Gain, 3.0f);
  QTRY_COMPARE_WITH_TIMEOUT(copies().size(), 1, 5000);
  const auto work = loadRecovery(path() / copies().constFirst().toStdString());
  QVERIFY(work && work->session == document.session() && work->savedAs.empty());

  QVERIFY(document.save(path() / "a.semblance"));
  QTRY_COMPARE_WITH_TIMEOUT(copies().size(), 0, 5000);
}

// Not with the next copy, or a crash before it would offer less than what was saved.
void AutosaveTest::savedWorkIsForgottenAtOnce() {
  Document document;
  Autosave autosave(document, path());
  for (int round = 1; round <= 3; ++round) {
    document.setHeardParameter(ParameterId::Peak1Gain, static_cast<float>(round));
    autosave.writeNow();
    QCOMPARE(copies().size(), 1);
    QVERIFY(document.save(path() / "a.semblance"));
    // No event loop: a timer would never end here.
    for (int wait = 0; wait < 1000 && !copies().isEmpty(); ++wait) QThread::msleep(10);
    QCOMPARE(copies().size(), 0);
  }
}

void AutosaveTest::goodEndLeavesNothing() {
  {
    Document document;
    Autosave autosave(document, path());
    document.setHeardParameter(ParameterId::Peak1Gain, 3.0f);
    autosave.writeNow();
    QCOMPARE(copies().size(), 1);
  }
  QVERIFY(QDir(folder_->path()).isEmpty());
}

void AutosaveTest::runningProgramsAreLeftAlone() {
  Document document;
  Autosave first(document, path());
  document.setHeardParameter(ParameterId::Peak1Gain, 3.0f);
  first.writeNow();
  Document other;
  Autosave second(other, path());
  QCOMPARE(second.leftWork().size(), 0u);
}

void AutosaveTest::damagedCopiesAreMovedAside() {
  QVERIFY(replaceFile(path() / "x.unsaved", "{\"format\": \"semblance-recovery\", \"vers"));
  Document document;
  Autosave autosave(document, path());
  QString message;
  connect(&autosave, &Autosave::failed, this, [&](const QString& text) { message = text; });
  QCOMPARE(autosave.leftWork().size(), 0u);
  QVERIFY2(message.contains(QStringLiteral("x.unsaved.damaged")), qPrintable(message));
  QVERIFY(fs::exists(path() / "x.unsaved.damaged"));
  QVERIFY(!fs::exists(path() / "x.unsaved"));
}

void AutosaveTest::halfWrittenCopiesAreNoWork() {
  const fs::path old = path() / ".a.123-0.part.unsaved";
  const fs::path young = path() / ".b.123-0.part.unsaved";
  for (const fs::path& half : {old, young}) QVERIFY(replaceFile(half, "{\"format\": \"sem"));
  fs::last_write_time(old, fs::file_time_type::clock::now() - std::chrono::hours(1));
  Document document;
  Autosave autosave(document, path());
  QStringList messages;
  connect(&autosave, &Autosave::failed, this, [&](const QString& text) { messages << text; });
  QCOMPARE(autosave.leftWork().size(), 0u);
  QVERIFY2(messages.isEmpty(), qPrintable(messages.join(u' ')));
  QVERIFY(!fs::exists(old) && fs::exists(young));
}

// kill -9 at random moments: what is recovered is at most two seconds old.
void AutosaveTest::survivesBeingKilled() {
  std::mt19937 random(20240501);
  for (int round = 0; round < 4; ++round) {
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--edit"), folder_->path()});
    QVERIFY(program.waitForStarted());
    QList<std::pair<int, qint64>> made;  // number of the edit, when it was heard of
    QElapsedTimer clock;
    clock.start();
    const int life = std::uniform_int_distribution<int>(2300, 4000)(random);
    QTRY_VERIFY_WITH_TIMEOUT(program.canReadLine(), 20000);
    clock.restart();
    while (clock.elapsed() < life) {
      QTest::qWait(5);
      while (program.canReadLine()) made.append({program.readLine().trimmed().toInt(), clock.elapsed()});
    }
    const qint64 killed = clock.elapsed();
    ::kill(static_cast<pid_t>(program.processId()), SIGKILL);
    QVERIFY(program.waitForFinished());

    Document document;
    Autosave autosave(document, path());
    auto left = autosave.leftWork();
    QCOMPARE(left.size(), 1u);
    const int recovered = editOf(left.front().work.session);
    int twoSecondsBefore = 0;
    for (const auto& [edit, when] : made)
      if (when <= killed - 2000) twoSecondsBefore = edit;
    QVERIFY2(twoSecondsBefore > 0 && recovered >= twoSecondsBefore,
             qPrintable(QStringLiteral("recovered edit %1 of %2, two seconds before it was %3")
                            .arg(recovered)
                            .arg(made.last().first)
                            .arg(twoSecondsBefore)));
    document.recover(left.front().work.session, left.front().work.savedAs);
    QVERIFY(document.hasUnsavedWork());
    autosave.writeNow();
    autosave.discard(left.front());
    QCOMPARE(copies().size(), 1);
  }
}

void AutosaveTest::unwritableFolderIsSaid() {
  Document document;
  QVERIFY(replaceFile(path() / "file", "x"));
  Autosave autosave(document, path() / "file" / "below");
  QStringList messages;
  connect(&autosave, &Autosave::failed, this, [&](const QString& text) { messages << text; });
  document.setHeardParameter(ParameterId::Peak1Gain, 3.0f);
  QTRY_COMPARE_WITH_TIMEOUT(messages.size(), 1, 5000);
}

int main(int argc, char** argv) {
  QCoreApplication application(argc, argv);
  if (argc == 3 && std::string_view(argv[1]) == "--edit") return editForever(argv[2]);
  AutosaveTest test;
  return QTest::qExec(&test, argc, argv);
}
#include "AutosaveTest.moc"
