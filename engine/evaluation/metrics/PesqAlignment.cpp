// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/metrics/PesqAlignment.h"

#include <algorithm>

#include "evaluation/metrics/PesqDelays.h"
#include "evaluation/metrics/PesqUtteranceSplit.h"

namespace semblance {

namespace {

constexpr int kShortestUtterance = 50;  // subframes
constexpr int kGuard = PesqRate::kGuardSubframes;

struct Stretch {
  int begin;
  int end;
};

/// Speech long enough to be an utterance, of which enough lies within the degraded signal.
std::vector<Stretch> spokenStretches(const PesqSignal& reference, const PesqActivity& activity,
                                     const PesqSignal& degraded, int crudeDelay) {
  const int subframe = reference.rate().subframe;
  const int earliestEnd = kShortestUtterance - crudeDelay / subframe;
  const int latestBegin = (degraded.length() - crudeDelay) / subframe - kShortestUtterance;
  const int count = reference.subframes();
  std::vector<Stretch> stretches;
  int begin = -1;
  for (int k = 0; k < count; ++k) {
    const bool speech = activity.power[static_cast<std::size_t>(k)] > 0.0f;
    if (speech && begin < 0) begin = k;
    if (begin < 0 || (speech && k < count - 1)) continue;
    if (k - begin >= kShortestUtterance && begin < latestBegin && k > earliestEnd)
      stretches.push_back({begin, k});
    begin = -1;
  }
  return stretches;
}

std::vector<PesqSpokenPart> locate(PesqDelays& delays, const std::vector<Stretch>& stretches,
                                   int crudeDelay) {
  std::vector<PesqSpokenPart> parts;
  for (const Stretch& stretch : stretches) {
    const int begin = std::max(stretch.begin - kGuard, 0);
    const int end = std::min(stretch.end + kGuard, delays.reference().subframes() - 1);
    PesqSpokenPart part{{stretch.begin, stretch.end, 0, 0.0}, delays.crude(begin, end, crudeDelay)};
    const auto fine = delays.fine(begin, end, part.estimate);
    part.utterance.delay = fine.delay;
    part.utterance.confidence = fine.confidence;
    parts.push_back(part);
  }
  return parts;
}

/// Pauses are divided between their neighbours, and no part of the degraded signal is used twice.
void joinUp(std::vector<PesqSpokenPart>& parts, const PesqSignal& reference, const PesqSignal& degraded) {
  const int subframe = reference.rate().subframe;
  parts.front().utterance.start = kGuard;
  parts.back().utterance.end = reference.subframes() - kGuard;
  for (std::size_t k = 1; k < parts.size(); ++k) {
    const int middle = (parts[k].utterance.start + parts[k - 1].utterance.end) / 2;
    parts[k].utterance.start = middle;
    parts[k - 1].utterance.end = middle;
  }
  pesqKeepInside(parts.front().utterance, parts.back().utterance, degraded);
  for (std::size_t k = 1; k < parts.size(); ++k) {
    PesqUtterance& before = parts[k - 1].utterance;
    PesqUtterance& after = parts[k].utterance;
    const int begin = after.start * subframe + after.delay;
    const int end = before.end * subframe + before.delay;
    if (begin >= end) continue;
    const int middle = (begin + end) / 2;
    after.start = (subframe - 1 + middle - after.delay) / subframe;
    before.end = (middle - before.delay) / subframe;
  }
}

}  // namespace

void pesqKeepInside(PesqUtterance& first, PesqUtterance& last, const PesqSignal& degraded) {
  const int subframe = degraded.rate().subframe;
  if ((first.start - kGuard) * subframe + first.delay < 0)
    first.start = kGuard + (subframe - 1 - first.delay) / subframe;
  if (last.end * subframe + last.delay > degraded.length() - degraded.rate().guard())
    last.end = (degraded.length() - last.delay) / subframe - kGuard;
}

PesqAlignment alignPesqSignals(const PesqSignal& reference, const PesqActivity& referenceActivity,
                               const PesqSignal& degraded, const PesqActivity& degradedActivity) {
  PesqDelays delays(reference, referenceActivity, degraded, degradedActivity);
  PesqAlignment alignment;
  alignment.crudeDelay = delays.crude();
  const auto stretches = spokenStretches(reference, referenceActivity, degraded, alignment.crudeDelay);
  if (stretches.empty()) return alignment;
  auto parts = locate(delays, stretches, alignment.crudeDelay);
  joinUp(parts, reference, degraded);
  splitPesqUtterances(parts, referenceActivity, delays);
  for (const PesqSpokenPart& part : parts) alignment.utterances.push_back(part.utterance);
  return alignment;
}

}  // namespace semblance
