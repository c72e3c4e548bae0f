// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/ProductionStyle.h"

#include "effects/EffectChain.h"
#include "learning/BiquadCascade.h"

namespace semblance {

namespace {

constexpr double kBandQ = 0.707;

struct Range {
  double low;
  double high;
};

struct CompressorRanges {
  Range thresholdDb;
  Range attackMs;
  Range releaseMs;
  Range ratio;
};

struct BandRanges {
  BandType type;
  Range gainDb;
  Range frequency;
};

struct StyleRanges {
  std::optional<CompressorRanges> compressor;
  std::vector<BandRanges> bands;
};

const StyleRanges& rangesOf(ProductionStyle style) {
  using enum BandType;
  static const std::array<StyleRanges, kProductionStyles.size()> kRanges{{
      {CompressorRanges{{-30, -20}, {50, 70}, {100, 300}, {1.5, 2}},
       {{LowShelf, {1, 3}, {80, 200}}, {HighShelf, {1, 3}, {6000, 8000}}}},
      {CompressorRanges{{-50, -40}, {5, 30}, {50, 150}, {3, 5}},
       {{LowShelf, {2, 6}, {80, 200}}, {HighShelf, {2, 6}, {6000, 8000}}}},
      {CompressorRanges{{-40, -20}, {1, 6}, {10, 60}, {1.5, 3}},
       {{LowShelf, {-26, -20}, {200, 400}},
        {Peak, {12, 16}, {1000, 2000}},
        {HighShelf, {-26, -20}, {4000, 6000}}}},
      {std::nullopt, {{LowShelf, {-26, -20}, {200, 400}}, {HighShelf, {20, 26}, {8000, 10000}}}},
      {std::nullopt, {{LowShelf, {20, 26}, {200, 400}}, {HighShelf, {-26, -20}, {8000, 10000}}}},
  }};
  return kRanges[static_cast<std::size_t>(style)];
}

constexpr Range kReleasedWarmShelf{14.0, 20.0};

double draw(const Range& range, RandomEngine& random) { return drawUniform(random, range.low, range.high); }

void compress(const StyleSettings::Compressor& compressor, std::span<float> samples, double sampleRate) {
  ChainSettings settings = neutralSettings();
  settings[ParameterId::Threshold] = static_cast<float>(compressor.thresholdDb);
  settings[ParameterId::Attack] = static_cast<float>(compressor.attackMs);
  settings[ParameterId::Release] = static_cast<float>(compressor.releaseMs);
  settings[ParameterId::Ratio] = static_cast<float>(compressor.ratio);
  settings[ParameterId::Knee] = 0.0f;
  EffectChain chain;
  chain.prepare(sampleRate, 1);
  chain.setSettings(settings);
  float* const channel = samples.data();
  chain.process(&channel, static_cast<int>(samples.size()));
}

}  // namespace

std::string_view styleName(ProductionStyle style) {
  constexpr std::array<std::string_view, kProductionStyles.size()> kNames{"neutral", "broadcast", "telephone",
                                                                          "bright", "warm"};
  return kNames[static_cast<std::size_t>(style)];
}

StyleSettings drawStyle(ProductionStyle style, WarmShelf warm, RandomEngine& random) {
  const StyleRanges& ranges = rangesOf(style);
  StyleSettings settings;
  if (ranges.compressor) {
    const CompressorRanges& r = *ranges.compressor;
    auto& compressor = settings.compressor.emplace();
    compressor.thresholdDb = draw(r.thresholdDb, random);
    compressor.attackMs = draw(r.attackMs, random);
    compressor.releaseMs = draw(r.releaseMs, random);
    compressor.ratio = draw(r.ratio, random);
  }
  for (const BandRanges& band : ranges.bands) {
    const bool slip =
        style == ProductionStyle::Warm && warm == WarmShelf::Released && band.type == BandType::HighShelf;
    const double gain = draw(slip ? kReleasedWarmShelf : band.gainDb, random);
    settings.bands.push_back({band.type, draw(band.frequency, random), gain, kBandQ});
  }
  return settings;
}

void applyStyle(const StyleSettings& settings, std::span<float> samples, double sampleRate) {
  std::vector<BiquadCoefficients<double>> sections;
  for (const TreatmentBand& band : settings.bands)
    sections.push_back(designBand<double>(band.type, band.gainDb,
                                          clampedFrequency(band.frequency, sampleRate), band.q, sampleRate));
  filterCascade(sections, samples);
  if (settings.compressor) compress(*settings.compressor, samples, sampleRate);
}

}  // namespace semblance
