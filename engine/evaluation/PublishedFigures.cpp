// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/PublishedFigures.h"

#include <limits>

namespace semblance {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

constexpr PublishedRow kLibriTts[] = {
    {"Input", {1.187, 5.311, 687.5, 6.983, 2.426, 6.261}, 3.765},
    {"RB-DSP", {0.943, 4.002, 410.3, 4.204, 1.674, 4.013}, 3.856},
    {"cTCN 1", {0.405, 1.647, 128.4, 2.237, 1.066, 2.582}, 4.258},
    {"cTCN 2", {0.372, 1.529, 117.5, 1.927, 0.925, 2.46}, 4.281},
    {"NP", {0.676, 2.483, 265, 2.812, 1.34, 4.291}, 3.643},
    {"NP-HH", {1.038, 4.766, 440.2, 5.472, 2.679, 5.283}, 3.999},
    {"NP-FH", {1.058, 4.858, 404.9, 6.82, 3.197, 5.328}, 3.945},
    {"SPSA", {0.635, 2.894, 219.4, 3.263, 1.6, 5.734}, 4.18},
    {"AD", {0.388, 1.692, 111.5, 1.828, 0.823, 4.079}, 4.31},
};

constexpr PublishedRow kDaps[] = {
    {"Input", {1.179, 5.318, 641.7, 6.9, 2.314, kNone}, 3.684},
    {"RB-DSP", {0.917, 4.065, 399.7, 3.705, 1.481, kNone}, 3.787},
    {"cTCN 1", {0.419, 1.714, 124.6, 2.098, 1.006, kNone}, 4.185},
    {"cTCN 2", {0.391, 1.621, 113.9, 1.886, 0.913, kNone}, 4.224},
    {"NP", {0.685, 2.52, 249.2, 2.732, 1.35, kNone}, 3.605},
    {"NP-HH", {1.022, 4.749, 451.9, 5.104, 2.535, kNone}, 3.903},
    {"NP-FH", {1.037, 4.999, 395.4, 6.754, 3.117, kNone}, 3.891},
    {"SPSA", {0.645, 3.007, 213.6, 2.989, 1.511, kNone}, 4.099},
    {"AD", {0.416, 1.802, 109, 1.758, 0.799, kNone}, 4.222},
};

constexpr PublishedRow kVctk[] = {
    {"Input", {1.254, 4.373, 815.4, 7.783, 2.532, kNone}, 3.672},
    {"RB-DSP", {1.101, 4.005, 657.6, 5.039, 2.018, kNone}, 3.709},
    {"cTCN 1", {0.467, 1.62, 173.8, 2.651, 1.165, kNone}, 4.181},
    {"cTCN 2", {0.441, 1.569, 163.8, 2.431, 1.086, kNone}, 4.201},
    {"NP", {0.737, 2.254, 321.7, 3.166, 1.453, kNone}, 3.651},
    {"NP-HH", {1.044, 3.948, 591.5, 5.194, 2.651, kNone}, 3.951},
    {"NP-FH", {1.087, 4.248, 514, 7.065, 3.363, kNone}, 3.894},
    {"SPSA", {0.73, 2.759, 301.6, 3.535, 1.737, kNone}, 4.023},
    {"AD", {0.481, 1.757, 152.7, 2.317, 1.006, kNone}, 4.218},
};

constexpr PublishedRow kJamendo24[] = {
    {"Input", {1.198, 6.088, 646.5, 6.695, 2.518, kNone}, 2.927},
    {"RB-DSP", {0.925, 4.422, 263.2, 4.254, 1.706, kNone}, 2.849},
    {"cTCN 1", {0.547, 2.294, 160.9, 3.261, 1.483, kNone}, 3.402},
    {"cTCN 2", {0.548, 2.278, 152.3, 2.951, 1.397, kNone}, 3.39},
    {"NP", {0.787, 2.838, 221.3, 2.785, 1.39, kNone}, 2.926},
    {"NP-HH", {1.092, 6.791, 395.3, 6.276, 3.032, kNone}, 2.819},
    {"NP-FH", {1.016, 5.005, 280.8, 3.377, 1.634, kNone}, 2.833},
    {"NP (music proxy)", {0.845, 3.211, 255.2, 3.227, 1.608, kNone}, 2.765},
    {"NP-HH (music proxy)", {1.166, 7.07, 591.9, 5.66, 2.593, kNone}, 2.532},
    {"NP-FH (music proxy)", {1.137, 6.368, 605.6, 5.903, 2.587, kNone}, 2.648},
    {"SPSA", {0.716, 3.024, 210.1, 2.809, 1.344, kNone}, 3.173},
    {"AD", {0.488, 2.149, 144.7, 2.167, 1.005, kNone}, 3.355},
};

constexpr PublishedRow kMusdb24[] = {
    {"Input", {1.237, 6.452, 865, 5.658, 2.119, kNone}, 2.925},
    {"RB-DSP", {0.811, 4.069, 261.3, 3.309, 1.352, kNone}, 3.059},
    {"cTCN 1", {0.501, 2.564, 205.7, 3.483, 1.657, kNone}, 3.506},
    {"cTCN 2", {0.52, 2.588, 194.7, 3.098, 1.533, kNone}, 3.474},
    {"NP", {0.709, 3.075, 280.2, 3.188, 1.577, kNone}, 3.083},
    {"NP-HH", {1.085, 7.042, 536.7, 5.913, 2.865, kNone}, 2.936},
    {"NP-FH", {1.036, 5.544, 361.3, 3.547, 1.78, kNone}, 2.972},
    {"SPSA", {0.69, 3.34, 258.1, 2.851, 1.417, kNone}, 3.29},
    {"AD", {0.46, 2.269, 194.2, 2.309, 1.116, kNone}, 3.522},
};

constexpr PublishedRow kMusdb44[] = {
    {"Input", {1.252, 4.342, 1088.3, 5.94, 2.312, kNone}, 2.9},
    {"RB-DSP", {0.821, 3.052, 379.4, 4.078, 1.665, kNone}, 2.994},
    {"cTCN 1", {0.896, 2.956, 730.4, 4.548, 2.231, kNone}, 3.121},
    {"cTCN 2", {0.917, 2.986, 749.5, 4.208, 2.061, kNone}, 3.107},
    {"NP", {0.95, 2.778, 742.1, 3.835, 1.921, kNone}, 2.804},
    {"NP-HH", {1.165, 4.852, 1005.7, 6.451, 3.269, kNone}, 2.853},
    {"NP-FH", {1.045, 3.809, 617.3, 3.932, 1.971, kNone}, 2.857},
    {"NP (music proxy)", {0.946, 2.8, 757.1, 4.209, 2.127, kNone}, 2.791},
    {"NP-HH (music proxy)", {1.198, 5.09, 1021.9, 5.585, 2.731, kNone}, 2.493},
    {"NP-FH (music proxy)", {1.225, 5.45, 1172.5, 5.973, 2.913, kNone}, 2.575},
    {"SPSA", {0.789, 2.321, 574.4, 2.925, 1.394, kNone}, 3.126},
    {"AD", {0.608, 1.695, 456.1, 2.559, 1.197, kNone}, 3.396},
};

constexpr PublishedRow kJamendo44[] = {
    {"Input", {1.109, 4.454, 767.7, 6.793, kNone, kNone}, 2.874},
    {"RB-DSP", {0.887, 3.355, 342, 4.749, 1.882, kNone}, 2.931},
    {"cTCN 1", {0.876, 2.921, 494.4, 4.372, 2.07, kNone}, 3.168},
    {"cTCN 2", {0.903, 2.973, 517.4, 4.084, 1.899, kNone}, 3.123},
    {"NP", {1.033, 2.869, 488.3, 3.71, 1.824, kNone}, 2.764},
    {"NP-HH", {1.101, 5.194, 689.2, 6.792, 3.365, kNone}, 2.865},
    {"NP-FH", {0.977, 3.883, 429.9, 3.48, 1.709, kNone}, 2.888},
    {"SPSA", {0.759, 2.458, 386.2, 2.839, 1.311, kNone}, 3.172},
    {"AD", {0.585, 1.824, 304.4, 2.425, 1.106, kNone}, 3.4},
};

// An earlier run, of which the log keeps the input's means and AD's ratios.
constexpr PublishedRow kJamendo24Earlier[] = {
    {"Input", {1.175, 6.186, 669.3, 6.667, 2.510, kNone}, 2.849},
    {"AD", {0.43, 0.39, 0.23, 0.37, 0.44, kNone}},
};

constexpr PublishedRow kRealisticDaps[] = {
    {"Input", {kNone, 10.4, 1041.7, 10.4, 3.6, kNone}}, {"RB-DSP", {kNone, 8.9, 517.2, 5.8, 2.4, kNone}},
    {"NP-HH", {kNone, 9.8, 636.6, 12.9, 5.9, kNone}},   {"SPSA", {kNone, 8, 360.1, 5.1, 2.5, kNone}},
    {"AD", {kNone, 7.8, 278.1, 5.2, 2.4, kNone}},
};

constexpr PublishedRow kRealisticDapsLogged[] = {
    {"Input", {kNone, 10.162, 1059.3, 9.856, 3.346, kNone}},
    {"RB-DSP", {kNone, 0.84, 0.49, 0.52, 0.64, kNone}},
    {"NP-HH", {kNone, 0.91, 0.65, 1.30, 1.79, kNone}},
    {"SPSA", {kNone, 0.77, 0.35, 0.54, 0.78, kNone}},
    {"AD", {kNone, 0.75, 0.28, 0.58, 0.76, kNone}},
};

// The published Input row mixes two runs, and the log has 6.9 for the MSD of RB-DSP.
constexpr PublishedRow kRealisticMusdb[] = {
    {"Input", {kNone, 8.4, 2607.4, 9.4, 3.8, kNone}}, {"RB-DSP", {kNone, 6.5, 915.4, 8.6, 3.7, kNone}},
    {"NP-HH", {kNone, 7, 1512.7, 10, 4.5, kNone}},    {"SPSA", {kNone, 5.5, 1297, 4.6, 2.1, kNone}},
    {"AD", {kNone, 4.8, 947.6, 3.8, 1.7, kNone}},
};

constexpr PublishedRow kRealisticMusdbLogged[] = {
    {"Input", {kNone, 8.420, 2607.4, 9.356, 3.606, kNone}},
    {"RB-DSP", {kNone, 0.81, 0.33, 1.08, 1.20, kNone}},
    {"NP-HH", {kNone, 0.79, 0.53, 0.99, 1.15, kNone}},
    {"SPSA", {kNone, 0.65, 0.47, 0.50, 0.57, kNone}},
    {"AD", {kNone, 0.56, 0.35, 0.37, 0.45, kNone}},
};

constexpr PublishedTable kTables[] = {
    {"synthetic", "LibriTTS, 24 kHz", "speech", 24000, kLibriTts},
    {"synthetic", "DAPS, 24 kHz", "speech", 24000, kDaps},
    {"synthetic", "VCTK, 24 kHz", "speech", 24000, kVctk},
    {"synthetic", "MTG-Jamendo, 24 kHz", "music", 24000, kJamendo24},
    {"synthetic", "MTG-Jamendo, 24 kHz, an earlier run", "music", 24000, kJamendo24Earlier, true},
    {"synthetic", "MUSDB18, 24 kHz", "music", 24000, kMusdb24},
    {"synthetic", "MUSDB18, 44.1 kHz", "music", 44100, kMusdb44},
    {"synthetic", "MTG-Jamendo, 44.1 kHz", "music", 44100, kJamendo44},
    {"realistic", "DAPS, 24 kHz", "speech", 24000, kRealisticDaps},
    {"realistic", "DAPS, 24 kHz, an earlier run", "speech", 24000, kRealisticDapsLogged, true},
    {"realistic", "MUSDB18, 44.1 kHz", "music", 44100, kRealisticMusdb},
    {"realistic", "MUSDB18, 44.1 kHz, another run", "music", 44100, kRealisticMusdbLogged, true},
};

double figure(const PublishedRow& row, std::size_t metric) {
  return metric == indexOf(Metric::Pesq) ? row.pesq : row.means[metric];
}

bool isRatio(const PublishedTable& table, const PublishedRow& row) {
  return table.ratios && &row != &table.rows.front();
}

}  // namespace

std::span<const PublishedTable> publishedTables() { return kTables; }

std::vector<const PublishedTable*> publishedTablesFor(std::string_view experiment, std::string_view kind,
                                                      int sampleRate) {
  std::vector<const PublishedTable*> found;
  for (const PublishedTable& table : kTables)
    if (table.experiment == experiment && table.sampleRate == sampleRate &&
        (kind.empty() || table.kind == kind))
      found.push_back(&table);
  return found;
}

double publishedRatio(const PublishedTable& table, const PublishedRow& row, std::size_t metric) {
  if (isRatio(table, row)) return figure(row, metric);
  const auto id = static_cast<Metric>(metric);
  return errorOf(id, figure(row, metric)) / errorOf(id, figure(table.rows.front(), metric));
}

double publishedMean(const PublishedTable& table, const PublishedRow& row, std::size_t metric) {
  return isRatio(table, row) ? kNone : figure(row, metric);
}

}  // namespace semblance
