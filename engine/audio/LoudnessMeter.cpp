// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/LoudnessMeter.h"

#include <ebur128.h>

#include <cmath>
#include <limits>

namespace semblance {

struct LoudnessMeter::Impl {
  ~Impl() { ebur128_destroy(&state); }
  int channels = 0;
  ebur128_state* state = nullptr;
  std::vector<float> interleaved;
  std::vector<TruePeakMeter> peaks;  // per channel; none when true peaks are not wanted
};

// libebur128 weighs the first two channels alike and knows one channel as left, so mono needs no map of its own: it
// would count double only as EBUR128_DUAL_MONO.
LoudnessMeter::LoudnessMeter(int channels, int sampleRate, bool truePeak, bool range)
    : impl_(std::make_unique<Impl>()) {
  int mode = EBUR128_MODE_I | EBUR128_MODE_S | EBUR128_MODE_HISTOGRAM;
  if (range) mode |= EBUR128_MODE_LRA;
  impl_->channels = channels;
  impl_->state = ebur128_init(static_cast<unsigned>(channels), static_cast<unsigned long>(sampleRate), mode);
}
LoudnessMeter::LoudnessMeter(LoudnessMeter&&) noexcept = default;
LoudnessMeter& LoudnessMeter::operator=(LoudnessMeter&&) noexcept = default;
LoudnessMeter::~LoudnessMeter() = default;

void LoudnessMeter::add(const AudioBuffer& buffer, std::int64_t frames) {
  const auto count = static_cast<std::size_t>(frames);
  if (impl_->channels == 1) {
    ebur128_add_frames_float(impl_->state, buffer.channel(0).data(), count);
    return;
  }
  impl_->interleaved.resize(count * 2);
  const auto left = buffer.channel(0);
  const auto right = buffer.channel(1);
  for (std::size_t n = 0; n < count; ++n) {
    impl_->interleaved[2 * n] = left[n];
    impl_->interleaved[2 * n + 1] = right[n];
  }
  ebur128_add_frames_float(impl_->state, impl_->interleaved.data(), count);
}

namespace {

template <typename Measure>
double loudness(ebur128_state* state, Measure measure) {
  double value = 0.0;
  if (measure(state, &value) != EBUR128_SUCCESS) return -std::numeric_limits<double>::infinity();
  return value;
}

template <typename Measure>
double peakDb(ebur128_state* state, int channels, Measure measure) {
  double largest = 0.0;
  for (int c = 0; c < channels; ++c) {
    double peak = 0.0;
    measure(state, static_cast<unsigned>(c), &peak);
    largest = std::max(largest, peak);
  }
  return 20.0 * std::log10(largest);
}

}  // namespace

double LoudnessMeter::integrated() const { return loudness(impl_->state, ebur128_loudness_global); }
double LoudnessMeter::shortTerm() const { return loudness(impl_->state, ebur128_loudness_shortterm); }
double LoudnessMeter::momentary() const { return loudness(impl_->state, ebur128_loudness_momentary); }
double LoudnessMeter::loudnessRange() const {
  double range = 0.0;
  return ebur128_loudness_range(impl_->state, &range) == EBUR128_SUCCESS ? range : 0.0;
}
double LoudnessMeter::truePeakDb() const { return peakDb(impl_->state, impl_->channels, ebur128_true_peak); }
double LoudnessMeter::samplePeakDb() const {
  return peakDb(impl_->state, impl_->channels, ebur128_sample_peak);
}

}  // namespace semblance
