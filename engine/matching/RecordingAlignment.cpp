// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/RecordingAlignment.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <complex>
#include <vector>

#include "audio/Fourier.h"

namespace semblance {

namespace {

using Spectrum = std::vector<std::complex<double>>;

std::vector<float> monoOf(const AudioBuffer& buffer) {
  std::vector<float> mono(static_cast<std::size_t>(buffer.frames()), 0.0f);
  const float share = 1.0f / static_cast<float>(std::max(1, buffer.channels()));
  for (int c = 0; c < buffer.channels(); ++c)
    for (std::size_t n = 0; n < mono.size(); ++n) mono[n] += share * buffer.channel(c)[n];
  return mono;
}

Spectrum spectrumOf(Fourier& fourier, std::span<const float> signal) {
  const auto time = fourier.time();
  std::copy(signal.begin(), signal.end(), time.begin());
  std::fill(time.begin() + static_cast<std::ptrdiff_t>(signal.size()), time.end(), 0.0f);
  fourier.forward();
  return {fourier.spectrum().begin(), fourier.spectrum().end()};
}

/// Correlation of whitened signals by lag: element k holds lag k, or k less the size. Bins far below the
/// strongest are noise of the recordings' ends and are left out.
std::vector<float> whitenedCorrelation(std::span<const float> first, std::span<const float> second) {
  constexpr double kFaintest = 1e-6;
  const auto size = static_cast<int>(std::bit_ceil(first.size() + second.size()));
  Fourier fourier(size);
  const Spectrum a = spectrumOf(fourier, first);
  const Spectrum b = spectrumOf(fourier, second);
  double strongest = 0.0;
  for (std::size_t k = 0; k < a.size(); ++k) strongest = std::max(strongest, std::abs(a[k]) * std::abs(b[k]));
  const auto spectrum = fourier.spectrum();
  for (std::size_t k = 0; k < a.size(); ++k) {
    const std::complex<double> cross = std::conj(a[k]) * b[k];
    const double magnitude = std::abs(cross);
    spectrum[k] = magnitude > kFaintest * strongest ? std::complex<float>(cross / magnitude) : 0.0f;
  }
  fourier.inverse();
  return {fourier.time().begin(), fourier.time().end()};
}

struct Overlap {
  std::size_t first, second, count;  // where it begins in either
};

Overlap overlapAt(std::int64_t lag, std::int64_t firstFrames, std::int64_t secondFrames) {
  const std::int64_t first = std::max<std::int64_t>(0, -lag);
  const std::int64_t second = std::max<std::int64_t>(0, lag);
  const std::int64_t count = std::max<std::int64_t>(0, std::min(firstFrames - first, secondFrames - second));
  return {static_cast<std::size_t>(first), static_cast<std::size_t>(second), static_cast<std::size_t>(count)};
}

/// Magnitude-squared coherence of half-overlapped frames, each bin weighed by the second signal's power.
double coherenceOf(std::span<const float> first, std::span<const float> second, double sampleRate) {
  constexpr double kFrameSeconds = 0.085;
  const auto size =
      static_cast<std::size_t>(std::bit_ceil(static_cast<unsigned>(kFrameSeconds * sampleRate)));
  if (first.size() < 4 * size) return 0.0;
  Fourier fourier(static_cast<int>(size));
  const auto window = hannWindow(static_cast<int>(size));
  std::vector<float> frame(size);
  const auto spectrumAt = [&](std::span<const float> signal, std::size_t at) {
    for (std::size_t n = 0; n < size; ++n) frame[n] = window[n] * signal[at + n];
    return spectrumOf(fourier, frame);
  };
  const std::size_t bins = size / 2 + 1;
  std::vector<double> xx(bins, 0.0), yy(bins, 0.0);
  Spectrum xy(bins);
  for (std::size_t at = 0; at + size <= first.size(); at += size / 2) {
    const Spectrum x = spectrumAt(first, at);
    const Spectrum y = spectrumAt(second, at);
    for (std::size_t k = 0; k < bins; ++k) {
      xx[k] += std::norm(x[k]);
      yy[k] += std::norm(y[k]);
      xy[k] += std::conj(x[k]) * y[k];
    }
  }
  double explained = 0.0, all = 1e-30;
  for (std::size_t k = 0; k < bins; ++k) {
    if (xx[k] > 0.0) explained += std::norm(xy[k]) / xx[k];
    all += yy[k];
  }
  return explained / all;
}

AudioBuffer cut(const AudioBuffer& buffer, std::size_t first, std::size_t count, float gain) {
  AudioBuffer part(buffer.channels(), static_cast<std::int64_t>(count));
  for (int c = 0; c < buffer.channels(); ++c)
    std::transform(buffer.channel(c).begin() + static_cast<std::ptrdiff_t>(first),
                   buffer.channel(c).begin() + static_cast<std::ptrdiff_t>(first + count),
                   part.channel(c).begin(), [gain](float x) { return gain * x; });
  return part;
}

}  // namespace

RecordingAlignment alignRecordings(const AudioBuffer& first, const AudioBuffer& second, double sampleRate) {
  const std::vector<float> a = monoOf(first);
  const std::vector<float> b = monoOf(second);
  const std::vector<float> correlation = whitenedCorrelation(a, b);
  const auto size = static_cast<std::int64_t>(correlation.size());
  const std::size_t least = std::min(a.size(), b.size()) / 2;
  RecordingAlignment alignment;
  float highest = -1.0f;
  for (std::int64_t k = 0; k < size; ++k) {
    const std::int64_t lag = k < size / 2 ? k : k - size;
    const float value = correlation[static_cast<std::size_t>(k)];
    if (std::abs(value) <= highest || overlapAt(lag, first.frames(), second.frames()).count < least) continue;
    highest = std::abs(value);
    alignment.lag = lag;
    alignment.inverted = value < 0.0f;
  }
  const Overlap overlap = overlapAt(alignment.lag, first.frames(), second.frames());
  alignment.coherence = coherenceOf(std::span(a).subspan(overlap.first, overlap.count),
                                    std::span(b).subspan(overlap.second, overlap.count), sampleRate);
  return alignment;
}

AlignedPair alignedPair(const AudioBuffer& first, const AudioBuffer& second,
                        const RecordingAlignment& alignment) {
  const Overlap overlap = overlapAt(alignment.lag, first.frames(), second.frames());
  return {cut(first, overlap.first, overlap.count, 1.0f),
          cut(second, overlap.second, overlap.count, alignment.inverted ? -1.0f : 1.0f)};
}

}  // namespace semblance
