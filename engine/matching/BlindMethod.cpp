// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/BlindMethod.h"

#include <cmath>

#include "audio/Resampler.h"
#include "matching/ExcerptRendering.h"
#include "matching/LevelPlacement.h"
#include "matching/RecordingAlignment.h"

namespace semblance {

namespace {

constexpr int kStepsPerPreview = 4;
constexpr double kShortestSeconds = 0.5;

/// With this many channels: mono twice, or the mean of both.
AudioBuffer withChannels(const AudioBuffer& buffer, int channels) {
  if (buffer.channels() == channels) return buffer;
  AudioBuffer changed(channels, buffer.frames());
  for (std::size_t n = 0; n < static_cast<std::size_t>(buffer.frames()); ++n) {
    const float mean = 0.5f * (buffer.channel(0)[n] + buffer.channel(buffer.channels() - 1)[n]);
    for (int c = 0; c < channels; ++c) changed.channel(c)[n] = mean;
  }
  return changed;
}

Excerpts excerptOf(AudioBuffer part, int sampleRate) {
  Excerpts excerpts;
  excerpts.parts.push_back(std::move(part));
  excerpts.sampleRate = sampleRate;
  return excerpts;
}

Result<AlignedPair> aligned(const Excerpts& input, const Excerpts& reference) {
  const AudioBuffer& dry = input.parts.front();
  AudioBuffer wet = withChannels(reference.parts.front(), dry.channels());
  if (reference.sampleRate != input.sampleRate) wet = resampled(wet, reference.sampleRate, input.sampleRate);
  const RecordingAlignment alignment = alignRecordings(dry, wet, input.sampleRate);
  if (!(alignment.coherence >= kLeastCoherence))
    return fail(
        "The input and the reference are not the same recording: only %1 % of the reference's sound follows "
        "the input. Choose the untreated and the treated version of one recording, or another method.",
        std::lround(100.0 * alignment.coherence));
  AlignedPair pair = alignedPair(dry, wet, alignment);
  if (static_cast<double>(pair.first.frames()) < kShortestSeconds * input.sampleRate)
    return fail(
        "The input and the reference have less than half a second in common; choose ranges that show the "
        "same "
        "moments.");
  return pair;
}

}  // namespace

Result<ChainSettings> BlindMethod::matchBlend(const Excerpts& input, References references,
                                              const MatchSections& sections, const ProgressCallback& progress,
                                              std::stop_token stop) {
  if (references.size() != 1)
    return fail("The method blind compares one recording with itself: give it one reference.");
  if (sections.limits != EqualiserLimits{})
    return fail(
        "The method blind finds the settings that were used, so its equaliser cannot be limited; take the "
        "limits off, or choose another method.");
  const Excerpts& reference = *references.front().excerpts;
  if (auto usable = checkExcerpts(input, "The input"); !usable) return tl::unexpected(usable.error());
  if (auto usable = checkExcerpts(reference, "The reference"); !usable) return tl::unexpected(usable.error());
  report(progress, 0.0, Sentence("Aligning"));
  auto pair = aligned(input, reference);
  if (!pair) return tl::unexpected(pair.error());
  if (stop.stop_requested()) return failCancelled();
  const Excerpts dry = excerptOf(std::move(pair->first), input.sampleRate);
  const Excerpts wet = excerptOf(std::move(pair->second), input.sampleRate);
  int steps = 0;
  ChainSettings told;
  const auto watch = [&](double done, const ChainSettings& best) {
    report(progress, done, Sentence("Fitting"));
    if (!preview_ || steps++ % kStepsPerPreview != 0 || best == told) return;
    told = best;
    preview_(best);
  };
  return fitToTarget(dry, wet, targetFitStarts(dry, wet, sections, stop), sections, options_, watch, stop);
}

}  // namespace semblance
