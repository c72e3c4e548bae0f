// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/Result.h"
#include "evaluation/ProductionStyle.h"
#include "learning/ClipLibrary.h"

namespace semblance {

/// A clip in a style: mono at the library's rate, peak at -12 dBFS.
struct StyledClip {
  std::vector<float> samples;
  std::size_t recording = 0;  ///< in the library
  std::int64_t first = 0;     ///< where its passage (run-in included) begins
  StyleSettings settings;
};

/// What the realistic experiment draws from: recordings dealt out to the five styles, so that no recording
/// is heard in two styles. A passage may be drawn if every second of it has a mean square above 3e-4
/// (-35 dBFS) as recorded. Keeps a reference to the library.
class StyleClips {
 public:
  /// Samples that are processed before a clip begins and then dropped, so that no effect starts from rest.
  static constexpr std::int64_t kRunIn = 16384;

  /// Deals the recordings by `seed`; clips will have `frames` samples. Errors: fewer than five recordings
  /// with such a passage.
  static Result<StyleClips> create(const ClipLibrary& library, std::int64_t frames, std::uint64_t seed);

  const std::vector<std::size_t>& recordings(ProductionStyle style) const;
  std::size_t unusable() const { return unusable_; }  ///< recordings without a passage

  /// A random passage of the style's recordings, brought to a random peak of -3 to -9 dBFS, treated, without
  /// its run-in. `avoided` is not taken where the style has another recording.
  StyledClip draw(ProductionStyle style, WarmShelf warm, std::optional<std::size_t> avoided,
                  RandomEngine& random) const;

 private:
  StyleClips(const ClipLibrary& library, std::int64_t frames) : library_(&library), frames_(frames) {}

  const ClipLibrary* library_;
  std::int64_t frames_;
  std::vector<std::vector<std::int64_t>> starts_;  ///< per recording: where a passage may begin
  std::array<std::vector<std::size_t>, kProductionStyles.size()> recordings_;
  std::size_t unusable_ = 0;
};

}  // namespace semblance
