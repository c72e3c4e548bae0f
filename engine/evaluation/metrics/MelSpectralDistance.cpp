// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/metrics/MelSpectralDistance.h"

#include <algorithm>
#include <cmath>

namespace semblance {

namespace {
constexpr int kSize = 65536;
constexpr int kBands = 128;
constexpr float kMagnitudeFloor = 1e-4f;
}  // namespace

MelSpectralDistance::MelSpectralDistance(double sampleRate)
    : spectra_(kSize, kSize), filterbank_(kBands, kSize, sampleRate), magnitudes_(spectra_.bins()) {}

void MelSpectralDistance::melSpectra(std::span<const float> signal, float gain, std::vector<double>& mel) {
  spectra_.load(signal);
  mel.resize(spectra_.frames() * filterbank_.bands());
  for (std::size_t frame = 0; frame < spectra_.frames(); ++frame) {
    const auto power = spectra_.power(frame);
    for (std::size_t k = 0; k < power.size(); ++k)
      magnitudes_[k] = std::max(gain * std::sqrt(power[k]), kMagnitudeFloor);
    filterbank_.apply(magnitudes_, std::span(mel).subspan(frame * filterbank_.bands(), filterbank_.bands()));
  }
}

MelSpectralDistance::Value MelSpectralDistance::measure(std::span<const float> output,
                                                        std::span<const float> target, double outputGainDb) {
  const std::size_t length = std::min(output.size(), target.size());
  melSpectra(output.first(length), static_cast<float>(std::pow(10.0, outputGainDb / 20.0)), outputMel_);
  melSpectra(target.first(length), 1.0f, targetMel_);
  Value value;
  for (std::size_t k = 0; k < outputMel_.size(); ++k) {
    value.logarithmic += std::abs(std::log(outputMel_[k] / targetMel_[k]));
    value.linear += std::abs(outputMel_[k] - targetMel_[k]);
  }
  const auto count = static_cast<double>(outputMel_.size());
  value.logarithmic /= count;
  value.linear /= count;
  return value;
}

}  // namespace semblance
