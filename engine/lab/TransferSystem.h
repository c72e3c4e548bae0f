// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>

#include "lab/TransferConfig.h"
#include "learning/encoders/Controller.h"

namespace semblance {

/// What a system answers to a batch of pairs.
struct TransferAnswer {
  torch::Tensor positions;  ///< [B, controls]
  torch::Tensor output;     ///< [B, 1, N]
};

/// Encoder shared by both signals, controller on both embeddings, strategy on the input.
class TransferSystem : public torch::nn::Module {
 public:
  /// Errors: those of makeEncoder(), makeStrategy() and loadVae().
  static Result<std::shared_ptr<TransferSystem>> make(const TransferConfig& config);

  TransferSystem(std::shared_ptr<Encoder> encoder, std::shared_ptr<Strategy> strategy,
                 const ControllerShape& controller);

  /// Signals [B, 1, N] at the encoder's rate. In training mode by Strategy::train().
  TransferAnswer forward(const torch::Tensor& input, const torch::Tensor& reference);

  /// Positions [B, controls] for signals at the encoder's rate.
  torch::Tensor listen(const torch::Tensor& input, const torch::Tensor& reference);

  Encoder& encoder() { return *encoder_; }
  Strategy& strategy() { return *strategy_; }

 private:
  std::shared_ptr<Encoder> encoder_;
  std::shared_ptr<Strategy> strategy_;
  Controller controller_{nullptr};
};

/// Writes the weights that are trained, those of normalisation included, with the card.
Result<void> saveTransferSystem(TransferSystem& system, const TransferConfig& config,
                                std::map<std::string, std::string> card, const std::filesystem::path& path);

struct LoadedTransferSystem {
  TransferConfig config;  ///< what the file says; lists and steps are empty
  std::shared_ptr<TransferSystem> system;
  std::map<std::string, std::string> card;
};

/// Proxies that a strategy needs at inference are in the file. Errors: those of loadTensors(); another kind
/// of file; unknown names; weights that are missing, surplus, misshapen or not finite.
Result<LoadedTransferSystem> loadTransferSystem(const std::filesystem::path& path);

}  // namespace semblance
