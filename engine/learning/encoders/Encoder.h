// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/Result.h"

namespace semblance {

/// What an encoder was made to listen to: mono sound at this rate, and of this length where the length
/// matters to its sizes or was that of its training.
struct EncoderInput {
  double sampleRate = 24000.0;  ///< Hz
  std::int64_t samples = 131072;
};

/// A network that hears a recording as one vector.
class Encoder : public torch::nn::Module {
 public:
  /// Mono signals [B, 1, N] at input().sampleRate, float32 -> [B, embeddingSize()]. Lengths other than
  /// input().samples are allowed: each encoder says what it does with them, at the least it zero-pads what is
  /// too short.
  virtual torch::Tensor forward(const torch::Tensor& audio) = 0;
  virtual std::int64_t embeddingSize() const = 0;
  virtual EncoderInput input() const = 0;
};

/// As published, or as can be trained on two cores.
enum class NetworkSize { Published, Small };

/// Names that makeEncoder() knows: "efficientnet", "spectral", "musical-effects", "timbre", "time-frequency",
/// "random-mel", "beta-vae".
const std::vector<std::string>& encoderNames();

/// A new encoder with random weights (LibTorch's global seed). Errors: unknown name (the message lists those
/// that exist).
Result<std::shared_ptr<Encoder>> makeEncoder(std::string_view name, NetworkSize size);

/// Numbers that training may change.
std::int64_t trainableParameters(const torch::nn::Module& module);

}  // namespace semblance
