// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/metrics/PesqBadIntervals.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "audio/Fourier.h"

namespace semblance {

namespace {

constexpr double kBadDisturbance = 30.0;
constexpr int kReach = 2;             // frames on either side of which one has to be bad
constexpr int kShortestInterval = 5;  // frames
constexpr int kSearchFrames = 4;      // frame lengths in which a better delay is searched
constexpr double kLeastCorrelation = 0.5;
constexpr double kSilentEnergy = 1e-6;

/// Lag in [-search, search) at which the magnitudes of `second` resemble those of `first` most; 0 where they
/// do not. Both are equally long.
int magnitudeLag(const std::vector<float>& first, const std::vector<float>& second, int search) {
  const int size = static_cast<int>(std::bit_ceil(2 * first.size()));
  double firstEnergy = 0.0;
  double secondEnergy = 0.0;
  Fourier a(size);
  Fourier b(size);
  for (std::size_t n = 0; n < first.size(); ++n) {
    a.time()[n] = std::abs(first[n]);
    b.time()[n] = std::abs(second[n]);
    firstEnergy += static_cast<double>(first[n]) * first[n];
    secondEnergy += static_cast<double>(second[n]) * second[n];
  }
  if (firstEnergy / size <= kSilentEnergy || secondEnergy / size <= kSilentEnergy) return 0;
  a.forward();
  b.forward();
  for (std::size_t k = 0; k < b.spectrum().size(); ++k) b.spectrum()[k] *= std::conj(a.spectrum()[k]);
  b.inverse();
  const double norm = std::sqrt(firstEnergy * secondEnergy);
  double most = 0.0;
  int best = 0;
  for (int lag = -search; lag < search; ++lag) {
    const double correlation = std::abs(b.time()[static_cast<std::size_t>((lag + size) % size)]) / norm;
    if (correlation <= most) continue;
    most = correlation;
    best = lag;
  }
  return most < kLeastCorrelation ? 0 : best;
}

std::vector<bool> smearedBadFrames(const std::vector<PesqLoudness::Disturbance>& disturbances) {
  const int count = static_cast<int>(disturbances.size());
  const auto bad = [&](int frame) {
    return frame > 0 && disturbances[static_cast<std::size_t>(frame)].symmetric > kBadDisturbance;
  };
  std::vector<bool> smeared(disturbances.size());
  for (int frame = kReach; frame < count - kReach; ++frame) {
    bool left = false;
    bool right = false;
    for (int d = 0; d <= kReach; ++d) {
      left = left || bad(frame - d);
      right = right || bad(frame + d);
    }
    smeared[static_cast<std::size_t>(frame)] = left && right;
  }
  return smeared;
}

}  // namespace

int pesqDelayAt(const std::vector<PesqUtterance>& utterances, int position, int subframe) {
  for (std::size_t k = utterances.size(); k-- > 0;)
    if (utterances[k].start * subframe <= position) return utterances[k].delay;
  return utterances.front().delay;
}

std::vector<float> pesqFollowDelays(const PesqSignal& degraded,
                                    const std::vector<PesqUtterance>& utterances) {
  const auto samples = degraded.samples();
  const int guard = degraded.rate().guard();
  const int end = static_cast<int>(samples.size()) - guard;
  std::vector<float> followed(samples.size());
  for (int n = guard; n < end; ++n) {
    const int source = n + pesqDelayAt(utterances, n, degraded.rate().subframe);
    followed[static_cast<std::size_t>(n)] =
        samples[static_cast<std::size_t>(std::clamp(source, guard, end - 1))];
  }
  return followed;
}

std::vector<PesqBadInterval> pesqBadIntervals(const std::vector<PesqLoudness::Disturbance>& disturbances) {
  const auto smeared = smearedBadFrames(disturbances);
  std::vector<PesqBadInterval> intervals;
  int first = -1;
  for (int frame = 0; frame < static_cast<int>(smeared.size()); ++frame) {
    const bool bad = smeared[static_cast<std::size_t>(frame)];
    if (bad && first < 0) first = frame;
    if (bad || first < 0) continue;
    if (frame - first >= kShortestInterval) intervals.push_back({first, frame});
    first = -1;
  }
  return intervals;
}

std::vector<float> pesqRealign(const PesqSignal& reference, const std::vector<float>& degraded,
                               const std::vector<PesqBadInterval>& intervals) {
  const PesqRate& rate = reference.rate();
  const int guard = rate.guard();
  const int end = static_cast<int>(degraded.size()) - guard;
  const int search = kSearchFrames * rate.frame;
  std::vector<float> realigned = degraded;
  for (const PesqBadInterval& interval : intervals) {
    const int start = guard + interval.first * (rate.frame / 2);
    const int stop =
        std::min(guard + interval.end * (rate.frame / 2) + rate.frame, static_cast<int>(degraded.size()));
    const auto length = static_cast<std::size_t>(stop - start + 2 * search);
    std::vector<float> original(length);
    std::vector<float> heard(length);
    std::copy(reference.samples().begin() + start, reference.samples().begin() + stop,
              original.begin() + search);
    for (std::size_t n = 0; n < length; ++n)
      heard[n] = degraded[static_cast<std::size_t>(
          std::clamp(start - search + static_cast<int>(n), guard, end - 1))];
    const int lag = magnitudeLag(original, heard, search);
    for (int n = start; n < stop; ++n)
      realigned[static_cast<std::size_t>(n)] =
          degraded[static_cast<std::size_t>(std::clamp(n + lag, 0, reference.length() - 1))];
  }
  return realigned;
}

}  // namespace semblance
