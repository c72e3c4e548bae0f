// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <array>

#include "document/Document.h"
#include "document/ResultMeasurement.h"
#include "document/TrackAnalyses.h"
#include "playback/Player.h"
#include "theme/Theme.h"

class QComboBox;

namespace semblance::ui {

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
  void setMeters(const PlaybackMeters& meters, bool resultHeard);

 Q_SIGNALS:
  void bandSelected(int band);
  void soloChosen(int band);  ///< -1: none
  void bandEntryRequested(int band);
  void seekRequested(double seconds);

 private:
  QWidget* makeViewOptions();
  void connectSpectrum();
  void connectDynamics();
  void refreshSettings();
  void refreshSpectrum(SourceKind source);
  void refreshLoudness(TrackRole role);
  void moveSpectra();
  void refreshResult();
  void showBandMenu(int band, const QPoint& position);

  Document& document_;
  const TrackAnalyses& tracks_;
  const ResultMeasurement& result_;
  SpectrumPlot* spectrum_;
  TimelinePanel* timeline_;
  StaticCurvePlot* curve_;
  QComboBox* range_;
  QComboBox* tilt_;
  QComboBox* smoothing_;
  std::array<double, kSourceCount> offsets_{};  ///< as the spectra are drawn
  std::array<double, kSourceCount> wantedOffsets_{};
  QTimer offsetPause_;
  int soloBand_ = -1;
};

}  // namespace semblance::ui
