// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "controls/BandRows.h"
#include "effects/Biquad.h"

class QToolButton;

namespace semblance::ui {

/// The parametric equaliser as a table: a row per band with a switch, type, solo, gain, frequency
/// and Q.
class BandTable : public BandRows {
  Q_OBJECT

 public:
  explicit BandTable(QWidget* parent = nullptr);

  void setBandOff(int band, bool off);
  void setBandType(int band, BandType type);
  void setSolo(int band);  ///< -1: none
  QToolButton& switchButton(int band) { return *switches_[static_cast<std::size_t>(band)]; }
  QToolButton& typeButton(int band) { return *types_[static_cast<std::size_t>(band)]; }
  QToolButton& soloButton(int band) { return *solos_[static_cast<std::size_t>(band)]; }

 Q_SIGNALS:
  void bandSwitched(int band, bool off);
  void typeChosen(int band, BandType type);
  void soloChosen(int band);  ///< -1: none

 private:
  void addButtons(int band);
  void addTypeButton(int band);
  void addCell(int band, ParameterId id, int column);

  std::array<QToolButton*, kBandCount> switches_{};
  std::array<QToolButton*, kBandCount> types_{};
  std::array<QToolButton*, kBandCount> solos_{};
};

}  // namespace semblance::ui
