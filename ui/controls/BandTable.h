// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "controls/BandRows.h"
#include "effects/Biquad.h"

class QLabel;
class QToolButton;

namespace semblance::ui {

/// The parametric equaliser as a table: a row per band with a switch, solo, gain, frequency and Q.
class BandTable : public BandRows {
  Q_OBJECT

 public:
  explicit BandTable(QWidget* parent = nullptr);

  void setBandOff(int band, bool off);
  void setSolo(int band);  ///< -1: none
  QToolButton& switchButton(int band) { return *switches_[static_cast<std::size_t>(band)]; }
  QToolButton& soloButton(int band) { return *solos_[static_cast<std::size_t>(band)]; }

 Q_SIGNALS:
  void bandSwitched(int band, bool off);
  void soloChosen(int band);  ///< -1: none

 private:
  void addButtons(int band);
  void addCell(int band, ParameterId id, int column);

  std::array<QLabel*, kBandCount> names_{};
  std::array<QToolButton*, kBandCount> switches_{};
  std::array<QToolButton*, kBandCount> solos_{};
};

}  // namespace semblance::ui
