// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "learning/Features.h"

namespace semblance {

inline constexpr std::size_t kLevelGroups = 8;

/// What like moments of two tracks tell. Mean spectra also differ by how often a vowel or a drum occurs;
/// moments that sound alike differ by the production only.
struct FrameAlignment {
  /// dB: what the input's frames need to look like the most similar frames of the reference, level set aside;
  /// 0 where either side is masked.
  std::array<float, kFeatureBands> difference{};
  std::array<float, kFeatureBands> spread{};  ///< dB: mean absolute deviation of like frames after it
  /// dB: level of the like frames of the other track less the frame's own, averaged over the input's frames
  /// in groups of rising level, then over the reference's. A compressor shows as a fall.
  std::array<float, 2 * kLevelGroups> levels{};
};

/// Iterative closest points over the frames of both tracks: every frame's nearest frames in the other track,
/// in dB over bands, vote on the difference, which is smoothed over neighbouring bands and applied before the
/// next round.
FrameAlignment alignFrames(const SignalFeatures& input, const SignalFeatures& reference);

/// How unlike the moments of two tracks, aligned, remain, beside how unlike those of the halves of each track
/// are: up to about 1 for two passages of one recording, more for different recordings. 1 where nothing can
/// be compared.
double foreignness(const FrameAlignment& alignment, const SignalFeatures& input,
                   const SignalFeatures& reference);

}  // namespace semblance
