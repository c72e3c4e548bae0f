// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <vector>

#include "effects/ParameterTable.h"

class QLabel;
class QPushButton;

namespace semblance::ui {

class BandRows;
class BandTable;
class ParameterEditor;

/// The controls of one effect under its name, with a bypass and a revert button. An effect with a single
/// parameter takes one line.
class EffectSection : public QFrame {
  Q_OBJECT

 public:
  explicit EffectSection(Effect effect, QWidget* parent = nullptr);

  Effect effect() const { return effect_; }
  const std::vector<ParameterEditor*>& editors() const { return editors_; }
  QPushButton& bypassButton() { return *bypass_; }
  QPushButton& revertButton() { return *revert_; }
  /// The bands of an equaliser; null for the other effects.
  BandRows* bandRows() { return rows_; }
  /// Only the parametric equaliser has one.
  BandTable* bandTable() { return bands_; }
  void setBypassed(bool bypassed);

 Q_SIGNALS:
  void bypassToggled(semblance::Effect effect, bool bypassed);
  void revertRequested(semblance::Effect effect);

 private:
  void makeButtons();

  Effect effect_;
  std::vector<ParameterEditor*> editors_;
  BandRows* rows_ = nullptr;
  BandTable* bands_ = nullptr;
  QLabel* title_ = nullptr;
  QPushButton* bypass_ = nullptr;
  QPushButton* revert_ = nullptr;
};

}  // namespace semblance::ui
