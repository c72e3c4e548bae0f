// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/LabMethods.h"

#include <algorithm>

#include "lab/HeardSignal.h"
#include "lab/TransferSystem.h"

namespace semblance {

namespace {

using torch::Tensor;
namespace fs = std::filesystem;

Result<std::vector<float>> answer(TransferSystem& system, const Example& example) {
  torch::NoGradGuard untracked;
  const EncoderInput wanted = system.encoder().input();
  const Tensor positions = system.listen(heardBy(wanted, example.input, example.sampleRate),
                                         heardBy(wanted, example.reference, example.sampleRate));
  const Tensor output =
      system.strategy().infer(asTensor(example.input), positions, example.sampleRate).flatten().contiguous();
  return std::vector<float>(output.data_ptr<float>(), output.data_ptr<float>() + output.numel());
}

}  // namespace

MethodSource labSource(const fs::path& model) {
  const std::string name = model.stem().string();
  return {name, [model, name]() -> Result<EvaluatedMethod> {
            auto loaded = loadTransferSystem(model);
            if (!loaded) return tl::unexpected(loaded.error());
            const std::shared_ptr<TransferSystem> system = loaded->system;
            return EvaluatedMethod{name, "cpu", [system](const Example& example, std::stop_token) {
                                     return answer(*system, example);
                                   }};
          }};
}

Result<std::vector<fs::path>> labModels(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> models;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ".safetensors") models.push_back(entry.path());
  if (error) return fail("Cannot read the folder " + folder.string() + ": " + error.message() + ".");
  if (models.empty())
    return fail("There are no trained systems (.safetensors) in " + folder.string() +
                "; models/train-lab makes them.");
  std::sort(models.begin(), models.end());
  return models;
}

Result<std::vector<MethodSource>> labSources(const fs::path& folder) {
  const auto models = labModels(folder);
  if (!models) return tl::unexpected(models.error());
  std::vector<MethodSource> sources;
  for (const fs::path& model : *models) sources.push_back(labSource(model));
  return sources;
}

}  // namespace semblance
