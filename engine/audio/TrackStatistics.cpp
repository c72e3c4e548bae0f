// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/TrackStatistics.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace semblance {

// Eight of everything, because the compiler may not reorder sums over floats by itself. The partial sums are
// moved to doubles every 1024 samples, which keeps the mean of hours exact to far below one bit.
StretchStatistics statisticsOf(std::span<const float> samples) {
  constexpr std::size_t lanes = 8;
  constexpr std::size_t chunk = 1024;
  if (samples.empty()) return {};
  std::array<float, lanes> low;
  std::array<float, lanes> high;
  low.fill(samples[0]);
  high.fill(samples[0]);
  StretchStatistics result;
  while (!samples.empty()) {
    std::array<float, lanes> sum{};
    std::array<float, lanes> squares{};
    const std::size_t count = std::min(chunk, samples.size());
    const auto add = [&](std::size_t lane, float x) {
      sum[lane] += x;
      squares[lane] += x * x;
      low[lane] = std::min(low[lane], x);
      high[lane] = std::max(high[lane], x);
    };
    std::size_t n = 0;
    for (; n + lanes <= count; n += lanes)
      for (std::size_t i = 0; i < lanes; ++i) add(i, samples[n + i]);
    for (; n < count; ++n) add(0, samples[n]);
    for (std::size_t i = 0; i < lanes; ++i) {
      result.sum += sum[i];
      result.squares += squares[i];
    }
    samples = samples.subspan(count);
  }
  result.minimum = *std::ranges::min_element(low);
  result.maximum = *std::ranges::max_element(high);
  return result;
}

// The largest 16-bit value counts as full scale at every depth: masters clipped in 16 bits live on in 24-bit
// files.
void ClipCounter::add(std::span<const float> samples, float peak) {
  constexpr float fullScale = 32767.0f / 32768.0f;
  constexpr std::int64_t shortestRun = 3;
  if (peak < fullScale) {
    run_ = 0;
    return;
  }
  for (const float sample : samples) {
    if (sample >= fullScale)
      run_ = run_ > 0 ? run_ + 1 : 1;
    else if (sample <= -fullScale)
      run_ = run_ < 0 ? run_ - 1 : -1;
    else
      run_ = 0;
    const std::int64_t length = std::abs(run_);
    if (length == shortestRun) clipped_ += shortestRun;
    if (length > shortestRun) ++clipped_;
  }
}

OverviewBuilder::OverviewBuilder(int columns, std::int64_t totalFrames)
    : totalFrames_(std::max<std::int64_t>(1, totalFrames)) {
  const auto count = static_cast<std::size_t>(columns);
  overview_.minimum.resize(count);
  overview_.maximum.resize(count);
  overview_.rms.resize(count);
  squares_.resize(count);
  samples_.resize(count);
}

std::size_t OverviewBuilder::columnOf(std::int64_t frame) const {
  const auto columns = static_cast<std::int64_t>(samples_.size());
  return static_cast<std::size_t>(std::min(columns - 1, frame * columns / totalFrames_));
}

std::int64_t OverviewBuilder::endOfColumn(std::int64_t frame) const {
  const auto columns = static_cast<std::int64_t>(samples_.size());
  const auto next = static_cast<std::int64_t>(columnOf(frame)) + 1;
  return next == columns ? std::max(totalFrames_, frame + 1) : (next * totalFrames_ + columns - 1) / columns;
}

void OverviewBuilder::add(std::int64_t frame, std::int64_t frames,
                          std::span<const StretchStatistics> channels) {
  const std::size_t column = columnOf(frame);
  for (const StretchStatistics& channel : channels) {
    const bool first = samples_[column] == 0;
    overview_.minimum[column] =
        first ? channel.minimum : std::min(overview_.minimum[column], channel.minimum);
    overview_.maximum[column] =
        first ? channel.maximum : std::max(overview_.maximum[column], channel.maximum);
    squares_[column] += channel.squares;
    samples_[column] += frames;
  }
}

WaveformOverview OverviewBuilder::finished(const std::vector<float>& shortTermLufs) const {
  WaveformOverview overview = overview_;
  overview.shortTermLufs = shortTermLufs;
  for (std::size_t c = 0; c < samples_.size(); ++c) {
    if (samples_[c] > 0) {
      overview.rms[c] = static_cast<float>(std::sqrt(squares_[c] / static_cast<double>(samples_[c])));
    } else if (c > 0) {
      overview.minimum[c] = overview.minimum[c - 1];
      overview.maximum[c] = overview.maximum[c - 1];
      overview.rms[c] = overview.rms[c - 1];
    }
  }
  return overview;
}

std::vector<float> shortTermColumns(const std::vector<double>& stretchLufs, double stretchSeconds,
                                    double totalSeconds, int columns) {
  constexpr double window = 3.0;
  constexpr double silence = -120.0;
  std::vector<double> energy{0.0};  // from the beginning to the end of each stretch
  for (const double lufs : stretchLufs) energy.push_back(energy.back() + std::pow(10.0, lufs / 10.0));
  const auto upTo = [&](double seconds) {
    const double stretch = std::clamp(seconds / stretchSeconds, 0.0, static_cast<double>(stretchLufs.size()));
    const auto whole = std::min(static_cast<std::size_t>(stretch), energy.size() - 1);
    const auto next = std::min(whole + 1, energy.size() - 1);
    return energy[whole] + (stretch - static_cast<double>(whole)) * (energy[next] - energy[whole]);
  };
  const double measured = stretchSeconds * static_cast<double>(stretchLufs.size());
  std::vector<float> lufs;
  for (int c = 0; c < columns; ++c) {
    const double middle = std::min((c + 0.5) * totalSeconds / columns, measured);
    const double begin = std::max(0.0, middle - window / 2.0);
    const double end = std::min(measured, middle + window / 2.0);
    const double mean = end > begin ? (upTo(end) - upTo(begin)) * stretchSeconds / (end - begin) : 0.0;
    lufs.push_back(static_cast<float>(std::max(silence, 10.0 * std::log10(mean + 1e-13))));
  }
  return lufs;
}

}  // namespace semblance
