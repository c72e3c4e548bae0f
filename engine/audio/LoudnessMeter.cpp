// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/LoudnessMeter.h"

#include <ebur128.h>

#include <cmath>
#include <limits>

#include "audio/Interleaving.h"
#include "audio/TruePeakMeter.h"

namespace semblance {

namespace {

constexpr std::int64_t blockFrames = 4096;

template <typename Measure>
double loudness(ebur128_state* state, Measure measure) {
  double value = 0.0;
  if (measure(state, &value) != EBUR128_SUCCESS) return -std::numeric_limits<double>::infinity();
  return value;
}

double decibels(float amplitude) {
  return amplitude > 0.0f ? 20.0 * std::log10(static_cast<double>(amplitude))
                          : -std::numeric_limits<double>::infinity();
}

}  // namespace

struct LoudnessMeter::Impl {
  Impl(int channelCount, int sampleRate, bool truePeak, int mode)
      : channels(channelCount),
        state(
            ebur128_init(static_cast<unsigned>(channelCount), static_cast<unsigned long>(sampleRate), mode)),
        interleaved(static_cast<std::size_t>(blockFrames * channelCount)),
        peaks(static_cast<std::size_t>(channelCount), TruePeakMeter(sampleRate, truePeak)) {}
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() { ebur128_destroy(&state); }

  int channels;
  ebur128_state* state;
  std::vector<float> interleaved;
  std::vector<TruePeakMeter> peaks;
};

// One channel counts once: libebur128 doubles mono only when it is declared as dual mono. The block energies
// are kept (a few megabytes in hours), because the histogram mode rounds them to 0.1 LU.
LoudnessMeter::LoudnessMeter(int channels, int sampleRate, bool truePeak, bool range)
    : impl_(std::make_unique<Impl>(channels, sampleRate, truePeak,
                                   EBUR128_MODE_I | EBUR128_MODE_S | (range ? EBUR128_MODE_LRA : 0))) {}
LoudnessMeter::LoudnessMeter(LoudnessMeter&&) noexcept = default;
LoudnessMeter& LoudnessMeter::operator=(LoudnessMeter&&) noexcept = default;
LoudnessMeter::~LoudnessMeter() = default;

void LoudnessMeter::add(const AudioBuffer& buffer, std::int64_t frames) {
  for (std::int64_t first = 0; first < frames; first += blockFrames) {
    const std::int64_t count = std::min(blockFrames, frames - first);
    interleave(buffer, first, count, impl_->interleaved.data());
    ebur128_add_frames_float(impl_->state, impl_->interleaved.data(), static_cast<std::size_t>(count));
  }
  for (int c = 0; c < impl_->channels; ++c)
    impl_->peaks[static_cast<std::size_t>(c)].add(buffer.channel(c).first(static_cast<std::size_t>(frames)));
}

double LoudnessMeter::integrated() const { return loudness(impl_->state, ebur128_loudness_global); }
double LoudnessMeter::shortTerm() const { return loudness(impl_->state, ebur128_loudness_shortterm); }
double LoudnessMeter::momentary() const { return loudness(impl_->state, ebur128_loudness_momentary); }

double LoudnessMeter::loudnessRange() const {
  double range = 0.0;
  return ebur128_loudness_range(impl_->state, &range) == EBUR128_SUCCESS ? range : 0.0;
}

double LoudnessMeter::truePeakDb() const {
  float largest = 0.0f;
  for (const auto& peak : impl_->peaks) largest = std::max(largest, peak.truePeak());
  return decibels(largest);
}

double LoudnessMeter::samplePeakDb() const {
  float largest = 0.0f;
  for (const auto& peak : impl_->peaks) largest = std::max(largest, peak.samplePeak());
  return decibels(largest);
}

}  // namespace semblance
