// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/Model.h"

#include <charconv>
#include <sstream>

#include "effects/ParameterTable.h"
#include "learning/Safetensors.h"

namespace semblance {

namespace {

constexpr const char* kFormat = "semblance-model";
constexpr const char* kVersion = "2";
constexpr const char* kArchitecture = "match-network";

// The effects whose controls the network sets; rows of others come and go without a model noticing.
bool isSetByModels(Effect effect) {
  return effect == Effect::InputGain || effect == Effect::Equaliser || effect == Effect::Compressor ||
         effect == Effect::OutputGain;
}

// Identifies the meaning of the outputs: a model made for other rows or ranges must not be read with these.
std::string tableSignature() {
  std::ostringstream text;
  for (const ParameterInfo& row : parameterTable()) {
    if (!isSetByModels(row.effect)) continue;
    text << row.key << ' ' << row.minimum << ' ' << row.maximum << ' ' << (row.scale == Scale::Logarithmic)
         << ';';
  }
  const std::string table = text.str();
  std::uint64_t hash = 14695981039346656037u;  // FNV-1a
  for (const char c : table) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  std::ostringstream hex;
  hex << std::hex << hash;
  return hex.str();
}

std::int64_t number(const std::map<std::string, std::string>& card, const std::string& key) {
  const auto entry = card.find(key);
  std::int64_t value = -1;
  if (entry != card.end())
    std::from_chars(entry->second.data(), entry->second.data() + entry->second.size(), value);
  return value;
}

NetworkShape shapeOf(const std::map<std::string, std::string>& card) {
  return {number(card, "width"), number(card, "encoder_blocks"), number(card, "controller_blocks"),
          number(card, "hidden"), std::max<std::int64_t>(0, number(card, "moment_heads"))};
}

bool plausible(const NetworkShape& shape) {
  const auto within = [](std::int64_t value, std::int64_t low, std::int64_t high) {
    return value >= low && value <= high;
  };
  return within(shape.width, 8, 1024) && shape.width % 8 == 0 && within(shape.encoderBlocks, 0, 16) &&
         within(shape.controllerBlocks, 0, 16) && within(shape.hidden, 8, 4096) &&
         within(shape.momentHeads, 0, 64);
}

}  // namespace

Model newModel(const NetworkShape& shape, std::uint64_t seed) {
  torch::manual_seed(seed);
  Model model{shape, MatchNetwork(shape), {}};
  model.network->eval();
  return model;
}

std::string modelProblem(const std::map<std::string, std::string>& card) {
  const auto entry = [&](const char* key) {
    const auto found = card.find(key);
    return found == card.end() ? std::string() : found->second;
  };
  if (entry("format") != kFormat) return "it was not made by Semblance";
  if (entry("version") != kVersion)
    return "it is of version " + entry("version") + ", which this program does not know";
  if (entry("architecture") != kArchitecture)
    return "its network is of the kind \"" + entry("architecture") + "\", which this program does not know";
  if (entry("parameter_table") != tableSignature())
    return "it was made for other effects or parameter ranges";
  if (!plausible(shapeOf(card))) return "its description of the network is damaged";
  return {};
}

Result<void> saveModel(const Model& model, const std::filesystem::path& path) {
  TensorFile file;
  for (const auto& item : model.network->named_parameters()) file.tensors[item.key()] = item.value();
  file.metadata = model.card;
  file.metadata["format"] = kFormat;
  file.metadata["version"] = kVersion;
  file.metadata["architecture"] = kArchitecture;
  file.metadata["parameter_table"] = tableSignature();
  file.metadata["width"] = std::to_string(model.shape.width);
  file.metadata["encoder_blocks"] = std::to_string(model.shape.encoderBlocks);
  file.metadata["controller_blocks"] = std::to_string(model.shape.controllerBlocks);
  file.metadata["hidden"] = std::to_string(model.shape.hidden);
  file.metadata["moment_heads"] = std::to_string(model.shape.momentHeads);
  return saveTensors(file, path);
}

Result<Model> loadModel(const std::filesystem::path& path) {
  auto file = loadTensors(path);
  if (!file) return tl::unexpected(file.error());
  const auto refuse = [&](const std::string& why) {
    return fail("Cannot use the model " + path.string() + ": " + why + ". Choose another model.");
  };
  if (const std::string problem = modelProblem(file->metadata); !problem.empty()) return refuse(problem);
  Model model{shapeOf(file->metadata), nullptr, file->metadata};
  model.network = MatchNetwork(model.shape);
  torch::NoGradGuard untracked;
  std::size_t used = 0;
  for (auto& item : model.network->named_parameters()) {
    const auto found = file->tensors.find(item.key());
    if (found == file->tensors.end()) return refuse("the weights " + item.key() + " are missing");
    if (found->second.sizes() != item.value().sizes())
      return refuse("the weights " + item.key() + " have another shape");
    if (!torch::isfinite(found->second).all().item<bool>())
      return refuse("the weights " + item.key() + " are not finite");
    item.value().copy_(found->second);
    ++used;
  }
  if (used != file->tensors.size()) return refuse("it holds weights that the network does not have");
  model.network->eval();
  return model;
}

}  // namespace semblance
