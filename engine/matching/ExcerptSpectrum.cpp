// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/ExcerptSpectrum.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "audio/Fourier.h"
#include "effects/Biquad.h"
#include "learning/BandLimit.h"

namespace semblance {
namespace {

constexpr double kBandsPerOctave = 6.0;
constexpr int kLowestBand = -34;  // 19.7 Hz
constexpr int kHighestBand = 26;  // 20.2 kHz
constexpr double kFrameSeconds = 0.17;
constexpr double kAbsoluteGateLufs = -70.0;
constexpr double kRelativeGateLu = 20.0;
constexpr double kLoudnessOffset = -0.691;
constexpr double kRangeDb = 72.0;      // bands further below the strongest carry nothing ...
constexpr double kRangeFadeDb = 12.0;  // ... and start to count less this much earlier
constexpr double kEmptyPower = 1e-14;
/// Levels are this part mean of the frames' levels in dB (ordinary moments), the rest level of the mean power
/// (loud moments); between the two a difference follows content least.
constexpr double kOrdinaryShare = 0.6;
constexpr double kSmoothingOctaves = 1.0 / 6.0;

/// Power gain of the K-weighting of BS.1770: its shelf, and its high-pass in analogue form.
double kWeight(double frequency, double sampleRate) {
  const auto shelf =
      designBand<double>(BandType::HighShelf, 3.99984385397, 1681.97445095553, 0.70717523695542, sampleRate);
  const double ratio = frequency / 38.1354708761;
  const double square = ratio * ratio;
  const double highPass =
      square * square / ((square - 1.0) * (square - 1.0) + square / (0.5003270373 * 0.5003270373));
  return highPass * std::pow(10.0, 0.1 * responseDb(shelf, frequency, sampleRate));
}

/// Power spectra of frames, summed over channels.
class FrameAnalyser {
 public:
  explicit FrameAnalyser(int sampleRate)
      : fourier_(static_cast<int>(std::bit_floor(static_cast<unsigned>(1.5 * kFrameSeconds * sampleRate)))),
        power_(static_cast<std::size_t>(fourier_.bins())),
        weights_(power_.size()) {
    binHz_ = static_cast<double>(sampleRate) / fourier_.size();
    for (std::size_t k = 0; k < weights_.size(); ++k) {
      weights_[k] = kWeight(static_cast<double>(k) * binHz_, sampleRate);
    }
  }

  std::int64_t size() const { return fourier_.size(); }
  double binHz() const { return binHz_; }
  const std::vector<double>& power() const { return power_; }

  /// Power per bin of the frame from `first`, zero-padded beyond the end; the bins add up to the mean square.
  void analyse(const AudioBuffer& audio, std::int64_t first) {
    std::fill(power_.begin(), power_.end(), 0.0);
    const std::span<const float> window = hannWindow(fourier_.size());
    const double size = fourier_.size();
    const double scale =
        2.0 / (0.375 * size * size);  // both sides of the spectrum; 0.375 is the window's mean square
    for (int c = 0; c < audio.channels(); ++c) {
      const std::span<const float> row = audio.channel(c);
      const std::span<float> time = fourier_.time();
      for (std::size_t n = 0; n < time.size(); ++n) {
        const std::size_t at = static_cast<std::size_t>(first) + n;
        time[n] = at < row.size() ? window[n] * row[at] : 0.0f;
      }
      fourier_.forward();
      const auto spectrum = fourier_.spectrum();
      for (std::size_t k = 0; k < power_.size(); ++k)
        power_[k] += scale * static_cast<double>(std::norm(spectrum[k]));
    }
  }

  double loudness() const {
    double sum = 0.0;
    for (std::size_t k = 0; k < power_.size(); ++k) sum += weights_[k] * power_[k];
    return kLoudnessOffset + 10.0 * std::log10(sum + 1e-20);
  }

 private:
  Fourier fourier_;
  std::vector<double> power_;
  std::vector<double> weights_;
  double binHz_ = 0.0;
};

/// One analysed frame.
struct Frame {
  double loudness;
  std::vector<float> power;   ///< per bin
  std::vector<float> levels;  ///< per comparison band, dB
};

double meanLoudness(const std::vector<Frame>& frames, double gate) {
  double sum = 0.0;
  std::size_t count = 0;
  for (const Frame& frame : frames) {
    if (frame.loudness <= gate) continue;
    sum += std::pow(10.0, 0.1 * frame.loudness);
    ++count;
  }
  if (count == 0) return -std::numeric_limits<double>::infinity();
  return 10.0 * std::log10(sum / static_cast<double>(count));
}

/// Power between two frequencies when each bin's power is spread evenly over its width.
class CumulativePower {
 public:
  CumulativePower(const std::vector<double>& power, double binHz)
      : binHz_(binHz), sums_(power.size() + 1, 0.0) {
    for (std::size_t k = 0; k < power.size(); ++k) sums_[k + 1] = sums_[k] + power[k];
  }
  double between(double low, double high) const { return upTo(high) - upTo(low); }

 private:
  double upTo(double frequency) const {
    const double position = std::max(0.0, frequency / binHz_ + 0.5);
    const auto bin = static_cast<std::size_t>(position);
    if (bin + 1 >= sums_.size()) return sums_.back();
    return sums_[bin] + (position - static_cast<double>(bin)) * (sums_[bin + 1] - sums_[bin]);
  }
  double binHz_;
  std::vector<double> sums_;
};

std::vector<double> bandLevels(const std::vector<double>& power, double binHz, int sampleRate) {
  const CumulativePower cumulative(power, binHz);
  const double halfBand = std::exp2(0.5 / kBandsPerOctave);
  std::vector<double> levels;
  for (const double centre : comparisonBands()) {
    const double sum = cumulative.between(centre / halfBand, centre * halfBand);
    const bool inside = centre * halfBand <= 0.48 * sampleRate;
    levels.push_back(inside ? 10.0 * std::log10(std::max(sum, kEmptyPower)) : 10.0 * std::log10(kEmptyPower));
  }
  return levels;
}

}  // namespace

std::vector<double> comparisonBands() {
  std::vector<double> bands;
  for (int k = kLowestBand; k <= kHighestBand; ++k) bands.push_back(1000.0 * std::exp2(k / kBandsPerOctave));
  return bands;
}

std::vector<double> bandPresence(const ExcerptSpectrum& spectrum) {
  const std::vector<double> bands = comparisonBands();
  const double strongest = *std::max_element(spectrum.levels.begin(), spectrum.levels.end());
  std::vector<double> weights;
  for (std::size_t k = 0; k < bands.size(); ++k) {
    const double byLevel = (spectrum.levels[k] - strongest + kRangeDb) / kRangeFadeDb;
    const double byLimit =
        (0.97 * spectrum.bandLimitHz / bands[k] - 1.0) / 0.12;  // fades over a band below the limit
    weights.push_back(std::clamp(std::min(byLevel, byLimit), 0.0, 1.0));
  }
  return weights;
}

Result<ExcerptSpectrum> measureSpectrum(const Excerpts& excerpts, std::stop_token stop) {
  FrameAnalyser analyser(excerpts.sampleRate);
  std::vector<Frame> frames;
  for (const AudioBuffer& part : excerpts.parts) {
    const std::int64_t hop = analyser.size() / 2;
    for (std::int64_t first = 0; first == 0 || first + analyser.size() <= part.frames(); first += hop) {
      if (stop.stop_requested()) return failCancelled();
      analyser.analyse(part, first);
      const std::vector<double> levels = bandLevels(analyser.power(), analyser.binHz(), excerpts.sampleRate);
      frames.push_back({analyser.loudness(),
                        {analyser.power().begin(), analyser.power().end()},
                        {levels.begin(), levels.end()}});
    }
  }
  const double ungated = meanLoudness(frames, kAbsoluteGateLufs);
  // Where nothing passes the absolute gate, everything counts.
  const double gate =
      std::isfinite(ungated) ? std::max(kAbsoluteGateLufs, ungated - kRelativeGateLu) : -HUGE_VAL;
  std::vector<double> power(analyser.power().size(), 0.0);
  std::vector<double> ordinary(comparisonBands().size(), 0.0);
  double ordinaryLoudness = 0.0;
  double count = 0.0;
  for (const Frame& frame : frames) {
    if (!(frame.loudness > gate)) continue;
    ordinaryLoudness += frame.loudness;
    for (std::size_t k = 0; k < power.size(); ++k) power[k] += static_cast<double>(frame.power[k]);
    for (std::size_t k = 0; k < ordinary.size(); ++k) ordinary[k] += static_cast<double>(frame.levels[k]);
    count += 1.0;
  }
  for (double& value : power) value /= std::max(count, 1.0);
  ExcerptSpectrum spectrum;
  spectrum.levels = bandLevels(power, analyser.binHz(), excerpts.sampleRate);
  for (std::size_t k = 0; k < ordinary.size(); ++k) {
    spectrum.levels[k] += kOrdinaryShare * (ordinary[k] / std::max(count, 1.0) - spectrum.levels[k]);
  }
  const double loudness = meanLoudness(frames, gate);
  spectrum.loudness = loudness + kOrdinaryShare * (ordinaryLoudness / std::max(count, 1.0) - loudness);
  spectrum.bandLimitHz = bandLimitOf(power, excerpts.sampleRate);
  return spectrum;
}

TargetCurve spectrumDifference(const ExcerptSpectrum& input, const ExcerptSpectrum& reference,
                               double limitDb) {
  TargetCurve curve;
  curve.frequencies = comparisonBands();
  const std::vector<double> inInput = bandPresence(input);
  const std::vector<double> inReference = bandPresence(reference);
  std::vector<double> raw(curve.frequencies.size(), 0.0);
  for (std::size_t k = 0; k < raw.size(); ++k) {
    curve.weights.push_back(std::min(inInput[k], inReference[k]));
    if (curve.weights[k] <= 0.0) continue;
    raw[k] = (reference.levels[k] - reference.loudness) - (input.levels[k] - input.loudness);
  }
  const double width = kSmoothingOctaves * kBandsPerOctave;
  for (std::size_t k = 0; k < raw.size(); ++k) {
    double sum = 0.0;
    double weights = 0.0;
    for (std::size_t j = 0; j < raw.size(); ++j) {
      const double distance = (static_cast<double>(j) - static_cast<double>(k)) / width;
      // Bands without content pull towards 0 dB a little: the fade.
      const double weight = std::exp(-0.5 * distance * distance) * std::max(curve.weights[j], 0.05);
      sum += weight * raw[j];
      weights += weight;
    }
    curve.levels.push_back(std::clamp(sum / weights, -limitDb, limitDb));
  }
  return curve;
}

}  // namespace semblance
