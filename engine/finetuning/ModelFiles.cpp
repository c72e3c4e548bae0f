// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/ModelFiles.h"

#include <algorithm>

#include "base/UserPaths.h"
#include "learning/Safetensors.h"

namespace semblance {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestName = 60;

bool isControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

// Written anew because the card says the name; the old file goes only when the new one is whole.
Result<fs::path> moveModel(const fs::path& from, const std::string& name) {
  if (const std::string problem = modelNameProblem(name); !problem.empty()) return fail(problem);
  const fs::path to = ownModelsFolder() / (name + ".safetensors");
  auto file = loadTensors(from);
  if (!file) return tl::unexpected(file.error());
  file->metadata["name"] = name;
  std::error_code problem;
  fs::create_directories(to.parent_path(), problem);
  if (problem)
    return fail("Cannot make the folder " + to.parent_path().string() + ": " + problem.message() +
                ". Make it, or see to its permissions.");
  if (auto saved = saveTensors(*file, to); !saved) return tl::unexpected(saved.error());
  fs::remove(from, problem);
  return to;
}

Result<void> checkOwn(const ModelInfo& model, const std::string& what) {
  if (!model.shipped) return {};
  return fail("Cannot " + what + " the model " + model.name + ": it came with the program.");
}

}  // namespace

fs::path ownModelsFolder() { return userDataFolder() / "models"; }

std::string modelNameProblem(const std::string& name) {
  if (name.empty()) return "The model needs a name.";
  if (name.size() > kLongestName)
    return "This name is too long; up to " + std::to_string(kLongestName) + " letters will do.";
  if (name.find_first_of("./\\") != std::string::npos || std::any_of(name.begin(), name.end(), isControl))
    return "A name of a model has no dots and no slashes.";
  if (name.front() == ' ' || name.back() == ' ' || name.front() == '-')
    return "A name of a model does not begin with a space or a hyphen, nor end with a space.";
  for (const ModelInfo& model : availableModels())
    if (model.name == name) return "There is a model called " + name + " already. Choose another name.";
  return {};
}

Result<fs::path> keepModel(const fs::path& file, const std::string& name) { return moveModel(file, name); }

Result<fs::path> renameModel(const ModelInfo& model, const std::string& name) {
  if (auto own = checkOwn(model, "rename"); !own) return tl::unexpected(own.error());
  const bool wasDefault = defaultModelName() == model.name;
  auto moved = moveModel(model.path, name);
  if (!moved || !wasDefault) return moved;
  if (auto set = setDefaultModelName(name); !set) return tl::unexpected(set.error());
  return moved;
}

Result<void> removeModel(const ModelInfo& model) {
  if (auto own = checkOwn(model, "remove"); !own) return own;
  const bool wasDefault = defaultModelName() == model.name;
  std::error_code problem;
  if (!fs::remove(model.path, problem) || problem)
    return fail("Cannot remove " + model.path.string() + ": " +
                (problem ? problem.message() : "it is not there any more") + ".");
  return wasDefault ? setDefaultModelName({}) : Result<void>();
}

}  // namespace semblance
