// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/AudioWriter.h"

#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTest>
#include <csignal>

#include "TestSounds.h"
#include "audio/Quantiser.h"
#include "audio/SndfileSink.h"

using namespace testsounds;

class AudioWriterTest : public QObject {
  Q_OBJECT

 private slots:
  void refusesWhatTheContainerCannotStore();
  void refusesFoldersThatAreNotThere();
  void appearsOnlyWhenCommitted();
  void survivesBeingKilled();
  void fullDisk_data();
  void fullDisk();
  void fullFileSystem();
  void integersComeBackExactly_data();
  void integersComeBackExactly();
  void clipsAndCounts();
  void ditherIsTriangularAndWhite();
  void ditherDoesNotDependOnBlocks();
  void seedsDiffer();
  void withoutDitherRoundsToNearest();
  void tagsAreCopied_data();
  void tagsAreCopied();
  void largeWavBecomesRf64();
  void largeAiffIsRefused();
  void smallWavStaysPlain();
};

namespace {

std::int32_t storedInteger(std::int32_t upperBits, int bits) { return upperBits >> (32 - bits); }

// Lets no file grow beyond `bytes` for as long as it lives: the writing fails as on a full disk.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) {
    ::getrlimit(RLIMIT_FSIZE, &old_);
    rlimit limit = old_;
    limit.rlim_cur = bytes;
    handler_ = std::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    ::setrlimit(RLIMIT_FSIZE, &old_);
    std::signal(SIGXFSZ, handler_);
  }

 private:
  rlimit old_{};
  void (*handler_)(int) = nullptr;
};

}  // namespace

void AudioWriterTest::refusesWhatTheContainerCannotStore() {
  const Folder folder;
  const auto messageFor = [&](const WriteFormat& format) {
    return messageOf(AudioWriter::create(folder / "x", format));
  };
  QVERIFY(messageFor({Container::Flac, SampleFormat::Float32, 48000, 2}).contains("24-bit, 16-bit"));
  QVERIFY(messageFor({Container::Wav, SampleFormat::Lossy, 48000, 2}).contains("32-bit float, 64-bit float"));
  QVERIFY(messageFor({Container::OggOpus, SampleFormat::Lossy, 44100, 2})
              .contains("8000, 12000, 16000, 24000, 48000 Hz"));
  QVERIFY(messageFor({Container::Mp3, SampleFormat::Lossy, 96000, 2}).contains("96000 Hz"));
  QVERIFY(messageFor({Container::Wav, SampleFormat::Int24, 48000, 3}).contains("3 channels"));
  QCOMPARE(folder.files(), std::size_t{0});
}

void AudioWriterTest::refusesFoldersThatAreNotThere() {
  const Folder folder;
  const auto missing = AudioWriter::create(folder / "none" / "x.wav", {});
  QVERIFY(messageOf(missing).contains("does not exist"));
  const auto isFolder = AudioWriter::create(folder.path(), {});
  QVERIFY(messageOf(isFolder).contains("is a folder"));
  if (::geteuid() == 0) {
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
    QCOMPARE(::seteuid(65534), 0);
  } else {
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
  }
  const auto forbidden = AudioWriter::create(folder / "x.wav", {});
  if (::getuid() == 0) QCOMPARE(::seteuid(0), 0);
  fs::permissions(folder.path(), fs::perms::owner_all);
  QVERIFY2(!forbidden && messageOf(forbidden).contains("Cannot write"), messageOf(forbidden));
}

void AudioWriterTest::appearsOnlyWhenCommitted() {
  const Folder folder;
  const fs::path path = folder / "out.wav";
  writeBytes(path, "the old file");
  const AudioBuffer sound = sine(2, 4800, 48000, 440.0, 0.5);
  {
    auto writer = AudioWriter::create(path, {});
    QVERIFY(writer && writer->write(sound, 4800));
    QCOMPARE(bytesOf(path), QByteArray("the old file"));
    QCOMPARE(folder.files(), std::size_t{2});
  }
  QCOMPARE(bytesOf(path), QByteArray("the old file"));
  QCOMPARE(folder.files(), std::size_t{1});
  QVERIFY(write(path, sound, {}));
  QCOMPARE(readAll(path)->frames(), std::int64_t{4800});
  QCOMPARE(folder.files(), std::size_t{1});
}

// kill -9 in the middle of writing: under the target's name there is the old file or none.
void AudioWriterTest::survivesBeingKilled() {
  const Folder folder;
  const fs::path old = folder / "old.wav";
  writeBytes(old, "the old file");
  for (const fs::path& path : {old, folder / "new.flac"}) {
    const pid_t child = ::fork();
    if (child == 0) {
      const Container container = *containerFromExtension(path);
      auto writer = AudioWriter::create(path, {container, SampleFormat::Int24, 48000, 2, true, 1});
      const AudioBuffer sound = noise(2, 48000, 0.1);
      for (int i = 0; writer && i < 4; ++i) (void)writer->write(sound, 48000);
      ::raise(SIGKILL);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
  }
  QCOMPARE(bytesOf(old), QByteArray("the old file"));
  QVERIFY(!fs::exists(folder / "new.flac"));
}

void AudioWriterTest::fullDisk_data() {
  QTest::addColumn<int>("container");
  QTest::addColumn<int>("limit");
  for (const Container container : {Container::Wav, Container::Aiff, Container::Flac, Container::OggVorbis,
                                    Container::OggOpus, Container::Mp3})
    for (const int limit : {0, 100, 3000, 20000})  // some codecs hold back everything until they are closed
      QTest::addRow("%s %d bytes", containerName(container).data(), limit)
          << static_cast<int>(container) << limit;
}

void AudioWriterTest::fullDisk() {
  QFETCH(int, container);
  QFETCH(int, limit);
  const Folder folder;
  const fs::path path = folder / "out";
  writeBytes(path, "the old file");
  const AudioBuffer sound = noise(2, 48000, 0.1);
  Result<void> written;
  {
    const FileSizeLimit full(static_cast<rlim_t>(limit));
    written = write(path, sound,
                    {static_cast<Container>(container),
                     sampleFormatsOf(static_cast<Container>(container)).back(), 48000, 2, true, 1});
  }
  QVERIFY(!written);
  QVERIFY2(messageOf(written).contains("File too large"), messageOf(written));
  QVERIFY2(messageOf(written).contains(QByteArray::fromStdString(path.string())), messageOf(written));
  QCOMPARE(bytesOf(path), QByteArray("the old file"));
  QCOMPARE(folder.files(), std::size_t{1});
}

void AudioWriterTest::fullFileSystem() {
  const Folder folder;
  const fs::path disk = folder / "disk";
  fs::create_directory(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=256k") != 0) QSKIP("mounting a small disk needs root");
  const auto written = write(disk / "out.wav", noise(2, 96000, 0.1), {});
  const bool nothingLeft = fs::is_empty(disk);
  ::umount(disk.c_str());
  QVERIFY2(!written && messageOf(written).contains("No space left"), messageOf(written));
  QVERIFY(nothingLeft);
}

void AudioWriterTest::integersComeBackExactly_data() {
  QTest::addColumn<int>("container");
  QTest::addColumn<int>("bits");
  for (const Container container :
       {Container::Wav, Container::Rf64, Container::W64, Container::Aiff, Container::Flac})
    for (const int bits : {16, 24})
      QTest::addRow("%s %d", containerName(container).data(), bits) << static_cast<int>(container) << bits;
}

// q / 2^(bits-1) goes in and comes out, at both ends of the range too: no scaling by 2^(bits-1) - 1 anywhere.
void AudioWriterTest::integersComeBackExactly() {
  QFETCH(int, container);
  QFETCH(int, bits);
  const Folder folder;
  const double scale = std::ldexp(1.0, bits - 1);
  AudioBuffer sound(1, 4000);
  std::mt19937 random(1);
  std::uniform_int_distribution<int> integers(static_cast<int>(-scale), static_cast<int>(scale) - 1);
  for (float& sample : sound.channel(0)) sample = static_cast<float>(integers(random) / scale);
  sound.channel(0)[0] = -1.0f;
  sound.channel(0)[1] = static_cast<float>((scale - 1.0) / scale);
  sound.channel(0)[2] = static_cast<float>(1.0 / scale);
  const fs::path path = folder / "exact";
  QVERIFY(write(path, sound,
                {static_cast<Container>(container), bits == 16 ? SampleFormat::Int16 : SampleFormat::Int24,
                 48000, 1, false, 1}));
  const auto read = readAll(path);
  QVERIFY2(read, messageOf(read));
  for (std::size_t n = 0; n < 4000; ++n) QCOMPARE(read->channel(0)[n], sound.channel(0)[n]);
}

void AudioWriterTest::clipsAndCounts() {
  const Folder folder;
  AudioBuffer sound(2, 100);
  sound.channel(0)[10] = 1.5f;
  sound.channel(0)[11] = -1.5f;
  sound.channel(1)[12] = 1000.0f;
  sound.channel(1)[13] = 1.0f;  // full scale itself is not beyond it
  sound.channel(1)[14] = -1.0f;
  for (const SampleFormat format : {SampleFormat::Int16, SampleFormat::Int24, SampleFormat::Int32}) {
    auto writer = AudioWriter::create(folder / "clip.wav", {Container::Wav, format, 48000, 2, true, 1});
    QVERIFY(writer && writer->write(sound, 100));
    QCOMPARE(writer->clippedSamples(), std::int64_t{3});
    QVERIFY(writer->commit());
    const auto read = readAll(folder / "clip.wav");
    QVERIFY(read);
    QVERIFY(read->channel(0)[10] > 0.9999f && read->channel(0)[10] <= 1.0f);
    QVERIFY(read->channel(0)[11] == -1.0f && read->channel(1)[12] > 0.9999f);
  }
  auto writer = AudioWriter::create(folder / "float.wav", wav(48000, 2));
  QVERIFY(writer && writer->write(sound, 100) && writer->commit());
  QCOMPARE(readAll(folder / "float.wav")->channel(1)[12], 1000.0f);
}

// The error of dithered rounding has a variance of a quarter LSB whatever the signal, no mean and no memory.
void AudioWriterTest::ditherIsTriangularAndWhite() {
  constexpr std::size_t count = 400000;
  for (const float level : {0.0f, 0.3f / 32768.0f, 100.5f / 32768.0f}) {
    Quantiser quantiser(16, true, 1);
    const std::vector<float> samples(count, level);
    std::vector<std::int32_t> integers(count);
    quantiser.convert(samples, integers.data());
    std::vector<double> error;
    for (const std::int32_t integer : integers)
      error.push_back(storedInteger(integer, 16) - double(level) * 32768.0);
    double mean = 0.0;
    double variance = 0.0;
    std::array<double, 4> correlation{};
    for (const double e : error) mean += e / count;
    for (std::size_t n = 4; n < count; ++n) {
      variance += error[n] * error[n] / count;
      for (std::size_t lag = 1; lag <= 4; ++lag) correlation[lag - 1] += error[n] * error[n - lag] / count;
    }
    QVERIFY2(std::abs(mean) < 0.004, QByteArray::number(mean));
    QVERIFY2(std::abs(variance - 0.25) < 0.005, QByteArray::number(variance));
    for (const double c : correlation) QVERIFY2(std::abs(c) < 0.002, QByteArray::number(c));
  }
}

void AudioWriterTest::ditherDoesNotDependOnBlocks() {
  const Folder folder;
  const AudioBuffer sound = music(2, 30000, 48000);
  const WriteFormat format{Container::Wav, SampleFormat::Int16, 48000, 2, true, 9};
  QVERIFY(write(folder / "whole.wav", sound, format));
  auto writer = AudioWriter::create(folder / "parts.wav", format);
  QVERIFY(writer);
  for (std::int64_t done = 0, size = 1; done < sound.frames(); done += size, size = size * 3 % 1777 + 1) {
    size = std::min(size, sound.frames() - done);
    AudioBuffer part(2, size);
    for (int c = 0; c < 2; ++c) std::copy_n(sound.channel(c).begin() + done, size, part.channel(c).begin());
    QVERIFY(writer->write(part, size));
  }
  QVERIFY(writer->commit());
  QCOMPARE(bytesOf(folder / "parts.wav"), bytesOf(folder / "whole.wav"));
}

void AudioWriterTest::seedsDiffer() {
  std::vector<float> silence(4096);
  std::vector<std::int32_t> first(silence.size());
  std::vector<std::int32_t> second(silence.size());
  Quantiser(16, true, 1).convert(silence, first.data());
  Quantiser(16, true, 2).convert(silence, second.data());
  double agreement = 0.0;
  for (std::size_t n = 0; n < first.size(); ++n) agreement += first[n] == second[n] ? 1.0 / 4096.0 : 0.0;
  QVERIFY2(agreement > 0.4 && agreement < 0.75,
           QByteArray::number(agreement));  // chance: 0.75^2 + 2 * 0.125^2
  Quantiser(16, true, 1).convert(silence, second.data());
  QCOMPARE(first, second);
}

void AudioWriterTest::withoutDitherRoundsToNearest() {
  for (const int bits : {16, 24, 32}) {
    const float lsb = std::ldexp(1.0f, 1 - bits);
    const std::vector<float> samples{0.0f, 0.4f * lsb, 0.6f * lsb, -0.6f * lsb, 3.4f * lsb, -3.4f * lsb};
    std::vector<std::int32_t> integers(samples.size());
    Quantiser quantiser(bits, false, 1);
    QCOMPARE(quantiser.convert(samples, integers.data()), std::int64_t{0});
    const std::vector<std::int32_t> expected{0, 0, 1, -1, 3, -3};
    for (std::size_t n = 0; n < samples.size(); ++n) QCOMPARE(storedInteger(integers[n], bits), expected[n]);
  }
}

void AudioWriterTest::tagsAreCopied_data() {
  QTest::addColumn<int>("from");
  QTest::addColumn<int>("to");
  const std::array kinds{Container::Wav, Container::Flac, Container::OggVorbis, Container::Mp3,
                         Container::Rf64};
  for (const Container from : kinds)
    for (const Container to : kinds)
      QTest::addRow("%s to %s", containerName(from).data(), containerName(to).data())
          << static_cast<int>(from) << static_cast<int>(to);
}

void AudioWriterTest::tagsAreCopied() {
  QFETCH(int, from);
  QFETCH(int, to);
  const Folder folder;
  const AudioBuffer sound = sine(1, 24000, 48000, 440.0, 0.5);
  const auto formatOf = [](int kind) {
    const auto container = static_cast<Container>(kind);
    return WriteFormat{container, sampleFormatsOf(container).back(), 48000, 1, true, 1};
  };
  {
    auto sink = SndfileSink::open((writeBytes(folder / "a", "x"), folder / "a"), formatOf(from));
    QVERIFY(sink);
    (*sink)->setTags({{SF_STR_TITLE, "Lied für Zoë"}, {SF_STR_ARTIST, "The Band"}, {SF_STR_ALBUM, "First"}});
    QVERIFY((*sink)->write(sound.channel(0).data(), sound.frames()));
    QVERIFY((*sink)->close());
  }
  auto writer = AudioWriter::create(folder / "b", formatOf(to));
  QVERIFY(writer);
  writer->copyTags(folder / "a");
  QVERIFY(writer->write(sound, sound.frames()));
  QVERIFY(writer->commit());
  const Tags tags = tagsOf(folder / "b");
  for (const auto& [tag, text] :
       Tags{{SF_STR_TITLE, "Lied für Zoë"}, {SF_STR_ARTIST, "The Band"}, {SF_STR_ALBUM, "First"}})
    QVERIFY2(std::ranges::find(tags, std::pair(tag, text)) != tags.end(), text.c_str());
}

void AudioWriterTest::largeWavBecomesRf64() {
  const Folder folder;
  const std::int64_t limit = largestRiffBytes.exchange(500000);
  const AudioBuffer sound = music(2, 200000, 48000);
  for (const SampleFormat format : sampleFormatsOf(Container::Wav)) {
    const fs::path path = folder / "large.wav";
    auto writer = AudioWriter::create(path, {Container::Wav, format, 48000, 2, false, 1});
    QVERIFY(writer);
    for (std::int64_t done = 0; done < sound.frames(); done += 10000) {
      AudioBuffer part(2, 10000);
      for (int c = 0; c < 2; ++c)
        std::copy_n(sound.channel(c).begin() + done, 10000, part.channel(c).begin());
      const auto written = writer->write(part, 10000);
      QVERIFY2(written, messageOf(written));
    }
    QVERIFY(writer->commit());
    const auto reader = AudioReader::open(path);
    QVERIFY2(reader, messageOf(reader));
    QCOMPARE(reader->format().container, std::optional(Container::Rf64));
    QCOMPARE(reader->format().sampleFormat, format);
    const auto read = readAll(path);
    QVERIFY2(read, messageOf(read));
    QCOMPARE(read->frames(), sound.frames());
    QVERIFY(signalToError(sound, *read) > 80.0);
  }
  QCOMPARE(folder.files(), std::size_t{1});
  largestRiffBytes = limit;
}

void AudioWriterTest::largeAiffIsRefused() {
  const Folder folder;
  const std::int64_t limit = largestRiffBytes.exchange(500000);
  const auto written =
      write(folder / "large.aiff", noise(2, 200000, 0.1), {Container::Aiff, SampleFormat::Int24, 48000, 2});
  largestRiffBytes = limit;
  QVERIFY2(!written && messageOf(written).contains("4 GB"), messageOf(written));
  QCOMPARE(folder.files(), std::size_t{0});
}

// Old programs do not read WAVE_FORMAT_EXTENSIBLE or RF64.
void AudioWriterTest::smallWavStaysPlain() {
  const Folder folder;
  QVERIFY(write(folder / "a.wav", sine(2, 1000, 44100, 440.0, 0.5), wav(44100, 2, SampleFormat::Int16)));
  const QByteArray bytes = bytesOf(folder / "a.wav");
  QVERIFY(bytes.startsWith("RIFF"));
  QCOMPARE(bytes.mid(8, 8), QByteArray("WAVEfmt "));
  QCOMPARE(bytes.mid(20, 2), QByteArray("\x01\0", 2));
}

QTEST_GUILESS_MAIN(AudioWriterTest)
#include "AudioWriterTest.moc"
