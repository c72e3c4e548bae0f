// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/LabChain.h"

#include <atomic>
#include <thread>

#include "differentiable/Chain.h"
#include "effects/EffectChain.h"

namespace semblance {

using torch::Tensor;

Tensor chainValues(const Tensor& positions) {
  const Tensor start = differentiable::normalised(differentiable::toTensor(neutralSettings()));
  std::vector<Tensor> columns;
  for (std::int64_t i = 0; i < start.size(0); ++i) columns.push_back(start[i].expand({positions.size(0)}));
  const auto& rows = labParameters();
  for (std::size_t i = 0; i < rows.size(); ++i)
    columns[indexOf(rows[i])] = positions.select(1, static_cast<std::int64_t>(i)).to(torch::kFloat64);
  return differentiable::denormalised(torch::stack(columns, 1));
}

Tensor exactChain(const Tensor& audio, const Tensor& positions, double sampleRate, int threads) {
  const Tensor output = audio.detach().to(torch::kCPU, torch::kFloat32).clone().contiguous();
  const std::int64_t count = output.size(0);
  const std::int64_t frames = output.size(-1);
  const Tensor rows = positions.detach().to(torch::kCPU, torch::kFloat64).contiguous();
  const auto width = static_cast<std::size_t>(rows.size(1));
  std::vector<ChainSettings> settings;
  for (std::int64_t i = 0; i < count; ++i)
    settings.push_back(labSettings({rows.data_ptr<double>() + static_cast<std::size_t>(i) * width, width}));
  std::atomic<std::int64_t> next{0};
  const auto work = [&] {
    for (std::int64_t i = next++; i < count; i = next++) {
      EffectChain chain;
      chain.prepare(sampleRate, 1);
      chain.setSettings(settings[static_cast<std::size_t>(i)]);
      float* const channel = output.data_ptr<float>() + i * frames;
      chain.process(&channel, static_cast<int>(frames));
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (int i = 1; i < threads; ++i) helpers.emplace_back(work);
    work();
  }
  return output.to(audio.device());
}

Tensor neutralPositions() {
  const auto& rows = labParameters();
  std::vector<double> positions;
  for (const ParameterId id : rows)
    positions.push_back(normalised(id, static_cast<double>(parameterInfo(id).neutral)));
  return torch::tensor(positions, torch::kFloat64);
}

}  // namespace semblance
