// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "evaluation/MetricSet.h"

namespace semblance {

/// Metrics in the published order of metricTable(): STFT, MSD (new form), SCE, RMS, LUFS, CFE.
inline constexpr std::size_t kPublishedMetrics = 6;

struct PublishedRow {
  std::string_view method;
  std::array<double, kPublishedMetrics> means;  ///< not a number where none was published
};

/// One table of the synthetic experiment as published (DeepAFx-ST, JAES 2022, and its evaluation log); first
/// row: Input.
struct PublishedTable {
  std::string_view name;
  std::string_view kind;  ///< "speech" or "music"
  int sampleRate;         ///< Hz
  std::span<const PublishedRow> rows;
};

std::span<const PublishedTable> publishedTables();

}  // namespace semblance
