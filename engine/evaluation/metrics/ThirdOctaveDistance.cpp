// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/metrics/ThirdOctaveDistance.h"

#include <algorithm>
#include <cmath>

#include "audio/Spectrum.h"

namespace semblance {

namespace {

constexpr double kLargest = 60.0;  // spectralDistanceDb() leaves out what is further down

bool silent(std::span<const float> signal) {
  return std::all_of(signal.begin(), signal.end(), [](float sample) { return sample == 0.0f; });
}

BandSpectrum thirdOctaves(std::span<const float> signal, int sampleRate) {
  AudioBuffer buffer(1, static_cast<std::int64_t>(signal.size()));
  std::copy(signal.begin(), signal.end(), buffer.channel(0).begin());
  SpectrumAverager averager(1, sampleRate);
  averager.add(buffer, buffer.frames());
  return fractionalOctaves(averager.meanPower(), sampleRate, 3);
}

}  // namespace

double thirdOctaveDistance(std::span<const float> output, double outputLoudness,
                           std::span<const float> target, double targetLoudness, int sampleRate) {
  if (silent(output) || silent(target)) return silent(output) == silent(target) ? 0.0 : kLargest;
  const double distance = spectralDistanceDb(thirdOctaves(output, sampleRate), outputLoudness,
                                             thirdOctaves(target, sampleRate), targetLoudness);
  return std::isfinite(distance) ? std::min(distance, kLargest) : kLargest;
}

}  // namespace semblance
