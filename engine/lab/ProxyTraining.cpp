// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/ProxyTraining.h"

#include <algorithm>
#include <cmath>

#include "lab/LabChain.h"
#include "learning/Levels.h"
#include "learning/RandomDraws.h"

namespace semblance {

using torch::Tensor;

Result<ProxyConfig> loadProxyConfig(const std::filesystem::path& path) {
  auto reader = ConfigReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  ProxyConfig config;
  config.frames = 65536;
  reader->read("effect", config.effect);
  if (auto common = readLabKeys(*reader, config); !common) return tl::unexpected(common.error());
  if (const std::string problem = unknownName("effect", config.effect, proxyEffects()); !problem.empty())
    return reader->problem(problem);
  if (!config.run.baseModel.empty())
    return reader->problem("the proxy of an effect starts from scratch; leave base_model out");
  return config;
}

ProxyTraining::ProxyTraining(const ProxyConfig& config, EffectProxy proxy, AudioLoss loss,
                             TrainingSounds train, TrainingSounds valid, torch::Device device)
    : SoundTraining(config, proxy.network.ptr()),
      config_(config),
      proxy_(std::move(proxy)),
      loss_(std::move(loss)),
      train_(std::move(train)),
      valid_(std::move(valid)),
      device_(device) {
  proxy_.network->to(device_);
}

ProxyTraining::Examples ProxyTraining::draw(const TrainingSounds& sounds, std::uint64_t seed,
                                            std::uint64_t first, std::int64_t count) const {
  const bool equaliser = config_.effect == "equaliser";
  const std::int64_t controls = proxyControls(config_.effect);
  Examples examples{torch::zeros({count, 1, config_.frames}), torch::zeros({count, controls}), {}};
  for (std::int64_t row = 0; row < count; ++row) {
    RandomEngine random = randomEngine(seed, first + static_cast<std::uint64_t>(row));
    std::vector<float> samples = sounds.stretch(config_.frames, random);
    normalisePeak(samples);
    scale(samples, std::pow(10.0, -drawUniform(random, 0.0, 12.0) / 20.0));
    std::copy(samples.begin(), samples.end(), examples.input.data_ptr<float>() + row * config_.frames);
    for (std::int64_t i = 0; i < controls; ++i) examples.positions[row][i] = drawUniform(random, 0.0, 1.0);
  }
  if (!equaliser) examples.positions = withoutMakeUp(examples.positions);
  Tensor all = neutralPositions().to(torch::kFloat32).unsqueeze(0).repeat({count, 1});
  all.slice(1, equaliser ? 0 : kEqualiserControls, equaliser ? kEqualiserControls : kLabControls)
      .copy_(examples.positions);
  const Tensor output = exactChain(examples.input, all, run().sampleRates.front(), trainThreads(config_.run));
  examples.target = 2.0 * torch::tanh(0.5 * output);
  return {examples.input.to(device_), examples.positions.to(device_), examples.target.to(device_)};
}

Tensor ProxyTraining::lossOf(const Examples& examples) {
  return loss_(proxy_.network->forward(examples.input, examples.positions), examples.target);
}

Tensor ProxyTraining::trainingLoss(std::uint64_t first, std::int64_t count) {
  return lossOf(draw(train_, run().seed, first, count));
}

Tensor ProxyTraining::validationLoss(std::int64_t first, std::int64_t count) {
  return lossOf(draw(valid_, run().seed + 1, static_cast<std::uint64_t>(first), count));
}

Tensor ProxyTraining::unprocessedLoss(std::int64_t first, std::int64_t count) {
  const Examples examples = draw(valid_, run().seed + 1, static_cast<std::uint64_t>(first), count);
  return loss_(examples.input, examples.target);
}

Result<void> ProxyTraining::save(const std::filesystem::path& path,
                                 const std::map<std::string, std::string>& card) {
  proxy_.card = card;
  proxy_.card["loss"] = config_.loss;
  proxy_.card["sample_rate"] = std::to_string(run().sampleRates.front());
  return saveProxy(proxy_, path);
}

}  // namespace semblance
