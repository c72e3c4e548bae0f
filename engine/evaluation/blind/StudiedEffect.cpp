// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/blind/StudiedEffect.h"

#include <algorithm>
#include <cmath>

#include "differentiable/Chain.h"
#include "differentiable/Distortion.h"
#include "differentiable/SimplifiedCompressor.h"
#include "effects/Biquad.h"
#include "effects/Distortion.h"
#include "effects/GraphicBands.h"
#include "effects/SimplifiedCompressor.h"
#include "evaluation/ChainAnswer.h"
#include "evaluation/RandomMethod.h"
#include "matching/ExcerptRendering.h"

namespace semblance {

namespace {

using torch::Tensor;
using Positions = std::vector<double>;

std::vector<ParameterId> rowsOf(Effect effect) {
  std::vector<ParameterId> rows;
  for (const ParameterInfo& row : parameterTable())
    if (row.effect == effect && row.id != ParameterId::MakeUp && row.id != ParameterId::SaturationMix)
      rows.push_back(row.id);
  return rows;
}

ChainSettings settingsAt(ChainSettings others, const std::vector<ParameterId>& rows,
                         const Positions& positions) {
  for (std::size_t i = 0; i < rows.size(); ++i)
    others[rows[i]] = static_cast<float>(denormalised(rows[i], positions[i]));
  return others;
}

Positions positionsAt(const std::vector<ParameterId>& rows, const ChainSettings& settings) {
  Positions positions;
  for (const ParameterId id : rows) positions.push_back(normalised(id, static_cast<double>(settings[id])));
  return positions;
}

/// [1, kParameterCount] physical values; differentiable with respect to the positions.
Tensor valuesAt(const ChainSettings& others, const std::vector<ParameterId>& rows, const Tensor& positions) {
  const Tensor all = differentiable::normalised(differentiable::toTensor(others));
  std::vector<Tensor> columns;
  for (std::int64_t i = 0; i < all.size(0); ++i) columns.push_back(all[i]);
  for (std::size_t i = 0; i < rows.size(); ++i)
    columns[indexOf(rows[i])] = positions[static_cast<std::int64_t>(i)];
  return differentiable::denormalised(torch::stack(columns)).unsqueeze(0);
}

using ChainTwin = std::function<Tensor(const Tensor& signal, const Tensor& values, double sampleRate)>;

/// Some rows of the chain; the others stay as `others` has them, and where a search begins too.
StudiedEffect chainEffect(std::string name, const ChainSettings& others, const ChainSettings& start,
                          const std::vector<ParameterId>& rows, const ChainTwin& twin) {
  StudiedEffect effect;
  effect.name = std::move(name);
  effect.start = positionsAt(rows, start);
  effect.draw = [rows](RandomEngine& random) {
    ChainSettings settings = drawSettings(random);
    for (const GraphicBand& band : kGraphicBands)
      settings[band.gain] = static_cast<float>(drawUniform(random, -15.0, 15.0));
    settings[ParameterId::SaturationDrive] = static_cast<float>(drawUniform(random, -10.0, 20.0));
    settings[ParameterId::SaturationOffset] = static_cast<float>(drawUniform(random, 0.0, 1.0));
    settings[ParameterId::SaturationHardness] = static_cast<float>(drawUniform(random, 0.0, 2.0));
    return positionsAt(rows, settings);
  };
  effect.twin = [=](const Tensor& signal, const Tensor& positions, double sampleRate) {
    return twin(signal, valuesAt(others, rows, positions), sampleRate);
  };
  effect.exact = [=](std::vector<float> signal, const Positions& positions, int sampleRate) {
    const Excerpts dry = asExcerpts(signal, sampleRate);
    const auto wet = renderExcerpts(dry, settingsAt(others, rows, positions), {});
    std::copy(wet->parts[0].channel(0).begin(), wet->parts[0].channel(0).end(), signal.begin());
    return signal;
  };
  return effect;
}

StudiedEffect equaliser(std::string name, ChainPreset chain, Effect kind) {
  const ChainSettings neutral = neutralSettings(chain);
  const std::vector<ParameterId> rows = rowsOf(kind);
  StudiedEffect effect = chainEffect(std::move(name), neutral, neutral, rows,
                                     [chain](const Tensor& signal, const Tensor& values, double sampleRate) {
                                       return differentiable::equalise(signal, values, sampleRate, chain);
                                     });
  effect.curveKind = CurveKind::Response;
  effect.curve = [=](const Positions& positions, const Positions& frequencies, double sampleRate) {
    const Tensor values = valuesAt(neutral, rows, torch::tensor(positions, torch::kFloat64));
    const Tensor response = differentiable::equaliserResponseDb(
                                values, torch::tensor(frequencies, torch::kFloat64), sampleRate, chain)[0]
                                .contiguous();
    return Positions(response.data_ptr<double>(), response.data_ptr<double>() + response.numel());
  };
  return effect;
}

ChainSettings mildlyCompressed(ChainSettings settings) {
  settings[ParameterId::Threshold] = -25.0f;
  settings[ParameterId::Ratio] = 3.0f;
  return settings;
}

ChainSettings clipping(ChainPreset chain) {
  ChainSettings settings = neutralSettings(chain);
  settings[ParameterId::SaturationMix] = 100.0f;
  settings[ParameterId::SaturationDrive] = 5.0f;
  settings[ParameterId::SaturationHardness] = 0.5f;
  settings[ParameterId::SaturationOffset] = 0.1f;
  return settings;
}

Positions uniformDraw(RandomEngine& random, std::size_t count) {
  Positions positions;
  for (std::size_t i = 0; i < count; ++i) positions.push_back(drawUniform(random, 0.0, 1.0));
  return positions;
}

/// A memoryless twin as a curve.
void addShape(StudiedEffect& effect) {
  effect.curveKind = CurveKind::Shape;
  effect.curve = [twin = effect.twin](const Positions& positions, const Positions& inputs,
                                      double sampleRate) {
    const Tensor signal = torch::tensor(inputs, torch::kFloat64).view({1, 1, -1});
    const Tensor output = twin(signal, torch::tensor(positions, torch::kFloat64), sampleRate).contiguous();
    return Positions(output.data_ptr<double>(), output.data_ptr<double>() + output.numel());
  };
}

double between(double low, double high, double position) { return low + (high - low) * position; }
double betweenLog(double low, double high, double position) { return low * std::pow(high / low, position); }

StudiedEffect polynomial(std::string name, HarmonicShape::Kind kind) {
  constexpr std::size_t kCount = HarmonicShape::kMostHarmonics;
  const bool taylor = kind == HarmonicShape::Kind::Taylor;
  StudiedEffect effect;
  effect.name = std::move(name);
  effect.start.assign(kCount, 0.5);
  effect.start[taylor ? 0 : 1] = 0.9;
  effect.draw = [](RandomEngine& random) { return uniformDraw(random, kCount); };
  effect.twin = [taylor](const Tensor& signal, const Tensor& positions, double) {
    const Tensor coefficients = (2.0 * positions - 1.0).unsqueeze(0).to(signal.dtype());
    const Tensor centred = differentiable::withoutMean(signal);
    return taylor ? differentiable::taylor(centred, coefficients)
                  : differentiable::chebyshev(centred, coefficients);
  };
  effect.exact = [kind](std::vector<float> signal, const Positions& positions, int sampleRate) {
    HarmonicShape shape;
    shape.kind = kind;
    for (std::size_t k = 0; k < kCount; ++k) shape.coefficients[k] = 2.0 * positions[k] - 1.0;
    Distortion distortion;
    distortion.prepare(sampleRate, 1);
    distortion.setShape(shape);
    const std::size_t length = signal.size();
    const auto late = static_cast<std::ptrdiff_t>(distortion.latency());
    signal.resize(length + static_cast<std::size_t>(late));
    float* const channel = signal.data();
    distortion.process(&channel, static_cast<int>(signal.size()));
    signal.erase(signal.begin(), signal.begin() + late);
    return signal;
  };
  addShape(effect);
  return effect;
}

}  // namespace

StudiedEffect parametricEqualiser() {
  return equaliser("parametric EQ", ChainPreset::EqCompressor, Effect::Equaliser);
}

StudiedEffect graphicEqualiserEffect() {
  return equaliser("graphic EQ", ChainPreset::GraphicEqCompressor, Effect::GraphicEqualiser);
}

StudiedEffect fullCompressor() {
  const ChainSettings neutral = neutralSettings();
  return chainEffect("compressor", neutral, mildlyCompressed(neutral), rowsOf(Effect::Compressor),
                     [](const Tensor& signal, const Tensor& values, double sampleRate) {
                       return differentiable::compress(signal, values, sampleRate);
                     });
}

StudiedEffect clipperEffect() {
  const ChainSettings start = clipping(ChainPreset::EqCompressorSaturation);
  StudiedEffect effect = chainEffect("clipper", start, start, rowsOf(Effect::Saturation),
                                     [](const Tensor& signal, const Tensor& values, double) {
                                       return differentiable::saturate(signal, values);
                                     });
  addShape(effect);
  return effect;
}

StudiedEffect wholeChain() {
  const ChainSettings start = clipping(ChainPreset::EqCompressorSaturation);
  std::vector<ParameterId> rows;
  for (const Effect effect : {Effect::Equaliser, Effect::Compressor, Effect::Saturation})
    for (const ParameterId id : rowsOf(effect)) rows.push_back(id);
  return chainEffect("parametric EQ + compressor + clipper", start, mildlyCompressed(start), rows,
                     [](const Tensor& signal, const Tensor& values, double sampleRate) {
                       return differentiable::applyChain(signal, values, sampleRate,
                                                         ChainPreset::EqCompressorSaturation);
                     });
}

StudiedEffect simplifiedCompressorEffect() {
  StudiedEffect effect;
  effect.name = "simplified compressor";
  effect.start = {0.4, 0.4, 0.3, 0.5};
  effect.draw = [](RandomEngine& random) { return uniformDraw(random, 4); };
  effect.twin = [](const Tensor& signal, const Tensor& positions, double sampleRate) {
    const auto row = [&](std::int64_t i) { return positions[i].unsqueeze(0); };
    return differentiable::compressSimply(
        signal,
        {-40.0 * (1.0 - row(0)), torch::exp(std::log(500.0) * row(1)),
         2.0 * torch::exp(std::log(5.0) * row(2)), 12.0 * row(3), torch::zeros({1}, torch::kFloat64)},
        sampleRate);
  };
  effect.exact = [](std::vector<float> signal, const Positions& positions, int sampleRate) {
    SimplifiedCompressor compressor;
    compressor.prepare(sampleRate, 1);
    compressor.setSettings({between(-40.0, 0.0, positions[0]), betweenLog(1.0, 500.0, positions[1]),
                            betweenLog(2.0, 10.0, positions[2]), between(0.0, 12.0, positions[3]), 0.0});
    float* const channel = signal.data();
    compressor.process(&channel, static_cast<int>(signal.size()));
    return signal;
  };
  return effect;
}

StudiedEffect taylorEffect() { return polynomial("Taylor", HarmonicShape::Kind::Taylor); }
StudiedEffect chebyshevEffect() { return polynomial("Chebyshev", HarmonicShape::Kind::Chebyshev); }

StudiedEffect inSeries(std::string name, std::vector<StudiedEffect> parts) {
  StudiedEffect effect;
  effect.name = std::move(name);
  for (const StudiedEffect& part : parts)
    effect.start.insert(effect.start.end(), part.start.begin(), part.start.end());
  effect.draw = [parts](RandomEngine& random) {
    Positions all;
    for (const StudiedEffect& part : parts) {
      const Positions own = part.draw(random);
      all.insert(all.end(), own.begin(), own.end());
    }
    return all;
  };
  effect.twin = [parts](Tensor signal, const Tensor& positions, double sampleRate) {
    std::int64_t first = 0;
    for (const StudiedEffect& part : parts) {
      const auto count = static_cast<std::int64_t>(part.start.size());
      signal = part.twin(signal, positions.slice(0, first, first + count), sampleRate);
      first += count;
    }
    return signal;
  };
  effect.exact = [parts](std::vector<float> signal, const Positions& positions, int sampleRate) {
    auto first = positions.begin();
    for (const StudiedEffect& part : parts) {
      const auto end = first + static_cast<std::ptrdiff_t>(part.start.size());
      signal = part.exact(std::move(signal), Positions(first, end), sampleRate);
      first = end;
    }
    return signal;
  };
  return effect;
}

}  // namespace semblance
