// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include "learning/Features.h"

namespace semblance {

/// Frames of a batch of tracks, in any order, as tensors.
struct MomentBatch {
  torch::Tensor frames;  ///< [B, N, kFeatureBands], dB relative to loudness, float32
  torch::Tensor valid;   ///< [B, N]: 1 for a frame, 0 for padding

  static MomentBatch of(const SignalFeatures& features);  ///< a batch of one
  MomentBatch to(torch::Device device) const;
};

/// What like moments of both tracks say, by direction (frames of the input looking for like ones of the
/// reference, then the other way round) and head: V = 2 heads views.
struct MomentEvidence {
  torch::Tensor difference;  ///< [B, V, kFeatureBands] dB: still to be added to the input's bands
  torch::Tensor spread;      ///< [B, V, kFeatureBands] dB: mean absolute deviation
  torch::Tensor levels;      ///< [B, 2 * V] dB: likewise of the frames' levels
};

/// Learned successor of alignFrames(): what counts as alike, and how far a moment is to be trusted in which
/// band, are trained. Attention with squared distances between embedded frames as logits.
class MomentAttentionImpl : public torch::nn::Module {
 public:
  explicit MomentAttentionImpl(std::int64_t heads);

  /// `mask` [B, kFeatureBands]: bands that both tracks have. `start` [B, kFeatureBands] dB is added to the
  /// input's frames beforehand.
  MomentEvidence forward(const MomentBatch& input, const MomentBatch& reference, const torch::Tensor& mask,
                         const torch::Tensor& start);

 private:
  struct Moments;
  Moments describe(const MomentBatch& batch, const torch::Tensor& mask);

  std::int64_t heads_;
  torch::nn::Linear embed1_{nullptr}, embed2_{nullptr}, trust1_{nullptr}, trust2_{nullptr};
  torch::Tensor sharpness_, closeness_;
};
TORCH_MODULE(MomentAttention);

}  // namespace semblance
