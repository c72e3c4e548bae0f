// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "cli/RenderFlags.h"
#include "matching/Matcher.h"

namespace semblance::cli {

/// The flags that `match` and `batch` share.
struct MatchFlags {
  std::string method = "network";
  std::string model;
  std::string chain{kChainPresets.front().key};
  double strengthPercent = 100.0;
  std::string inputRange;
  std::string referenceRange;
  std::string matchRange;
  int bands = static_cast<int>(kBandCount);
  std::string device = "auto";
  std::string json;
  bool quiet = false;
  RenderFlags render;

  void addTo(CLI::App& command);
  double strength() const { return strengthPercent / 100.0; }
  MatchOptions options() const;
};

}  // namespace semblance::cli
