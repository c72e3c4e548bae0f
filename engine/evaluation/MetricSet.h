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

/// Every figure that an experiment takes of an output and its target. First those of the published tables,
/// with their defects, then our own.
enum class Metric : std::uint8_t {
  Stft,
  Msd,
  Sce,
  Rms,
  Lufs,
  Cfe,
  Pesq,
  StftLog,
  MsdLog,
  MsdLevelFree,
  ThirdOctave,
  RmsDb,
  LufsStandard,
  CrestDb,
};
inline constexpr std::size_t kMetricCount = 14;
inline constexpr std::size_t indexOf(Metric metric) { return static_cast<std::size_t>(metric); }

struct MetricInfo {
  Metric id;
  std::string_view key;      ///< in reports for programs: "STFT"
  std::string_view heading;  ///< in tables for people: "SCE Hz"
  bool published;            ///< among the figures of the papers
  int decimals;
  double best = 0.0;  ///< of equal signals; the further from it, the worse
};
std::span<const MetricInfo, kMetricCount> metricTable();

/// How far a value is from that of equal signals. What is compared between methods: for distances the value
/// itself, for PESQ what is missing to the best score.
double errorOf(Metric metric, double value);

/// Indexed by Metric.
using MetricValues = std::array<double, kMetricCount>;

/// Takes metrics of mono signals at one rate. One object belongs to one thread.
class MetricSet {
 public:
  /// Rate in Hz. PESQ costs more than all others together, and needs 16 kHz: it is taken where asked for.
  explicit MetricSet(int sampleRate, bool withPesq = true);

  /// Of an output and its target, equally long. All values are finite, for silence and short signals too, but
  /// PESQ, which is not a number where it cannot be taken.
  MetricValues measure(std::span<const float> output, std::span<const float> target);

  int sampleRate() const { return sampleRate_; }

 private:
  int sampleRate_;
  bool withPesq_;
  StftDistance stft_;
  MelSpectralDistance mel_;
  SpectralCentroid centroid_;
};

}  // namespace semblance
