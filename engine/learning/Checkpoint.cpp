// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/Checkpoint.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "learning/Safetensors.h"

namespace semblance {

namespace {

using nlohmann::json;
namespace fs = std::filesystem;

// JSON has no "not a number": the training loss of a status before the first step becomes null.
json toJson(const TrainStatus& status) {
  return {{"step", status.step},
          {"train_loss", status.trainLoss},
          {"valid_loss", status.validLoss},
          {"best_valid_loss", status.bestValidLoss},
          {"valid_terms", status.validTerms},
          {"skipped_steps", status.skippedSteps}};
}

double number(const json& value) { return value.is_null() ? std::nan("") : value.get<double>(); }

TrainStatus toStatus(const json& entry) {
  TrainStatus status;
  status.step = entry.at("step").get<std::int64_t>();
  status.trainLoss = number(entry.at("train_loss"));
  status.validLoss = number(entry.at("valid_loss"));
  status.bestValidLoss = number(entry.at("best_valid_loss"));
  status.validTerms = entry.at("valid_terms").get<std::map<std::string, double>>();
  status.skippedSteps = entry.at("skipped_steps").get<std::int64_t>();
  return status;
}

TrainingState toState(const json& entry) {
  TrainingState state;
  state.step = entry.at("step").get<std::int64_t>();
  state.bestLoss = entry.at("best_loss").get<double>();
  state.bestStep = entry.at("best_step").get<std::int64_t>();
  state.lossSum = entry.at("loss_sum").get<double>();
  state.lossCount = entry.at("loss_count").get<std::int64_t>();
  state.skippedSteps = entry.at("skipped_steps").get<std::int64_t>();
  for (const json& status : entry.at("history")) state.history.push_back(toStatus(status));
  return state;
}

std::string bufferName(std::size_t index) { return "buffer." + std::to_string(index); }

// Takes the buffers out of the tensors of a file; false where they do not fit.
bool restore(std::vector<torch::Tensor>& buffers, std::map<std::string, torch::Tensor>& tensors) {
  torch::NoGradGuard untracked;
  for (std::size_t i = 0; i < buffers.size(); ++i) {
    const auto found = tensors.find(bufferName(i));
    if (found == tensors.end() || found->second.sizes() != buffers[i].sizes()) return false;
    buffers[i].copy_(found->second);
    tensors.erase(found);
  }
  return true;
}

tl::unexpected<Error> unusable(const fs::path& path, const std::string& why) {
  return fail("Cannot resume from " + path.string() + ": " + why + ". Start without --resume.");
}

}  // namespace

fs::path checkpointPath(const fs::path& output) { return output.string() + ".checkpoint"; }

Result<void> saveCheckpoint(const fs::path& path, const AdamW& optimiser,
                            const std::vector<torch::Tensor>& buffers, const TrainingState& state,
                            const std::string& configuration) {
  json history = json::array();
  for (const TrainStatus& status : state.history) history.push_back(toJson(status));
  const json entry{
      {"step", state.step},        {"best_loss", state.bestLoss},   {"best_step", state.bestStep},
      {"loss_sum", state.lossSum}, {"loss_count", state.lossCount}, {"skipped_steps", state.skippedSteps},
      {"history", history}};
  auto tensors = optimiser.state();
  for (std::size_t i = 0; i < buffers.size(); ++i) tensors[bufferName(i)] = buffers[i];
  return saveTensors({std::move(tensors), {{"configuration", configuration}, {"state", entry.dump()}}}, path);
}

Result<TrainingState> loadCheckpoint(const fs::path& path, AdamW& optimiser,
                                     std::vector<torch::Tensor>& buffers, const std::string& configuration) {
  const auto saved = checkpointConfiguration(path);
  if (!saved) return tl::unexpected(saved.error());
  if (*saved != configuration) return unusable(path, "it belongs to another configuration");
  auto file = loadTensors(path);
  if (!file) return unusable(path, "it is damaged");
  for (const auto& [name, tensor] : file->tensors)
    if (!torch::isfinite(tensor).all().item<bool>()) return unusable(path, "its weights are not finite");
  if (!restore(buffers, file->tensors) || !optimiser.restore(file->tensors))
    return unusable(path, "it belongs to another network");
  try {
    return toState(json::parse(file->metadata["state"]));
  } catch (const json::exception&) {
    return unusable(path, "it is damaged");
  }
}

Result<std::string> checkpointConfiguration(const fs::path& path) {
  std::error_code ignored;
  if (!fs::exists(path, ignored)) return unusable(path, "there is no such file");
  auto metadata = loadMetadata(path);
  if (!metadata || !metadata->contains("configuration")) return unusable(path, "it is damaged");
  return (*metadata)["configuration"];
}

}  // namespace semblance
