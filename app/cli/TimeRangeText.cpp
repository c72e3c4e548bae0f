// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/TimeRangeText.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <sstream>
#include <vector>

namespace semblance::cli {

namespace {

std::vector<std::string> split(const std::string& text, char separator) {
  std::vector<std::string> parts;
  std::istringstream stream(text);
  for (std::string part; std::getline(stream, part, separator);) parts.push_back(part);
  if (!text.empty() && text.back() == separator) parts.emplace_back();
  return parts;
}

std::optional<double> number(const std::string& text) {
  double value = 0.0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (text.empty() || read.ec != std::errc() || read.ptr != end || !std::isfinite(value) || value < 0.0)
    return {};
  return value;
}

// "90", "1:30" or "0:01:30"; minutes and seconds after a colon stay below 60.
std::optional<double> seconds(const std::string& text) {
  const auto parts = split(text, ':');
  if (parts.empty() || parts.size() > 3) return {};
  double total = 0.0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto value = number(parts[i]);
    if (!value || (i > 0 && *value >= 60.0)) return {};
    total = total * 60.0 + *value;
  }
  return total;
}

struct Sides {
  std::string begin;
  std::string end;
};

std::optional<Sides> sides(const std::string& text) {
  if (const auto parts = split(text, '-'); parts.size() == 2) return Sides{parts[0], parts[1]};
  const auto parts = split(text, ':');
  if (parts.size() == 2) return Sides{parts[0], parts[1]};
  if (parts.size() == 4) return Sides{parts[0] + ":" + parts[1], parts[2] + ":" + parts[3]};
  return {};
}

}  // namespace

Result<TimeRange> timeRangeFromText(const std::string& text) {
  const std::string explained = "\"" + text + "\" is not a stretch of time";
  const auto both = sides(text);
  const auto begin = both ? seconds(both->begin) : std::nullopt;
  const auto end = both ? seconds(both->end) : std::nullopt;
  if (!begin || !end) return fail(explained + ". Write START:END in seconds (30:45) or minutes (0:30-0:45).");
  if (*begin >= *end) return fail(explained + ": it ends before it begins.");
  return TimeRange{*begin, *end};
}

}  // namespace semblance::cli
