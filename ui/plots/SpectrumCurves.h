// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include "audio/Spectrum.h"
#include "plots/CustomPlot.h"
#include "theme/Theme.h"

namespace semblance::ui {

/// The spectra of input, result and reference on a plot's right axis, their ranges behind them, and the part
/// of the axis that shows them well.
class SpectrumCurves {
 public:
  explicit SpectrumCurves(QCustomPlot& plot);

  void setSpectrum(SourceKind source, const BandSpectrum& spectrum);
  void setRange(SourceKind source, const BandSpectrum& low, const BandSpectrum& high);
  void setRangesShown(bool shown);
  /// Fits the axis to the ranges, which stand still, instead of the spectra.
  void setMoving(bool moving) { moving_ = moving; }
  void setVisible(SourceKind source, bool visible);
  void setTilt(double decibelPerOctave) { tilt_ = decibelPerOctave; }
  void setAudible(SourceKind source);
  SourceKind audible() const { return audible_; }

  /// Level in dB as measured, without the tilt; NaN where nothing is drawn.
  double levelAt(SourceKind source, double frequency) const;

  struct LevelScale {
    double bottom = 0.0;
    double top = 0.0;
  };
  /// A scale of `divisions` equal steps with the loudest level near its top.
  LevelScale fittedScale(int divisions) const;
  /// `bottom`: the lower edge of the audible spectrum's fill.
  void draw(double lowest, double highest, double bottom);
  void restyle();

 private:
  struct Curve {
    BandSpectrum spectrum;
    BandSpectrum low;
    BandSpectrum high;
    QCPGraph* line = nullptr;
    QCPGraph* lowEdge = nullptr;
    QCPGraph* highEdge = nullptr;
  };
  Curve& of(SourceKind source) { return curves_[static_cast<std::size_t>(source)]; }
  const Curve& of(SourceKind source) const { return curves_[static_cast<std::size_t>(source)]; }
  void showRanges();
  std::vector<double> fittedLevels() const;
  void drawOne(const BandSpectrum& spectrum, QCPGraph& graph) const;

  std::array<Curve, kSourceCount> curves_;
  QCPGraph* floor_ = nullptr;
  SourceKind audible_ = SourceKind::Input;
  double tilt_ = 0.0;
  bool rangesShown_ = false;
  bool moving_ = false;
};

}  // namespace semblance::ui
