// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/Result.h"

namespace semblance {

/// Distance of an output from a target, both [B, C, N] (or [N], [B, N]) of equal shape: a scalar >= 0,
/// differentiable with respect to both.
using AudioLoss = std::function<torch::Tensor(const torch::Tensor& output, const torch::Tensor& target)>;

/// Mean absolute sample difference.
torch::Tensor meanAbsoluteError(const torch::Tensor& output, const torch::Tensor& target);

/// Weight of the sample difference beside the spectral loss when networks are trained for style transfer.
inline constexpr double kSampleErrorWeight = 100.0;

/// Distance of positions on the controls' scales (0..1), any equal shapes: 10 times the mean square. A guess
/// of 0.5 for uniform positions gives 10/12.
torch::Tensor parameterDistance(const torch::Tensor& positions, const torch::Tensor& target);

/// Names that makeAudioLoss() knows: "style-transfer" (styleTransferStft() + 100 mean absolute error),
/// "mr-stft" (styleTransferStft()), "mr-stft-convergence" (libraryStft()), "mel" (blindEstimationMel()),
/// "mae".
const std::vector<std::string>& audioLossNames();

/// The loss of that name for signals at `sampleRate` Hz. Errors: unknown name (the message lists those that
/// exist).
Result<AudioLoss> makeAudioLoss(std::string_view name, double sampleRate);

}  // namespace semblance
