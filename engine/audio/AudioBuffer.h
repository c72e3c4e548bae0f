// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace semblance {

/// Planar float samples: channels() rows of frames() values, full scale is 1.0.
class AudioBuffer {
 public:
  AudioBuffer() = default;
  AudioBuffer(int channels, std::int64_t frames)
      : channels_(channels),
        frames_(frames),
        samples_(static_cast<std::size_t>(channels) * static_cast<std::size_t>(frames)) {}

  int channels() const { return channels_; }
  std::int64_t frames() const { return frames_; }
  bool empty() const { return samples_.empty(); }

  std::span<float> channel(int index) {
    return std::span(samples_).subspan(static_cast<std::size_t>(index * frames_),
                                       static_cast<std::size_t>(frames_));
  }
  std::span<const float> channel(int index) const {
    return std::span(samples_).subspan(static_cast<std::size_t>(index * frames_),
                                       static_cast<std::size_t>(frames_));
  }
  void clear() { std::fill(samples_.begin(), samples_.end(), 0.0f); }

 private:
  int channels_ = 0;
  std::int64_t frames_ = 0;
  std::vector<float> samples_;
};

}  // namespace semblance
