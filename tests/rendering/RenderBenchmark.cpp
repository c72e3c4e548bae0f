// SPDX-License-Identifier: GPL-3.0-or-later
// Rendering of a long stereo track on one core, by stage, beside sox with six equaliser bands and compand on
// the same file. render-benchmark [FOLDER [SECONDS [REPETITIONS]]]; the folder holds the files meanwhile.
#include <sched.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>
#include <vector>

#include "audio/AudioReader.h"
#include "audio/AudioWriter.h"
#include "effects/Biquad.h"
#include "effects/EffectChain.h"
#include "effects/GraphicBands.h"
#include "rendering/Renderer.h"

namespace {

using namespace semblance;
namespace fs = std::filesystem;

constexpr int kRate = 48000;
constexpr std::int64_t kBlock = 16384;

struct Cost {
  double wall = 0.0;
  double cpu = 0.0;  ///< user + system, seconds
};

double processorSeconds(int who) {
  rusage usage{};
  getrusage(who, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + 1e-6 * static_cast<double>(t.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// Least cost of several runs: the machine may have other work.
Cost leastCost(int repetitions, int who, const std::function<void()>& work) {
  Cost least{1e9, 1e9};
  for (int i = 0; i < repetitions; ++i) {
    const double before = processorSeconds(who);
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    least.wall = std::min(least.wall, wall.count());
    least.cpu = std::min(least.cpu, processorSeconds(who) - before);
  }
  return least;
}

[[noreturn]] void stop(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  std::exit(1);
}

template <typename T>
T orStop(Result<T> result) {
  if (!result) stop(result.error().message);
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

void useOneCore() {
  cpu_set_t cores;
  CPU_ZERO(&cores);
  CPU_SET(static_cast<std::size_t>(sysconf(_SC_NPROCESSORS_ONLN) - 1), &cores);
  sched_setaffinity(0, sizeof cores, &cores);
}

/// Chords and noise whose level swings, so that the compressor has something to do.
void makeTrack(const fs::path& path, std::int64_t seconds) {
  WriteFormat format;
  format.sampleFormat = SampleFormat::Int16;
  format.sampleRate = kRate;
  auto writer = orStop(AudioWriter::create(path, format));
  AudioBuffer block(2, kRate);
  std::minstd_rand random(1);
  std::uniform_real_distribution<float> noise(-0.2f, 0.2f);
  for (std::int64_t second = 0; second < seconds; ++second) {
    for (std::int64_t n = 0; n < kRate; ++n) {
      const double t = static_cast<double>(second * kRate + n) / kRate;
      const double swing = 0.5 + 0.3 * std::sin(3.1 * t) + 0.2 * std::sin(11.0 * t);
      for (int c = 0; c < 2; ++c) {
        const double tone = 0.4 * std::sin((700.0 + 300.0 * c) * t) + 0.2 * std::sin(9000.0 * t + c);
        block.channel(c)[static_cast<std::size_t>(n)] = static_cast<float>(swing * tone) + noise(random);
      }
    }
    orStop(writer.write(block, kRate));
  }
  orStop(writer.commit());
}

ChainSettings busySettings(ChainPreset preset = ChainPreset::EqCompressor) {
  ChainSettings settings = neutralSettings(preset);
  const std::array<float, kBandCount> gains{3.0f, -3.0f, 2.0f, -2.0f, 3.0f, -2.0f};
  for (std::size_t b = 0; b < kBandCount; ++b) settings[kEqualiserBands[b].gain] = gains[b];
  settings[ParameterId::Threshold] = -20.0f;
  settings[ParameterId::Ratio] = 4.0f;
  settings[ParameterId::MakeUp] = 3.0f;
  if (preset == ChainPreset::EqCompressor) return settings;
  for (const GraphicBand& band : kGraphicBands) settings[band.gain] = 3.0f;
  settings[ParameterId::SaturationDrive] = 12.0f;
  settings[ParameterId::SaturationMix] = 50.0f;
  settings[ParameterId::StereoWidth] = 120.0f;
  return settings;
}

void readAll(const fs::path& path, const std::function<void(AudioBuffer&, std::int64_t)>& use) {
  auto reader = orStop(AudioReader::open(path));
  AudioBuffer block(2, kBlock);
  while (const std::int64_t frames = orStop(reader.read(block))) use(block, frames);
}

void chainOnly(std::int64_t seconds, ChainPreset preset) {
  EffectChain chain;
  chain.prepare(kRate, 2);
  chain.setSettings(busySettings(preset));
  AudioBuffer noise(2, kBlock);
  AudioBuffer block(2, kBlock);
  std::minstd_rand random(1);
  std::uniform_real_distribution<float> value(-0.5f, 0.5f);
  for (int c = 0; c < 2; ++c)
    for (float& sample : noise.channel(c)) sample = value(random);
  float* rows[] = {block.channel(0).data(), block.channel(1).data()};
  for (std::int64_t done = 0; done < seconds * kRate; done += kBlock) {
    for (int c = 0; c < 2; ++c) std::ranges::copy(noise.channel(c), rows[c]);
    chain.process(rows, kBlock);
  }
}

void writeOnly(const fs::path& path, std::int64_t seconds) {
  auto writer = orStop(AudioWriter::create(path, WriteFormat{}));
  AudioBuffer block(2, kBlock);
  for (std::int64_t done = 0; done < seconds * kRate; done += kBlock) orStop(writer.write(block, kBlock));
  orStop(writer.commit());
}

void render(const fs::path& input, const fs::path& output, bool measure, bool truePeak) {
  RenderOptions options;
  options.sampleFormat = SampleFormat::Int24;
  options.measure = measure;
  options.measureTruePeak = truePeak;
  orStop(renderFile(input, output, busySettings(), options, {}, {}));
}

void runSox(const fs::path& input, const fs::path& output) {
  const std::string in = input.string(), out = output.string();
  const std::array<const char*, 32> arguments{
      "sox",       in.c_str(), "-b",        "24",      out.c_str(), "bass",
      "3",         "100",      "equalizer", "200",     "0.707q",    "-3",
      "equalizer", "800",      "0.707q",    "2",       "equalizer", "2500",
      "0.707q",    "-2",       "equalizer", "6000",    "0.707q",    "3",
      "treble",    "-2",       "8000",      "compand", "0.01,0.1",  "-80,-80,-20,-20,0,-15",
      nullptr};
  const pid_t child = fork();
  if (child == 0) {
    execvp("sox", const_cast<char* const*>(arguments.data()));
    _exit(127);
  }
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) < 0 || status != 0)
    stop("sox could not be run (is it installed?).");
}

void print(const char* name, const Cost& cost, std::int64_t seconds) {
  std::printf("%-34s %7.3f s CPU %7.3f s wall %8.0f x real time\n", name, cost.cpu, cost.wall,
              static_cast<double>(seconds) / cost.wall);
  std::fflush(stdout);
}

}  // namespace

int main(int count, char** values) {
  const fs::path folder = count > 1 ? fs::path(values[1]) : fs::temp_directory_path();
  const std::int64_t seconds = count > 2 ? std::max(1, std::atoi(values[2])) : 600;
  const int repetitions = count > 3 ? std::max(1, std::atoi(values[3])) : 3;
  const std::string own = "render-benchmark-" + std::to_string(getpid());
  const fs::path input = folder / (own + "-in.wav");
  const fs::path output = folder / (own + "-out.wav");
  useOneCore();
  makeTrack(input, seconds);
  std::printf("%lld s of 48 kHz stereo, 16-bit WAV to 24-bit WAV, one core, best of %d\n",
              static_cast<long long>(seconds), repetitions);
  const auto measure = [&](int who, const std::function<void()>& work) {
    return leastCost(repetitions, who, work);
  };

  print("reading", measure(RUSAGE_SELF, [&] { readAll(input, [](AudioBuffer&, std::int64_t) {}); }), seconds);
  for (const ChainPresetInfo& info : kChainPresets)
    print(std::string(info.label).c_str(), measure(RUSAGE_SELF, [&] { chainOnly(seconds, info.preset); }),
          seconds);
  print("writing", measure(RUSAGE_SELF, [&] { writeOnly(output, seconds); }), seconds);
  const Cost full = measure(RUSAGE_SELF, [&] { render(input, output, true, true); });
  print("rendering and measuring all", full, seconds);
  print("rendering and measuring loudness", measure(RUSAGE_SELF, [&] { render(input, output, true, false); }),
        seconds);
  const Cost ours = measure(RUSAGE_SELF, [&] { render(input, output, false, false); });
  print("rendering", ours, seconds);
  const Cost sox = measure(RUSAGE_CHILDREN, [&] { runSox(input, output); });
  print("sox", sox, seconds);
  std::printf(
      "sox / rendering: %.2f CPU, %.2f wall; sox / rendering and measuring all: %.2f CPU, %.2f wall\n",
      sox.cpu / ours.cpu, sox.wall / ours.wall, sox.cpu / full.cpu, sox.wall / full.wall);
  fs::remove(input);
  fs::remove(output);
}
