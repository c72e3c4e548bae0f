// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "matching/ExcerptMethod.h"
#include "matching/ExcerptSpectrum.h"

namespace semblance {

/// The weights divided by their sum. Errors: no reference; a weight that is not above 0 and finite.
Result<std::vector<double>> sharesOf(References references);

/// The middle of several spectra: in every band the mean of the levels relative to each one's loudness, in
/// dB, over those spectra that have something there; loudness averaged in LU. Where only some of them reach,
/// so does the middle. `shares` add up to 1; one for each spectrum.
ExcerptSpectrum blendedSpectrum(const std::vector<ExcerptSpectrum>& spectra,
                                const std::vector<double>& shares);

/// How far the spectra lie from their middle, dB: mean over the bands, averaged over the spectra.
double spectrumDisagreement(const std::vector<ExcerptSpectrum>& spectra, const std::vector<double>& shares);

}  // namespace semblance
