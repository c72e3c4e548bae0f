// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/EffectProxy.h"
#include "lab/SoundTraining.h"
#include "lab/TrainingSounds.h"
#include "learning/losses/AudioLoss.h"

namespace semblance {

/// What makes the imitation of an effect.
struct ProxyConfig : LabConfig {
  std::string effect = "equaliser";
};

/// Reads a configuration with "system": "effect-proxy". Errors: as of loadTrainConfig(); unknown effect, size
/// or loss (the message lists those that exist).
Result<ProxyConfig> loadProxyConfig(const std::filesystem::path& path);

/// A network learns what one exact effect makes of recordings at a random level (peak -12 to -24 dBFS) and
/// with its controls anywhere. Targets are kept within 2 tanh(y/2).
class ProxyTraining : public SoundTraining {
 public:
  ProxyTraining(const ProxyConfig& config, EffectProxy proxy, AudioLoss loss, TrainingSounds train,
                TrainingSounds valid, torch::Device device);

  Result<void> save(const std::filesystem::path& path,
                    const std::map<std::string, std::string>& card) override;

 protected:
  torch::Tensor trainingLoss(std::uint64_t first, std::int64_t count) override;
  torch::Tensor validationLoss(std::int64_t first, std::int64_t count) override;
  torch::Tensor unprocessedLoss(std::int64_t first, std::int64_t count) override;

 private:
  /// A batch of recordings, controls, and what the effect makes of them.
  struct Examples {
    torch::Tensor input, positions, target;
  };
  Examples draw(const TrainingSounds& sounds, std::uint64_t seed, std::uint64_t first,
                std::int64_t count) const;
  torch::Tensor lossOf(const Examples& examples);

  ProxyConfig config_;
  EffectProxy proxy_;
  AudioLoss loss_;
  TrainingSounds train_, valid_;
  torch::Device device_;
};

}  // namespace semblance
