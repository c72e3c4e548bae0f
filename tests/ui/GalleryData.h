// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <numbers>
#include <random>
#include <vector>

#include "audio/Spectrum.h"
#include "audio/TrackAnalysis.h"
#include "effects/ChainSettings.h"
#include "theme/Theme.h"

namespace semblance::ui::gallery {

/// Plausible values for every widget, the same on every run.

inline BandSpectrum spectrum(unsigned seed, double tilt, double bass, double air) {
  std::mt19937 random(seed);
  std::normal_distribution<double> jitter(0.0, 1.0);
  BandSpectrum result;
  double wander = 0.0;
  for (int band = -135; band <= 103; ++band) {
    const double frequency = 1000.0 * std::exp2(band / 24.0);
    const double octaves = std::log2(frequency / 1000.0);
    wander = 0.8 * wander + jitter(random);
    double level = -42.0 + tilt * octaves + wander;
    level += bass * std::exp(-std::pow((std::log2(frequency / 80.0)) / 0.9, 2.0));
    level += air * std::exp(-std::pow((std::log2(frequency / 9000.0)) / 1.2, 2.0));
    if (frequency < 35.0) level -= 18.0 * std::log2(35.0 / frequency);
    if (frequency > 16000.0) level -= 60.0 * std::log2(frequency / 16000.0);
    result.frequencies.push_back(frequency);
    result.levels.push_back(level);
  }
  return result;
}

inline ChainSettings predicted() {
  ChainSettings settings = neutralSettings();
  settings[ParameterId::LowShelfGain] = 3.2f;
  settings[ParameterId::LowShelfFrequency] = 96.0f;
  settings[ParameterId::Peak1Gain] = -4.1f;
  settings[ParameterId::Peak1Frequency] = 240.0f;
  settings[ParameterId::Peak1Q] = 1.2f;
  settings[ParameterId::Peak2Gain] = -1.4f;
  settings[ParameterId::Peak2Frequency] = 780.0f;
  settings[ParameterId::Peak3Gain] = 2.6f;
  settings[ParameterId::Peak3Frequency] = 2900.0f;
  settings[ParameterId::Peak3Q] = 0.9f;
  settings[ParameterId::Peak4Gain] = -2.2f;
  settings[ParameterId::Peak4Frequency] = 6100.0f;
  settings[ParameterId::Peak4Q] = 2.4f;
  settings[ParameterId::HighShelfGain] = 4.5f;
  settings[ParameterId::HighShelfFrequency] = 9800.0f;
  settings[ParameterId::Threshold] = -24.5f;
  settings[ParameterId::Ratio] = 3.4f;
  settings[ParameterId::Attack] = 12.0f;
  settings[ParameterId::Release] = 180.0f;
  settings[ParameterId::MakeUp] = 3.1f;
  settings[ParameterId::OutputGain] = 1.2f;
  settings[ParameterId::GraphicGain1] = 4.5f;
  settings[ParameterId::GraphicGain4] = -3.0f;
  settings[ParameterId::GraphicGain8] = 5.0f;
  settings[ParameterId::SaturationDrive] = 12.0f;
  settings[ParameterId::SaturationMix] = 35.0f;
  settings[ParameterId::StereoWidth] = 120.0f;
  return settings;
}

/// The prediction after a few manual edits.
inline ChainSettings edited() {
  ChainSettings settings = predicted();
  settings[ParameterId::Peak1Gain] = -6.0f;
  settings[ParameterId::Peak3Frequency] = 3400.0f;
  settings[ParameterId::Threshold] = -28.0f;
  return settings;
}

inline WaveformOverview overview(unsigned seed, double crest) {
  constexpr std::size_t kColumns = 2000;
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> noise(0.55, 1.0);
  WaveformOverview result;
  for (std::size_t column = 0; column < kColumns; ++column) {
    const double t = static_cast<double>(column) / kColumns;
    const double section = 0.35 + 0.55 * (0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * 3.0 * t));
    const double beat = 0.7 + 0.3 * std::pow(std::abs(std::sin(std::numbers::pi * 160.0 * t)), 4.0);
    const double peak = std::min(0.98, section * beat * noise(random) * crest);
    result.maximum.push_back(static_cast<float>(peak));
    result.minimum.push_back(static_cast<float>(-peak * noise(random)));
    result.rms.push_back(static_cast<float>(0.42 * peak));
    result.shortTermLufs.push_back(-18.0f);
  }
  return result;
}

inline std::vector<float> reduction() {
  std::mt19937 random(5);
  std::uniform_real_distribution<double> noise(0.6, 1.0);
  std::vector<float> result;
  double held = 0.0;
  for (int step = 0; step < 4000; ++step) {
    const double t = step / 4000.0;
    const double target = 5.5 * (0.5 - 0.5 * std::cos(2.0 * std::numbers::pi * 3.0 * t)) * noise(random);
    held = std::max(target, held * 0.985);
    result.push_back(static_cast<float>(held));
  }
  return result;
}

inline TrackAnalysis track(SourceKind source) {
  TrackAnalysis analysis;
  const bool input = source == SourceKind::Input;
  analysis.path =
      input ? "/music/Lorelei (rough mix 3).wav" : "/music/Reference - Northern Lights (album master).flac";
  analysis.format.sampleRate = input ? 48000 : 44100;
  analysis.format.channels = 2;
  analysis.format.frames = static_cast<std::int64_t>((input ? 204.0 : 251.0) * analysis.format.sampleRate);
  analysis.format.description = input ? "WAV, 24-bit" : "FLAC, 16-bit";
  analysis.lufs = input ? -19.8 : -11.2;
  analysis.truePeakDb = input ? -3.1 : -0.3;
  return analysis;
}

}  // namespace semblance::ui::gallery
