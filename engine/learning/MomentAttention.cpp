// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/MomentAttention.h"

#include <cmath>
#include <cstring>
#include <numbers>

namespace semblance {

namespace {

using torch::Tensor;
using torch::indexing::Slice;
namespace nn = torch::nn;

constexpr std::int64_t kBands = kFeatureBands;
constexpr std::int64_t kHidden = 128;
constexpr std::int64_t kEmbedding = 24;                          // per head
constexpr double kImpossible = -1e9;                             // logit of padding
constexpr double kDecibelsPerNeper = 10.0 / std::numbers::ln10;  // of power

Tensor logFrequencies() {
  std::vector<float> values;
  for (const double frequency : featureBandFrequencies())
    values.push_back(static_cast<float>(std::log(frequency)));
  return torch::tensor(values);
}

// [B, N, 1] dB. Bands hold power per bin, so that each counts by its width.
Tensor levelsOf(const Tensor& frames, const Tensor& mask) {
  const Tensor powers =
      frames / kDecibelsPerNeper + logFrequencies().to(frames.device()) + (mask.unsqueeze(1) - 1.0) * 1e4;
  return kDecibelsPerNeper * torch::logsumexp(powers, -1, true);
}

Tensor shapesOf(const Tensor& frames, const Tensor& mask) {
  const Tensor m = mask.unsqueeze(1);
  const Tensor mean = (frames * m).sum(-1, true) / torch::clamp_min(m.sum(-1, true), 1.0);
  return (frames - mean) * m;
}

}  // namespace

struct MomentAttentionImpl::Moments {
  Tensor columns;   // [B, 1, N, kBands + 1]: shape, then level
  Tensor embedded;  // [B, H, N, E]
  Tensor trust;     // [B, 1, N, kBands + 1] logits
  Tensor blocked;   // [B, N] true for padding
};

MomentBatch MomentBatch::of(const SignalFeatures& features) {
  const auto count = static_cast<std::int64_t>(features.frames.size());
  Tensor frames = torch::zeros({1, std::max<std::int64_t>(count, 1), kBands});
  for (std::int64_t i = 0; i < count; ++i)
    std::memcpy(frames.data_ptr<float>() + i * kBands, features.frames[static_cast<std::size_t>(i)].data(),
                sizeof(float) * kBands);
  return {frames, torch::full({1, frames.size(1)}, count > 0 ? 1.0f : 0.0f)};
}

MomentBatch MomentBatch::to(torch::Device device) const { return {frames.to(device), valid.to(device)}; }

MomentAttentionImpl::MomentAttentionImpl(std::int64_t heads) : heads_(heads) {
  embed1_ = register_module("embed1", nn::Linear(kBands + 1, kHidden));
  embed2_ = register_module("embed2", nn::Linear(kHidden, heads * kEmbedding));
  trust1_ = register_module("trust1", nn::Linear(2 * kBands + 1, kHidden));
  trust2_ = register_module("trust2", nn::Linear(kHidden, kBands + 1));
  sharpness_ = register_parameter("sharpness", torch::full({heads}, 1.0));
  closeness_ = register_parameter("closeness", torch::full({heads}, 0.1));
}

MomentAttentionImpl::Moments MomentAttentionImpl::describe(const MomentBatch& batch, const Tensor& mask) {
  const Tensor shapes = shapesOf(batch.frames, mask);
  const Tensor levels = levelsOf(batch.frames, mask);
  const Tensor valid = batch.valid.unsqueeze(-1);
  const Tensor middle = (levels * valid).sum(1, true) / torch::clamp_min(valid.sum(1, true), 1.0);
  const Tensor heard = torch::cat({shapes / 10.0, (levels - middle) / 10.0}, -1);
  const Tensor embedded = embed2_(torch::gelu(embed1_(heard)));
  const Tensor known = mask.unsqueeze(1).expand_as(shapes);
  const Tensor trust = trust2_(torch::gelu(trust1_(torch::cat({heard, known}, -1))));
  return {torch::cat({shapes, levels}, -1).unsqueeze(1),
          embedded.view({embedded.size(0), embedded.size(1), heads_, kEmbedding}).transpose(1, 2),
          trust.unsqueeze(1), batch.valid < 0.5};
}

MomentEvidence MomentAttentionImpl::forward(const MomentBatch& input, const MomentBatch& reference,
                                            const Tensor& mask, const Tensor& start) {
  const Moments from = describe({input.frames + start.unsqueeze(1), input.valid}, mask);
  const Moments to = describe(reference, mask);
  const Tensor distances = from.embedded.square().sum(-1).unsqueeze(-1) +
                           to.embedded.square().sum(-1).unsqueeze(-2) -
                           2.0 * torch::matmul(from.embedded, to.embedded.transpose(-1, -2));
  const Tensor logits = -distances * torch::softplus(sharpness_).view({1, heads_, 1, 1});

  // Frames of `own` vote with what the like frames of `other` have in addition.
  const auto collect = [&](const Moments& own, const Moments& other, const Tensor& rows) {
    const Tensor allowed = rows.masked_fill(other.blocked.unsqueeze(1).unsqueeze(2), kImpossible);
    const Tensor votes = torch::matmul(torch::softmax(allowed, -1), other.columns) - own.columns;
    const Tensor near = torch::logsumexp(allowed, -1, true) * closeness_.view({1, heads_, 1, 1});
    const Tensor weights = torch::softmax(
        (own.trust + near).masked_fill(own.blocked.unsqueeze(1).unsqueeze(-1), kImpossible), 2);
    const Tensor mean = (weights * votes).sum(2);
    const Tensor spread = (weights * (votes - mean.unsqueeze(2)).abs()).sum(2);
    return std::make_pair(mean, spread);
  };
  const auto [forth, forthSpread] = collect(from, to, logits);
  const auto [back, backSpread] = collect(to, from, logits.transpose(-1, -2));
  const Tensor means = torch::cat({forth, -back}, 1);
  const Tensor spreads = torch::cat({forthSpread, backSpread}, 1);
  const auto bands = [](const Tensor& t) { return t.index({Slice(), Slice(), Slice(0, kBands)}); };
  const auto level = [](const Tensor& t) { return t.index({Slice(), Slice(), kBands}); };
  const Tensor m = mask.unsqueeze(1);
  return {bands(means) * m, bands(spreads) * m, torch::cat({level(means), level(spreads)}, 1)};
}

}  // namespace semblance
