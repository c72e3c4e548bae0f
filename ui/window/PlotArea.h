// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <array>

#include "document/Document.h"
#include "document/ResultMeasurement.h"
#include "document/SpectrumView.h"
#include "document/TrackAnalyses.h"
#include "playback/Player.h"
#include "theme/Theme.h"

namespace semblance::ui {

class SpectrumOptions;
class SpectrumPlot;
class StaticCurvePlot;
class TimelinePanel;

/// Spectrum and equaliser above, gain reduction over time and the compressor's curve below; edits go to the
/// document.
class PlotArea : public QWidget {
  Q_OBJECT

 public:
  PlotArea(Document& document, const TrackAnalyses& tracks, const ResultMeasurement& result,
           QWidget* parent = nullptr);

  SpectrumPlot& spectrum() { return *spectrum_; }
  TimelinePanel& timeline() { return *timeline_; }
  StaticCurvePlot& staticCurve() { return *curve_; }
  void setAudible(SourceKind source);
  /// Gain in dB at which each source is heard: the spectra are drawn as loud as they sound.
  void setLevelOffsets(const std::array<double, kSourceCount>& decibel);
  void setSoloBand(int band) { soloBand_ = band; }  ///< -1: none
  /// What is heard, and where it is in its track: what the slow and the fast average follow.
  void setPlayPosition(TrackRole heard, double seconds);
  void setMeters(const PlaybackMeters& meters, bool resultHeard);

 Q_SIGNALS:
  void bandSelected(int band);
  void soloChosen(int band);  ///< -1: none
  void bandEntryRequested(int band);
  void seekRequested(double seconds);

 private:
  void connectSpectrum();
  void connectDynamics();
  void refreshSettings();
  const TrackAnalysis* analysisOf(SourceKind source) const;
  std::optional<TimeRange> stretchOf(SourceKind source) const;
  void refreshSpectra();
  void refreshSpectrum(SourceKind source);
  void refreshRange(SourceKind source);
  void refreshLoudness(TrackRole role);
  void moveSpectra();
  void refreshResult();
  void showBandMenu(int band, const QPoint& position);

  Document& document_;
  const TrackAnalyses& tracks_;
  const ResultMeasurement& result_;
  SpectrumOptions* options_;
  SpectrumPlot* spectrum_;
  TimelinePanel* timeline_;
  StaticCurvePlot* curve_;
  std::array<double, kSourceCount> offsets_{};  ///< as the spectra are drawn
  std::array<double, kSourceCount> wantedOffsets_{};
  QTimer offsetPause_;
  TrackRole heard_ = TrackRole::Input;
  double position_ = 0.0;
  QElapsedTimer sinceMove_;
  int soloBand_ = -1;
};

}  // namespace semblance::ui
