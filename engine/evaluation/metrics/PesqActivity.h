// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "evaluation/metrics/PesqSignal.h"

namespace semblance {

/// Where speech is, one value per subframe (4 ms).
struct PesqActivity {
  std::vector<float> power;      ///< mean square; 0 where there is no speech
  std::vector<float> logarithm;  ///< of the power above the threshold of speech; 0 below
};

/// Of a signal after its alignment filter. The threshold adapts to the noise between the speech; bursts of
/// 16 ms or less are no speech, pauses of 200 ms or less are none.
PesqActivity pesqActivity(const PesqSignal& signal);

}  // namespace semblance
