// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/ModelNames.h"

#include <algorithm>

#include "base/UserPaths.h"
#include "learning/Model.h"
#include "learning/Safetensors.h"
#include "matching/Matcher.h"

namespace semblance {

namespace {

namespace fs = std::filesystem;

constexpr const char* kExtension = ".safetensors";

bool isPlainName(const std::string& text) {
  return text.find('/') == std::string::npos && fs::path(text).extension().empty();
}

bool isSameFile(const fs::path& a, const fs::path& b) {
  std::error_code missing;
  if (fs::equivalent(a, b, missing) && !missing) return true;
  return fs::weakly_canonical(a, missing) == fs::weakly_canonical(b, missing);
}

Result<fs::path> namedModel(const std::string& name) {
  const auto models = availableModels();
  const auto found =
      std::find_if(models.begin(), models.end(), [&](const ModelInfo& model) { return model.name == name; });
  if (found != models.end()) return found->path;
  std::string names;
  for (const ModelInfo& model : models) names += (names.empty() ? "" : ", ") + model.name;
  return fail("There is no model called %1. There are: %2. Choose one of them or give a file.", name,
              names.empty() ? Sentence("none") : Sentence(names));
}

}  // namespace

Result<fs::path> baseModelFile(const std::string& nameOrFile) {
  const std::string wanted = nameOrFile.empty() ? defaultModelName() : nameOrFile;
  if (wanted.empty()) return fail("There is no model to start from. Give a file.");
  auto path = isPlainName(wanted) ? namedModel(wanted) : Result<fs::path>(wanted);
  if (!path) return path;
  const auto card = loadMetadata(*path);
  if (!card) return tl::unexpected(card.error());
  if (const std::string problem = modelProblem(*card); !problem.empty())
    return fail("Cannot start from the model %1: %2. Choose another model.", *path, problem);
  return path;
}

Result<fs::path> newModelFile(const std::string& nameOrFile, const fs::path& base) {
  const fs::path path = isPlainName(nameOrFile) ? userDataFolder() / "models" / (nameOrFile + kExtension)
                                                : fs::path(nameOrFile);
  if (path.extension() != kExtension)
    return fail("Cannot write the model %1: its name must end in %2.", path, kExtension);
  if (isSameFile(path, base))
    return fail(
        "Cannot write the model %1: it is the model to start from, which is kept. Choose another name.",
        path);
  for (const ModelInfo& model : availableModels())
    if (model.shipped && isSameFile(path, model.path))
      return fail("Cannot write the model %1: it came with the program and is kept. Choose another name.",
                  path);
  return path;
}

}  // namespace semblance
