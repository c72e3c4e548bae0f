// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/MetricSet.h"

#include <cmath>
#include <limits>

#include "evaluation/metrics/CrestFactorDifference.h"
#include "evaluation/metrics/LoudnessDifference.h"
#include "evaluation/metrics/Pesq.h"
#include "evaluation/metrics/RmsDifference.h"
#include "evaluation/metrics/ThirdOctaveDistance.h"

namespace semblance {

namespace {

constexpr std::array<MetricInfo, kMetricCount> kMetrics{{
    {Metric::Stft, "STFT", "STFT", true, 3},
    {Metric::Msd, "MSD", "MSD", true, 3},
    {Metric::Sce, "SCE", "SCE Hz", true, 1},
    {Metric::Rms, "RMS", "RMS 20ln", true, 3},
    {Metric::Lufs, "LUFS", "LUFS", true, 3},
    {Metric::Cfe, "CFE", "CFE 20ln", true, 3},
    {Metric::Pesq, "PESQ", "PESQ", true, 3, kBestWideBandPesq},
    {Metric::StftLog, "STFT_log", "STFT log", false, 3},
    {Metric::MsdLog, "MSD_log", "MSD log", false, 3},
    {Metric::MsdLevelFree, "MSD_level_free", "MSD level-free", false, 3},
    {Metric::ThirdOctave, "third_octave_dB", "1/3 octave dB", false, 2},
    {Metric::RmsDb, "RMS_dB", "RMS dB", false, 2},
    {Metric::LufsStandard, "LUFS_BS1770", "BS.1770 LU", false, 2},
    {Metric::CrestDb, "crest_dB", "crest dB", false, 2},
}};

}  // namespace

std::span<const MetricInfo, kMetricCount> metricTable() { return kMetrics; }

double errorOf(Metric metric, double value) { return std::abs(kMetrics[indexOf(metric)].best - value); }

MetricSet::MetricSet(int sampleRate, bool withPesq)
    : sampleRate_(sampleRate), withPesq_(withPesq), mel_(sampleRate), centroid_(sampleRate) {}

MetricValues MetricSet::measure(std::span<const float> output, std::span<const float> target) {
  MetricValues values{};
  const auto set = [&values](Metric metric, double value) { values[indexOf(metric)] = value; };
  const auto stft = stft_.measure(output, target);
  set(Metric::Stft, stft.total());
  set(Metric::StftLog, stft.logarithmic());
  const auto mel = mel_.measure(output, target);
  set(Metric::Msd, mel.total());
  set(Metric::MsdLog, mel.logarithmic);
  const double outputLoudness = standardLoudness(output, sampleRate_);
  const double targetLoudness = standardLoudness(target, sampleRate_);
  set(Metric::LufsStandard, std::abs(outputLoudness - targetLoudness));
  set(Metric::MsdLevelFree, mel_.measure(output, target, targetLoudness - outputLoudness).logarithmic);
  set(Metric::ThirdOctave, thirdOctaveDistance(output, outputLoudness, target, targetLoudness, sampleRate_));
  set(Metric::Lufs, loudnessDifferencePublished(output, target, sampleRate_));
  set(Metric::Sce, centroid_.difference(output, target));
  set(Metric::Rms, rmsDifferencePublished(output, target));
  set(Metric::RmsDb, rmsDifferenceDb(output, target));
  set(Metric::Cfe, crestFactorDifferencePublished(output, target));
  set(Metric::CrestDb, crestFactorDifferenceDb(output, target));
  set(Metric::Pesq, withPesq_ ? pesq(target, output, sampleRate_, PesqMode::WideBand)
                                    .value_or(std::numeric_limits<double>::quiet_NaN())
                              : std::numeric_limits<double>::quiet_NaN());
  return values;
}

}  // namespace semblance
