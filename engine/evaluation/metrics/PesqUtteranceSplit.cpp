// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/metrics/PesqUtteranceSplit.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace semblance {

namespace {

constexpr std::size_t kMostUtterances = 50;
constexpr int kMostBreakpoints = 40;
constexpr int kShortestSplit = 200;  // subframes of speech
constexpr int kEdge = 75;            // subframes of speech that stay on either side of a split, or a tenth

/// First and one past the last subframe of speech.
struct Speech {
  int begin;
  int end;
};

Speech speechOf(const PesqUtterance& utterance, const PesqActivity& activity) {
  const auto speech = [&](int k) {
    const auto index = static_cast<std::size_t>(k);
    return index < activity.power.size() && activity.power[index] > 0.0f;
  };
  Speech found{utterance.start, utterance.end};
  while (found.begin < utterance.end && !speech(found.begin)) ++found.begin;
  while (found.end > utterance.start && !speech(found.end)) --found.end;
  ++found.end;
  return found;
}

std::vector<int> breakpoints(const Speech& speech, const PesqRate& rate) {
  const int length = speech.end - speech.begin;
  const int delta = rate.fineFrame / (4 * rate.subframe);
  const int step = delta * static_cast<int>((0.801 * length + 40 * delta - 1) / (40 * delta));
  const int edge = std::max(length / 10, kEdge);
  std::vector<int> points{speech.begin + edge};
  while (static_cast<int>(points.size()) < kMostBreakpoints && points.back() + step <= speech.end - edge)
    points.push_back(points.back() + step);
  return points;
}

/// What is found on one side of each breakpoint.
struct Side {
  std::vector<int> estimates;
  std::vector<PesqDelays::Fine> delays;
};

/// `fine` gives the delays of several breakpoints that share an estimate.
template <typename Crude, typename FineOf>
Side sideOf(const std::vector<int>& points, const Crude& crude, const FineOf& fine) {
  Side side;
  for (const int point : points) side.estimates.push_back(crude(point));
  side.delays.resize(points.size());
  for (const int estimate : std::set<int>(side.estimates.begin(), side.estimates.end())) {
    std::vector<int> shared;
    for (std::size_t k = 0; k < points.size(); ++k)
      if (side.estimates[k] == estimate) shared.push_back(points[k]);
    const auto delays = fine(shared, estimate);
    for (std::size_t k = 0, next = 0; k < points.size(); ++k)
      if (side.estimates[k] == estimate) side.delays[k] = delays[next++];
  }
  return side;
}

struct Split {
  PesqSpokenPart first;
  PesqSpokenPart second;
};

/// Ends of the halves at `point`: where the second is later they meet, where it is earlier they share what
/// the delays overlap.
Split halves(const PesqUtterance& whole, int point, const PesqDelays::Fine& first, int firstEstimate,
             const PesqDelays::Fine& second, int secondEstimate, const PesqSignal& degraded) {
  Split split{{{whole.start, point, first.delay, first.confidence}, firstEstimate},
              {{point, whole.end, second.delay, second.confidence}, secondEstimate}};
  if (second.delay >= first.delay) {
    const int half = (second.delay - first.delay) / (2 * degraded.rate().subframe);
    split.first.utterance.end = point + half;
    split.second.utterance.start = point - half;
  }
  pesqKeepInside(split.first.utterance, split.second.utterance, degraded);
  return split;
}

std::optional<Split> bestSplit(const PesqSpokenPart& part, const PesqActivity& activity, PesqDelays& delays) {
  const PesqUtterance& whole = part.utterance;
  const PesqRate& rate = delays.reference().rate();
  const Speech speech = speechOf(whole, activity);
  if (speech.end - speech.begin < kShortestSplit) return std::nullopt;
  const auto points = breakpoints(speech, rate);
  const Side before = sideOf(
      points, [&](int point) { return delays.crude(whole.start, point, part.estimate); },
      [&](const std::vector<int>& ends, int estimate) {
        return delays.fineForward(whole.start, ends, estimate);
      });
  const Side after = sideOf(
      points, [&](int point) { return delays.crude(point, whole.end, part.estimate); },
      [&](const std::vector<int>& begins, int estimate) {
        return delays.fineBackward(begins, whole.end, estimate);
      });
  std::optional<std::size_t> best;
  double confidence = 0.0;
  for (std::size_t k = 0; k < points.size(); ++k) {
    const auto& first = before.delays[k];
    const auto& second = after.delays[k];
    if (std::abs(second.delay - first.delay) < rate.subframe || first.confidence <= whole.confidence ||
        second.confidence <= whole.confidence || first.confidence + second.confidence <= confidence)
      continue;
    confidence = first.confidence + second.confidence;
    best = k;
  }
  if (!best) return std::nullopt;
  return halves(whole, points[*best], before.delays[*best], before.estimates[*best], after.delays[*best],
                after.estimates[*best], delays.degraded());
}

}  // namespace

void splitPesqUtterances(std::vector<PesqSpokenPart>& parts, const PesqActivity& referenceActivity,
                         PesqDelays& delays) {
  for (std::size_t k = 0; k < parts.size();) {
    const auto split =
        parts.size() < kMostUtterances ? bestSplit(parts[k], referenceActivity, delays) : std::nullopt;
    if (!split) {
      ++k;
      continue;
    }
    parts[k] = split->first;
    parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(k) + 1, split->second);
  }
}

}  // namespace semblance
