// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/encoders/Encoder.h"

#include <functional>
#include <utility>

#include "learning/encoders/EfficientNetEncoder.h"
#include "learning/encoders/MusicalEffectsEncoder.h"
#include "learning/encoders/RandomMelEncoder.h"
#include "learning/encoders/SpectralEncoder.h"
#include "learning/encoders/SpectrogramVae.h"
#include "learning/encoders/TimbreEncoder.h"
#include "learning/encoders/TimeFrequencyEncoder.h"

namespace semblance {

namespace {

using Maker = std::function<std::shared_ptr<Encoder>(NetworkSize)>;

template <typename Network, typename Shape>
Maker maker() {
  return [](NetworkSize size) { return std::make_shared<Network>(Shape::of(size)); };
}

const std::vector<std::pair<std::string, Maker>>& makers() {
  static const std::vector<std::pair<std::string, Maker>> table{
      {"efficientnet", maker<EfficientNetEncoder, EfficientNetEncoderShape>()},
      {"spectral", maker<SpectralEncoder, SpectralEncoderShape>()},
      {"musical-effects", maker<MusicalEffectsEncoder, MusicalEffectsShape>()},
      {"timbre", maker<TimbreEncoder, TimbreShape>()},
      {"time-frequency", maker<TimeFrequencyEncoder, TimeFrequencyShape>()},
      {"random-mel", maker<RandomMelEncoder, RandomMelShape>()},
      {"beta-vae", [](NetworkSize size) {
         return std::make_shared<VaeEncoder>(std::make_shared<SpectrogramVae>(SpectrogramVaeShape::of(size)));
       }}};
  return table;
}

}  // namespace

const std::vector<std::string>& encoderNames() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> list;
    for (const auto& [name, make] : makers()) list.push_back(name);
    return list;
  }();
  return names;
}

Result<std::shared_ptr<Encoder>> makeEncoder(std::string_view name, NetworkSize size) {
  std::string known;
  for (const auto& [each, make] : makers()) {
    if (each == name) return make(size);
    known += (known.empty() ? "" : ", ") + each;
  }
  return fail("There is no encoder called \"" + std::string(name) + "\"; there are " + known + ".");
}

std::int64_t trainableParameters(const torch::nn::Module& module) {
  std::int64_t count = 0;
  for (const torch::Tensor& parameter : module.parameters())
    if (parameter.requires_grad()) count += parameter.numel();
  return count;
}

}  // namespace semblance
