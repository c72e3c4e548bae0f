// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/metrics/PesqDelayHistogram.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace semblance {

namespace {

constexpr float kPeakShare = 0.99f;      // of the largest correlation: from there on it is a peak
constexpr double kVoteExponent = 0.125;  // strong frames weigh more, but little
constexpr int kSharesOfKernel = 64;      // votes are joined over this share of a frame

/// Both spectra are filled; the correlation is left in second.time().
void correlate(Fourier& first, Fourier& second) {
  first.forward();
  second.forward();
  const auto a = first.spectrum();
  const auto b = second.spectrum();
  for (std::size_t k = 0; k < b.size(); ++k) b[k] *= std::conj(a[k]);
  second.inverse();
}

}  // namespace

PesqDelayHistogram::PesqDelayHistogram(std::span<const float> reference, std::span<const float> degraded,
                                       int size)
    : reference_(reference),
      degraded_(degraded),
      size_(size),
      first_(size),
      second_(size),
      votes_(static_cast<std::size_t>(size)) {}

void PesqDelayHistogram::clear() {
  std::fill(votes_.begin(), votes_.end(), 0.0);
  sum_ = 0.0;
}

void PesqDelayHistogram::load(Fourier& fourier, std::span<const float> signal, int start) {
  const auto window = hannWindow(size_);
  const float* source = signal.data() + start;
  float* time = fourier.time().data();
  for (std::size_t n = 0; n < window.size(); ++n) time[n] = source[n] * window[n];
}

void PesqDelayHistogram::add(int referenceStart, int degradedStart) {
  load(first_, reference_, referenceStart);
  load(second_, degraded_, degradedStart);
  correlate(first_, second_);
  float largest = 0.0f;
  for (const float value : second_.time()) largest = std::max(largest, std::abs(value));
  const float threshold = kPeakShare * largest;
  const double vote = std::pow(static_cast<double>(threshold), kVoteExponent);
  const auto correlation = second_.time();
  for (std::size_t k = 0; k < votes_.size(); ++k) {
    if (!(std::abs(correlation[k]) > threshold)) continue;
    votes_[k] += vote;
    sum_ += vote;
  }
}

PesqDelayHistogram::Estimate PesqDelayHistogram::peak() const {
  Estimate best;
  if (!(sum_ > 0.0)) return best;
  const int reach = size_ / kSharesOfKernel;
  std::vector<double> joined(votes_.size());
  for (int k = 0; k < size_; ++k) {
    const double votes = votes_[static_cast<std::size_t>(k)];
    if (votes == 0.0) continue;  // nearly all
    for (int d = 1 - reach; d < reach; ++d)
      joined[static_cast<std::size_t>((k + d + size_) % size_)] += votes * (reach - std::abs(d));
  }
  const auto most = std::max_element(joined.begin(), joined.end());
  best.offset = static_cast<int>(most - joined.begin());
  if (best.offset >= size_ / 2) best.offset -= size_;
  best.confidence = *most / reach / sum_;
  return best;
}

int PesqEnvelopeCorrelation::lag(std::span<const float> first, std::span<const float> second) {
  if (first.size() < 2 || second.size() < 2) return 1;
  const std::size_t lags = first.size() + second.size() - 1;
  const int size = static_cast<int>(std::bit_ceil(lags));
  const auto found = transforms_.try_emplace(size, Pair{Fourier(size), Fourier(size)}).first;
  auto& [a, b] = found->second;
  std::fill(std::copy(first.begin(), first.end(), a.time().begin()), a.time().end(), 0.0f);
  std::fill(std::copy(second.begin(), second.end(), b.time().begin()), b.time().end(), 0.0f);
  correlate(a, b);
  const int earliest = 1 - static_cast<int>(first.size());
  float largest = 0.0f;
  int best = 1;  // where nothing correlates
  for (int lag = earliest; lag < static_cast<int>(second.size()); ++lag) {
    const float value = b.time()[static_cast<std::size_t>((lag + size) % size)];
    if (value <= largest) continue;
    largest = value;
    best = lag;
  }
  return best;
}

}  // namespace semblance
