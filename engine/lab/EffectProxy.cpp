// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/EffectProxy.h"

#include <algorithm>

#include "lab/LabParameters.h"
#include "lab/ModelWeights.h"
#include "learning/Safetensors.h"

namespace semblance {

namespace {

using differentiable::ConditionedTcn;
using differentiable::TcnShape;
using torch::Tensor;

constexpr const char* kArchitecture = "effect-proxy";

}  // namespace

const std::vector<std::string>& proxyEffects() {
  static const std::vector<std::string> names{"equaliser", "compressor"};
  return names;
}

std::int64_t proxyControls(const std::string& effect) {
  return effect == "equaliser" ? kEqualiserControls : kCompressorControls;
}

EffectProxy newProxy(const std::string& effect, NetworkSize size) {
  const std::int64_t controls = proxyControls(effect);
  const TcnShape shape =
      size == NetworkSize::Published ? TcnShape::styleTransfer(controls) : TcnShape::small(controls);
  return {effect, size, ConditionedTcn(shape), {}};
}

Result<void> saveProxy(const EffectProxy& proxy, const std::filesystem::path& path) {
  TensorFile file{weightsOf(*proxy.network), proxy.card};
  file.metadata["format"] = "semblance-model";
  file.metadata["version"] = "1";
  file.metadata["architecture"] = kArchitecture;
  file.metadata["effect"] = proxy.effect;
  file.metadata["size"] = nameOf(proxy.size);
  return saveTensors(file, path);
}

Result<EffectProxy> loadProxy(const std::filesystem::path& path) {
  auto file = loadTensors(path);
  if (!file) return tl::unexpected(file.error());
  const auto refuse = [&](const std::string& why) {
    return fail("Cannot use " + path.string() + " as the proxy of an effect: " + why + ".");
  };
  const std::string effect = cardEntry(file->metadata, "effect");
  const auto& known = proxyEffects();
  if (cardEntry(file->metadata, "architecture") != kArchitecture ||
      std::find(known.begin(), known.end(), effect) == known.end())
    return refuse("it is something else; train one with \"system\": \"effect-proxy\"");
  EffectProxy proxy = newProxy(effect, sizeNamed(cardEntry(file->metadata, "size")));
  if (const std::string problem = takeWeights(file->tensors, *proxy.network); !problem.empty())
    return refuse(problem);
  proxy.card = file->metadata;
  proxy.network->eval();
  for (Tensor& parameter : proxy.network->parameters()) parameter.set_requires_grad(false);
  return proxy;
}

Tensor makeUpFactor(const Tensor& positions) {
  const ParameterInfo& row = parameterInfo(ParameterId::MakeUp);
  const Tensor decibels =
      static_cast<double>(row.minimum) + positions * static_cast<double>(row.maximum - row.minimum);
  return torch::pow(10.0, decibels / 20.0).to(torch::kFloat32).view({-1, 1, 1});
}

Tensor withoutMakeUp(const Tensor& positions) {
  const ParameterInfo& row = parameterInfo(ParameterId::MakeUp);
  const Tensor neutral =
      torch::full_like(positions.select(1, 0), normalised(row.id, static_cast<double>(row.neutral)));
  return torch::cat({positions.slice(1, 0, kCompressorControls - 1), neutral.unsqueeze(1)}, 1);
}

}  // namespace semblance
