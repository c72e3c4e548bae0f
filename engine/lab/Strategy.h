// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/Result.h"
#include "learning/encoders/Encoder.h"

namespace semblance {

/// How the sound of the output depends on the controls while a system learns, and what makes the sound when
/// it is used: what the published systems differ in. Weights that are registered as parameters are trained
/// with the encoder unless they are frozen.
class Strategy : public torch::nn::Module {
 public:
  /// Controls that the controller has to set.
  virtual std::int64_t controls() const = 0;
  /// Whether these are the parameters of effects, rather than a code of a network's own.
  virtual bool showsParameters() const = 0;

  /// Mono signals [B, 1, N] float32 at `sampleRate` Hz through positions [B, controls()] in 0..1; gradients
  /// reach the positions. Errors of a processor come as std::runtime_error with a sentence.
  virtual torch::Tensor train(const torch::Tensor& audio, const torch::Tensor& positions,
                              double sampleRate) = 0;
  /// The same for use; no gradients.
  virtual torch::Tensor infer(const torch::Tensor& audio, const torch::Tensor& positions,
                              double sampleRate) = 0;
};

/// Everything that decides what a strategy does.
struct StrategyOptions {
  std::string name = "autodiff";
  double spsaStep = 0.0005;              ///< of positions, in the two-sided difference
  std::int64_t spsaDraws = 1;            ///< directions averaged
  std::filesystem::path equaliserProxy;  ///< model files of trained proxies, for the proxy strategies
  std::filesystem::path compressorProxy;
  NetworkSize size = NetworkSize::Small;  ///< of networks that make sound
  std::uint64_t seed = 42;
  int threads = 1;  ///< for exact processors
};

/// "autodiff", "spsa", "proxy", "proxy-half", "proxy-full", "tcn1", "tcn2".
const std::vector<std::string>& strategyNames();

/// Errors: unknown name (lists what exists), proxies that are missing or of another kind.
Result<std::shared_ptr<Strategy>> makeStrategy(const StrategyOptions& options);

/// The same with weights still to be filled in, proxies included. Errors: unknown name.
Result<std::shared_ptr<Strategy>> blankStrategy(const StrategyOptions& options);

}  // namespace semblance
