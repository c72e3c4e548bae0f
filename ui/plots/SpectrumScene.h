// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include "audio/Spectrum.h"
#include "effects/Biquad.h"
#include "effects/ChainSettings.h"
#include "plots/EqualiserNodes.h"
#include "plots/FrameLimiter.h"
#include "plots/NodeItem.h"
#include "plots/PlotStyle.h"
#include "plots/ResponseCurves.h"
#include "plots/SpectrumCurves.h"
#include "theme/Theme.h"

namespace semblance::ui {

/// What SpectrumPlot draws, and where: axes, curves and nodes on a QCustomPlot. Knows no gestures.
class SpectrumScene {
 public:
  explicit SpectrumScene(QWidget* parent);

  void setSpectrum(SourceKind source, const BandSpectrum& spectrum);
  void setRange(SourceKind source, const BandSpectrum& low, const BandSpectrum& high);
  void setRangesShown(bool shown);
  void setMoving(bool moving);
  void setSpectrumVisible(SourceKind source, bool visible);
  void setSettings(const ChainSettings& settings, double sampleRate);
  void setPredicted(const std::optional<ChainSettings>& settings);
  void setGainRange(int decibel);
  void setTilt(double decibelPerOctave);
  void setAudible(SourceKind source);
  /// Selected and hovered band, -1 for none; `focused` draws the keyboard's ring around the selected one.
  void setMarkedBands(int selected, int hovered, bool focused);
  /// A vertical line at a frequency; none removes it.
  void setCursor(std::optional<double> frequency);

  const ChainSettings& settings() const { return settings_; }
  int gainRange() const { return gainRange_; }
  void setNoteNames(bool shown) { noteNames_ = shown; }
  QString readOut(double frequency) const;

  QRect plotArea() const;
  LogAxis frequencyAxis() const;
  LinearAxis gainAxis() const;
  QPointF bandPosition(int band) const;
  int nodeCount() const { return ui::nodeCount(settings_, sampleRate_); }

  void resize(const QSize& size);
  void restyle();

 private:
  void makeEqualiser();
  void makeNodes();
  void drawEqualiser();
  void updateGrid();
  void placeNodes();
  void updateAxes();
  void requestAll();
  void requestEqualiser();
  void replot();

  QCustomPlot* plot_;
  SpectrumCurves spectra_;
  QCPLayer* equaliserLayer_ = nullptr;
  QCPLayer* overlayLayer_ = nullptr;
  QSharedPointer<TickTable> frequencyTicks_{new TickTable};
  QSharedPointer<TickTable> gainTicks_{new TickTable};
  QSharedPointer<TickTable> levelTicks_{new TickTable};
  std::array<QCPGraph*, kMostNodes> bands_{};
  QCPGraph* total_ = nullptr;
  QCPGraph* predictedCurve_ = nullptr;
  std::array<NodeItem*, kMostNodes> nodes_{};
  QCPItemStraightLine* cursor_ = nullptr;
  FrameLimiter frames_;
  bool noteNames_ = true;
  bool allDirty_ = true;
  bool equaliserDirty_ = true;

  ResponseCurves responses_;
  ResponseCurves predictedResponses_;
  ChainSettings settings_ = neutralSettings();
  std::optional<ChainSettings> predicted_;
  double sampleRate_ = 48000.0;
  int gainRange_ = 12;
  int selected_ = -1;
};

}  // namespace semblance::ui
