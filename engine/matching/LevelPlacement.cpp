// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/LevelPlacement.h"

#include <cmath>

#include "learning/Features.h"
#include "matching/ExcerptRendering.h"

namespace semblance {

namespace {

// What the output cannot give, a compressor that acts can.
ChainSettings withGain(ChainSettings settings, double gain) {
  const float wanted = static_cast<float>(gain);
  const float given = clampedToRange(ParameterId::OutputGain, wanted);
  settings[ParameterId::OutputGain] = given;
  if (wanted > given && settings[ParameterId::Ratio] > 1.0f)
    settings[ParameterId::MakeUp] =
        clampedToRange(ParameterId::MakeUp, settings[ParameterId::MakeUp] + wanted - given);
  return settings;
}

}  // namespace

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
  constexpr int kMeasurements = 4;
  constexpr double kTolerance = 0.05;  // LU
  const auto highest = static_cast<double>(parameterInfo(ParameterId::OutputGain).maximum);
  const ChainSettings without = settings;
  double gain = 0.0;
  // What the meter's gate lets through depends on the gain: deep compression can leave the attacks alone, or
  // nothing at all, above it.
  for (int i = 0; i < kMeasurements; ++i) {
    settings = withGain(without, gain);
    const auto output = renderExcerpts(input, settings, {});
    if (!output) return;
    const double loudness = excerptLoudness(*output);
    const bool heard = std::isfinite(loudness);
    if (!heard && gain >= highest) break;
    const double step = heard ? targetLufs - loudness : highest - gain;
    gain += step;
    settings = withGain(without, gain);
    if (std::abs(step) < kTolerance) return;
    if (i + 1 == kMeasurements && heard) return;
  }
  settings = withGain(without, 0.0);
}

void neutraliseUnmatched(ChainSettings& settings, const MatchSections& sections) {
  const ChainSettings neutral = neutralSettings();
  settings.chain = sections.chain;
  for (const ParameterInfo& row : parameterTable())
    if (!sections.matches(row.effect)) settings[row.id] = neutral[row.id];
}

}  // namespace semblance
