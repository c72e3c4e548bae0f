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
  if (const Sentence problem = modelNameProblem(name); !problem.empty()) return fail(problem);
  const fs::path to = ownModelsFolder() / (name + ".safetensors");
  auto file = loadTensors(from);
  if (!file) return tl::unexpected(file.error());
  file->metadata["name"] = name;
  std::error_code problem;
  fs::create_directories(to.parent_path(), problem);
  if (problem)
    return fail("Cannot make the folder %1: %2. Make it, or see to its permissions.", to.parent_path(),
                problem.message());
  if (auto saved = saveTensors(*file, to); !saved) return tl::unexpected(saved.error());
  fs::remove(from, problem);
  return to;
}

}  // namespace

fs::path ownModelsFolder() { return userDataFolder() / "models"; }

Sentence modelNameProblem(const std::string& name) {
  if (name.empty()) return Sentence("The model needs a name.");
  if (name.size() > kLongestName)
    return Sentence("This name is too long; up to %1 letters will do.", kLongestName);
  if (name.find_first_of("./\\") != std::string::npos || std::any_of(name.begin(), name.end(), isControl))
    return Sentence("A name of a model has no dots and no slashes.");
  if (name.front() == ' ' || name.back() == ' ' || name.front() == '-')
    return Sentence("A name of a model does not begin with a space or a hyphen, nor end with a space.");
  for (const ModelInfo& model : availableModels())
    if (model.name == name) return Sentence("There is a model called %1 already. Choose another name.", name);
  return {};
}

Result<fs::path> keepModel(const fs::path& file, const std::string& name) { return moveModel(file, name); }

Result<fs::path> renameModel(const ModelInfo& model, const std::string& name) {
  if (model.shipped) return fail("Cannot rename the model %1: it came with the program.", model.name);
  const bool wasDefault = defaultModelName() == model.name;
  auto moved = moveModel(model.path, name);
  if (!moved || !wasDefault) return moved;
  if (auto set = setDefaultModelName(name); !set) return tl::unexpected(set.error());
  return moved;
}

Result<void> removeModel(const ModelInfo& model) {
  if (model.shipped) return fail("Cannot remove the model %1: it came with the program.", model.name);
  const bool wasDefault = defaultModelName() == model.name;
  std::error_code problem;
  if (!fs::remove(model.path, problem) || problem)
    return fail("Cannot remove %1: %2.", model.path,
                problem ? Sentence(problem.message()) : Sentence("it is not there any more"));
  return wasDefault ? setDefaultModelName({}) : Result<void>();
}

}  // namespace semblance
