// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <type_traits>

namespace semblance {

/// Hands the newest value from one writing thread to one reading thread. Both sides are wait-free; values
/// that the reader did not fetch in time are overwritten.
template <typename T>
class TripleBuffer {
  static_assert(std::is_trivially_copyable_v<T>, "copying must neither allocate nor throw");

 public:
  explicit TripleBuffer(const T& initial = T{}) { slots_.fill(initial); }

  /// Writer: publishes a whole value.
  void write(const T& value) noexcept {
    slots_[writing_] = value;
    writing_ = shared_.exchange(writing_ | kFresh, std::memory_order_acq_rel) & kIndex;
  }

  /// Reader: fetches the newest value; false if nothing was written since the last call.
  bool update() noexcept {
    if ((shared_.load(std::memory_order_relaxed) & kFresh) == 0) return false;
    reading_ = shared_.exchange(reading_, std::memory_order_acq_rel) & kIndex;
    return true;
  }

  /// Reader: what the last update() fetched.
  const T& value() const noexcept { return slots_[reading_]; }

 private:
  static constexpr unsigned kIndex = 3;
  static constexpr unsigned kFresh = 4;

  std::array<T, 3> slots_;
  alignas(64) unsigned writing_ = 0;
  alignas(64) std::atomic<unsigned> shared_{1};
  alignas(64) unsigned reading_ = 2;
};

}  // namespace semblance
