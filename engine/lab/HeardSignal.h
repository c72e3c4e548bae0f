// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <vector>

#include "learning/encoders/Encoder.h"

namespace semblance {

/// [1, 1, N] float32 of samples.
torch::Tensor asTensor(const std::vector<float>& signal);

/// A mono signal at `sampleRate` Hz as an encoder is given it in training: at the encoder's rate, peak at -12
/// dBFS.
torch::Tensor heardBy(const EncoderInput& encoder, const std::vector<float>& signal, int sampleRate);

}  // namespace semblance
