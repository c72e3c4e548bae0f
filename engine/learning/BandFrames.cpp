// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/BandFrames.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace semblance {

namespace {

constexpr double kLowestBand = 30.0;
constexpr double kHighestBand = 20000.0;

int frameSize(int sampleRate, double frameSeconds) {
  const double wanted = frameSeconds * sampleRate;
  const auto below = std::bit_floor(static_cast<unsigned>(wanted));
  return static_cast<int>(wanted / below > std::sqrt(2.0) ? 2 * below : below);
}

}  // namespace

std::span<const double, kFeatureBands> featureBandFrequencies() {
  static const auto frequencies = [] {
    std::array<double, kFeatureBands> built{};
    for (std::size_t i = 0; i < built.size(); ++i)
      built[i] =
          kLowestBand * std::pow(kHighestBand / kLowestBand, static_cast<double>(i) / (kFeatureBands - 1));
    return built;
  }();
  return frequencies;
}

float powerToDb(double power) {
  return power > 1e-12 ? static_cast<float>(10.0 * std::log10(power)) : kSilentBandDb;
}

BandAnalyser::BandAnalyser(int sampleRate, double frameSeconds)
    : fourier_(frameSize(sampleRate, frameSeconds)),
      window_(hannWindow(fourier_.size())),
      triangles_(bandTriangles(sampleRate, fourier_.size())) {}

// Triangles on a logarithmic axis, at least three bins wide so that low bands never fall between bins.
std::vector<BandAnalyser::Triangle> BandAnalyser::bandTriangles(int sampleRate, int size) {
  const auto centres = featureBandFrequencies();
  const double step = std::log(centres[1] / centres[0]);
  const double binWidth = static_cast<double>(sampleRate) / size;
  std::vector<Triangle> triangles;
  for (const double centre : centres) {
    const double halfWidth = std::max(centre * step, 1.5 * binWidth);
    const int first = std::max(1, static_cast<int>(std::ceil((centre - halfWidth) / binWidth)));
    const int last = std::min(size / 2, static_cast<int>((centre + halfWidth) / binWidth));
    Triangle triangle{first, {}};
    for (int bin = first; bin <= last; ++bin)
      triangle.weights.push_back(
          static_cast<float>(std::max(1e-3, 1.0 - std::abs(bin * binWidth - centre) / halfWidth)));
    const float sum = std::accumulate(triangle.weights.begin(), triangle.weights.end(), 0.0f);
    for (float& weight : triangle.weights) weight /= sum;
    triangles.push_back(std::move(triangle));
  }
  return triangles;
}

void BandAnalyser::add(const AudioBuffer& excerpt, BandFrames& frames) {
  const std::int64_t hop = fourier_.size() / 2;
  std::int64_t start = 0;
  do {
    addFrame(excerpt, start, frames);
    start += hop;
  } while (start + fourier_.size() <= excerpt.frames());
}

void BandAnalyser::addFrame(const AudioBuffer& excerpt, std::int64_t start, BandFrames& frames) {
  std::vector<float> power(static_cast<std::size_t>(fourier_.bins()), 0.0f);
  const std::int64_t available = std::min<std::int64_t>(fourier_.size(), excerpt.frames() - start);
  for (int channel = 0; channel < excerpt.channels(); ++channel) {
    const auto source = excerpt.channel(channel).subspan(static_cast<std::size_t>(start),
                                                         static_cast<std::size_t>(available));
    const auto time = fourier_.time();
    for (std::size_t n = 0; n < source.size(); ++n) time[n] = source[n] * window_[n];
    std::fill(time.begin() + available, time.end(), 0.0f);
    fourier_.forward();
    const auto spectrum = fourier_.spectrum();
    for (std::size_t k = 0; k < power.size(); ++k) power[k] += std::norm(spectrum[k]);
  }
  // |X| of a sine of amplitude 1 is N/4 under a Hann window.
  const float scale = 16.0f / (static_cast<float>(fourier_.size()) * static_cast<float>(fourier_.size()) *
                               static_cast<float>(excerpt.channels()));
  std::array<float, kFeatureBands> bands{};
  for (std::size_t b = 0; b < bands.size(); ++b) {
    const Triangle& triangle = triangles_[b];
    float sum = 0.0f;
    for (std::size_t i = 0; i < triangle.weights.size(); ++i)
      sum += triangle.weights[i] * power[static_cast<std::size_t>(triangle.firstBin) + i];
    bands[b] = sum * scale;
  }
  frames.levelDb.push_back(
      powerToDb(static_cast<double>(scale) * std::accumulate(power.begin() + 1, power.end(), 0.0)));
  frames.bandPower.push_back(bands);
}

}  // namespace semblance
