// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "evaluation/metrics/MelSpectralDistance.h"
#include "evaluation/metrics/SpectralCentroid.h"
#include "evaluation/metrics/StftDistance.h"

namespace semblance {

/// Every figure that an experiment takes of an output and its target; smaller is better, 0 is equality. First
/// those of the published tables, in their order and with their defects, then our own.
enum class Metric : std::uint8_t {
  Stft,
  Msd,
  Sce,
  Rms,
  Lufs,
  Cfe,
  StftLog,
  MsdLog,
  MsdLevelFree,
  ThirdOctave,
  RmsDb,
  LufsStandard,
  CrestDb,
};
inline constexpr std::size_t kMetricCount = 13;
inline constexpr std::size_t indexOf(Metric metric) { return static_cast<std::size_t>(metric); }

struct MetricInfo {
  Metric id;
  std::string_view key;      ///< in reports for programs: "STFT"
  std::string_view heading;  ///< in tables for people: "SCE Hz"
  bool published;            ///< among the figures of the papers
  int decimals;
};
std::span<const MetricInfo, kMetricCount> metricTable();

/// Indexed by Metric.
using MetricValues = std::array<double, kMetricCount>;

/// Takes all metrics of mono signals at one rate. One object belongs to one thread.
class MetricSet {
 public:
  explicit MetricSet(int sampleRate);  ///< Hz

  /// Of an output and its target, equally long. All values are finite, for silence and short signals too.
  MetricValues measure(std::span<const float> output, std::span<const float> target);

  int sampleRate() const { return sampleRate_; }

 private:
  int sampleRate_;
  StftDistance stft_;
  MelSpectralDistance mel_;
  SpectralCentroid centroid_;
};

}  // namespace semblance
