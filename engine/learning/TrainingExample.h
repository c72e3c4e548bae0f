// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "learning/FrameAlignment.h"
#include "learning/PairGenerator.h"

namespace semblance {

/// A training pair boiled down to what the supervised stage needs: features of both signals, and what the
/// right answer does. No audio is kept, so hundreds of thousands fit in memory.
struct TrainingExample {
  SignalFeatures input;
  SignalFeatures reference;
  FrameAlignment alignment;
  std::array<float, kFeatureBands> responseDb{};  ///< of the equaliser that turns the input's tone into the
                                                  ///< target's (another recording's: broadly)
  float loudnessChange = 0.0f;                    ///< LUFS of target minus input
  float sampleRate = 0.0f;                        ///< Hz
  bool compressed = false;                        ///< the target's treatment has a compressor
  /// Per detector frame of the signal that enters the right compressor: peak in 1/100 dB relative to
  /// thresholdReferenceDb(), and the gain reduction that would be right there, in 1/100 dB: the target's
  /// compressor and, where the input was expanded, the way back from that. All examples of one rate of halves
  /// have equally many frames.
  std::vector<std::int16_t> levels;
  std::vector<std::int16_t> reduction;
};

/// Features and supervision of a pair; empty where a signal is silent or the treatment went out of bounds.
std::optional<TrainingExample> describePair(const TrainingPair& pair, std::size_t detectorFrames);

}  // namespace semblance
