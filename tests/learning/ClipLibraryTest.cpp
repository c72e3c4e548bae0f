// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/ClipLibrary.h"

#include <QtTest>
#include <cmath>
#include <string>
#include <vector>

#include "learning/Augmentation.h"
#include "learning/CsvTable.h"
#include "learning/Levels.h"
#include "learning/TestRecordings.h"

using namespace semblance;

namespace {

constexpr int kRate = 16000;
const ClipLibrary::Options kShort{kRate, 2.0, {}};

bool mentions(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

double rmsDb(const std::vector<float>& samples) { return 10.0 * std::log10(meanSquareOf(samples) + 1e-30); }

}  // namespace

class ClipLibraryTest : public QObject {
  Q_OBJECT

 private slots:
  void longFilesAreKeptAsTheyAre();
  void stereoIsAveragedAndResampled();
  void shortFilesAreJoinedWithinTheirGroup();
  void joinsCrossfadeWithoutGaps();
  void onlyListedFilesAreJoined();
  void kindsAreSelected();
  void unusableFilesAreRejectedWithReasons();
  void bandLimitsAreFound();
  void foldersAreSearched();
  void progressReachesTheEnd();
  void missingAndEmptyListsAreErrors();
  void nothingUsableIsAnError();
  void loadingCanBeCancelled();
  void tableReadsQuotedFields();
};

void ClipLibraryTest::longFilesAreKeptAsTheyAre() {
  const TestRecordings files;
  const std::vector<float> original = TestRecordings::lively(3.0, kRate, 440.0);
  files.write("a.wav", original, kRate);
  const auto library =
      ClipLibrary::fromList(files.writeText("list.txt", "a.wav\r\n\n"), files.root(), kShort, {});
  QVERIFY2(library.has_value(), library ? "" : library.error().message.c_str());
  QCOMPARE(library->size(), std::size_t{1});
  QCOMPARE(library->name(0), std::string("a.wav"));
  QCOMPARE(library->frames(0), std::int64_t{3 * kRate});
  QCOMPARE(library->joined(), std::size_t{0});
  QCOMPARE(library->sampleRate(), kRate);
  QVERIFY(std::abs(library->seconds() - 3.0) < 1e-9);
  const std::vector<float> read = library->samples(0, 100, 5000);
  QCOMPARE(read.size(), std::size_t{5000});
  for (std::size_t n = 0; n < read.size(); ++n) QVERIFY(std::abs(read[n] - original[n + 100]) < 6e-5f);
  const std::vector<float> beyond = library->samples(0, 3 * kRate - 10, 20);
  QCOMPARE(beyond[10], 0.0f);
  QCOMPARE(beyond[19], 0.0f);
}

void ClipLibraryTest::stereoIsAveragedAndResampled() {
  const TestRecordings files;
  const std::vector<float> tone = TestRecordings::lively(3.0, 44100, 300.0);
  std::vector<float> interleaved;
  for (const float sample : tone) interleaved.insert(interleaved.end(), {sample, 0.5f * sample});
  files.write("stereo.flac", interleaved, 44100, 2);
  const auto library =
      ClipLibrary::fromList(files.writeText("list.txt", "stereo.flac"), files.root(), kShort, {});
  QVERIFY(library.has_value());
  QVERIFY(std::abs(library->frames(0) - 3 * kRate) <= 1);
  const std::vector<float> mono = library->samples(0, 0, library->frames(0));
  std::vector<float> lowTone = tone;
  lowPass(lowTone, 0.48 * kRate, 44100);
  QVERIFY(std::abs(rmsDb(mono) - (rmsDb(lowTone) + 20.0 * std::log10(0.75))) < 0.1);
}

void ClipLibraryTest::shortFilesAreJoinedWithinTheirGroup() {
  const TestRecordings files;
  std::string table = "path,kind,source,group,title\n";
  std::string list;
  for (int i = 0; i < 7; ++i) {
    const std::string name = "part" + std::to_string(i) + ".wav";
    files.write(name, TestRecordings::lively(0.8, kRate, 200.0 + 50.0 * i), kRate);
    table += name + ",speech,studio," + (i < 5 ? "anna" : "bert") + ",\"Hello, \"\"you\"\"\"\n";
    list += name + "\n";
  }
  files.writeText("files.csv", table);
  const auto library = ClipLibrary::fromList(files.writeText("list.txt", list), files.root(), kShort, {});
  QVERIFY2(library.has_value(), library ? "" : library.error().message.c_str());
  // anna: 0.8 + 0.78 + 0.78 s make one clip, the remaining two are added to it; bert: 1.58 s are too little.
  QCOMPARE(library->size(), std::size_t{1});
  QCOMPARE(library->joined(), std::size_t{1});
  QCOMPARE(library->name(0), std::string("part0.wav and 4 more"));
  const auto expected = static_cast<std::int64_t>(std::lround((5 * 0.8 - 4 * 0.02) * kRate));
  QVERIFY(std::abs(library->frames(0) - expected) <= 4);
  QCOMPARE(library->rejected().size(), std::size_t{2});
  for (const RejectedClip& clip : library->rejected()) {
    QVERIFY(mentions(clip.reason, "too short"));
    QVERIFY(mentions(clip.reason, "even joined"));
  }
}

void ClipLibraryTest::joinsCrossfadeWithoutGaps() {
  const TestRecordings files;
  const std::vector<float> level(static_cast<std::size_t>(1.2 * kRate), 0.25f);
  for (const char* name : {"x.wav", "y.wav"}) files.write(name, level, kRate);
  files.writeText("files.csv", "path,group\nx.wav,g\ny.wav,g\n");
  const auto library =
      ClipLibrary::fromList(files.writeText("list.txt", "x.wav\ny.wav\n"), files.root(), kShort, {});
  QVERIFY(library.has_value());
  for (const float sample : library->samples(0, 0, library->frames(0)))
    QVERIFY(std::abs(sample - 0.25f) < 1e-3f);
}

void ClipLibraryTest::onlyListedFilesAreJoined() {
  const TestRecordings files;
  for (const char* name : {"x.wav", "y.wav"})
    files.write(name, TestRecordings::lively(1.5, kRate, 300), kRate);
  files.write("long.wav", TestRecordings::lively(3.0, kRate, 300), kRate);
  files.writeText("files.csv", "path,group\nx.wav,g\ny.wav,g\nlong.wav,g\n");
  const auto library =
      ClipLibrary::fromList(files.writeText("list.txt", "x.wav\nlong.wav\n"), files.root(), kShort, {});
  QVERIFY(library.has_value());
  QCOMPARE(library->size(), std::size_t{1});
  QCOMPARE(library->joined(), std::size_t{0});
  QCOMPARE(library->rejected().size(), std::size_t{1});
}

void ClipLibraryTest::kindsAreSelected() {
  const TestRecordings files;
  for (const char* name : {"s.wav", "m.wav"})
    files.write(name, TestRecordings::lively(2.5, kRate, 300), kRate);
  files.writeText("files.csv", "path,kind\ns.wav,speech\nm.wav,music\n");
  const auto list = files.writeText("list.txt", "s.wav\nm.wav\n");
  ClipLibrary::Options options = kShort;
  options.kind = "music";
  const auto library = ClipLibrary::fromList(list, files.root(), options, {});
  QVERIFY(library.has_value());
  QCOMPARE(library->size(), std::size_t{1});
  QCOMPARE(library->name(0), std::string("m.wav"));
  QVERIFY(library->rejected().empty());
  options.kind = "birds";
  const auto none = ClipLibrary::fromList(list, files.root(), options, {});
  QVERIFY(!none.has_value());
  QVERIFY(mentions(none.error().message, "birds"));
}

void ClipLibraryTest::unusableFilesAreRejectedWithReasons() {
  const TestRecordings files;
  files.write("good.wav", TestRecordings::lively(2.5, kRate, 300), kRate);
  files.write("silent.wav", std::vector<float>(3 * kRate, 0.0f), kRate);
  std::vector<float> oneHalf = TestRecordings::lively(2.0, kRate, 300);
  std::fill(oneHalf.begin(), oneHalf.begin() + kRate, 1e-4f);
  files.write("half.wav", oneHalf, kRate);
  files.writeText("broken.wav", "this is no sound");
  const auto library = ClipLibrary::fromList(
      files.writeText("list.txt", "silent.wav\nbroken.wav\nabsent.wav\nhalf.wav\ngood.wav\n"), files.root(),
      kShort, {});
  QVERIFY(library.has_value());
  QCOMPARE(library->size(), std::size_t{1});
  QCOMPARE(library->rejected().size(), std::size_t{4});
  int silent = 0;
  for (const RejectedClip& clip : library->rejected()) {
    QVERIFY(!clip.reason.empty());
    silent += mentions(clip.reason, "silent") ? 1 : 0;
  }
  QCOMPARE(silent, 2);
}

void ClipLibraryTest::bandLimitsAreFound() {
  const TestRecordings files;
  std::vector<float> wide(static_cast<std::size_t>(4 * 48000));
  RandomEngine random(8);
  for (float& sample : wide) sample = static_cast<float>(drawUniform(random, -0.3, 0.3));
  std::vector<float> limited = wide;
  for (int i = 0; i < 4; ++i) lowPass(limited, 7000.0, 48000.0);  // far down within a few hundred hertz
  files.write("wide.wav", wide, 48000);
  files.write("limited.wav", limited, 48000);
  const auto library = ClipLibrary::fromList(files.writeText("list.txt", "wide.wav\nlimited.wav\n"),
                                             files.root(), {48000, 2.0, {}}, {});
  QVERIFY(library.has_value());
  QCOMPARE(library->bandLimitHz(0), 24000.0);
  QVERIFY2(std::abs(library->bandLimitHz(1) - 7000.0) < 600.0,
           std::to_string(library->bandLimitHz(1)).c_str());
  const auto low = ClipLibrary::fromList(files.root() / "list.txt", files.root(), {16000, 2.0, {}}, {});
  QVERIFY(low.has_value());
  QCOMPARE(low->bandLimitHz(0), 8000.0);
}

void ClipLibraryTest::foldersAreSearched() {
  const TestRecordings files;
  files.write("one/a.wav", TestRecordings::lively(2.5, kRate, 300), kRate);
  files.write("one/deep/b.flac", TestRecordings::lively(2.5, kRate, 400), kRate);
  files.writeText("one/notes.txt", "not a sound");
  const auto library = ClipLibrary::fromFolders({files.root() / "one"}, kShort, {});
  QVERIFY(library.has_value());
  QCOMPARE(library->size(), std::size_t{2});
  QVERIFY(library->rejected().empty());
  QCOMPARE(library->name(1), std::string("deep/b.flac"));
  QVERIFY(!ClipLibrary::fromFolders({files.root() / "absent"}, kShort, {}).has_value());
  std::filesystem::create_directory(files.root() / "empty");
  const auto empty = ClipLibrary::fromFolders({files.root() / "empty"}, kShort, {});
  QVERIFY(!empty.has_value());
  QVERIFY(mentions(empty.error().message, "no sound file"));
}

void ClipLibraryTest::progressReachesTheEnd() {
  const TestRecordings files;
  files.write("a.wav", TestRecordings::lively(2.5, kRate, 300), kRate);
  double last = 0.0;
  bool rising = true;
  const auto library = ClipLibrary::fromList(files.writeText("list.txt", "a.wav"), files.root(), kShort,
                                             [&](const Progress& progress) {
                                               rising = rising && progress.fraction >= last;
                                               last = progress.fraction;
                                             });
  QVERIFY(library.has_value());
  QVERIFY(rising);
  QCOMPARE(last, 1.0);
}

void ClipLibraryTest::missingAndEmptyListsAreErrors() {
  const TestRecordings files;
  const auto missing = ClipLibrary::fromList(files.root() / "none.txt", files.root(), kShort, {});
  QVERIFY(!missing.has_value());
  QVERIFY(mentions(missing.error().message, "none.txt"));
  const auto empty = ClipLibrary::fromList(files.writeText("list.txt", "\n \n"), files.root(), kShort, {});
  QVERIFY(!empty.has_value());
  QVERIFY(mentions(empty.error().message, "names no file"));
  files.writeText("files.csv", "name,kind\nx,y\n");
  const auto table = ClipLibrary::fromList(files.writeText("list.txt", "x.wav"), files.root(), kShort, {});
  QVERIFY(!table.has_value());
  QVERIFY(mentions(table.error().message, "column named path"));
  const auto rate = ClipLibrary::fromList(files.root() / "list.txt", files.root(), {100, 2.0, {}}, {});
  QVERIFY(!rate.has_value());
}

void ClipLibraryTest::nothingUsableIsAnError() {
  const TestRecordings files;
  files.write("a.wav", TestRecordings::lively(0.5, kRate, 300), kRate);
  const auto library =
      ClipLibrary::fromList(files.writeText("list.txt", "a.wav\nb.wav\n"), files.root(), kShort, {});
  QVERIFY(!library.has_value());
  QVERIFY(mentions(library.error().message, "None of the 2 recordings"));
}

void ClipLibraryTest::loadingCanBeCancelled() {
  const TestRecordings files;
  std::string list;
  for (int k = 0; k < 40; ++k) {
    files.write(std::to_string(k) + ".wav", TestRecordings::lively(2.5, kRate, 300), kRate);
    list += std::to_string(k) + ".wav\n";
  }
  std::stop_source stop;
  double reached = 0.0;
  const auto stopAtOnce = [&](const Progress& progress) {
    reached = progress.fraction;
    stop.request_stop();
  };
  const auto library = ClipLibrary::fromList(files.writeText("list.txt", list), files.root(), kShort,
                                             stopAtOnce, stop.get_token());
  QVERIFY(!library.has_value());
  QVERIFY(isCancelled(library.error()));
  QVERIFY(reached < 0.9);
  const auto folders = ClipLibrary::fromFolders({files.root()}, kShort, {}, stop.get_token());
  QVERIFY(!folders.has_value() && isCancelled(folders.error()));
}

void ClipLibraryTest::tableReadsQuotedFields() {
  const CsvTable table =
      CsvTable::parse("\xEF\xBB\xBFpath,title,kind\r\n\"a,b\",\"say \"\"yes\"\"\nnow\",x\r\n\nlast\n");
  QCOMPARE(table.rows(), std::size_t{2});
  QVERIFY(table.column("path") == std::size_t{0});
  QVERIFY(!table.column("licence").has_value());
  QCOMPARE(table.at(0, 0), std::string("a,b"));
  QCOMPARE(table.at(0, 1), std::string("say \"yes\"\nnow"));
  QCOMPARE(table.at(0, 2), std::string("x"));
  QCOMPARE(table.at(1, 0), std::string("last"));
  QCOMPARE(table.at(1, 2), std::string());
}

QTEST_GUILESS_MAIN(ClipLibraryTest)
#include "ClipLibraryTest.moc"
