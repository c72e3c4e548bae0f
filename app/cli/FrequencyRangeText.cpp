// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/FrequencyRangeText.h"

#include <charconv>
#include <cmath>
#include <optional>

#include "matching/EqualiserRange.h"

namespace semblance::cli {

namespace {

/// 0 where there is no limit.
std::optional<double> hertz(const std::string& text) {
  if (text.empty()) return 0.0;
  double value = 0.0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc() || !std::isfinite(value) || value <= 0.0) return {};
  const std::string unit(read.ptr, end);
  if (unit.empty()) return value;
  return unit == "k" ? std::optional(1000.0 * value) : std::nullopt;
}

}  // namespace

Result<EqualiserLimits> frequencyRangeFromText(const std::string& text) {
  const auto colon = text.find(':');
  const auto lowest = colon == std::string::npos ? std::nullopt : hertz(text.substr(0, colon));
  const auto highest = lowest ? hertz(text.substr(colon + 1)) : std::nullopt;
  if (!highest)
    return fail("\"%1\" is not a range of frequencies. Write LOW:HIGH in hertz (100:8000 or 100:8k).", text);
  EqualiserLimits limits;
  limits.lowestHz = *lowest;
  limits.highestHz = *highest;
  if (auto sensible = checkLimits(limits); !sensible) return tl::unexpected(sensible.error());
  return limits;
}

}  // namespace semblance::cli
