// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include "effects/Biquad.h"
#include "effects/EffectChain.h"
#include "effects/GraphicBands.h"

/// Signals as a row of samples per channel, and chains to send them through.
namespace semblance::test {

using Signal = std::vector<std::vector<float>>;

inline Signal noise(int channels, int frames, unsigned seed = 1, float level = 0.3f) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0.0f, level);
  Signal signal(static_cast<std::size_t>(channels), std::vector<float>(static_cast<std::size_t>(frames)));
  for (auto& row : signal)
    for (float& value : row) value = normal(random);
  return signal;
}

inline Signal sine(int channels, int frames, double frequency, double level, double rate = 48000.0) {
  Signal signal(static_cast<std::size_t>(channels), std::vector<float>(static_cast<std::size_t>(frames)));
  for (auto& row : signal)
    for (std::size_t n = 0; n < row.size(); ++n)
      row[n] = static_cast<float>(
          level * std::sin(2.0 * std::numbers::pi * frequency * static_cast<double>(n) / rate));
  return signal;
}

inline void run(EffectChain& chain, Signal& signal, int first, int frames) {
  std::vector<float*> rows;
  for (auto& row : signal) rows.push_back(row.data() + first);
  chain.process(rows.data(), frames);
}

inline void runAll(EffectChain& chain, Signal& signal) {
  run(chain, signal, 0, static_cast<int>(signal[0].size()));
}

inline EffectChain chainWith(const ChainSettings& settings, int channels, double rate = 48000.0) {
  EffectChain chain;
  chain.prepare(rate, channels);
  chain.setSettings(settings);
  return chain;
}

inline ChainSettings busySettings(ChainPreset chain = ChainPreset::EqCompressor) {
  ChainSettings settings = neutralSettings(chain);
  settings[ParameterId::InputGain] = 3.0f;
  float gain = -5.0f;
  for (const EqualiserBand& band : kEqualiserBands) settings[band.gain] = gain += 2.1f;
  settings[ParameterId::Threshold] = -25.0f;
  settings[ParameterId::Ratio] = 4.0f;
  settings[ParameterId::Attack] = 3.0f;
  settings[ParameterId::MakeUp] = 4.0f;
  settings[ParameterId::OutputGain] = -2.0f;
  gain = -7.0f;
  for (const GraphicBand& band : kGraphicBands) settings[band.gain] = gain += 1.4f;
  settings[ParameterId::SaturationDrive] = 12.0f;
  settings[ParameterId::SaturationOffset] = 0.2f;
  settings[ParameterId::SaturationMix] = 60.0f;
  settings[ParameterId::StereoWidth] = 130.0f;
  return settings;
}

/// The first chain that an effect belongs to.
inline ChainPreset chainWithEffect(Effect effect) {
  for (const ChainPresetInfo& info : kChainPresets)
    if (chainUses(info.preset, effect)) return info.preset;
  return ChainPreset::EqCompressor;
}

/// As it is, `frames` later.
inline Signal late(const Signal& signal, int frames) {
  Signal result = signal;
  for (auto& row : result) {
    row.insert(row.begin(), static_cast<std::size_t>(frames), 0.0f);
    row.resize(signal[0].size());
  }
  return result;
}

inline ChainSettings randomSettings(std::mt19937& random) {
  ChainSettings settings = neutralSettings();
  for (const ParameterInfo& row : parameterTable())
    settings[row.id] =
        static_cast<float>(denormalised(row.id, std::uniform_real_distribution<double>(0.0, 1.0)(random)));
  settings.bypassMask = random() & ((1u << kEffectCount) - 1u);
  settings.chain = static_cast<ChainPreset>(random() % kChainPresetCount);
  return settings;
}

inline double largest(const std::vector<float>& row, std::size_t from = 0) {
  double peak = 0.0;
  for (std::size_t n = from; n < row.size(); ++n)
    peak = std::max(peak, std::abs(static_cast<double>(row[n])));
  return peak;
}

/// Largest step from one sample to the next.
inline double steepest(const std::vector<float>& row, std::size_t from, std::size_t to) {
  double step = 0.0;
  for (std::size_t n = from; n < to; ++n)
    step = std::max(step, std::abs(static_cast<double>(row[n]) - static_cast<double>(row[n - 1])));
  return step;
}

}  // namespace semblance::test
