// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/RecordingScan.h"

#include <algorithm>
#include <cmath>

#include "audio/AudioReader.h"
#include "learning/Audibility.h"

namespace semblance {

namespace {

constexpr float kFullScale = 0.999f;
constexpr int kClippedRun = 4;            // samples in a row at full scale
constexpr int kClippedRunsPerSecond = 2;  // more than this is heard

// Counts stretches at full scale in one channel.
class ClipCounter {
 public:
  void add(std::span<const float> samples) {
    for (const float sample : samples) {
      run_ = std::abs(sample) >= kFullScale ? run_ + 1 : 0;
      if (run_ == kClippedRun) ++runs_;
    }
  }
  std::int64_t runs() const { return runs_; }

 private:
  int run_ = 0;
  std::int64_t runs_ = 0;
};

class Fingerprint {
 public:
  void add(std::span<const float> samples) {
    for (const float sample : samples) {
      const auto value = static_cast<std::uint64_t>(static_cast<std::int64_t>(std::lrint(sample * 32767.0f)));
      hash_ = (hash_ ^ (value & 0xffffu)) * 1099511628211u;  // FNV-1a
    }
  }
  std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 14695981039346656037u;
};

double monoMeanSquare(const AudioBuffer& block, std::int64_t frames) {
  double sum = 0.0;
  for (std::size_t n = 0; n < static_cast<std::size_t>(frames); ++n) {
    double sample = 0.0;
    for (int c = 0; c < block.channels(); ++c) sample += static_cast<double>(block.channel(c)[n]);
    sum += sample * sample;
  }
  const double scale = static_cast<double>(block.channels()) * block.channels() * static_cast<double>(frames);
  return sum / scale;
}

}  // namespace

Result<RecordingScan> scanRecording(const std::filesystem::path& path, const std::stop_token& stop) {
  auto reader = AudioReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  if (reader->format().seconds() > kLongestRecordingSeconds)
    return fail("it is longer than an hour; cut it into shorter files");
  const AudioFormat format = reader->format();
  AudioBuffer block(format.channels,
                    std::max<std::int64_t>(1, std::lround(kAudibilityBlockSeconds * format.sampleRate)));
  RecordingScan scan;
  ClipCounter clipping;
  Fingerprint fingerprint;
  std::int64_t total = 0;
  for (;;) {
    if (stop.stop_requested()) return failCancelled();
    const auto frames = reader->read(block);
    if (!frames) return tl::unexpected(frames.error());
    if (*frames == 0) break;
    total += *frames;
    scan.blocks.push_back(monoMeanSquare(block, *frames));
    for (int c = 0; c < block.channels(); ++c) {
      const auto samples = block.channel(c).first(static_cast<std::size_t>(*frames));
      clipping.add(samples);
      fingerprint.add(samples);
    }
    if (*frames < block.frames()) break;
  }
  scan.seconds = static_cast<double>(total) / format.sampleRate;
  scan.fingerprint = fingerprint.value();
  scan.clipped = static_cast<double>(clipping.runs()) > kClippedRunsPerSecond * scan.seconds;
  return scan;
}

}  // namespace semblance
