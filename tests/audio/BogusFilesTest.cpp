// SPDX-License-Identifier: GPL-3.0-or-later
#include <sndfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QTest>
#include <limits>

#include "TestSounds.h"

using namespace testsounds;

/// Files that cannot be used as they are: each gets a sentence or is read as far as it is sound.
class BogusFilesTest : public QObject {
  Q_OBJECT

 private slots:
  void missing();
  void folderAndPipe();
  void empty();
  void forbidden();
  void textAndNoise_data();
  void textAndNoise();
  void damagedHeader_data();
  void damagedHeader();
  void noSamples();
  void oneSample();
  void tooManyChannels();
  void rateOutOfRange();
  void truncatedWavIsReadAsFarAsItGoes();
  void truncatedFlacIsAnErrorWithItsPosition();
  void damagedFlacIsAnErrorWithItsPosition();
  void truncatedMp3IsReadAsFarAsItGoes();
  void truncatedOggIsReadAsFarAsItGoes();
  void notANumber_data();
  void notANumber();
};

namespace {

// The message is a sentence that names the file and contains `words`.
template <typename T>
void expectError(const Result<T>& result, const fs::path& path, const char* words) {
  QVERIFY(!result.has_value());
  const QByteArray message = messageOf(result);
  QVERIFY2(message.contains(QByteArray::fromStdString(path.string())), message);
  QVERIFY2(message.contains(words), message);
  QVERIFY2(message.endsWith('.') && !message.endsWith(".."), message);
}

fs::path soundFile(const Folder& folder, const std::string& name, Container container, SampleFormat format) {
  const fs::path path = folder / name;
  const auto written = write(path, music(2, 44100 * 6, 44100), {container, format, 44100, 2, false, 1});
  return written ? path : fs::path();
}

void truncate(const fs::path& path, double part) {
  fs::resize_file(path, static_cast<std::uintmax_t>(static_cast<double>(fs::file_size(path)) * part));
}

}  // namespace

void BogusFilesTest::missing() {
  const Folder folder;
  expectError(AudioReader::open(folder / "none.wav"), folder / "none.wav", "no such file");
}

void BogusFilesTest::folderAndPipe() {
  const Folder folder;
  expectError(AudioReader::open(folder.path()), folder.path(), "is a folder");
  const fs::path pipe = folder / "pipe.wav";
  QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
  expectError(AudioReader::open(pipe), pipe, "not an ordinary file");
}

void BogusFilesTest::empty() {
  const Folder folder;
  for (const char* name : {"empty.wav", "empty.flac", "empty.mp3"}) {
    writeBytes(folder / name, {});
    expectError(AudioReader::open(folder / name), folder / name, "empty");
  }
}

void BogusFilesTest::forbidden() {
  const Folder folder;
  const fs::path path = soundFile(folder, "secret.wav", Container::Wav, SampleFormat::Int16);
  fs::permissions(folder.path(), fs::perms::all);
  fs::permissions(path, fs::perms::none);
  const bool root = ::geteuid() == 0;  // whom no permission stops
  if (root) QCOMPARE(::seteuid(65534), 0);
  const auto reader = AudioReader::open(path);
  if (root) QCOMPARE(::seteuid(0), 0);
  expectError(reader, path, "allowed to read it");
}

void BogusFilesTest::textAndNoise_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("bytes");
  const QByteArray text = QByteArray("This is a letter and no sound at all.\n").repeated(200);
  QByteArray random;
  std::mt19937 generator(5);
  for (int i = 0; i < 50000; ++i) random.append(static_cast<char>(generator()));
  // libsndfile takes .au and .vox for headerless samples
  for (const char* suffix : {"wav", "flac", "mp3", "ogg", "opus", "aiff", "w64", "au", "vox", "gsm", "txt"}) {
    QTest::addRow("text.%s", suffix) << QString("text.%1").arg(suffix) << text;
    QTest::addRow("noise.%s", suffix) << QString("noise.%1").arg(suffix) << random;
  }
  QTest::newRow("M4A") << "song.m4a"
                       << QByteArray(
                              "\0\0\0\x20"
                              "ftypM4A \0\0\0\0",
                              16) +
                              text;
  QTest::newRow("one byte") << "one.wav" << QByteArray("R");
  QTest::newRow("sync word only") << "sync.mp3" << QByteArray("\xff\xfb\x90");
  QTest::newRow("ID3 only") << "id3.mp3" << QByteArray("ID3\x04\x00\x00\x00\x00\x00\x00", 10);
  QTest::newRow("huge ID3") << "id3.mp3" << QByteArray("ID3\x04\x00\x00\x7f\x7f\x7f\x7f", 10);
}

void BogusFilesTest::textAndNoise() {
  QFETCH(QString, name);
  QFETCH(QByteArray, bytes);
  const Folder folder;
  const fs::path path = folder / name.toStdString();
  writeBytes(path, bytes);
  expectError(AudioReader::open(path), path, "it ");
}

void BogusFilesTest::damagedHeader_data() {
  QTest::addColumn<Container>("container");
  for (const Container container :
       {Container::Wav, Container::Rf64, Container::W64, Container::Aiff, Container::Flac,
        Container::OggVorbis, Container::OggOpus, Container::Mp3})
    QTest::newRow(containerName(container).data()) << container;
}

// Whatever is cut or overwritten in the first bytes: an error or sound of the right shape, never a crash.
void BogusFilesTest::damagedHeader() {
  QFETCH(Container, container);
  const Folder folder;
  const fs::path path = folder / "sound.bin";
  QVERIFY(write(path, sine(2, 9600, 48000, 440.0, 0.5),
                {container, sampleFormatsOf(container).back(), 48000, 2, false, 1}));
  const QByteArray good = bytesOf(path);
  std::mt19937 random(1);
  for (int trial = 0; trial < 120; ++trial) {
    QByteArray bytes = good;
    if (trial < 60)
      bytes.truncate(trial * 3);
    else
      for (int i = 0; i < 8; ++i) bytes[static_cast<qsizetype>(random() % 200)] = static_cast<char>(random());
    writeBytes(path, bytes);
    auto reader = AudioReader::open(path);
    if (!reader) continue;
    QVERIFY(reader->format().channels >= 1 && reader->format().channels <= 2);
    QVERIFY(reader->format().sampleRate >= 8000 && reader->format().sampleRate <= 192000);
    AudioBuffer block(reader->format().channels, 48000);
    while (const auto got = reader->read(block).value_or(0)) QVERIFY(got <= block.frames());
  }
}

void BogusFilesTest::noSamples() {
  const Folder folder;
  for (const Container container : {Container::Wav, Container::Aiff, Container::Flac, Container::OggVorbis}) {
    const fs::path path = folder / "nothing";
    SF_INFO info{};
    info.samplerate = 44100;
    info.channels = 2;
    info.format = container == Container::Wav    ? SF_FORMAT_WAV | SF_FORMAT_PCM_16
                  : container == Container::Aiff ? SF_FORMAT_AIFF | SF_FORMAT_PCM_16
                  : container == Container::Flac ? SF_FORMAT_FLAC | SF_FORMAT_PCM_16
                                                 : SF_FORMAT_OGG | SF_FORMAT_VORBIS;
    SNDFILE* file = sf_open(path.c_str(), SFM_WRITE, &info);
    QVERIFY(file);
    sf_close(file);
    const auto reader = AudioReader::open(path);
    expectError(reader, path, "it ");
  }
  expectError(AudioReader::open(folder / "nothing"), folder / "nothing", "");
}

void BogusFilesTest::oneSample() {
  const Folder folder;
  AudioBuffer sound(1, 1);
  sound.channel(0)[0] = 0.25f;
  for (const Container container : {Container::Wav, Container::Aiff, Container::Flac}) {
    const fs::path path = folder / "one";
    QVERIFY(write(path, sound, {container, SampleFormat::Int16, 44100, 1, false, 1}));
    const auto read = readAll(path);
    QVERIFY2(read, messageOf(read));
    QCOMPARE(read->frames(), std::int64_t{1});
    QCOMPARE(read->channel(0)[0], 0.25f);
  }
}

void BogusFilesTest::tooManyChannels() {
  const Folder folder;
  for (const int channels : {3, 6}) {
    const fs::path path = folder / "surround.wav";
    SF_INFO info{};
    info.samplerate = 48000;
    info.channels = channels;
    info.format = SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    SNDFILE* file = sf_open(path.c_str(), SFM_WRITE, &info);
    const std::vector<float> samples(static_cast<std::size_t>(channels) * 100);
    sf_writef_float(file, samples.data(), 100);
    sf_close(file);
    expectError(AudioReader::open(path), path,
                QByteArray::number(channels) + " channels. Convert it to mono or stereo");
  }
}

void BogusFilesTest::rateOutOfRange() {
  const Folder folder;
  for (const int rate : {4000, 384000}) {
    const fs::path path = folder / "rate.wav";
    QVERIFY(write(path, sine(1, 1000, rate, 100.0, 0.5), wav(rate, 1)));
    expectError(AudioReader::open(path), path, "8000-192000 Hz");
  }
}

void BogusFilesTest::truncatedWavIsReadAsFarAsItGoes() {
  const Folder folder;
  const fs::path path = soundFile(folder, "cut.wav", Container::Wav, SampleFormat::Int24);
  const auto whole = readAll(path);
  QVERIFY(whole);
  truncate(path, 0.4);
  const auto reader = AudioReader::open(path);
  QVERIFY2(reader, messageOf(reader));
  QCOMPARE(reader->format().description, std::string("WAV, 24-bit, cut short"));
  const auto read = readAll(path);
  QVERIFY2(read, messageOf(read));
  QVERIFY(read->frames() > whole->frames() / 3 && read->frames() < whole->frames() / 2);
  for (int c = 0; c < 2; ++c)
    QVERIFY(std::equal(read->channel(c).begin(), read->channel(c).end(), whole->channel(c).begin()));
}

void BogusFilesTest::truncatedFlacIsAnErrorWithItsPosition() {
  const Folder folder;
  const fs::path path = soundFile(folder, "cut.flac", Container::Flac, SampleFormat::Int16);
  truncate(path, 0.5);
  expectError(readAll(path), path, "damaged");
  const auto message = messageOf(readAll(path));
  QVERIFY2(message.contains("after 2.") || message.contains("at 2.") || message.contains("at 3."), message);
  auto reader = AudioReader::open(path);
  QVERIFY(reader);
  QVERIFY(readExcerpt(*reader, 44100, 1000));  // what is there stays readable
}

void BogusFilesTest::damagedFlacIsAnErrorWithItsPosition() {
  const Folder folder;
  const fs::path path = soundFile(folder, "bad.flac", Container::Flac, SampleFormat::Int16);
  QByteArray bytes = bytesOf(path);
  for (qsizetype i = bytes.size() / 2; i < bytes.size() / 2 + 300; ++i)
    bytes[i] = static_cast<char>(bytes[i] ^ 0x5a);
  writeBytes(path, bytes);
  expectError(readAll(path), path, "damaged");
}

void BogusFilesTest::truncatedMp3IsReadAsFarAsItGoes() {
  const Folder folder;
  const fs::path path = soundFile(folder, "cut.mp3", Container::Mp3, SampleFormat::Lossy);
  truncate(path, 0.5);
  const auto read = readAll(path);
  QVERIFY2(read, messageOf(read));
  QVERIFY(std::abs(read->frames() - 44100 * 3) < 5000);
}

void BogusFilesTest::truncatedOggIsReadAsFarAsItGoes() {
  const Folder folder;
  for (const Container container : {Container::OggVorbis, Container::OggOpus}) {
    const fs::path path = folder / "cut.ogg";
    QVERIFY(write(path, music(2, 48000 * 6, 48000), {container, SampleFormat::Lossy, 48000, 2, false, 1}));
    truncate(path, 0.5);
    const auto whole = readAll(path);
    QVERIFY2(whole, messageOf(whole));
    QVERIFY(std::abs(whole->frames() - 48000 * 3) < 48000);
    auto reader = AudioReader::open(path);
    QVERIFY(QByteArray::fromStdString(reader->format().description).endsWith(", cut short"));
    for (const std::int64_t position : {whole->frames() - 500, std::int64_t{20000}, std::int64_t{21000}}) {
      const auto excerpt = readExcerpt(*reader, position, 400);
      QVERIFY2(excerpt, messageOf(excerpt));
      for (std::size_t n = 0; n < 400; ++n)
        QCOMPARE(excerpt->channel(0)[n], whole->channel(0)[static_cast<std::size_t>(position) + n]);
    }
  }
}

void BogusFilesTest::notANumber_data() {
  QTest::addColumn<float>("value");
  QTest::newRow("NaN") << std::numeric_limits<float>::quiet_NaN();
  QTest::newRow("infinity") << std::numeric_limits<float>::infinity();
  QTest::newRow("-infinity") << -std::numeric_limits<float>::infinity();
}

void BogusFilesTest::notANumber() {
  QFETCH(float, value);
  const Folder folder;
  const fs::path path = folder / "nan.wav";
  AudioBuffer sound = sine(2, 48000, 48000, 440.0, 0.5);
  QVERIFY(write(path, sound, wav(48000, 2)));
  QByteArray bytes = bytesOf(path);  // our own writer refuses such values
  const auto samplesAt = bytes.size() - 48000 * 8;
  bytes.replace(samplesAt + 12000 * 8 + 4, 4, QByteArray(reinterpret_cast<const char*>(&value), 4));
  writeBytes(path, bytes);
  expectError(readAll(path), path, "the sample at 0.250 s is not a number");
  auto writer = AudioWriter::create(folder / "out.wav", wav(48000, 2));
  sound.channel(1)[5] = value;
  expectError(writer->write(sound, 48000), folder / "out.wav", "not numbers");
}

QTEST_GUILESS_MAIN(BogusFilesTest)
#include "BogusFilesTest.moc"
