// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include "learning/ExamplePool.h"

namespace semblance {

/// New examples out of a batch at no cost, by what an equaliser or a change of pitch does to level
/// distributions:
/// - half of the treatments are exchanged: input bands are shifted so that another example's equaliser is the
/// right one;
/// - some inputs are moved most of the way to the right answer, as the second round hears them;
/// - both sides get the same random smooth colour, as another instrument or room would give;
/// - both sides and the answer move along the frequency axis by up to a fifth of an octave, as by a change of
/// speed;
/// - a little independent noise stands for what another passage of the same recording would have measured.
ExampleBatch augmented(const ExampleBatch& examples, torch::Generator generator);

}  // namespace semblance
