// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/PublishedBaseline.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "audio/Fourier.h"
#include "effects/CompressorCurve.h"
#include "evaluation/metrics/LoudnessDifference.h"
#include "learning/Levels.h"

namespace semblance {

namespace {

constexpr int kFrame = 65536;
constexpr int kHop = 16384;
constexpr int kSmoothingHalf = 512;  // bins to each side
constexpr int kMesh = 64;            // intervals of the sampled response over 0 to fs/2
constexpr double kSmallestMagnitude = 1e-8;
constexpr double kRatio = 3.0, kKneeDb = 6.0, kAttackMs = 1.0, kReleaseMs = 50.0;
constexpr double kLowestThreshold = -80.0, kThresholdStep = 0.5, kLoudnessGoal = 0.5;

/// Mean magnitude of the bins over frames without a window, centred by reflection.
std::vector<double> averageSpectrum(std::span<const float> signal) {
  const auto count = static_cast<std::int64_t>(signal.size());
  Fourier fourier(kFrame);
  std::vector<double> mean(static_cast<std::size_t>(fourier.bins()), 0.0);
  const std::int64_t frames = 1 + count / kHop;
  for (std::int64_t frame = 0; frame < frames; ++frame) {
    for (std::int64_t n = 0; n < kFrame; ++n) {
      std::int64_t at = frame * kHop + n - kFrame / 2;
      if (at < 0) at = -at;
      if (at >= count) at = 2 * (count - 1) - at;
      fourier.time()[static_cast<std::size_t>(n)] = signal[static_cast<std::size_t>(at)];
    }
    fourier.forward();
    for (std::size_t bin = 0; bin < mean.size(); ++bin)
      mean[bin] += static_cast<double>(std::abs(fourier.spectrum()[bin]));
  }
  const double scale = 1.0 / (static_cast<double>(frames) * std::sqrt(static_cast<double>(kFrame)));
  for (double& value : mean) value *= scale;
  return mean;
}

/// Savitzky-Golay smoothing of order 2 over 1025 bins at one bin; at the lower end the first whole window's
/// parabola is read off its centre.
double smoothedAt(const std::vector<double>& values, int bin) {
  const int centre = std::max(bin, kSmoothingHalf);
  double s0 = 0.0, s2 = 0.0, s4 = 0.0, y0 = 0.0, y1 = 0.0, y2 = 0.0;
  for (int j = -kSmoothingHalf; j <= kSmoothingHalf; ++j) {
    const double x = j;
    const double y = values[static_cast<std::size_t>(centre + j)];
    s0 += 1.0;
    s2 += x * x;
    s4 += x * x * x * x;
    y0 += y;
    y1 += x * y;
    y2 += x * x * y;
  }
  const double determinant = s0 * s4 - s2 * s2;
  const double x = bin - centre;
  return (s4 * y0 - s2 * y2) / determinant + y1 / s2 * x + (s0 * y2 - s2 * y0) / determinant * x * x;
}

/// The filter whose response is `response` at 65 points from 0 to fs/2.
std::array<double, kBaselineTaps> frequencySampled(const std::array<double, kMesh + 1>& response) {
  constexpr double delay = (static_cast<double>(kBaselineTaps) - 1.0) / 2.0;
  std::array<double, kBaselineTaps> taps{};
  for (std::size_t n = 0; n < kBaselineTaps; ++n) {
    const double x = static_cast<double>(n) - delay;
    double sum = response[0];
    for (std::size_t k = 1; k < kMesh; ++k)
      sum += 2.0 * response[k] * std::cos(std::numbers::pi * static_cast<double>(k) * x / kMesh);
    const double window = 0.54 - 0.46 * std::cos(std::numbers::pi * static_cast<double>(n) / delay);
    taps[n] = (sum + response[kMesh] * std::cos(std::numbers::pi * x)) / (2.0 * kMesh) * window;
  }
  return taps;
}

std::array<double, kBaselineTaps> matchingFilter(std::span<const float> input,
                                                 std::span<const float> reference, BaselineRules rules) {
  const std::vector<double> from = averageSpectrum(input);
  const std::vector<double> to = averageSpectrum(reference);
  const auto smoothed = [rules](const std::vector<double>& spectrum, int bin) {
    const double value = smoothedAt(spectrum, bin);
    return rules == BaselineRules::Released ? value : std::max(value, kSmallestMagnitude);
  };
  std::array<double, kMesh + 1> response{};  // that of the highest frequency stays 0
  for (int k = 0; k < kMesh; ++k) {
    const int bin = k * (kFrame / 2 / kMesh);
    response[static_cast<std::size_t>(k)] = smoothed(to, bin) / smoothed(from, bin);
  }
  return frequencySampled(response);
}

std::vector<float> filtered(std::span<const float> signal, const std::array<double, kBaselineTaps>& taps,
                            std::size_t advance) {
  std::vector<float> output(signal.size());
  for (std::size_t n = 0; n < signal.size(); ++n) {
    double sum = 0.0;
    for (std::size_t k = 0; k < taps.size(); ++k) {
      const std::size_t at = n + advance;
      if (at >= k && at - k < signal.size()) sum += taps[k] * static_cast<double>(signal[at - k]);
    }
    output[n] = static_cast<float>(sum);
  }
  return output;
}

/// Reduction in dB. Released: inside the knee the published program adds a parabola to the level.
double reduction(double level, double threshold, BaselineRules rules) {
  const double over = level - threshold;
  if (rules == BaselineRules::Mended || 2.0 * std::abs(over) > kKneeDb)
    return gainReductionDb(level, threshold, kRatio, kKneeDb);
  const double part = (over + kKneeDb) / 2.0;
  return -part * part / (2.0 * kRatio * kKneeDb);
}

std::vector<float> compressed(const std::vector<float>& signal, double threshold, double sampleRate,
                              BaselineRules rules) {
  const double attack = smoothingCoefficient(kAttackMs, sampleRate);
  const double release = smoothingCoefficient(kReleaseMs, sampleRate);
  std::vector<float> output(signal);
  double state = 0.0;
  const std::size_t first = rules == BaselineRules::Released ? 1 : 0;  // that one is never compressed
  for (std::size_t n = first; n < signal.size(); ++n) {
    const double level = detectorLevelDb(std::abs(static_cast<double>(signal[n])));
    const double wanted = reduction(level, threshold, rules);
    const double a = wanted > state ? attack : release;
    state = a * state + (1.0 - a) * wanted;
    output[n] = static_cast<float>(static_cast<double>(signal[n]) * std::pow(10.0, -state / 20.0));
  }
  normalisePeak(output);
  return output;
}

/// Lowers the threshold until the loudness is reached; see BaselineRules for what is returned.
void compressToLoudness(BaselineResult& result, double wanted, double sampleRate, BaselineRules rules) {
  const std::vector<float> equalised = result.output;
  std::vector<float> candidate = equalised;
  std::optional<double> threshold;
  double loudness = publishedLoudness(equalised, sampleRate, 1);
  double nearest = std::abs(wanted - loudness);
  for (double next = 0.0; wanted - loudness > kLoudnessGoal && next > kLowestThreshold;
       next -= kThresholdStep) {
    if (rules == BaselineRules::Released) {
      result.output = candidate;
      result.thresholdDb = threshold;
    }
    candidate = compressed(equalised, next, sampleRate, rules);
    threshold = next;
    loudness = publishedLoudness(candidate, sampleRate, 1);
    if (rules == BaselineRules::Mended && std::abs(wanted - loudness) < nearest) {
      nearest = std::abs(wanted - loudness);
      result.output = candidate;
      result.thresholdDb = threshold;
    }
  }
}

}  // namespace

Result<BaselineResult> publishedBaseline(std::span<const float> input, std::span<const float> reference,
                                         double sampleRate, BaselineRules rules) {
  for (const auto& signal : {input, reference})
    if (signal.size() <= kFrame / 2)
      return fail("The rule-based method of the published systems needs more than " +
                  std::to_string(kFrame / 2) + " samples of both signals.");
  std::vector<float> from(input.begin(), input.end());
  std::vector<float> to(reference.begin(), reference.end());
  normalisePeak(from);
  normalisePeak(to);
  const auto silent = [](const std::vector<float>& s) {
    return std::all_of(s.begin(), s.end(), [](float x) { return x == 0.0f; });
  };
  if (silent(from) || silent(to)) return fail("One of the signals is silent: there is nothing to match.");
  BaselineResult result;
  result.taps = matchingFilter(from, to, rules);
  result.output = filtered(from, result.taps, rules == BaselineRules::Released ? 0 : kBaselineTaps / 2);
  normalisePeak(result.output);
  compressToLoudness(result, publishedLoudness(to, sampleRate, 1), sampleRate, rules);
  return result;
}

MethodSource baselineSource() {
  const auto process = [](const Example& example, std::stop_token) -> Result<std::vector<float>> {
    auto result =
        publishedBaseline(example.input, example.reference, example.sampleRate, BaselineRules::Mended);
    if (!result) return tl::unexpected(result.error());
    return std::move(result->output);
  };
  return {kBaselineMethod, [process]() -> Result<EvaluatedMethod> {
            return EvaluatedMethod{{}, "cpu", process};
          }};
}

}  // namespace semblance
