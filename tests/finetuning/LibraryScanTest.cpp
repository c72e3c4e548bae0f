// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/LibraryScan.h"

#include <QTest>
#include <set>

#include "learning/TestRecordings.h"

using namespace semblance;

namespace {

constexpr int kRate = 24000;

std::string reasonFor(const LibraryScan& library, const std::string& name) {
  for (const RejectedFile& clip : library.rejected)
    if (clip.path.string().ends_with(name)) return clip.reason.english();
  return {};
}

bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::vector<float> lively(double seconds, double frequency, double peak = 0.5) {
  return TestRecordings::lively(seconds, kRate, frequency, peak);
}

}  // namespace

class LibraryScanTest : public QObject {
  Q_OBJECT
 private slots:
  void everyFileIsUsedOrExplained();
  void shortFilesOfAFolderAreJoined();
  void groupsOfTheTableGoBeforeFolders();
  void clippingIsNoted();
  void progressAndCancelling();
  void missingAndEmptyFolders();
};

void LibraryScanTest::everyFileIsUsedOrExplained() {
  const TestRecordings files;
  files.write("good.wav", lively(12.0, 200.0), kRate);
  files.write("deep/below/stereo.flac", lively(24.0, 300.0), kRate, 2);
  files.write("copy.flac", lively(12.0, 200.0), kRate);
  files.write("quad.wav", lively(48.0, 200.0), kRate, 4);
  files.write("alone/short.wav", lively(3.0, 500.0), kRate);
  files.write("silent.wav", std::vector<float>(13 * kRate, 0.0f), kRate);
  files.write(".hidden/secret.wav", lively(12.0, 900.0), kRate);
  files.writeText("torn.wav", "RIFF");
  files.writeText("notes.txt", "no sound file");
  const auto library = scanLibrary({files.root()}, {}, {});
  QVERIFY2(library.has_value(), library ? "" : library.error().message.c_str());
  QCOMPARE(library->recordings.size(), std::size_t{2});
  QCOMPARE(library->usableFiles, std::size_t{2});
  QVERIFY(std::abs(library->seconds - 24.0) < 0.01);
  QCOMPARE(library->rejected.size(), std::size_t{5});
  QVERIFY(holds(reasonFor(*library, "good.wav"), "same sound as copy.flac"));
  QVERIFY(holds(reasonFor(*library, "quad.wav"), "channels"));
  QVERIFY(holds(reasonFor(*library, "short.wav"), "too short (3.0 s"));
  QVERIFY(holds(reasonFor(*library, "silent.wav"), "silent"));
  QVERIFY(!reasonFor(*library, "torn.wav").empty());
}

void LibraryScanTest::shortFilesOfAFolderAreJoined() {
  const TestRecordings files;
  for (int i = 0; i < 7; ++i)
    files.write("voice/" + std::to_string(i) + ".wav", lively(4.0, 100.0 + 10.0 * i), kRate);
  const auto library = scanLibrary({files.root()}, {}, {});
  QVERIFY(library.has_value());
  QCOMPARE(library->recordings.size(), std::size_t{2});  // three files, and three with the one that is left
  QCOMPARE(library->recordings[0].files.size(), std::size_t{3});
  QCOMPARE(library->recordings[1].files.size(), std::size_t{4});
  QVERIFY(library->recordings[0].files[0].group != library->recordings[1].files[0].group);
  QVERIFY(holds(library->recordings[1].name, "and 3 more"));
  QVERIFY(!library->notes.empty() && holds(library->notes.front().english(), "7 short files were joined"));
}

void LibraryScanTest::groupsOfTheTableGoBeforeFolders() {
  const TestRecordings files;
  std::string table = "path,group\n";
  for (int i = 0; i < 6; ++i) {
    const std::string name = std::to_string(i) + ".wav";
    files.write(name, lively(6.0, 100.0 + 10.0 * i), kRate);
    table += name + (i % 2 ? ",ann\n" : ",bob\n");
  }
  files.writeText("files.csv", table);
  const auto library = scanLibrary({files.root()}, {}, {});
  QVERIFY(library.has_value());
  QCOMPARE(library->recordings.size(), std::size_t{2});
  for (const LibraryRecording& recording : library->recordings) {
    std::set<int> parities;
    for (const ListedClip& clip : recording.files) parities.insert(std::stoi(clip.name) % 2);
    QCOMPARE(parities.size(), std::size_t{1});
  }
}

void LibraryScanTest::clippingIsNoted() {
  const TestRecordings files;
  std::vector<float> loud = lively(12.0, 60.0, 6.0);
  for (float& sample : loud) sample = std::clamp(sample, -1.0f, 1.0f);
  files.write("loud.wav", loud, kRate);
  const auto library = scanLibrary({files.root()}, {}, {});
  QVERIFY(library.has_value() && library->recordings.size() == 1);
  QVERIFY(!library->notes.empty() && holds(library->notes.front().english(), "clipped"));
}

void LibraryScanTest::progressAndCancelling() {
  const TestRecordings files;
  for (int i = 0; i < 4; ++i) files.write(std::to_string(i) + ".wav", lively(12.0, 100.0 + 10.0 * i), kRate);
  double last = 0.0;
  std::stop_source stop;
  QVERIFY(scanLibrary({files.root()}, [&](const Progress& p) { last = p.fraction; }, {}).has_value());
  QCOMPARE(last, 1.0);
  stop.request_stop();
  const auto cancelled = scanLibrary({files.root()}, {}, stop.get_token());
  QVERIFY(!cancelled && isCancelled(cancelled.error()));
}

void LibraryScanTest::missingAndEmptyFolders() {
  const TestRecordings files;
  const auto missing = scanLibrary({files.root() / "nowhere"}, {}, {});
  QVERIFY(!missing && holds(missing.error().message, "nowhere"));
  QVERIFY(!scanLibrary({files.root()}, {}, {}).has_value());
}

QTEST_GUILESS_MAIN(LibraryScanTest)
#include "LibraryScanTest.moc"
