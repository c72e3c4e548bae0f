// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <vector>

#include "matching/EqualiserFit.h"
#include "matching/ExcerptMethod.h"

namespace semblance {

/// Bands of 1/6 octave in which spectra are compared: centres 1 kHz * 2^(k/6) from 20 Hz to 20 kHz.
std::vector<double> comparisonBands();

/// Long-term spectrum of the passages that count: frames of about 170 ms whose K-weighted level is above -70
/// LUFS and at most 20 LU below the mean of what passes that (after BS.1770, with the gate of EBU 3342).
struct ExcerptSpectrum {
  std::vector<double> levels;  ///< per comparison band, dB; -140 where there is nothing or the rate ends
  double loudness = 0.0;       ///< of the same frames, averaged in the same way, LUFS
  double bandLimitHz = 0.0;    ///< above it there is nothing; 0.5 of the rate if the spectrum has no cliff
};

/// Errors: cancelled through `stop`.
Result<ExcerptSpectrum> measureSpectrum(const Excerpts& excerpts, std::stop_token stop);

/// For every comparison band 1 where it belongs to the sound, 0 where there is practically nothing, with a
/// fade between.
std::vector<double> bandPresence(const ExcerptSpectrum& spectrum);

/// What an equaliser has to do so that `input` sounds as bright, full and so on as `reference`: difference of
/// the levels relative to the loudness, smoothed, within +-limitDb. Bands where one side has practically
/// nothing weigh nothing and their difference fades to 0 dB.
TargetCurve spectrumDifference(const ExcerptSpectrum& input, const ExcerptSpectrum& reference,
                               double limitDb);

}  // namespace semblance
