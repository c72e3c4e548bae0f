// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/AtomicFile.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <fstream>
#include <thread>
#include <vector>

using namespace semblance;
namespace fs = std::filesystem;

class AtomicFileTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void commitReplaces();
  void withoutCommitNothingHappens();
  void movedFilesCommitOnce();
  void temporaryFileKeepsFolderAndExtension();
  void badTargets();
  void folderVanishes();
  void replaceFileIsWholeOrNothing();
  void killedWriterLeavesTheOldFile();
  void abandonedFilesAreRemoved();
  void manyWritersOfOneTarget();
  void relativePaths();
  void readFileErrors();

 private:
  fs::path target() const { return fs::path(folder_->path().toStdString()) / "Datei mit Ümlaut.json"; }
  std::ptrdiff_t files() const {
    return std::distance(fs::directory_iterator(target().parent_path()), fs::directory_iterator());
  }

  std::unique_ptr<QTemporaryDir> folder_;
};

namespace {

std::string contentsOf(const fs::path& path) { return readFile(path).value_or("unreadable"); }

void put(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

}  // namespace

void AtomicFileTest::init() { folder_ = std::make_unique<QTemporaryDir>(); }

void AtomicFileTest::commitReplaces() {
  put(target(), "old");
  auto file = AtomicFile::create(target());
  QVERIFY(file);
  put(file->temporaryPath(), "new");
  QCOMPARE(contentsOf(target()), std::string("old"));
  QVERIFY(file->commit());
  QCOMPARE(contentsOf(target()), std::string("new"));
  QCOMPARE(files(), 1);
}

void AtomicFileTest::withoutCommitNothingHappens() {
  put(target(), "old");
  {
    auto file = AtomicFile::create(target());
    QVERIFY(file);
    put(file->temporaryPath(), "new");
    QCOMPARE(files(), 2);
  }
  QCOMPARE(contentsOf(target()), std::string("old"));
  QCOMPARE(files(), 1);
}

void AtomicFileTest::movedFilesCommitOnce() {
  auto first = AtomicFile::create(target());
  auto second = AtomicFile::create(target());
  QVERIFY(first && second && first->temporaryPath() != second->temporaryPath());
  put(first->temporaryPath(), "first");
  *second = std::move(*first);
  QCOMPARE(files(), 1);  // what the second had begun is gone
  AtomicFile third = std::move(*second);
  QVERIFY(third.commit());
  QCOMPARE(contentsOf(target()), std::string("first"));
  QCOMPARE(files(), 1);
}

void AtomicFileTest::temporaryFileKeepsFolderAndExtension() {
  const auto file = AtomicFile::create(target());
  QVERIFY(file);
  QCOMPARE(file->temporaryPath().parent_path(), target().parent_path());
  QCOMPARE(file->temporaryPath().extension(), target().extension());
}

void AtomicFileTest::badTargets() {
  const auto messageFor = [](const fs::path& path) { return AtomicFile::create(path).error().message; };
  const fs::path folder = target().parent_path();
  QVERIFY(messageFor(folder / "none" / "x").find("does not exist") != std::string::npos);
  QVERIFY(messageFor(folder).find("is a folder") != std::string::npos);
  put(target(), "old");
  QVERIFY(messageFor(target() / "x").find("does not exist") != std::string::npos);
  fs::permissions(folder, fs::perms::owner_read | fs::perms::owner_exec);
  const bool root = ::geteuid() == 0;
  if (root) QCOMPARE(::seteuid(65534), 0);
  const bool refused = !AtomicFile::create(target());
  if (root) QCOMPARE(::seteuid(0), 0);
  fs::permissions(folder, fs::perms::owner_all);
  QVERIFY(refused);
  QCOMPARE(contentsOf(target()), std::string("old"));
}

void AtomicFileTest::folderVanishes() {
  const fs::path inner = target().parent_path() / "inner";
  fs::create_directory(inner);
  auto file = AtomicFile::create(inner / "x");
  QVERIFY(file);
  fs::remove_all(inner);
  const auto committed = file->commit();
  QVERIFY(!committed && committed.error().message.find((inner / "x").string()) != std::string::npos);
}

void AtomicFileTest::replaceFileIsWholeOrNothing() {
  const std::string bytes("with \0 zero and \n lines", 23);
  QVERIFY(replaceFile(target(), bytes));
  QCOMPARE(contentsOf(target()), bytes);
  QVERIFY(replaceFile(target(), ""));
  QCOMPARE(contentsOf(target()), std::string());
  QVERIFY(replaceFile(target(), "old"));

  rlimit old{};
  ::getrlimit(RLIMIT_FSIZE, &old);
  rlimit limit = old;
  limit.rlim_cur = 1000;  // as if the disk were full there
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  ::setrlimit(RLIMIT_FSIZE, &limit);
  const auto replaced = replaceFile(target(), std::string(200000, 'x'));
  ::setrlimit(RLIMIT_FSIZE, &old);
  std::signal(SIGXFSZ, handler);
  QVERIFY(!replaced);
  QVERIFY2(replaced.error().message.find("The old file") != std::string::npos,
           replaced.error().message.c_str());
  QCOMPARE(contentsOf(target()), std::string("old"));
  QCOMPARE(files(), 1);
}

void AtomicFileTest::killedWriterLeavesTheOldFile() {
  put(target(), "old");
  const pid_t child = ::fork();
  if (child == 0) {
    auto file = AtomicFile::create(target());
    if (file) put(file->temporaryPath(), "half of the ne");
    ::raise(SIGKILL);
  }
  int status = 0;
  QCOMPARE(::waitpid(child, &status, 0), child);
  QVERIFY(WIFSIGNALED(status));
  QCOMPARE(contentsOf(target()), std::string("old"));
}

// Only those of this target, whose writer is gone for a while.
void AtomicFileTest::abandonedFilesAreRemoved() {
  const pid_t dead = fork();
  if (dead == 0) _exit(0);
  waitpid(dead, nullptr, 0);
  const fs::path folder = target().parent_path();
  auto left = [&folder, count = 0](const std::string& stem, pid_t writer, std::chrono::minutes age) mutable {
    const fs::path path =
        folder / ("." + stem + "." + std::to_string(writer) + "-" + std::to_string(count++) + ".part.json");
    put(path, "half");
    fs::last_write_time(path, fs::file_time_type::clock::now() - age);
    return path;
  };
  using std::chrono::minutes;
  const std::string stem = target().stem().string();
  const fs::path abandoned = left(stem, dead, minutes(5));
  const fs::path fresh = left(stem, dead, minutes(0));
  const fs::path alive = left(stem, getppid(), minutes(5));
  const fs::path another = left(stem + ".more", dead, minutes(5));
  QVERIFY(replaceFile(target(), "whole"));
  QVERIFY(!fs::exists(abandoned));
  QVERIFY(fs::exists(fresh) && fs::exists(alive) && fs::exists(another));
  QCOMPARE(contentsOf(target()), std::string("whole"));
}

void AtomicFileTest::manyWritersOfOneTarget() {
  const std::string letters = "abcdefgh";
  {
    std::vector<std::jthread> writers;
    for (const char letter : letters)
      writers.emplace_back([this, letter] {
        for (int round = 0; round < 10; ++round) (void)replaceFile(target(), std::string(20000, letter));
      });
  }
  const std::string left = contentsOf(target());
  QCOMPARE(left.size(), std::size_t{20000});
  QCOMPARE(left, std::string(20000, left[0]));
  QCOMPARE(files(), 1);
}

void AtomicFileTest::relativePaths() {
  const fs::path before = fs::current_path();
  fs::current_path(target().parent_path());
  const auto replaced = replaceFile("bare name", "text");
  fs::current_path(before);
  QVERIFY(replaced);
  QCOMPARE(contentsOf(target().parent_path() / "bare name"), std::string("text"));
}

void AtomicFileTest::readFileErrors() {
  const auto messageFor = [](const fs::path& path, std::size_t limit) {
    return readFile(path, limit).error().message;
  };
  QVERIFY(messageFor(target(), 100).find("no such file") != std::string::npos);
  QVERIFY(messageFor(target().parent_path(), 100).find("folder") != std::string::npos);
  put(target(), std::string(101, 'x'));
  QVERIFY(messageFor(target(), 100).find("larger") != std::string::npos);
  QCOMPARE(readFile(target(), 101)->size(), std::size_t{101});
}

QTEST_GUILESS_MAIN(AtomicFileTest)
#include "AtomicFileTest.moc"
