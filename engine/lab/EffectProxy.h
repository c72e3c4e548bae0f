// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/Result.h"
#include "differentiable/proxies/ConditionedTcn.h"
#include "learning/encoders/Encoder.h"

namespace semblance {

/// A network that imitates one effect of the chain, steered by its controls' positions.
struct EffectProxy {
  std::string effect;  ///< "equaliser" (18 controls) or "compressor" (6; its make-up gain is not imitated)
  NetworkSize size = NetworkSize::Small;
  differentiable::ConditionedTcn network{nullptr};
  std::map<std::string, std::string> card;
};

/// Effects that can be imitated.
const std::vector<std::string>& proxyEffects();
std::int64_t proxyControls(const std::string& effect);

/// Weights from LibTorch's global seed.
EffectProxy newProxy(const std::string& effect, NetworkSize size);

Result<void> saveProxy(const EffectProxy& proxy, const std::filesystem::path& path);

/// Frozen and in evaluation mode. Errors: those of loadTensors(); another kind of file; weights that are
/// missing, misshapen or not finite.
Result<EffectProxy> loadProxy(const std::filesystem::path& path);

/// Linear factor [B, 1, 1] of the make-up gain at positions [B] on its scale; differentiable.
torch::Tensor makeUpFactor(const torch::Tensor& positions);

/// The compressor's controls [B, 6] with the make-up gain at 0 dB: what its proxy is told.
torch::Tensor withoutMakeUp(const torch::Tensor& positions);

}  // namespace semblance
