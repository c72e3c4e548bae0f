// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

#include "effects/Biquad.h"

class QLabel;

namespace semblance::ui {

class ParameterEditor;

/// The equaliser as a table: a row per band with gain, frequency and Q. The keyboard-operable twin of
/// SpectrumPlot.
class BandTable : public QWidget {
  Q_OBJECT

 public:
  explicit BandTable(QWidget* parent = nullptr);

  void selectBand(int band);
  /// Every cell, in the order of the parameter table.
  const std::vector<ParameterEditor*>& editors() const { return editors_; }

 Q_SIGNALS:
  void bandSelected(int band);

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void addCell(int band, ParameterId id, int column);

  std::vector<ParameterEditor*> editors_;
  std::array<QLabel*, kBandCount> names_{};
  int selected_ = -1;
};

}  // namespace semblance::ui
