// SPDX-License-Identifier: GPL-3.0-or-later
#include "differentiable/Chain.h"

#include <cmath>
#include <numbers>

#include "differentiable/Distortion.h"
#include "differentiable/FrequencyResponse.h"
#include "differentiable/Smoother.h"
#include "effects/Biquad.h"
#include "effects/GraphicBands.h"

namespace semblance::differentiable {

namespace {

using torch::Tensor;
using torch::indexing::Slice;

constexpr double kLn9 = 2.1972245773362196;
constexpr double kLongestRinging = 2.2;  // s to -60 dB: low shelf at 20 Hz, Q 10, +24 dB

struct TableColumns {
  Tensor minimum, span, logarithmic;  // in the scale's own domain: ln for logarithmic rows
};

const TableColumns& columns() {
  static const TableColumns built = [] {
    std::vector<double> minimum, span, logarithmic;
    for (const ParameterInfo& row : parameterTable()) {
      const bool isLog = row.scale == Scale::Logarithmic;
      const double low = isLog ? std::log(static_cast<double>(row.minimum)) : row.minimum;
      const double high = isLog ? std::log(static_cast<double>(row.maximum)) : row.maximum;
      minimum.push_back(low);
      span.push_back(high - low);
      logarithmic.push_back(isLog ? 1.0 : 0.0);
    }
    return TableColumns{torch::tensor(minimum, torch::kFloat64), torch::tensor(span, torch::kFloat64),
                        torch::tensor(logarithmic, torch::kFloat64).to(torch::kBool)};
  }();
  return built;
}

TableColumns columnsOn(torch::Device device) {
  const TableColumns& table = columns();
  return {table.minimum.to(device), table.span.to(device), table.logarithmic.to(device)};
}

Tensor column(const Tensor& values, ParameterId id) {
  return values.index({Slice(), static_cast<std::int64_t>(indexOf(id))});
}

Tensor decibelsToGain(const Tensor& decibels) { return torch::exp(decibels * (std::numbers::ln10 / 20.0)); }

Tensor sectionsOf(const Tensor& values, double sampleRate, ChainPreset chain) {
  return chainUses(chain, Effect::GraphicEqualiser) ? graphicSections(values, sampleRate)
                                                    : equaliserSections(values, sampleRate);
}

// Smallest 2^a 3^b 5^c that is at least n: FFT sizes that every backend does quickly.
std::int64_t fastFftSize(std::int64_t n) {
  for (std::int64_t size = n + (n & 1);; size += 2) {
    std::int64_t rest = size;
    for (const std::int64_t factor : {2, 3, 5})
      while (rest % factor == 0) rest /= factor;
    if (rest == 1) return size;
  }
}

}  // namespace

Tensor denormalised(const Tensor& positions) {
  const TableColumns table = columnsOn(positions.device());
  const Tensor linear = positions.to(torch::kFloat64) * table.span + table.minimum;
  return torch::where(table.logarithmic,
                      torch::exp(torch::where(table.logarithmic, linear, torch::zeros_like(linear))), linear);
}

Tensor normalised(const Tensor& values) {
  const TableColumns table = columnsOn(values.device());
  const Tensor v = values.to(torch::kFloat64);
  const Tensor scaled =
      torch::where(table.logarithmic, torch::log(torch::where(table.logarithmic, v, torch::ones_like(v))), v);
  return (scaled - table.minimum) / table.span;
}

Tensor toTensor(const ChainSettings& settings) {
  Tensor values = torch::empty({static_cast<std::int64_t>(kParameterCount)}, torch::kFloat64);
  for (std::size_t i = 0; i < kParameterCount; ++i)
    values[static_cast<std::int64_t>(i)] = static_cast<double>(settings.values[i]);
  return values;
}

ChainSettings toSettings(const Tensor& values) {
  const Tensor flat = values.detach().to(torch::kCPU, torch::kFloat64).contiguous().view({-1});
  ChainSettings settings;
  for (std::size_t i = 0; i < kParameterCount; ++i)
    settings.values[i] = static_cast<float>(flat.data_ptr<double>()[i]);
  return sanitised(settings);
}

Tensor equaliserSections(const Tensor& values, double sampleRate) {
  std::vector<Tensor> sections;
  for (const EqualiserBand& band : kEqualiserBands) {
    const Tensor frequency = torch::clamp_max(column(values, band.frequency), 0.45 * sampleRate);
    const auto c = designBand<Tensor>(band.usualType, column(values, band.gain), frequency,
                                      column(values, band.q), sampleRate);
    sections.push_back(torch::stack({c.b0, c.b1, c.b2, c.a1, c.a2}, -1));
  }
  return torch::stack(sections, 1);
}

Tensor graphicSections(const Tensor& values, double sampleRate) {
  std::vector<Tensor> sections;
  for (const GraphicBand& band : kGraphicBands) {
    const Tensor gain = column(values, band.gain);
    if (!graphicBandExists(band, sampleRate)) {
      sections.push_back(torch::tensor({1.0, 0.0, 0.0, 0.0, 0.0}, gain.options()).expand({gain.size(0), 5}));
      continue;
    }
    const auto c =
        designBand<Tensor>(band.type, gain, torch::full_like(gain, band.frequency),
                           torch::full_like(gain, graphicBandQ(band.frequency, sampleRate)), sampleRate);
    sections.push_back(torch::stack({c.b0, c.b1, c.b2, c.a1, c.a2}, -1));
  }
  return torch::stack(sections, 1);
}

Tensor equaliserResponseDb(const Tensor& values, const Tensor& frequencies, double sampleRate,
                           ChainPreset chain) {
  const Tensor sections = sectionsOf(values, sampleRate, chain).unsqueeze(-1);  // [B, S, 5, 1]
  const Tensor w = frequencies.to(torch::kFloat64) * (2.0 * std::numbers::pi / sampleRate);
  const Tensor cos1 = torch::cos(w), cos2 = torch::cos(2.0 * w), sin1 = torch::sin(w),
               sin2 = torch::sin(2.0 * w);
  const auto at = [&](std::int64_t k) { return sections.index({Slice(), Slice(), k}); };
  const Tensor numerator =
      torch::square(at(0) + at(1) * cos1 + at(2) * cos2) + torch::square(at(1) * sin1 + at(2) * sin2);
  const Tensor denominator =
      torch::square(1.0 + at(3) * cos1 + at(4) * cos2) + torch::square(at(3) * sin1 + at(4) * sin2);
  return (10.0 / std::numbers::ln10) *
         (torch::log(numerator + 1e-30) - torch::log(denominator + 1e-30)).sum(1);
}

Tensor equalise(const Tensor& signal, const Tensor& values, double sampleRate, ChainPreset chain) {
  const std::int64_t length = signal.size(-1);
  const auto ringing = static_cast<std::int64_t>(kLongestRinging * sampleRate);
  const std::int64_t size = fastFftSize(length + std::max(length / 4, ringing));
  const Tensor response = frequencyResponse(sectionsOf(values, sampleRate, chain), size).unsqueeze(1);
  const Tensor spectrum = torch::fft::rfft(signal, size);
  return torch::fft::irfft(spectrum * response, size).index({Slice(), Slice(), Slice(0, length)});
}

Tensor staticReduction(const Tensor& level, const Tensor& threshold, const Tensor& ratio,
                       const Tensor& knee) {
  const Tensor slope = 1.0 - 1.0 / ratio;
  const Tensor over = level - threshold;
  const Tensor half = 0.5 * knee;
  const Tensor inside = torch::clamp(over + half, 0.0);
  const Tensor parabola = torch::square(torch::minimum(inside, knee)) / (2.0 * torch::clamp_min(knee, 1e-6));
  return slope * (parabola + torch::clamp_min(over - half, 0.0));
}

Tensor smoothingCoefficient(const Tensor& milliseconds, double sampleRate) {
  return torch::exp(-kLn9 / (milliseconds * (0.001 * sampleRate)));
}

Tensor gainReduction(const Tensor& signal, const Tensor& values, double sampleRate) {
  const Tensor magnitude = std::get<0>(signal.abs().max(1));
  const Tensor level = torch::clamp_min((20.0 / std::numbers::ln10) * torch::log(magnitude + 1e-8), -96.0);
  const auto row = [&](ParameterId id) { return column(values, id).to(signal.dtype()).unsqueeze(-1); };
  const Tensor wanted =
      staticReduction(level, row(ParameterId::Threshold), row(ParameterId::Ratio), row(ParameterId::Knee));
  return smoothReduction(wanted, smoothingCoefficient(column(values, ParameterId::Attack), sampleRate),
                         smoothingCoefficient(column(values, ParameterId::Release), sampleRate));
}

Tensor compress(const Tensor& signal, const Tensor& values, double sampleRate) {
  const Tensor makeUp = column(values, ParameterId::MakeUp).to(signal.dtype()).unsqueeze(-1);
  const Tensor gain = decibelsToGain(makeUp - gainReduction(signal, values, sampleRate));
  return signal * gain.unsqueeze(1);
}

Tensor saturate(const Tensor& signal, const Tensor& values) {
  const auto row = [&](ParameterId id) { return column(values, id).to(signal.dtype()).view({-1, 1, 1}); };
  const Tensor clipped = clip(signal, decibelsToGain(row(ParameterId::SaturationDrive)),
                              row(ParameterId::SaturationOffset), row(ParameterId::SaturationHardness));
  return signal + 0.01 * row(ParameterId::SaturationMix) * (clipped - signal);
}

Tensor widen(const Tensor& signal, const Tensor& values) {
  if (signal.size(1) != 2) return signal;
  const Tensor width = 0.01 * column(values, ParameterId::StereoWidth).to(signal.dtype()).view({-1, 1, 1});
  return 0.5 * (1.0 + width) * signal + 0.5 * (1.0 - width) * signal.flip(1);
}

Tensor applyChain(const Tensor& signal, const Tensor& values, double sampleRate, ChainPreset chain) {
  const auto gain = [&](ParameterId id) {
    return decibelsToGain(column(values, id)).to(signal.dtype()).view({-1, 1, 1});
  };
  const Tensor equalised = equalise(signal * gain(ParameterId::InputGain), values, sampleRate, chain);
  Tensor output = compress(equalised, values, sampleRate);
  if (chainUses(chain, Effect::Saturation)) output = saturate(output, values);
  return widen(output, values) * gain(ParameterId::OutputGain);
}

}  // namespace semblance::differentiable
