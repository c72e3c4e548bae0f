// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <mutex>
#include <set>
#include <string>

#include "base/Progress.h"

namespace semblance::cli {

/// Progress on standard error: one line that is rewritten on a terminal, a few plain lines elsewhere, nothing
/// when quiet. May be called from several threads.
class ProgressLine {
 public:
  explicit ProgressLine(bool quiet);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// To hand to a job; valid while this object lives. Empty when quiet.
  ProgressCallback callback();

  /// Removes the line before something else is printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;

  void show(const Progress& progress);
  void rewrite(const Progress& progress, Clock::time_point now);
  void append(const Progress& progress, Clock::time_point now);
  std::string timeLeft(double fraction, Clock::time_point now) const;

  bool quiet_;
  bool terminal_;
  std::mutex mutex_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point shown_{};
  bool lineOpen_ = false;
  std::set<std::string> stages_;
};

}  // namespace semblance::cli
