// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/Models.h"

#include <algorithm>

#include "base/AtomicFile.h"
#include "base/UserPaths.h"
#include "learning/Safetensors.h"

namespace semblance {

namespace fs = std::filesystem;

namespace {

constexpr const char* kExtension = ".safetensors";
constexpr const char* kDefaultName = "default";

fs::path defaultChoiceFile() { return userDataFolder() / "default-model"; }

std::string chosenDefault() {
  constexpr std::size_t kLongest = 4096;
  std::string name = readFile(defaultChoiceFile(), kLongest).value_or(std::string());
  return name.substr(0, name.find('\n'));
}

std::string usableDefault(const std::vector<ModelInfo>& models) {
  for (const std::string& wanted : {chosenDefault(), std::string(kDefaultName)})
    for (const ModelInfo& model : models)
      if (model.name == wanted && model.problem.empty()) return wanted;
  for (const ModelInfo& model : models)
    if (model.problem.empty()) return model.name;
  return {};
}

ModelInfo describe(const fs::path& file, bool shipped) {
  ModelInfo info{file.stem().string(), file, shipped, {}, {}};
  auto metadata = loadMetadata(file);
  if (metadata) {
    info.card = *metadata;
    info.problem = modelProblem(*metadata);
  } else {
    info.problem = metadata.error().sentence;
  }
  return info;
}

Sentence namesOf(const std::vector<ModelInfo>& models) {
  std::string names;
  for (const ModelInfo& model : models)
    if (model.problem.empty()) names += (names.empty() ? "" : ", ") + model.name;
  return names.empty() ? Sentence("none") : Sentence(names);
}

Result<fs::path> resolve(const std::string& nameOrFile) {
  std::error_code ignored;
  if (nameOrFile.find('/') != std::string::npos || fs::path(nameOrFile).extension() == kExtension)
    return fs::path(nameOrFile);
  const auto models = availableModels();
  const std::string usable = nameOrFile.empty() ? usableDefault(models) : nameOrFile;
  const std::string wanted = usable.empty() ? kDefaultName : usable;
  for (const ModelInfo& model : models)
    if (model.name == wanted) return model.path;
  return fail(
      "There is no model called %1. There are: %2. Choose one of them, give a file, or use the method "
      "rule-based.",
      wanted, namesOf(models));
}

}  // namespace

std::vector<ModelInfo> availableModels() {
  std::vector<ModelInfo> models;
  for (const fs::path& folder : modelFolders()) {
    std::error_code ignored;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder, ignored))
      if (entry.path().extension() == kExtension) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
      const auto same = [&](const ModelInfo& model) { return model.name == file.stem().string(); };
      if (std::none_of(models.begin(), models.end(), same))
        models.push_back(describe(file, folder != userDataFolder() / "models"));
    }
  }
  return models;
}

std::string defaultModelName() { return usableDefault(availableModels()); }

Result<void> setDefaultModelName(const std::string& name) {
  std::error_code problem;
  if (!name.empty()) {
    fs::create_directories(userDataFolder(), problem);  // where it cannot be made, writing says so
    return replaceFile(defaultChoiceFile(), name + "\n");
  }
  fs::remove(defaultChoiceFile(), problem);
  if (problem) return fail("Cannot remove %1: %2.", defaultChoiceFile(), problem.message());
  return {};
}

Result<std::pair<std::shared_ptr<Model>, std::string>> findModel(const std::string& nameOrFile) {
  auto path = resolve(nameOrFile);
  if (!path) return tl::unexpected(path.error());
  auto model = loadModel(*path);
  if (!model) return tl::unexpected(model.error());
  return std::pair{std::make_shared<Model>(std::move(*model)), path->stem().string()};
}

}  // namespace semblance
