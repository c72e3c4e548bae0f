// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "evaluation/MetricSet.h"

namespace semblance {

/// Metrics of the published tables, the first of metricTable(): STFT, MSD (new form), SCE, RMS, LUFS, CFE,
/// PESQ.
inline constexpr std::size_t kPublishedMetrics = 7;

struct PublishedRow {
  std::string_view method;
  std::array<double, kPublishedMetrics - 1> means;  ///< not a number where none was published
  double pesq = std::numeric_limits<double>::quiet_NaN();
};

/// One table of an experiment as published (DeepAFx-ST, JAES 2022, and its evaluation logs); first row:
/// Input.
struct PublishedTable {
  std::string_view experiment;  ///< "synthetic", "realistic"
  std::string_view name;
  std::string_view kind;  ///< "speech" or "music"
  int sampleRate;         ///< Hz
  std::span<const PublishedRow> rows;
  bool ratios = false;  ///< rows after the first hold ratios to it, as logged, not means
};

/// Ratio of a row's error to the table's Input; not a number where either is unknown.
double publishedRatio(const PublishedTable& table, const PublishedRow& row, std::size_t metric);
/// The row's mean; not a number where only the ratio is known.
double publishedMean(const PublishedTable& table, const PublishedRow& row, std::size_t metric);

std::span<const PublishedTable> publishedTables();

/// Those that an experiment's figures can stand beside. `kind` "speech" or "music"; empty: of both.
std::vector<const PublishedTable*> publishedTablesFor(std::string_view experiment, std::string_view kind,
                                                      int sampleRate);

}  // namespace semblance
