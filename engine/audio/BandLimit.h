// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace semblance {

/// The frequency in Hz at which a long-term spectrum (SpectrumAverager::meanPower) falls off a cliff and
/// never recovers, as codecs, resamplers and telephone lines leave it: by 20 dB or more within a fiftieth of
/// the band, above a tenth of it. Half the rate when there is no such cliff.
double bandLimitHz(const std::vector<double>& meanPower, int sampleRate);

}  // namespace semblance
