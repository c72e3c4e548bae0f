// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace semblance {

/// Smallest of the last `window` values pushed, in constant amortised time; only prepare() allocates.
class RunningMinimum {
 public:
  void prepare(int window) {
    window_ = window;
    candidates_.resize(static_cast<std::size_t>(window) + 1);
    reset();
  }
  void reset() {
    head_ = tail_ = 0;
    pushed_ = 0;
  }

  float push(float value) {
    while (tail_ != head_ && at(tail_ - 1).value >= value) --tail_;
    at(tail_++) = {value, pushed_};
    if (at(head_).number + window_ <= pushed_) ++head_;
    ++pushed_;
    return at(head_).value;
  }

 private:
  struct Candidate {
    float value;
    std::int64_t number;
  };
  Candidate& at(std::size_t position) { return candidates_[position % candidates_.size()]; }

  std::int64_t window_ = 1;
  std::int64_t pushed_ = 0;
  std::size_t head_ = 0;
  std::size_t tail_ = 0;
  std::vector<Candidate> candidates_;  ///< a ring of rising values, oldest first
};

}  // namespace semblance
