// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/SpectrumHistory.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace semblance {
namespace {

constexpr int kFraction = 24;

double decibels(double power) {
  return power > 0.0 ? 10.0 * std::log10(power) : -std::numeric_limits<double>::infinity();
}

/// Mean of the bands within a third of an octave around each.
std::vector<float> thirdOctaveMeans(const float* bands, std::size_t count) {
  constexpr std::size_t kReach = kFraction / 3 / 2;
  std::vector<double> sums(count + 1);
  for (std::size_t i = 0; i < count; ++i) sums[i + 1] = sums[i] + static_cast<double>(bands[i]);
  std::vector<float> means(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t begin = i > kReach ? i - kReach : 0;
    const std::size_t end = std::min(count, i + kReach + 1);
    means[i] = static_cast<float>((sums[end] - sums[begin]) / static_cast<double>(end - begin));
  }
  return means;
}

double sumOf(const float* bands, std::size_t count) {
  double sum = 0.0;
  for (std::size_t i = 0; i < count; ++i) sum += static_cast<double>(bands[i]);
  return sum;
}

}  // namespace

SpectrumHistory::SpectrumHistory(std::vector<double> frequencies, std::vector<float> power,
                                 double firstSeconds, double stepSeconds)
    : frequencies_(std::move(frequencies)),
      power_(std::move(power)),
      firstSeconds_(firstSeconds),
      stepSeconds_(stepSeconds) {}

SpectrumHistory::Columns SpectrumHistory::columnsIn(const TimeRange& range) const {
  const auto last = static_cast<double>(columns());
  const auto indexOf = [&](double seconds) {
    return static_cast<std::size_t>(
        std::clamp(std::ceil((seconds - firstSeconds_) / stepSeconds_ - 1e-9), 0.0, last));
  };
  const Columns found{indexOf(range.begin), indexOf(range.end)};
  if (found.begin < found.end) return found;
  const double middle = (0.5 * (range.begin + range.end) - firstSeconds_) / stepSeconds_;
  const auto nearest = static_cast<std::size_t>(std::clamp(std::round(middle), 0.0, last - 1.0));
  return {nearest, nearest + 1};
}

BandSpectrum SpectrumHistory::mean(const TimeRange& range) const {
  if (empty()) return {};
  const Columns chosen = columnsIn(range);
  std::vector<double> sums(frequencies_.size());
  for (std::size_t index = chosen.begin; index < chosen.end; ++index) {
    const float* bands = column(index);
    for (std::size_t band = 0; band < sums.size(); ++band) sums[band] += static_cast<double>(bands[band]);
  }
  BandSpectrum result{frequencies_, {}};
  for (const double sum : sums)
    result.levels.push_back(decibels(sum / static_cast<double>(chosen.end - chosen.begin)));
  return result;
}

BandSpectrum SpectrumHistory::quantile(double share, const TimeRange& range) const {
  if (empty()) return {};
  constexpr double kSilence = 1e-6;
  const std::size_t bands = frequencies_.size();
  const Columns chosen = columnsIn(range);
  double loudest = 0.0;
  for (std::size_t index = chosen.begin; index < chosen.end; ++index)
    loudest = std::max(loudest, sumOf(column(index), bands));
  std::vector<std::vector<float>> levels(bands);
  for (std::size_t index = chosen.begin; index < chosen.end; ++index) {
    if (sumOf(column(index), bands) < kSilence * loudest) continue;
    const auto means = thirdOctaveMeans(column(index), bands);
    for (std::size_t band = 0; band < bands; ++band) levels[band].push_back(means[band]);
  }
  BandSpectrum result{frequencies_, {}};
  for (auto& values : levels) {
    const auto rank = std::lround(std::clamp(share, 0.0, 1.0) * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + rank, values.end());
    result.levels.push_back(decibels(static_cast<double>(values[static_cast<std::size_t>(rank)])));
  }
  return result;
}

SpectrumHistoryBuilder::SpectrumHistoryBuilder(int sampleRate, int size)
    : sampleRate_(sampleRate),
      size_(size),
      bands_(static_cast<std::size_t>(size / 2 + 1), sampleRate, kFraction),
      framesPerColumn_(std::max(1, static_cast<int>(std::lround(sampleRate / 48000.0)))),
      pending_(bands_.frequencies().size()) {}

void SpectrumHistoryBuilder::add(const std::vector<double>& power) {
  const std::int64_t column = frames_ / framesPerColumn_;
  const bool last = ++frames_ % framesPerColumn_ == 0;
  if (column % keptOf_ != 0) return;
  const auto bands = bands_.collect(power);
  for (std::size_t band = 0; band < bands.size(); ++band) pending_[band] += bands[band];
  if (!last) return;
  for (double& sum : pending_) {
    power_.push_back(static_cast<float>(sum / framesPerColumn_));
    sum = 0.0;
  }
  if (power_.size() == SpectrumHistory::kMostColumns * pending_.size()) keepEverySecond();
}

void SpectrumHistoryBuilder::keepEverySecond() {
  const auto bands = static_cast<std::ptrdiff_t>(pending_.size());
  const auto columns = static_cast<std::ptrdiff_t>(power_.size()) / bands;
  for (std::ptrdiff_t column = 1; 2 * column < columns; ++column)
    std::copy_n(power_.begin() + 2 * column * bands, bands, power_.begin() + column * bands);
  power_.resize(static_cast<std::size_t>((columns + 1) / 2 * bands));
  keptOf_ *= 2;
}

SpectrumHistory SpectrumHistoryBuilder::result() const {
  const double hop = 0.5 * size_;
  return {bands_.frequencies(), power_, ((framesPerColumn_ - 1) * 0.5 * hop + hop) / sampleRate_,
          static_cast<double>(framesPerColumn_ * keptOf_) * hop / sampleRate_};
}

}  // namespace semblance
