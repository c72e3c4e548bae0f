// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/TrackPass.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "audio/BandLimit.h"

namespace semblance {

namespace {

constexpr int thirdOctave = 3;
constexpr int fineFraction = 24;

double decibels(double amplitude) {
  return amplitude > 0.0 ? 20.0 * std::log10(amplitude) : -std::numeric_limits<double>::infinity();
}

}  // namespace

TrackPass::TrackPass(const AudioFormat& format, const AnalysisOptions& options)
    : format_(format),
      options_(options),
      loudness_(format.channels, format.sampleRate, options.truePeak, options.loudnessRange),
      spectrum_(format.channels, format.sampleRate),
      clips_(static_cast<std::size_t>(format.channels)),
      totals_(static_cast<std::size_t>(format.channels)) {
  if (options.spectrumHistory) {
    history_ = std::make_unique<SpectrumHistoryBuilder>(format.sampleRate, spectrum_.size());
    spectrum_.onFrame([builder = history_.get()](const auto& power) { builder->add(power); });
  }
  if (options.overviewColumns > 0) overview_.emplace(options.overviewColumns, format.frames);
}

void TrackPass::add(const AudioBuffer& block, std::int64_t frames) {
  loudness_.add(block, frames);
  spectrum_.add(block, frames);
  if (overview_) momentary_.push_back(loudness_.momentary());
  for (std::int64_t done = 0; done < frames;) {
    const std::int64_t column = overview_ ? overview_->endOfColumn(frames_) - frames_ : frames;
    const std::int64_t count = std::min(column, frames - done);
    addStretch(block, done, count);
    done += count;
    frames_ += count;
  }
}

void TrackPass::addStretch(const AudioBuffer& block, std::int64_t first, std::int64_t frames) {
  std::vector<StretchStatistics> stretch;
  for (std::size_t c = 0; c < totals_.size(); ++c) {
    const auto samples = block.channel(static_cast<int>(c))
                             .subspan(static_cast<std::size_t>(first), static_cast<std::size_t>(frames));
    const StretchStatistics part = statisticsOf(samples);
    clips_[c].add(samples, std::max(part.maximum, -part.minimum));
    totals_[c].sum += part.sum;
    totals_[c].squares += part.squares;
    stretch.push_back(part);
  }
  if (overview_) overview_->add(frames_, frames, stretch);
  if (totals_.size() != 2) return;
  const auto left = block.channel(0).subspan(static_cast<std::size_t>(first));
  const auto right = block.channel(1).subspan(static_cast<std::size_t>(first));
  for (std::size_t n = 0; n < static_cast<std::size_t>(frames); ++n)
    products_ += static_cast<double>(left[n]) * static_cast<double>(right[n]);
}

double TrackPass::sideDb() const {
  if (totals_.size() != 2) return -std::numeric_limits<double>::infinity();
  const double squares = totals_[0].squares + totals_[1].squares;
  const double middle = squares + 2.0 * products_;
  return decibels(std::sqrt(std::max(0.0, squares - 2.0 * products_) / middle));
}

AnalysedTrack TrackPass::result() const {
  AnalysedTrack track;
  TrackAnalysis& analysis = track.analysis;
  analysis.format = format_;
  analysis.format.frames = frames_;
  analysis.lufs = loudness_.integrated();
  analysis.loudnessRange = options_.loudnessRange ? loudness_.loudnessRange() : 0.0;
  analysis.truePeakDb = loudness_.truePeakDb();
  double squares = 0.0;
  for (std::size_t c = 0; c < totals_.size(); ++c) {
    const double mean = totals_[c].sum / static_cast<double>(frames_);
    if (std::abs(mean) > std::abs(analysis.dcOffset)) analysis.dcOffset = mean;
    squares += totals_[c].squares;
    analysis.clippedSamples += clips_[c].clippedSamples();
  }
  analysis.rmsDb = decibels(std::sqrt(squares / static_cast<double>(frames_ * format_.channels)));
  analysis.crestDb = squares > 0.0 ? loudness_.samplePeakDb() - analysis.rmsDb : 0.0;
  analysis.sideDb = sideDb();
  const auto power = spectrum_.meanPower();
  analysis.thirdOctaves = fractionalOctaves(power, spectrum_.sampleRate(), thirdOctave);
  analysis.fineSpectrum = fractionalOctaves(power, spectrum_.sampleRate(), fineFraction);
  if (history_) analysis.history = history_->result();
  analysis.bandLimitHz = bandLimitHz(power, spectrum_.sampleRate());
  if (overview_)
    track.overview = overview_->finished(shortTermColumns(
        momentary_,
        analysis.format.seconds() / static_cast<double>(std::max<std::size_t>(1, momentary_.size())),
        analysis.format.seconds(), options_.overviewColumns));
  return track;
}

}  // namespace semblance
