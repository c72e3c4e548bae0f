// SPDX-License-Identifier: GPL-3.0-or-later
// Plays through a real device, which CTest does not do, and compares what was recorded of it:
//   packaging/with-null-sink --record /tmp/played.wav -- playback-soak --seconds 20 input.wav
//   playback-soak --compare /tmp/played.wav input.wav
//   packaging/with-null-sink -- playback-soak --seconds 180 --edits input.wav reference.wav
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <random>
#include <thread>

#include "audio/AudioReader.h"
#include "audio/Fourier.h"
#include "effects/EffectChain.h"
#include "playback/Player.h"

using namespace semblance;

namespace {

using Clock = std::chrono::steady_clock;

struct Options {
  double seconds = 20.0;
  int bufferFrames = 256;
  bool edits = false;
  std::string recording;
  std::string input;
  std::string reference;
};

[[noreturn]] void giveUp(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  std::exit(1);
}

template <typename T>
T orGiveUp(Result<T> result) {
  if (!result) giveUp(result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

ChainSettings fixedSettings() {
  ChainSettings settings = neutralSettings();
  settings[ParameterId::InputGain] = -4.0f;
  settings[ParameterId::LowShelfGain] = 3.0f;
  settings[ParameterId::Peak2Gain] = -4.0f;
  settings[ParameterId::HighShelfGain] = 3.0f;
  settings[ParameterId::Threshold] = -30.0f;
  settings[ParameterId::Ratio] = 3.0f;
  return settings;
}

ChainSettings randomSettings(std::mt19937& random) {
  ChainSettings settings = neutralSettings();
  std::uniform_real_distribution<double> position(0.0, 1.0);
  for (const ParameterInfo& info : parameterTable())
    settings[info.id] = static_cast<float>(denormalised(info.id, position(random)));
  return settings;
}

struct Counts {
  int edits = 0;
  int switches = 0;
  int seeks = 0;
};

// One random act of a user; settings are moved much more often than anything else.
void act(Player& player, std::mt19937& random, bool hasReference, Counts& counts) {
  const auto choice = random() % 100;
  if (choice < 80) {
    player.setSettings(randomSettings(random));
    ++counts.edits;
  } else if (choice < 95) {
    player.setSource(static_cast<Source>(random() % (hasReference ? 3 : 2)));
    ++counts.switches;
  } else {
    player.seek(static_cast<double>(random() % 10000) / 1000.0);
    ++counts.seeks;
  }
}

int play(const Options& options) {
  Player player;
  orGiveUp(player.setInput(options.input));
  if (!options.reference.empty()) orGiveUp(player.setReference(options.reference));
  orGiveUp(player.openDevice({}, options.bufferFrames));
  player.setSettings(fixedSettings());
  player.setSource(Source::Result);
  player.setLooping(options.edits);
  orGiveUp(player.play());
  std::printf("device \"%s\", %d frames\n", player.deviceName().c_str(), options.bufferFrames);
  const bool hasReference = !options.reference.empty();
  std::mt19937 random(1);
  Counts counts;
  PlaybackMeters meters;
  const auto end = Clock::now() + std::chrono::duration<double>(options.seconds);
  for (int tick = 0; Clock::now() < end; ++tick) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    if (options.edits) act(player, random, hasReference, counts);
    meters = player.poll();
    if (!meters.error.empty()) giveUp(meters.error.english());
    if (meters.deviceLost) giveUp("The device vanished.");
    if (!meters.playing) break;
  }
  player.pause();
  std::this_thread::sleep_for(std::chrono::milliseconds(500));  // what the device has not played yet
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const double cpu = static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                     1e-6 * static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
  std::printf("%d edits, %d source switches, %d seeks; %.1f s of CPU time; underruns: %llu\n", counts.edits,
              counts.switches, counts.seeks, cpu, static_cast<unsigned long long>(meters.underruns));
  return meters.underruns == 0 ? 0 : 1;
}

AudioBuffer wholeFile(const std::string& path, int& rate) {
  AudioReader reader = orGiveUp(AudioReader::open(path));
  rate = reader.format().sampleRate;
  return orGiveUp(readExcerpt(reader, 0, reader.format().frames));
}

// Frame of `recording` at which a stretch of `expected` that begins at `first` is found: the maximum of their
// cross-correlation.
std::int64_t locate(const AudioBuffer& expected, std::int64_t first, const AudioBuffer& recording) {
  int size = 1;
  while (size < recording.frames()) size *= 2;
  const std::int64_t length = std::min<std::int64_t>(size / 4, expected.frames() - first);
  Fourier a(2 * size), b(2 * size);
  std::fill(a.time().begin(), a.time().end(), 0.0f);
  std::fill(b.time().begin(), b.time().end(), 0.0f);
  std::copy_n(recording.channel(0).data(), recording.frames(), a.time().begin());
  std::copy_n(expected.channel(0).data() + first, length, b.time().begin());
  a.forward();
  b.forward();
  for (std::size_t k = 0; k < a.spectrum().size(); ++k) a.spectrum()[k] *= std::conj(b.spectrum()[k]);
  a.inverse();
  return std::max_element(a.time().begin(), a.time().end()) - a.time().begin();
}

// Compares the recording with what export would write: the chain on the whole input.
int compare(const Options& options) {
  int rate = 0, recordedRate = 0;
  AudioBuffer expected = wholeFile(options.input, rate);
  const AudioBuffer recording = wholeFile(options.recording, recordedRate);
  if (rate != recordedRate) giveUp("The recording has another rate than the input.");
  EffectChain chain;
  chain.prepare(rate, expected.channels());
  chain.setSettings(fixedSettings());
  std::vector<float*> rows;
  for (int c = 0; c < expected.channels(); ++c) rows.push_back(expected.channel(c).data());
  chain.process(rows.data(), static_cast<int>(expected.frames()));

  const std::int64_t first = expected.frames() / 4;
  const std::int64_t shift = locate(expected, first, recording) - first;
  const std::int64_t begin = std::max<std::int64_t>(0, -shift);
  const std::int64_t end = std::min(expected.frames(), recording.frames() - shift);
  double signal = 0.0, residual = 0.0, largest = 0.0;
  std::int64_t different = 0, firstDifferent = end, lastDifferent = begin;
  for (int c = 0; c < 2; ++c) {
    const auto wanted = expected.channel(std::min(c, expected.channels() - 1));
    const auto got = recording.channel(c);
    for (std::int64_t n = begin; n < end; ++n) {
      const double value = wanted[static_cast<std::size_t>(n)];
      const double error = got[static_cast<std::size_t>(n + shift)] - value;
      signal += value * value;
      residual += error * error;
      largest = std::max(largest, std::abs(error));
      if (error == 0.0) continue;
      ++different;
      firstDifferent = std::min(firstDifferent, n);
      lastDifferent = std::max(lastDifferent, n);
    }
  }
  std::printf(
      "aligned at %+lld frames, %lld frames compared; residual %.1f dB of the signal, largest %.3g, "
      "%lld samples differ",
      static_cast<long long>(shift), static_cast<long long>(end - begin),
      10.0 * std::log10(residual / signal), largest, static_cast<long long>(different));
  if (different > 0) {
    std::printf(" (frames %lld to %lld)", static_cast<long long>(firstDifferent),
                static_cast<long long>(lastDifferent));
  }
  std::printf("\n");
  return 10.0 * std::log10(residual / signal) < -80.0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App app("Plays the Result through the default device and counts underruns.");
  app.add_option("input", options.input)->required();
  app.add_option("reference", options.reference);
  app.add_option("--seconds", options.seconds);
  app.add_option("--buffer", options.bufferFrames);
  app.add_flag("--edits", options.edits, "edit, switch and seek at random, every 20 ms");
  app.add_option("--compare", options.recording, "do not play: compare a recording with the rendered input");
  CLI11_PARSE(app, argc, argv);
  return options.recording.empty() ? play(options) : compare(options);
}
