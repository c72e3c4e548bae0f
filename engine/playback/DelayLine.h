// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace semblance {

/// Delays one channel by a fixed number of samples, in place.
class DelayLine {
 public:
  /// Allocates; the delay may be 0.
  void prepare(int delay) {
    samples_.assign(static_cast<std::size_t>(delay), 0.0f);
    index_ = 0;
  }
  void reset() {
    std::fill(samples_.begin(), samples_.end(), 0.0f);
    index_ = 0;
  }
  void process(float* samples, int frames) {
    if (samples_.empty()) return;
    for (int i = 0; i < frames; ++i) {
      std::swap(samples[i], samples_[index_]);
      if (++index_ == samples_.size()) index_ = 0;
    }
  }

 private:
  std::vector<float> samples_;
  std::size_t index_ = 0;
};

}  // namespace semblance
