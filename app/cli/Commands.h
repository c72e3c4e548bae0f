// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <stop_token>

#include "base/Result.h"

namespace semblance::cli {

/// What the chosen command does once the whole command line was understood.
using Job = std::function<Result<void>(const std::stop_token&)>;

/// Each adds one command to `app`; when the user names it, `job` is set.
void addMatchCommand(CLI::App& app, Job& job);
void addRenderCommand(CLI::App& app, Job& job);
void addBatchCommand(CLI::App& app, Job& job);
void addAnalyzeCommand(CLI::App& app, Job& job);
void addEvaluateCommand(CLI::App& app, Job& job);
void addFineTuneCommand(CLI::App& app, Job& job);
void addTrainCommand(CLI::App& app, Job& job);
void addModelsCommand(CLI::App& app, Job& job);
void addDevicesCommand(CLI::App& app, Job& job);

}  // namespace semblance::cli
