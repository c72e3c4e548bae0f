// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/TestSounds.h"

#include <sndfile.h>

#include <QFile>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace semblance::test {

namespace {

int formatOf(const QString& path, bool floating) {
  if (path.endsWith(".flac")) return SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
  if (path.endsWith(".ogg")) return SF_FORMAT_OGG | SF_FORMAT_VORBIS;
  if (path.endsWith(".mp3")) return SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
  return SF_FORMAT_WAV | (floating ? SF_FORMAT_FLOAT : SF_FORMAT_PCM_24);
}

}  // namespace

Sound music(double seconds, double brightness, double level, int sampleRate, int channels) {
  Sound sound{sampleRate, channels, {}};
  const auto frames = static_cast<std::size_t>(seconds * sampleRate);
  sound.samples.resize(frames * static_cast<std::size_t>(channels));
  std::mt19937 random(11);
  std::normal_distribution<double> noise(0.0, 0.02 * brightness);
  constexpr double kNotes[] = {220.0, 277.2, 329.6, 440.0, 164.8};
  for (std::size_t n = 0; n < frames; ++n) {
    const double time = static_cast<double>(n) / sampleRate;
    const auto note = static_cast<std::size_t>(time / 0.4);
    const double decay = std::exp(-6.0 * (time - 0.4 * static_cast<double>(note)));
    double value = 0.0;
    for (int partial = 1; partial <= 12; ++partial) {
      const double frequency = kNotes[note % 5] * partial;
      if (frequency < 0.45 * sampleRate)
        value +=
            std::pow(0.3 + 0.6 * brightness, partial) * std::sin(2.0 * std::numbers::pi * frequency * time);
    }
    for (int c = 0; c < channels; ++c)
      sound.samples[n * static_cast<std::size_t>(channels) + static_cast<std::size_t>(c)] =
          static_cast<float>(value * decay * (c ? 0.8 : 1.0) + noise(random));
  }
  float peak = 1e-9f;
  for (const float sample : sound.samples) peak = std::max(peak, std::abs(sample));
  for (float& sample : sound.samples) sample *= static_cast<float>(level) / peak;
  return sound;
}

Sound silence(double seconds) {
  Sound sound;
  sound.samples.resize(static_cast<std::size_t>(seconds * sound.sampleRate) * 2);
  return sound;
}

void writeSound(const QString& path, const Sound& sound, bool floating) {
  SF_INFO info{};
  info.samplerate = sound.sampleRate;
  info.channels = sound.channels;
  info.format = formatOf(path, floating);
  SNDFILE* file = sf_open(path.toUtf8().constData(), SFM_WRITE, &info);
  QVERIFY2(file, qPrintable(path));
  const auto frames = static_cast<sf_count_t>(sound.samples.size()) / sound.channels;
  // libsndfile's Vorbis encoder keeps a whole write() on the stack.
  constexpr sf_count_t kBlock = 16384;
  for (sf_count_t done = 0; done < frames; done += kBlock) {
    const sf_count_t count = std::min(kBlock, frames - done);
    QCOMPARE(sf_writef_float(file, sound.samples.data() + done * sound.channels, count), count);
  }
  sf_close(file);
}

void cutFile(const QString& path, double share) {
  QFile file(path);
  QVERIFY(file.resize(static_cast<qint64>(static_cast<double>(file.size()) * share)));
}

}  // namespace semblance::test
