// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/metrics/PesqActivity.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace semblance {

namespace {

constexpr std::size_t kShortestBurst = 5;  // subframes
constexpr std::size_t kLongestPause = 50;  // subframes
constexpr int kThresholdIterations = 12;
constexpr double kDynamicRange = 1e-4;   // of the loudest subframe: powers below count as this
constexpr double kClearSpeech = 1000.0;  // speech so far above the noise lets weak bursts be dropped
constexpr double kWeakBurst = 3.0;       // of the threshold

/// Positive: speech, negative: none.
using Powers = std::vector<double>;

Powers subframePowers(const PesqSignal& signal) {
  const int size = signal.rate().subframe;
  Powers powers(static_cast<std::size_t>(signal.subframes()));
  const float* sample = signal.samples().data();
  for (double& power : powers) {
    for (int n = 0; n < size; ++n, ++sample) power += static_cast<double>(*sample) * *sample;
    power /= size;
  }
  return powers;
}

/// Mean plus twice the deviation of what is below the threshold, again and again.
double adaptedThreshold(const Powers& powers, double threshold) {
  for (int iteration = 0; iteration < kThresholdIterations; ++iteration) {
    double sum = 0.0;
    double squares = 0.0;
    double count = 0.0;
    for (const double power : powers) {
      if (power > threshold) continue;
      sum += power;
      squares += power * power;
      count += 1.0;
    }
    const double mean = count > 0.0 ? sum / count : 0.0;
    const double variance = count > 0.0 ? squares / count - mean * mean : 0.0;
    threshold = 1.001 * (mean + 2.0 * std::sqrt(std::max(variance, 0.0)));
  }
  return threshold;
}

struct Levels {
  double threshold;  ///< -1 where nothing is above it
  double speech = 0.0;
  double noise = 1.0;
};

Levels levelsOf(const Powers& powers, double threshold) {
  double speech = 0.0;
  double noise = 0.0;
  double count = 0.0;
  for (const double power : powers) {
    (power > threshold ? speech : noise) += power;
    count += power > threshold ? 1.0 : 0.0;
  }
  const double rest = static_cast<double>(powers.size()) - count;
  return {count > 0.0 ? threshold : -1.0, count > 0.0 ? speech / count : 0.0,
          rest > 0.0 ? noise / rest : 1.0};
}

struct Run {
  std::size_t begin;
  std::size_t end;
};

/// Runs of speech, which neither begin nor end the signal.
std::vector<Run> speechRuns(const Powers& powers) {
  std::vector<Run> runs;
  std::size_t begin = 0;
  for (std::size_t k = 1; k < powers.size(); ++k) {
    if (powers[k] > 0.0 && powers[k - 1] <= 0.0) begin = k;
    if (powers[k] <= 0.0 && powers[k - 1] > 0.0) runs.push_back({begin, k});
  }
  return runs;
}

void silenceRuns(Powers& powers, const std::function<bool(const Run&)>& unwanted) {
  for (const Run& run : speechRuns(powers))
    if (unwanted(run))
      for (std::size_t k = run.begin; k < run.end; ++k) powers[k] = -powers[k];
}

void fillPauses(Powers& powers, double floor) {
  const auto runs = speechRuns(powers);
  for (std::size_t r = 1; r < runs.size(); ++r)
    if (runs[r].begin - runs[r - 1].end <= kLongestPause)
      std::fill(powers.begin() + static_cast<std::ptrdiff_t>(runs[r - 1].end),
                powers.begin() + static_cast<std::ptrdiff_t>(runs[r].begin), floor);
}

/// Two subframes of rise before and of decay after each run.
void softenEdges(Powers& powers) {
  for (std::size_t k = 3; k + 2 < powers.size(); ++k) {
    if (powers[k] > 0.0 && powers[k - 2] <= 0.0) {
      powers[k - 2] = powers[k] * 0.1;
      powers[k - 1] = powers[k] * 0.3;
      ++k;
    }
    if (powers[k] <= 0.0 && powers[k - 1] > 0.0) {
      powers[k] = powers[k - 1] * 0.3;
      powers[k + 1] = powers[k - 1] * 0.1;
      k += 3;
    }
  }
}

void findSpeech(Powers& powers, double floor, const Levels& levels) {
  for (double& power : powers)
    if (power <= levels.threshold) power = -power;
  powers.front() = -floor;
  powers.back() = -floor;
  silenceRuns(powers, [](const Run& run) { return run.end - run.begin < kShortestBurst; });
  if (levels.speech >= kClearSpeech * levels.noise)
    silenceRuns(powers, [&](const Run& run) {
      double sum = 0.0;
      for (std::size_t k = run.begin; k < run.end; ++k) sum += powers[k];
      return sum < kWeakBurst * levels.threshold * static_cast<double>(run.end - run.begin);
    });
  fillPauses(powers, floor);
  if (!speechRuns(powers).empty()) return;
  for (double& power : powers) power = std::abs(power);
  powers.front() = -floor;
  powers.back() = -floor;
}

}  // namespace

PesqActivity pesqActivity(const PesqSignal& signal) {
  Powers powers = subframePowers(signal);
  const double loudest = *std::max_element(powers.begin(), powers.end());
  const double floor = loudest > 0.0 ? loudest * kDynamicRange : 1.0;
  const double mean = std::accumulate(powers.begin(), powers.end(), 0.0) / static_cast<double>(powers.size());
  for (double& power : powers) power = std::max(power, floor);
  const Levels levels = levelsOf(powers, adaptedThreshold(powers, mean));
  findSpeech(powers, floor, levels);
  softenEdges(powers);
  const double threshold = levels.threshold > 0.0 ? levels.threshold : floor;
  PesqActivity activity;
  for (const double power : powers) {
    activity.power.push_back(static_cast<float>(std::max(power, 0.0)));
    activity.logarithm.push_back(power > threshold ? static_cast<float>(std::log(power / threshold)) : 0.0f);
  }
  return activity;
}

}  // namespace semblance
