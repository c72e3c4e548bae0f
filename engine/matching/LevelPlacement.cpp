// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/LevelPlacement.h"

#include <cmath>

#include "learning/Features.h"
#include "matching/ExcerptRendering.h"

namespace semblance {

void placeThreshold(ChainSettings& settings, double relativeDb, const Excerpts& input) {
  ChainSettings equaliserOnly = settings;
  equaliserOnly.setBypassed(Effect::Compressor, true);
  equaliserOnly.setBypassed(Effect::Saturation, true);
  equaliserOnly.setBypassed(Effect::Width, true);
  equaliserOnly.setBypassed(Effect::OutputGain, true);
  std::vector<float> peaks;
  const auto equalised = renderExcerpts(input, equaliserOnly, {});
  if (!equalised) return;
  for (const AudioBuffer& part : equalised->parts) {
    const auto levels = peakLevels(part, input.sampleRate, kDetectorFrameSeconds);
    peaks.insert(peaks.end(), levels.begin(), levels.end());
  }
  settings[ParameterId::Threshold] =
      clampedToRange(ParameterId::Threshold, static_cast<float>(thresholdReferenceDb(peaks) + relativeDb));
}

void placeLevel(ChainSettings& settings, double targetLufs, const Excerpts& input) {
  settings[ParameterId::OutputGain] = 0.0f;
  const auto output = renderExcerpts(input, settings, {});
  if (!output) return;
  if (const double loudness = excerptLoudness(*output); std::isfinite(loudness))
    settings[ParameterId::OutputGain] =
        clampedToRange(ParameterId::OutputGain, static_cast<float>(targetLufs - loudness));
}

void neutraliseUnmatched(ChainSettings& settings, const MatchSections& sections) {
  const ChainSettings neutral = neutralSettings();
  settings.chain = sections.chain;
  for (const ParameterInfo& row : parameterTable())
    if (!sections.matches(row.effect)) settings[row.id] = neutral[row.id];
}

}  // namespace semblance
