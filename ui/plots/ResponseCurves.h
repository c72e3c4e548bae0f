// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <array>

#include "plots/EqualiserNodes.h"

namespace semblance::ui {

/// Gain in dB of each band of the equaliser that a chain uses and of all together over a grid of frequencies;
/// computes again only the bands that have changed, since one node moves at a time.
class ResponseCurves {
 public:
  /// Frequencies in Hz below half of `sampleRate`. Forgets what was computed.
  void setGrid(const QVector<double>& frequencies, double sampleRate);
  void update(const ChainSettings& settings);

  const QVector<double>& frequencies() const { return frequencies_; }
  const QVector<double>& band(std::size_t index) const { return bands_[index]; }
  /// Sum of the bands; 0 where the equaliser is bypassed.
  const QVector<double>& total() const { return total_; }

 private:
  QVector<double> frequencies_;
  double sampleRate_ = 48000.0;
  std::array<BiquadCoefficients<double>, kMostNodes> sections_{};
  std::array<QVector<double>, kMostNodes> bands_;
  QVector<double> total_;
};

}  // namespace semblance::ui
