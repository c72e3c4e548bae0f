// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ProgressLine.h"

#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <iostream>

#include "cli/Console.h"

namespace semblance::cli {

using namespace std::chrono_literals;

namespace {

std::string percent(double fraction) {
  const std::string number = fixed(std::floor(fraction * 100.0), 0);
  return std::string(number.size() < 3 ? 3 - number.size() : 0, ' ') + number + " %";
}

}  // namespace

ProgressLine::ProgressLine(bool quiet) : quiet_(quiet), terminal_(::isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() { clear(); }

ProgressCallback ProgressLine::callback() {
  if (quiet_) return {};
  return [this](const Progress& progress) { show(progress); };
}

void ProgressLine::clear() {
  const std::lock_guard lock(mutex_);
  if (lineOpen_) std::cerr << "\r\033[K" << std::flush;
  lineOpen_ = false;
}

void ProgressLine::show(const Progress& progress) {
  const std::lock_guard lock(mutex_);
  const auto now = Clock::now();
  if (terminal_)
    rewrite(progress, now);
  else
    append(progress, now);
}

void ProgressLine::rewrite(const Progress& progress, Clock::time_point now) {
  if (lineOpen_ && now - shown_ < 100ms) return;
  std::cerr << "\r\033[K" << percent(progress.fraction) << "  " << progress.stage.english()
            << timeLeft(progress.fraction, now) << std::flush;
  shown_ = now;
  lineOpen_ = true;
}

// In a log file every stage is worth one line, and a long stage one line in ten seconds.
void ProgressLine::append(const Progress& progress, Clock::time_point now) {
  const bool newStage = stages_.insert(progress.stage.english()).second;
  if (!newStage && now - shown_ < 10s) return;
  std::cerr << percent(progress.fraction) << "  " << progress.stage.english()
            << timeLeft(progress.fraction, now) << std::endl;
  shown_ = now;
}

std::string ProgressLine::timeLeft(double fraction, Clock::time_point now) const {
  const double elapsed = std::chrono::duration<double>(now - start_).count();
  if (elapsed < 2.0 || fraction < 0.02) return {};
  const auto seconds = static_cast<int>(std::ceil(elapsed * (1.0 - fraction) / fraction));
  const std::string rest = std::to_string(seconds % 60);
  return ", " + std::to_string(seconds / 60) + ":" + (rest.size() < 2 ? "0" : "") + rest + " left";
}

}  // namespace semblance::cli
