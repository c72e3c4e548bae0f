// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/Compressor.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "effects/CompressorCurve.h"
#include "effects/Kernels.h"

namespace semblance {

void Compressor::prepare(int channels) {
  channels_ = channels;
  reset();
}

void Compressor::process(double* samples, int frames, const ChainPoint& point, double gain) {
  const double flat = (1.0 + point.compressorMix * (point.makeUp - 1.0)) * gain;
  const bool audible = point.compressorMix != 0.0;
  const bool resting = point.slope == 0.0 && reduction_ == 0.0;
  largestReduction_ = 0.0;
  if (resting) {
    largestMagnitude_ = kernels().largestMagnitude(samples, frames * channels_);
  } else {
    CompressorBlock block;
    block.threshold = point.threshold;
    block.slope = point.slope;
    block.knee = point.knee;
    block.attack = point.attack;
    block.release = point.release;
    block.gain = flat;
    block.audible = audible;
    block.reduction = reduction_;
    kernels().compress(block, samples, frames, channels_);
    reduction_ = block.reduction;
    largestMagnitude_ = block.largestMagnitude;
    if (audible) largestReduction_ = block.largestReduction;
  }
  if ((resting || !audible) && flat != 1.0) kernels().scale(samples, frames * channels_, flat);
}

void Compressor::processMoving(double* samples, int frames, const ChainPoint& begin, const ChainPoint& end,
                               int offset) {
  largestMagnitude_ = kernels().largestMagnitude(samples, frames * channels_);
  largestReduction_ = 0.0;
  for (int i = 0; i < frames; ++i) {
    const double t = static_cast<double>(offset + i) / ControlRamp::kRampStep;
    const auto between = [t](double a, double b) { return a + t * (b - a); };
    double* const frame = samples + static_cast<std::ptrdiff_t>(i) * channels_;
    const double level = detectorLevelDb(std::max(std::fabs(frame[0]), std::fabs(frame[channels_ - 1])));
    const double ratio = 1.0 / (1.0 - between(begin.slope, end.slope));
    const double wanted =
        gainReductionDb(level, between(begin.threshold, end.threshold), ratio, between(begin.knee, end.knee));
    const double coefficient =
        wanted > reduction_ ? between(begin.attack, end.attack) : between(begin.release, end.release);
    reduction_ = coefficient * reduction_ + (1.0 - coefficient) * wanted;
    const double mix = between(begin.compressorMix, end.compressorMix);
    const double makeUp = between(begin.makeUp, end.makeUp);
    const double gain = (1.0 + mix * (makeUp * std::pow(10.0, reduction_ / -20.0) - 1.0));
    largestReduction_ = std::max(largestReduction_, mix * reduction_);
    for (int c = 0; c < channels_; ++c) frame[c] *= gain;
  }
}

void Compressor::settle(const ChainPoint& point) {
  const double negligible = point.slope == 0.0 ? 1e-9 : 1e-25;  // dB
  if (!(reduction_ > negligible)) reduction_ = 0.0;
}

}  // namespace semblance
