// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

#include "audio/LoudnessMeter.h"
#include "audio/TestSounds.h"
#include "effects/EffectChain.h"
#include "rendering/Renderer.h"

/// Rendering a file as the tests want it, and what should come out.
namespace semblance::test {

using namespace testsounds;

inline ChainSettings busySettings() {
  ChainSettings settings = neutralSettings();
  settings[ParameterId::InputGain] = -2.0f;
  settings[ParameterId::LowShelfGain] = 4.0f;
  settings[ParameterId::Peak3Gain] = -5.0f;
  settings[ParameterId::HighShelfGain] = 3.0f;
  settings[ParameterId::Threshold] = -30.0f;
  settings[ParameterId::Ratio] = 3.0f;
  settings[ParameterId::Release] = 20.0f;
  settings[ParameterId::MakeUp] = 4.0f;
  return settings;
}

inline RenderOptions plainOptions() {
  RenderOptions options;
  options.dither = false;
  return options;
}

inline Result<RenderReport> render(const fs::path& input, const fs::path& output,
                                   const ChainSettings& settings,
                                   const RenderOptions& options = plainOptions()) {
  return renderFile(input, output, settings, options, {}, {});
}

inline AudioBuffer throughChain(AudioBuffer buffer, const ChainSettings& settings, int rate) {
  EffectChain chain;
  chain.prepare(rate, buffer.channels());
  chain.setSettings(settings);
  float* rows[] = {buffer.channel(0).data(), buffer.channel(buffer.channels() - 1).data()};
  chain.process(rows, static_cast<int>(buffer.frames()));
  return buffer;
}

inline double loudnessOf(const fs::path& path, double* truePeakDb = nullptr) {
  const auto buffer = readAll(path);
  auto reader = AudioReader::open(path);
  LoudnessMeter meter(buffer->channels(), reader->format().sampleRate, true);
  meter.add(*buffer, buffer->frames());
  if (truePeakDb) *truePeakDb = meter.truePeakDb();
  return meter.integrated();
}

inline bool same(const AudioBuffer& a, const AudioBuffer& b) {
  if (a.channels() != b.channels() || a.frames() != b.frames()) return false;
  for (int c = 0; c < a.channels(); ++c)
    if (!std::ranges::equal(a.channel(c), b.channel(c))) return false;
  return true;
}

}  // namespace semblance::test
