// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "evaluation/EvaluationReport.h"
#include "evaluation/blind/StudiedCurve.h"

namespace semblance {

/// What the blind experiment measures between an output and the treated sound, both without DC and at the
/// same RMS, and between the settings.
enum class BlindMetric : std::uint8_t {
  Stft,        ///< blindEstimationStft()
  Mse,         ///< mean square of the sample differences
  Mel,         ///< blindEstimationMel() at the experiment's rate
  Parameters,  ///< parameterDistance(); where both effects are the same, of estimated settings
};
inline constexpr std::size_t kBlindMetrics = 4;
struct BlindMetricInfo {
  std::string_view key;      ///< in reports for programs
  std::string_view heading;  ///< in tables for people
};
inline constexpr std::array<BlindMetricInfo, kBlindMetrics> kBlindMetricTable{
    {{"MR-STFT", "MR-STFT"}, {"MSE", "MSE"}, {"mel", "Mel"}, {"parameters", "10 x MSE of q"}}};

/// Not a number where a metric does not exist.
using BlindValues = std::array<double, kBlindMetrics>;

/// One way of answering a task: "untreated", "random", "blind".
struct BlindRow {
  std::string method;
  std::array<MetricSummary, kBlindMetrics> metrics{};  ///< ratios are to "untreated"
};

/// One task over all examples.
struct BlindTaskSummary {
  std::string effect;     ///< "equaliser"
  std::string synthesis;  ///< "graphic EQ"
  std::string analysis;   ///< "parametric EQ"
  std::vector<BlindRow> rows;
  double secondsPerExample = 0.0;  ///< of the fit
  StudiedCurve curve;              ///< of the first example
};

/// Everything that the experiment says.
struct BlindReport {
  std::string protocol;
  std::uint64_t seed = 0;
  int sampleRate = 0;
  std::int64_t exampleFrames = 0;
  std::size_t examples = 0;  ///< of each task
  int threads = 0;
  double seconds = 0.0;
  LibrarySummary library;
  std::vector<BlindTaskSummary> tasks;
};

/// A figure of the published work (Peladeau & Peeters, ICASSP 2024: logs of its release) and the rows of ours
/// that it can stand beside.
struct PublishedBlindRow {
  std::string_view effect, method;
  BlindValues values;
};
std::vector<PublishedBlindRow> publishedBlindRows();

/// For people, for programs, and the curves as a drawing: true and recovered response over a logarithmic
/// frequency axis, true and recovered shape.
std::string toTable(const BlindReport& report);
std::string toJson(const BlindReport& report);
std::string toSvg(const BlindReport& report);

}  // namespace semblance
