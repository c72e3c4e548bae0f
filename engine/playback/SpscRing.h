// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <bit>
#include <cstddef>
#include <vector>

namespace semblance {

/// Queue between one producing and one consuming thread, wait-free on both sides. Elements are written and
/// read in place, so that large blocks are not copied.
template <typename T>
class SpscRing {
 public:
  /// Room for `capacity` elements, rounded up to a power of two.
  explicit SpscRing(std::size_t capacity) : slots_(std::bit_ceil(capacity)), mask_(slots_.size() - 1) {}

  std::size_t capacity() const noexcept { return slots_.size(); }

  /// Producer: the next free element, or null when full. It becomes visible by commit().
  T* free() noexcept {
    const std::size_t tail = tail_.load(std::memory_order_relaxed);
    if (tail - head_.load(std::memory_order_acquire) == slots_.size()) return nullptr;
    return &slots_[tail & mask_];
  }
  void commit() noexcept {
    tail_.store(tail_.load(std::memory_order_relaxed) + 1, std::memory_order_release);
  }

  /// Consumer: how many elements can be read now.
  std::size_t size() const noexcept {
    return tail_.load(std::memory_order_acquire) - head_.load(std::memory_order_relaxed);
  }
  /// Consumer: the element `index` places behind the oldest, or null when there is none.
  const T* peek(std::size_t index = 0) const noexcept {
    if (index >= size()) return nullptr;
    return &slots_[(head_.load(std::memory_order_relaxed) + index) & mask_];
  }
  /// Consumer: drops the oldest `count` elements; at most size().
  void pop(std::size_t count = 1) noexcept {
    head_.store(head_.load(std::memory_order_relaxed) + count, std::memory_order_release);
  }

 private:
  std::vector<T> slots_;
  std::size_t mask_;
  alignas(64) std::atomic<std::size_t> head_{0};
  alignas(64) std::atomic<std::size_t> tail_{0};
};

}  // namespace semblance
