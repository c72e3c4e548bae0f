// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "differentiable/Spectra.h"
#include "learning/encoders/Encoder.h"

namespace semblance {

struct SpectrogramVaeShape {
  /// samples / hop and the number of bins less one must be multiples of 2 to the number of layers.
  EncoderInput input{24000.0, 131072};
  differentiable::StftResolution stft{4096, 1024, 2048};
  std::vector<std::int64_t> channels{8, 16, 32, 32};  ///< each layer halves both axes
  std::int64_t latent = 128;

  static SpectrogramVaeShape of(NetworkSize size);
};

/// What one pass through the autoencoder says.
struct SpectrogramVaeOutput {
  torch::Tensor spectra;         ///< [B, 1, bins, frames], what was to be told
  torch::Tensor reconstruction;  ///< the same, as told
  torch::Tensor mean;            ///< [B, latent]
  torch::Tensor logVariance;     ///< [B, latent]
};

/// Variational autoencoder of spectrograms (magnitude to the power of 0.3) for style transfer with effects
/// that nobody differentiates. Spectra are standardised by the mean and deviation of the batch in training
/// and by running ones afterwards, so that a recording's code does not depend on its company. Signals are cut
/// or zero-padded to input().samples.
class SpectrogramVae : public torch::nn::Module {
 public:
  explicit SpectrogramVae(const SpectrogramVaeShape& shape);
  const SpectrogramVaeShape& shape() const { return shape_; }

  /// Standardised spectra [B, 1, bins, frames] of signals [B, 1, N].
  torch::Tensor spectra(const torch::Tensor& audio);

  /// Mean and log variance of the code, each [B, latent].
  std::pair<torch::Tensor, torch::Tensor> encode(const torch::Tensor& spectra);
  torch::Tensor decode(const torch::Tensor& code);

  /// In training the code is drawn from its distribution, else it is the mean.
  SpectrogramVaeOutput forward(const torch::Tensor& audio);

 private:
  SpectrogramVaeShape shape_;
  std::int64_t bins_, frames_;  // of the innermost maps
  torch::Tensor window_;
  torch::nn::BatchNorm2d standardise_{nullptr};
  torch::nn::Sequential down_, up_;
  torch::nn::Linear mean_{nullptr}, logVariance_{nullptr}, widen_{nullptr};
};

/// Mean squared error of the reconstruction plus `beta` times the divergence of the code from a standard
/// normal distribution (summed over the code, averaged over the batch): a scalar.
torch::Tensor betaVaeLoss(const SpectrogramVaeOutput& output, double beta);

/// Weight of the divergence over training: in each cycle it rises from `low` to `high` along half a cosine
/// during the first `rising` of the cycle, and stays there for the rest.
struct CyclicSchedule {
  double low = 1e-4;
  double high = 5e-3;
  std::int64_t stepsPerCycle = 1000;
  double rising = 0.5;  ///< share of a cycle
  double at(std::int64_t step) const;
};

/// The code's mean as the embedding.
class VaeEncoder : public Encoder {
 public:
  explicit VaeEncoder(std::shared_ptr<SpectrogramVae> autoencoder);
  /// From here on neither weights nor running statistics change.
  void freeze();
  void train(bool on = true) override;
  torch::Tensor forward(const torch::Tensor& audio) override;
  std::int64_t embeddingSize() const override { return autoencoder_->shape().latent; }
  EncoderInput input() const override { return autoencoder_->shape().input; }
  SpectrogramVae& autoencoder() { return *autoencoder_; }

 private:
  std::shared_ptr<SpectrogramVae> autoencoder_;
  bool frozen_ = false;
};

}  // namespace semblance
