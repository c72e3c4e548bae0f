// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/RandomMethod.h"

#include <cmath>

#include "effects/Biquad.h"
#include "evaluation/ChainAnswer.h"
#include "matching/ExcerptRendering.h"
#include "matching/LevelPlacement.h"

namespace semblance {

namespace {

constexpr std::uint64_t kStream = 0x72616e646f6d;  // apart from the draws of the examples
constexpr double kGainDb = 12.0;

Result<std::vector<float>> answer(const Example& example, std::uint64_t seed) {
  RandomEngine random = randomEngine(seed ^ kStream, example.index);
  ChainSettings settings = drawSettings(random);
  const double loudness = excerptLoudness(asExcerpts(example.reference, example.sampleRate));
  if (std::isfinite(loudness)) placeLevel(settings, loudness, asExcerpts(example.input, example.sampleRate));
  return throughChain(example.input, settings, example.sampleRate);
}

}  // namespace

ChainSettings drawSettings(RandomEngine& random) {
  ChainSettings settings = neutralSettings();
  const auto set = [&settings](ParameterId id, double value) { settings[id] = static_cast<float>(value); };
  for (const EqualiserBand& band : kEqualiserBands) {
    const ParameterInfo& frequency = parameterInfo(band.frequency);
    const bool shelf = band.usualType != BandType::Peak;
    set(band.gain, drawUniform(random, -kGainDb, kGainDb));
    set(band.frequency, drawLogarithmic(random, frequency.minimum, frequency.maximum));
    set(band.q, shelf ? drawLogarithmic(random, 0.5, 1.0) : drawLogarithmic(random, 0.4, 4.0));
  }
  set(ParameterId::Threshold, drawUniform(random, -50.0, -10.0));
  set(ParameterId::Ratio, drawLogarithmic(random, 1.0, 8.0));
  set(ParameterId::Attack, drawLogarithmic(random, 1.0, 50.0));
  set(ParameterId::Release, drawLogarithmic(random, 30.0, 500.0));
  set(ParameterId::Knee, drawUniform(random, 0.0, 12.0));
  return settings;
}

MethodSource randomSource(std::uint64_t seed) {
  const auto process = [seed](const Example& example, std::stop_token) { return answer(example, seed); };
  return {kRandomMethod, [process]() -> Result<EvaluatedMethod> {
            return EvaluatedMethod{{}, "cpu", process};
          }};
}

}  // namespace semblance
