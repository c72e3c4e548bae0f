// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/SoundTraining.h"
#include "lab/TrainingSounds.h"
#include "learning/encoders/SpectrogramVae.h"

namespace semblance {

/// What makes an autoencoder of spectrograms. Its loss is its own, so the key "loss" is an error.
struct VaeConfig : LabConfig {
  double betaLow = 1e-4;               ///< weight of the divergence at the beginning of a cycle
  double betaHigh = 5e-3;              ///< and from the middle of a cycle on
  std::int64_t betaCycleSteps = 1000;  ///< at least 1
  double effectProbability = 0.9;      ///< of a recording's being treated
};

/// Reads a configuration with "system": "spectrogram-vae". Errors: as of loadTrainConfig(); unknown size (the
/// message lists those that exist), weights and probabilities out of range.
Result<VaeConfig> loadVaeConfig(const std::filesystem::path& path);

/// A spectrogram autoencoder with its size and card.
struct TrainedVae {
  NetworkSize size = NetworkSize::Small;
  std::shared_ptr<SpectrogramVae> network;
  std::map<std::string, std::string> card;
};
/// Weights from LibTorch's global seed.
TrainedVae newVae(NetworkSize size);
Result<void> saveVae(const TrainedVae& vae, const std::filesystem::path& path);
/// In evaluation mode. Errors: those of loadTensors(); another kind of file; weights that are missing,
/// misshapen or not finite.
Result<TrainedVae> loadVae(const std::filesystem::path& path);

/// An autoencoder learns to tell recordings, most of them through our chain with its controls anywhere (peak
/// -12 dBFS), from a code that is kept near a normal distribution. The weight of the divergence warms up in
/// cycles; validation has the highest.
class VaeTraining : public SoundTraining {
 public:
  VaeTraining(const VaeConfig& config, TrainedVae vae, TrainingSounds train, TrainingSounds valid,
              torch::Device device);

  Result<void> save(const std::filesystem::path& path,
                    const std::map<std::string, std::string>& card) override;

 protected:
  torch::Tensor trainingLoss(std::uint64_t first, std::int64_t count) override;
  torch::Tensor validationLoss(std::int64_t first, std::int64_t count) override;
  torch::Tensor unprocessedLoss(std::int64_t, std::int64_t) override { return {}; }

 private:
  /// Sounds [count, 1, N].
  torch::Tensor draw(const TrainingSounds& sounds, std::uint64_t seed, std::uint64_t first,
                     std::int64_t count) const;

  VaeConfig config_;
  TrainedVae vae_;
  CyclicSchedule beta_;
  TrainingSounds train_, valid_;
  torch::Device device_;
};

}  // namespace semblance
