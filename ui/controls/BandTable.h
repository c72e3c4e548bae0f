// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

#include "effects/Biquad.h"

class QLabel;
class QToolButton;

namespace semblance::ui {

class ParameterEditor;

/// The equaliser as a table: a row per band with a switch, solo, gain, frequency and Q. The keyboard-operable
/// twin of SpectrumPlot.
class BandTable : public QWidget {
  Q_OBJECT

 public:
  explicit BandTable(QWidget* parent = nullptr);

  void selectBand(int band);
  void setBandOff(int band, bool off);
  void setSolo(int band);  ///< -1: none
  QToolButton& switchButton(int band) { return *switches_[static_cast<std::size_t>(band)]; }
  QToolButton& soloButton(int band) { return *solos_[static_cast<std::size_t>(band)]; }
  /// Every cell, in the order of the parameter table.
  const std::vector<ParameterEditor*>& editors() const { return editors_; }

 Q_SIGNALS:
  void bandSelected(int band);
  void bandSwitched(int band, bool off);
  void soloChosen(int band);  ///< -1: none

 protected:
  bool eventFilter(QObject* object, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void addButtons(int band);
  void addCell(int band, ParameterId id, int column);

  std::vector<ParameterEditor*> editors_;
  std::array<QLabel*, kBandCount> names_{};
  std::array<QToolButton*, kBandCount> switches_{};
  std::array<QToolButton*, kBandCount> solos_{};
  int selected_ = -1;
};

}  // namespace semblance::ui
