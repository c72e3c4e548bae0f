// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>

#include "base/Result.h"
#include "evaluation/metrics/PesqAlignment.h"

namespace semblance {

/// Which ear listens: through a telephone handset (ITU-T P.862 with the mapping of P.862.1) or through
/// headphones (P.862.2).
enum class PesqMode : std::uint8_t { NarrowBand, WideBand };

/// MOS-LQO of identical signals: the highest that there is.
inline constexpr double kBestWideBandPesq = 4.643888749336258;
inline constexpr double kBestNarrowBandPesq = 4.548638319075995;

/// What a comparison found on its way.
struct PesqDetails {
  double mosLqo = 0.0;  ///< about 1.02 to kBestWideBandPesq or kBestNarrowBandPesq
  double raw = 0.0;     ///< before the mapping, about -0.5 to 4.5
  PesqAlignment alignment;
};

/// Perceptual evaluation of speech quality: how a listening panel would rate `degraded`, knowing what it
/// should sound like, on a scale from 1 (bad) to 5 (excellent). Mono signals at one rate, of any level; the
/// lengths may differ. Narrow-band works at 8 and 16 kHz, wide-band at 16 kHz; other rates are brought to
/// 16 kHz. Meant for speech: what it says of music was never validated.
/// Errors: a rate below 8 kHz (narrow-band) or 16 kHz (wide-band), less than 1/4 s, samples that are not
/// finite, silence, no speech long enough to be found in both.
Result<double> pesq(std::span<const float> reference, std::span<const float> degraded, int sampleRate,
                    PesqMode mode);
Result<PesqDetails> pesqDetails(std::span<const float> reference, std::span<const float> degraded,
                                int sampleRate, PesqMode mode);

}  // namespace semblance
