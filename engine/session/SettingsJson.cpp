// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/SettingsJson.h"

#include <array>
#include <charconv>

namespace semblance {

namespace {

// 0.1 and not 0.10000000149011612.
double shortestDecimal(float value) {
  std::array<char, 64> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  double decimal = 0.0;
  std::from_chars(text.data(), end, decimal);
  return decimal;
}

}  // namespace

nlohmann::ordered_json parametersJson(const ChainSettings& settings) {
  auto json = nlohmann::ordered_json::object();
  for (const ParameterInfo& row : parameterTable())
    json[std::string(row.key)] = {{"value", shortestDecimal(settings[row.id])}, {"unit", unitText(row.unit)}};
  return json;
}

}  // namespace semblance
