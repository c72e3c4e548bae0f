// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/MatchFlags.h"

#include <vector>

#include "cli/FrequencyRangeText.h"
#include "cli/TimeRangeText.h"

namespace semblance::cli {

namespace {

std::vector<std::string> methodIds() {
  std::vector<std::string> ids;
  for (const MethodInfo& method : matchMethods()) ids.push_back(method.id);
  return ids;
}

std::vector<std::string> chainKeys() {
  std::vector<std::string> keys;
  for (const ChainPresetInfo& info : kChainPresets) keys.emplace_back(info.key);
  return keys;
}

CLI::Validator isTimeRange() {
  return CLI::Validator(
      [](std::string& text) {
        const auto range = timeRangeFromText(text);
        return range ? std::string() : range.error().message;
      },
      "START:END");
}

CLI::Validator isFrequencyRange() {
  return CLI::Validator(
      [](std::string& text) {
        const auto range = frequencyRangeFromText(text);
        return range ? std::string() : range.error().message;
      },
      "LOW:HIGH");
}

std::optional<TimeRange> rangeOrNothing(const std::string& text) {
  if (text.empty()) return {};
  return *timeRangeFromText(text);  // isTimeRange() has checked it
}

}  // namespace

void MatchFlags::addTo(CLI::App& command) {
  command.add_option("--method", method, "How the settings are found (network)")
      ->type_name("ID")
      ->check(CLI::IsMember(methodIds()));
  command.add_option("--model", model, "Name of a model (see `semblance-cli models`) or a model file");
  command.add_option("--chain", chain, "Chain of effects (" + chain + ")")
      ->type_name("PRESET")
      ->check(CLI::IsMember(chainKeys()));
  command
      .add_option("--strength", strengthPercent, "0 leaves the input as it is, 100 is the full match (100)")
      ->type_name("PERCENT")
      ->check(CLI::Range(0.0, 150.0));
  command.add_option("--input-range", inputRange, "Stretch of the input to listen to, in seconds or m:ss")
      ->check(isTimeRange());
  command.add_option("--reference-range", referenceRange, "Stretch of the reference to listen to")
      ->check(isTimeRange());
  command
      .add_option("--match-range", matchRange,
                  "Frequencies that the equaliser matches, in Hz; beyond them it does nothing")
      ->check(isFrequencyRange());
  command.add_option("--bands", bands, "Bands of the equaliser that the match may use (6)")
      ->type_name("N")
      ->check(CLI::Range(1, static_cast<int>(kBandCount)));
  command.add_option("--device", device, "Where the network runs: auto, cpu or cuda (auto)")
      ->type_name("DEVICE")
      ->check(CLI::IsMember({"auto", "cpu", "cuda"}));
  render.addTo(command);
  command.add_option("--json", json, "Write the report as JSON to a file, or - for standard output")
      ->type_name("FILE|-");
  command.add_flag("--quiet", quiet, "No progress and no notes on standard error");
}

MatchOptions MatchFlags::options() const {
  MatchOptions options;
  options.method = method;
  options.model = model;
  options.inputRange = rangeOrNothing(inputRange);
  options.referenceRange = rangeOrNothing(referenceRange);
  options.sections.chain = *chainPresetFromKey(chain);  // its flag has been checked
  if (!matchRange.empty()) options.sections.limits = *frequencyRangeFromText(matchRange);
  options.sections.limits.bands = bands;
  options.device = deviceFromName(device).value_or(Device::Automatic);
  return options;
}

}  // namespace semblance::cli
