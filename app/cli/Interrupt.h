// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace semblance::cli {

/// While it lives, Ctrl-C (SIGINT), SIGTERM and SIGHUP ask the job to stop instead of ending the process, so
/// that no half-written file stays behind. At most one at a time.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  std::stop_token token() const { return source_.get_token(); }

 private:
  void waitForSignal();

  std::stop_source source_;
  std::thread waiter_;
};

}  // namespace semblance::cli
