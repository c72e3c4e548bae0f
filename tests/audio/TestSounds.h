// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <cmath>
#include <filesystem>
#include <numbers>
#include <random>

#include "audio/AudioReader.h"
#include "audio/AudioWriter.h"

#ifdef __SANITIZE_ADDRESS__
// libsndfile 1.2.0 leaks a little for every Vorbis file that it opens and for every Ogg file that it fails to
// write.
extern "C" __attribute__((used)) const char* __lsan_default_suppressions() {
  return "leak:libvorbis.so\nleak:libogg.so\n";
}
#endif

/// Sounds and files for the tests of this folder.
namespace testsounds {

using namespace semblance;
namespace fs = std::filesystem;

/// A sine in every channel, each channel a quarter period further.
inline AudioBuffer sine(int channels, std::int64_t frames, int rate, double frequency, double amplitude) {
  AudioBuffer buffer(channels, frames);
  for (int c = 0; c < channels; ++c)
    for (std::int64_t n = 0; n < frames; ++n)
      buffer.channel(c)[static_cast<std::size_t>(n)] =
          static_cast<float>(amplitude * std::sin(2.0 * std::numbers::pi *
                                                  (frequency * static_cast<double>(n) / rate + 0.25 * c)));
  return buffer;
}

/// Gaussian white noise.
inline AudioBuffer noise(int channels, std::int64_t frames, double deviation, unsigned seed = 1) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0.0f, static_cast<float>(deviation));
  AudioBuffer buffer(channels, frames);
  for (int c = 0; c < channels; ++c)
    for (float& sample : buffer.channel(c)) sample = normal(random);
  return buffer;
}

/// A vibrato over slowly swelling noise: nothing in it repeats, so that a wrong position shows.
inline AudioBuffer music(int channels, std::int64_t frames, int rate) {
  AudioBuffer buffer = noise(channels, frames, 0.05, 7);
  for (int c = 0; c < channels; ++c)
    for (std::int64_t n = 0; n < frames; ++n) {
      const double t = static_cast<double>(n) / rate;
      float& sample = buffer.channel(c)[static_cast<std::size_t>(n)];
      sample = static_cast<float>(sample * (0.6 + 0.4 * std::sin(3.0 * t)) +
                                  0.3 * std::sin(1500.0 * (1 + c) * t + 8.0 * std::sin(5.0 * t)));
    }
  return buffer;
}

inline Result<void> write(const fs::path& path, const AudioBuffer& buffer, const WriteFormat& format) {
  auto writer = AudioWriter::create(path, format);
  if (!writer) return tl::unexpected(writer.error());
  if (const auto written = writer->write(buffer, buffer.frames()); !written) return written;
  return writer->commit();
}

inline WriteFormat wav(int rate, int channels, SampleFormat samples = SampleFormat::Float32) {
  return {Container::Wav, samples, rate, channels, false, 1};
}

/// The whole file, by linear reading in blocks of `blockFrames`.
inline Result<AudioBuffer> readAll(const fs::path& path, std::int64_t blockFrames = 5000) {
  auto reader = AudioReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  AudioBuffer whole(reader->format().channels, reader->format().frames);
  AudioBuffer block(whole.channels(), blockFrames);
  std::int64_t done = 0;
  for (;;) {
    const auto got = reader->read(block);
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) break;
    for (int c = 0; c < whole.channels(); ++c)
      std::copy_n(block.channel(c).begin(), *got, whole.channel(c).begin() + done);
    done += *got;
  }
  if (done != whole.frames()) return fail("The file holds another number of frames than it says.");
  return whole;
}

/// Power of `a` over power of the difference, in dB, over all channels.
inline double signalToError(const AudioBuffer& a, const AudioBuffer& b) {
  double signal = 0.0;
  double error = 1e-30;
  for (int c = 0; c < a.channels(); ++c)
    for (std::size_t n = 0; n < a.channel(c).size(); ++n) {
      const double x = a.channel(c)[n];
      const double d = x - b.channel(c)[n];
      signal += x * x;
      error += d * d;
    }
  return 10.0 * std::log10(signal / error);
}

inline QByteArray bytesOf(const fs::path& path) {
  QFile file(QString::fromStdString(path.string()));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void writeBytes(const fs::path& path, const QByteArray& bytes) {
  QFile file(QString::fromStdString(path.string()));
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
    qFatal("cannot write a test file");
}

/// A folder that goes away with the test; in memory where there is such a place, because every written file
/// waits for its disk.
class Folder {
 public:
  fs::path path() const { return folder_.path().toStdString(); }
  fs::path operator/(const std::string& name) const { return path() / name; }
  std::size_t files() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(path()), fs::directory_iterator()));
  }

 private:
  static QString place() {
    return QFileInfo("/dev/shm").isWritable() ? QString("/dev/shm/semblance-XXXXXX")
                                              : QDir::tempPath() + "/semblance-XXXXXX";
  }
  QTemporaryDir folder_{place()};
};

template <typename T>
QByteArray messageOf(const Result<T>& result) {
  return result ? QByteArray("no error") : QByteArray::fromStdString(result.error().message);
}

}  // namespace testsounds
