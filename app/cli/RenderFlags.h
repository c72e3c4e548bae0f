// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>

#include "rendering/Renderer.h"

namespace semblance::cli {

/// The flags of all commands that write a sound file.
struct RenderFlags {
  std::optional<double> loudness;
  std::optional<double> ceiling;
  std::string depth;

  void addTo(CLI::App& command);
  RenderOptions options() const;
};

}  // namespace semblance::cli
