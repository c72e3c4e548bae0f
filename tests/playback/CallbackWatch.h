// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>

namespace semblance::test {

/// Counts what a thread does that an audio callback must not do, while it is being watched. The program that
/// uses it links CallbackWatch.cpp, which takes the place of the functions concerned.
class CallbackWatch {
 public:
  /// Watches the calling thread while it lives.
  CallbackWatch();
  ~CallbackWatch();
  CallbackWatch(const CallbackWatch&) = delete;
  CallbackWatch& operator=(const CallbackWatch&) = delete;

  static std::uint64_t allocations();  ///< and releases
  static std::uint64_t locks();        ///< mutexes and condition variables
  static std::uint64_t systemCalls();  ///< files and sleeping
};

}  // namespace semblance::test
