// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <span>

#include "learning/FrameAlignment.h"
#include "learning/MomentAttention.h"

namespace semblance {

/// Features of a batch of tracks as tensors, float32.
struct FeatureBatch {
  torch::Tensor bands;     ///< [B, kBandStatistics, kFeatureBands], dB relative to loudness
  torch::Tensor mask;      ///< [B, kFeatureBands]
  torch::Tensor dynamics;  ///< [B, kDynamicsFeatures], dB
  MomentBatch moments;

  static FeatureBatch of(const SignalFeatures& features);  ///< a batch of one
  FeatureBatch to(torch::Device device) const;
};

/// FrameAlignment of pairs.
struct AlignmentBatch {
  torch::Tensor difference;  ///< [B, kFeatureBands] dB
  torch::Tensor spread;      ///< [B, kFeatureBands] dB
  torch::Tensor levels;      ///< [B, 2 * kLevelGroups] dB

  static AlignmentBatch of(const FrameAlignment& alignment);  ///< a batch of one
  AlignmentBatch to(torch::Device device) const;
};

/// What the controller says about a pair. All dB unless noted.
struct Prediction {
  /// [B, kParameterCount] float64 in the table's units; Threshold is relative to thresholdReferenceDb() of
  /// the equalised input, the gains outside the equaliser are neutral: levels are set in closed form by the
  /// caller.
  torch::Tensor values;
  torch::Tensor curve;  ///< [B, kFeatureBands]: expected response of the right equaliser, up to a constant
  torch::Tensor curveSpread;     ///< [B, kFeatureBands]: its expected absolute error
  torch::Tensor loudnessShift;   ///< [B]: loudness of the right answer minus the reference's
  torch::Tensor loudnessSpread;  ///< [B]: expected absolute error of it
};

struct NetworkShape {
  std::int64_t width = 64;  ///< channels of the convolutions over bands
  std::int64_t encoderBlocks = 2;
  std::int64_t controllerBlocks = 3;
  std::int64_t hidden = 256;     ///< units of the controller's fully connected layers
  std::int64_t momentHeads = 0;  ///< of the attention between moments; 0: there is none
  bool operator==(const NetworkShape&) const = default;
};

/// Encoder shared by both tracks (residual convolutions over bands), where asked for attention between their
/// moments, and a controller on what they say. Starts at neutral settings. Frequencies, Q and times are
/// predicted on logarithmic scales.
class MatchNetworkImpl : public torch::nn::Module {
 public:
  explicit MatchNetworkImpl(const NetworkShape& shape);

  Prediction forward(const FeatureBatch& input, const FeatureBatch& reference,
                     const AlignmentBatch& alignment);

 private:
  torch::Tensor encode(const FeatureBatch& features);
  MomentEvidence compareMoments(const FeatureBatch& input, const FeatureBatch& reference,
                                const torch::Tensor& mask, const torch::Tensor& start);

  NetworkShape shape_;
  torch::nn::Conv1d encoderIn_{nullptr}, pairIn_{nullptr}, curveOut_{nullptr}, squeeze_{nullptr};
  torch::nn::ModuleList encoder_, controller_;
  MomentAttention attention_{nullptr};
  torch::Tensor viewShares_;
  torch::nn::Linear dynamicsIn_{nullptr}, hidden1_{nullptr}, hidden2_{nullptr}, parametersOut_{nullptr},
      levelOut_{nullptr};
};
TORCH_MODULE(MatchNetwork);

/// Weights of bands in averages over frequency: half uniform in log frequency, half in Hz (spectral metrics
/// count linear bins), zero where either side is masked; rows sum to 1. Shape of `mask` [B, kFeatureBands].
torch::Tensor bandWeights(const torch::Tensor& mask);

}  // namespace semblance
