// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/Result.h"
#include "learning/MatchNetwork.h"

namespace semblance {

/// A network with its card. The card's text entries (architecture, data, licences, steps, seed, figures, base
/// model) travel in the file's metadata; the ones needed to rebuild the network are written by saveModel().
struct Model {
  NetworkShape shape;
  MatchNetwork network{nullptr};
  std::map<std::string, std::string> card;
};

/// A new network whose weights are drawn from `seed`.
Model newModel(const NetworkShape& shape, std::uint64_t seed);

Result<void> saveModel(const Model& model, const std::filesystem::path& path);

/// Errors: those of loadTensors(); a file that is not a Semblance model, of a newer version, for another
/// parameter table; missing, surplus, misshapen or non-finite weights.
Result<Model> loadModel(const std::filesystem::path& path);

/// Why a file with this metadata cannot be used as a model; empty if it can.
std::string modelProblem(const std::map<std::string, std::string>& card);

}  // namespace semblance
