// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/LabMethods.h"

#include <algorithm>

#include "audio/Resampler.h"
#include "lab/TransferSystem.h"
#include "learning/Levels.h"

namespace semblance {

namespace {

using torch::Tensor;
namespace fs = std::filesystem;

Tensor asTensor(const std::vector<float>& signal) {
  return torch::tensor(signal, torch::kFloat32).view({1, 1, -1});
}

// Peak at -12 dBFS at the encoder's rate, as in training.
Tensor heard(const std::vector<float>& signal, int sampleRate, const EncoderInput& wanted) {
  AudioBuffer buffer(1, static_cast<std::int64_t>(signal.size()));
  std::copy(signal.begin(), signal.end(), buffer.channel(0).begin());
  if (wanted.sampleRate != sampleRate) buffer = resampled(buffer, sampleRate, wanted.sampleRate);
  std::vector<float> samples(buffer.channel(0).begin(), buffer.channel(0).end());
  normalisePeak(samples);
  return asTensor(samples);
}

Result<std::vector<float>> answer(TransferSystem& system, const Example& example) {
  torch::NoGradGuard untracked;
  const EncoderInput wanted = system.encoder().input();
  const Tensor positions = system.listen(heard(example.input, example.sampleRate, wanted),
                                         heard(example.reference, example.sampleRate, wanted));
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

Result<std::vector<MethodSource>> labSources(const fs::path& folder) {
  std::error_code error;
  std::vector<fs::path> models;
  for (const auto& entry : fs::directory_iterator(folder, error))
    if (entry.path().extension() == ".safetensors") models.push_back(entry.path());
  if (error) return fail("Cannot read the folder " + folder.string() + ": " + error.message() + ".");
  if (models.empty())
    return fail("There are no trained systems (.safetensors) in " + folder.string() +
                ". Train them as models/lab/README.md says.");
  std::sort(models.begin(), models.end());
  std::vector<MethodSource> sources;
  for (const fs::path& model : models) sources.push_back(labSource(model));
  return sources;
}

}  // namespace semblance
