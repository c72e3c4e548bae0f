// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/ProxyTraining.h"

#include <algorithm>
#include <cmath>

#include "lab/LabChain.h"
#include "lab/ModelWeights.h"
#include "learning/ConfigReader.h"
#include "learning/Levels.h"
#include "learning/RandomDraws.h"

namespace semblance {

namespace {

using torch::Tensor;

std::string problemOf(const ProxyConfig& config, const std::string& size) {
  for (const std::string& problem : {unknownName("effect", config.effect, proxyEffects()),
                                     unknownName("loss", config.loss, audioLossNames()),
                                     unknownName("size", size, {"published", "small"})})
    if (!problem.empty()) return problem;
  if (config.frames < 32768 || config.frames > 1 << 22) return "frames must lie between 32768 and 4194304";
  if (config.run.trainList.empty() || config.run.validList.empty())
    return "train_list and valid_list are needed";
  return trainConfigProblem(config.run);
}

}  // namespace

Result<ProxyConfig> loadProxyConfig(const std::filesystem::path& path) {
  auto reader = ConfigReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  ProxyConfig config;
  std::string system, size = "small";
  int rate = 24000;
  config.run.batch = 8;
  config.run.validExamples = 64;
  config.run.learningRate = 1e-3;
  reader->read("system", system);
  readCommonKeys(*reader, config.run);
  reader->read("effect", config.effect);
  reader->read("size", size);
  reader->read("loss", config.loss);
  reader->read("sample_rate", rate);
  reader->read("frames", config.frames);
  if (auto finished = reader->finish(); !finished) return tl::unexpected(finished.error());
  config.run.sampleRates = {rate};
  config.run.examples = config.run.steps * config.run.batch;
  config.size = sizeNamed(size);
  if (const std::string problem = problemOf(config, size); !problem.empty()) return reader->problem(problem);
  return config;
}

ProxyTraining::ProxyTraining(const ProxyConfig& config, EffectProxy proxy, AudioLoss loss,
                             const ClipLibrary& train, const ClipLibrary& valid, torch::Device device)
    : config_(config),
      proxy_(std::move(proxy)),
      loss_(std::move(loss)),
      train_(train),
      valid_(valid),
      device_(device) {
  proxy_.network->to(device_);
}

ProxyTraining::Examples ProxyTraining::draw(const ClipLibrary& library, std::uint64_t seed,
                                            std::uint64_t first, std::int64_t count) const {
  const bool equaliser = config_.effect == "equaliser";
  const std::int64_t controls = proxyControls(config_.effect);
  Examples examples{torch::zeros({count, 1, config_.frames}), torch::zeros({count, controls}), {}};
  for (std::int64_t row = 0; row < count; ++row) {
    RandomEngine random = randomEngine(seed, first + static_cast<std::uint64_t>(row));
    const auto clip =
        static_cast<std::size_t>(drawInteger(random, 0, static_cast<std::int64_t>(library.size())));
    const std::int64_t starts = std::max<std::int64_t>(1, library.frames(clip) - config_.frames + 1);
    std::vector<float> samples = library.samples(clip, drawInteger(random, 0, starts), config_.frames);
    normalisePeak(samples);
    scale(samples, std::pow(10.0, -drawUniform(random, 0.0, 12.0) / 20.0));
    std::copy(samples.begin(), samples.end(), examples.input.data_ptr<float>() + row * config_.frames);
    for (std::int64_t i = 0; i < controls; ++i) examples.positions[row][i] = drawUniform(random, 0.0, 1.0);
  }
  if (!equaliser) examples.positions = withoutMakeUp(examples.positions);
  Tensor all = neutralPositions().to(torch::kFloat32).unsqueeze(0).repeat({count, 1});
  all.slice(1, equaliser ? 0 : kEqualiserControls, equaliser ? kEqualiserControls : kLabControls)
      .copy_(examples.positions);
  const Tensor output =
      exactChain(examples.input, all, config_.run.sampleRates.front(), trainThreads(config_.run));
  examples.target = 2.0 * torch::tanh(0.5 * output);
  return {examples.input.to(device_), examples.positions.to(device_), examples.target.to(device_)};
}

Tensor ProxyTraining::lossOf(const Examples& examples) {
  return loss_(proxy_.network->forward(examples.input, examples.positions), examples.target);
}

double ProxyTraining::accumulateGradients(std::int64_t number, const BatchShare& share) {
  proxy_.network->train();
  const std::int64_t batch = config_.run.batch;
  double sum = 0.0;
  for (std::int64_t i = share.rank; i < share.parts; i += share.processes) {
    const std::int64_t begin = i * batch / share.parts;
    const std::int64_t end = (i + 1) * batch / share.parts;
    if (begin == end) continue;
    const Examples part =
        draw(train_, config_.run.seed, static_cast<std::uint64_t>(number * batch + begin), end - begin);
    const Tensor loss = lossOf(part) * (static_cast<double>(end - begin) / static_cast<double>(batch));
    const double value = loss.item<double>();
    if (std::isfinite(value)) loss.backward();
    sum += value;
  }
  return sum;
}

Result<ValidationLoss> ProxyTraining::validate(TrainingProcesses& processes) {
  torch::NoGradGuard untracked;
  proxy_.network->eval();
  const std::int64_t batch = config_.run.batch;
  const std::int64_t all = config_.run.validExamples;
  Tensor sum = torch::zeros({1}, torch::kFloat64);
  for (std::int64_t first = processes.rank() * batch; first < all; first += processes.count() * batch) {
    const std::int64_t count = std::min(batch, all - first);
    const Examples part = draw(valid_, config_.run.seed + 1, static_cast<std::uint64_t>(first), count);
    sum += lossOf(part).item<double>() * (static_cast<double>(count) / static_cast<double>(all));
  }
  if (auto done = processes.sum(sum); !done) return tl::unexpected(done.error());
  return ValidationLoss{sum.item<double>(), {{config_.loss, sum.item<double>()}}};
}

Result<void> ProxyTraining::save(const std::filesystem::path& path,
                                 const std::map<std::string, std::string>& card) {
  proxy_.card = card;
  proxy_.card["loss"] = config_.loss;
  proxy_.card["sample_rate"] = std::to_string(config_.run.sampleRates.front());
  return saveProxy(proxy_, path);
}

}  // namespace semblance
