// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "effects/ParameterTable.h"

namespace semblance {
namespace {

/// Fixed-point text with a point whatever the locale, and never "-0.0".
std::string fixedText(double value, int decimals) {
  std::array<char, 64> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, decimals);
  std::string text(digits.data(), end.ptr);
  if (text.front() == '-' && text.find_first_not_of("-0.") == std::string::npos) text.erase(0, 1);
  return text;
}

/// Lower case, without blanks, with an ASCII minus and a decimal point.
std::string canonical(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 3) == "\u2212") {  // the typographic minus
      result += '-';
      i += 2;
    } else if (text.substr(i, 2) == "\u00a0") {  // no-break space
      ++i;
    } else if (const char c = text[i]; c == ',') {
      result += '.';
    } else if (c >= 'A' && c <= 'Z') {
      result += static_cast<char>(c - 'A' + 'a');
    } else if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
      result += c;
    }
  }
  return result;
}

/// Factor that brings a number followed by `suffix` into the unit's own measure.
std::optional<double> suffixFactor(Unit unit, std::string_view suffix) {
  if (suffix.empty()) return 1.0;
  switch (unit) {
    case Unit::Decibel:
      if (suffix == "db" || suffix == "dbfs") return 1.0;
      break;
    case Unit::Hertz:
      if (suffix == "hz") return 1.0;
      if (suffix == "k" || suffix == "khz") return 1000.0;
      break;
    case Unit::Millisecond:
      if (suffix == "ms") return 1.0;
      if (suffix == "s") return 1000.0;
      if (suffix == "us") return 0.001;
      break;
    case Unit::Ratio:
      if (suffix == ":1") return 1.0;
      break;
    case Unit::Percent:
      if (suffix == "%") return 1.0;
      break;
    case Unit::None:
      break;
  }
  return std::nullopt;
}

}  // namespace

std::string_view unitText(Unit unit) {
  switch (unit) {
    case Unit::Decibel:
      return "dB";
    case Unit::Hertz:
      return "Hz";
    case Unit::Millisecond:
      return "ms";
    case Unit::Ratio:
      return ":1";
    case Unit::Percent:
      return "%";
    case Unit::None:
      break;
  }
  return "";
}

std::string toText(ParameterId id, float value) {
  const ParameterInfo& info = parameterInfo(id);
  const double number = value;
  switch (info.unit) {
    case Unit::Hertz:
      if (number >= 999.5) return fixedText(number / 1000.0, 2) + " kHz";
      break;
    case Unit::Millisecond:
      if (number < 1.0) return fixedText(number, info.decimals + 1) + " ms";
      break;
    case Unit::Ratio:
      return fixedText(number, info.decimals) + ":1";
    case Unit::None:
      return fixedText(number, info.decimals);
    case Unit::Decibel:
    case Unit::Percent:
      break;
  }
  return fixedText(number, info.decimals) + ' ' + std::string(unitText(info.unit));
}

std::optional<float> fromText(ParameterId id, std::string_view text) {
  std::string typed = canonical(text);
  if (typed.starts_with('+')) typed.erase(0, 1);
  double number = 0.0;
  const char* const end = typed.data() + typed.size();
  const auto parsed = std::from_chars(typed.data(), end, number, std::chars_format::fixed);
  if (parsed.ec != std::errc() || !std::isfinite(number)) return std::nullopt;
  const auto factor = suffixFactor(parameterInfo(id).unit, std::string_view(parsed.ptr, end));
  if (!factor) return std::nullopt;
  const ParameterInfo& info = parameterInfo(id);
  return static_cast<float>(
      std::clamp(number * *factor, static_cast<double>(info.minimum), static_cast<double>(info.maximum)));
}

}  // namespace semblance
