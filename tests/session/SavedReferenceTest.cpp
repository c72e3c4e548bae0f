// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/SavedReference.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "base/AtomicFile.h"
#include "session/Fingerprint.h"

using namespace semblance;
namespace fs = std::filesystem;

class SavedReferenceTest : public QObject {
  Q_OBJECT

 private slots:
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    root_ = folder_->path().toStdString();
    fs::create_directories(kept());
  }

  void roundTrip() {
    ReferenceList references = made({"one.wav", "two é.flac"});
    references.tracks[0].track.selection = TimeRange{1.0, 2.5};
    references.tracks[1].weight = 2.0;
    references.heard = 1;
    QVERIFY(save(references, "Loud / rock"));
    fs::remove(root_ / "one.wav");
    fs::remove(root_ / "two é.flac");
    const auto found = savedReferencesIn(kept());
    QCOMPARE(found.size(), 1u);
    QCOMPARE(found[0].name, std::string("Loud _ rock"));
    QCOMPARE(found[0].tracks, 2u);
    QVERIFY(found[0].problem.empty());
    const auto loaded = loadReferences(found[0].path);
    QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
    QCOMPARE(loaded->heard, 1u);
    QVERIFY(loaded->tracks[0].track.selection == references.tracks[0].track.selection);
    QCOMPARE(loaded->tracks[1].weight, 2.0);
    QCOMPARE(loaded->tracks[1].track.path.filename().string(), std::string("two é.flac"));
    QCOMPARE(*readFile(loaded->tracks[0].track.path), contentOf("one.wav"));
    QCOMPARE(fingerprintOf(loaded->tracks[1].track.path), loaded->tracks[1].track.fingerprint);
  }

  void theFolderMayMove() {
    QVERIFY(save(made({"one.wav"}), "one"));
    fs::rename(kept(), root_ / "elsewhere");
    const auto loaded = loadReferences(savedReferencePath(root_ / "elsewhere", "one"));
    QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
    QCOMPARE(*readFile(loaded->tracks[0].track.path), contentOf("one.wav"));
  }

  void recordingsAreKeptOnceAndAsLongAsTheyAreUsed() {
    QVERIFY(save(made({"one.wav", "two.wav"}), "both"));
    QVERIFY(save(made({"two.wav"}), "second"));
    QCOMPARE(soundCount(), 2);
    QVERIFY(removeReferences(savedReferencePath(kept(), "both")));
    QCOMPARE(soundCount(), 1);
    QVERIFY(loadReferences(savedReferencePath(kept(), "second")));
    QVERIFY(save(made({"three.wav"}), "second"));  // replaced
    QCOMPARE(soundCount(), 1);
    QCOMPARE(*readFile(loadReferences(savedReferencePath(kept(), "second"))->tracks[0].track.path),
             contentOf("three.wav"));
  }

  void whatCannotBeReadKeepsItsRecordings() {
    QVERIFY(save(made({"one.wav"}), "one"));
    QVERIFY(replaceFile(savedReferencePath(kept(), "broken"), "{"));
    QVERIFY(save(made({"two.wav"}), "two"));
    QVERIFY(removeReferences(savedReferencePath(kept(), "two")));
    QCOMPARE(soundCount(), 2);
    const auto found = savedReferencesIn(kept());
    QCOMPARE(found.size(), 2u);
    QVERIFY(!found[0].problem.empty() && found[1].problem.empty());
  }

  void problemsAreExplained() {
    const auto none = save({}, "none");
    QVERIFY(!none && none.error().message.find("no reference") != std::string::npos);
    ReferenceList gone = made({"one.wav"});
    fs::remove(root_ / "one.wav");
    const auto missing = save(gone, "gone");
    QVERIFY(!missing && missing.error().message.find("one.wav") != std::string::npos);
    QVERIFY(!fs::exists(savedReferencePath(kept(), "gone")));
    QVERIFY(save(made({"two.wav"}), "two"));
    fs::remove_all(kept() / "sounds");
    const auto lost = loadReferences(savedReferencePath(kept(), "two"));
    QVERIFY(!lost && lost.error().message.find("two.wav") != std::string::npos);
    QVERIFY(!savedReferencesIn(kept())[0].problem.empty());
  }

  void cancelledLeavesNothing() {
    std::stop_source source;
    source.request_stop();
    const auto saved =
        saveReferences(made({"one.wav"}), savedReferencePath(kept(), "one"), {}, source.get_token());
    QVERIFY(!saved && isCancelled(saved.error()));
    QVERIFY(savedReferencesIn(kept()).empty());
  }

 private:
  fs::path kept() const { return root_ / "references"; }
  static std::string contentOf(const std::string& name) { return "the sound of " + name; }
  ReferenceList made(const std::vector<std::string>& names) const {
    ReferenceList list;
    for (const std::string& name : names) {
      (void)replaceFile(root_ / name, contentOf(name));
      SessionTrack track;
      track.path = root_ / name;
      list.tracks.push_back({track, 1.0});
    }
    return list;
  }
  Result<void> save(const ReferenceList& references, const std::string& name) const {
    return saveReferences(references, savedReferencePath(kept(), name), {}, {});
  }
  int soundCount() const {
    return static_cast<int>(std::distance(fs::directory_iterator(kept() / "sounds"), {}));
  }

  std::unique_ptr<QTemporaryDir> folder_;
  fs::path root_;
};

QTEST_GUILESS_MAIN(SavedReferenceTest)
#include "SavedReferenceTest.moc"
