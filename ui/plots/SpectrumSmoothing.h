// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audio/Spectrum.h"

namespace semblance::ui {

/// `fine` (1/24-octave bands) with each level replaced by the mean power of the bands within 1/`fraction`
/// octave around it; 24 or more leaves it as it is. The height of a flat spectrum does not change with the
/// fraction.
BandSpectrum smoothed(const BandSpectrum& fine, int fraction);

}  // namespace semblance::ui
