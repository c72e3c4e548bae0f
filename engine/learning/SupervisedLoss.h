// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include "learning/ExamplePool.h"

namespace semblance {

/// Terms of the supervised stage, each the mean over a batch.
struct SupervisedLoss {
  torch::Tensor equaliser;  ///< dB: mean absolute error of the equaliser's response, level set aside
  torch::Tensor curve;      ///< negative log likelihood (Laplace) of the true response under curve and spread
  torch::Tensor
      dynamics;         ///< dB: mean absolute error of the gain reduction over active frames, mean set aside
  torch::Tensor level;  ///< negative log likelihood (Laplace) of the loudness that is right
  torch::Tensor restraint;  ///< dB: mean absolute band gain; keeps bands from working against each other

  torch::Tensor total() const;
};

/// `prediction` against what is known of the examples. The compressor is run on the examples' detector frames
/// by the same smoother as the differentiable chain's.
SupervisedLoss supervisedLoss(const Prediction& prediction, const ExampleBatch& examples);

}  // namespace semblance
