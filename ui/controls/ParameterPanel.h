// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>
#include <optional>

#include "effects/ChainSettings.h"

class QComboBox;
class QHBoxLayout;
class QPushButton;

namespace semblance::ui {

class BandTable;
class EffectSection;
class ParameterEditor;

/// Every control of the chain, grouped by effect as the signal passes them; the equaliser as a table of
/// bands. A chooser says which effects the chain has; those of others are hidden.
class ParameterPanel : public QWidget {
  Q_OBJECT

 public:
  explicit ParameterPanel(QWidget* parent = nullptr);

  void setSettings(const ChainSettings& settings);
  /// None: nothing is marked as predicted and nothing can be reverted.
  void setPredicted(const std::optional<ChainSettings>& predicted);
  /// Highlights a row of the band table; -1 for none.
  void selectBand(int band);
  void setSoloBand(int band);  ///< -1: none
  /// Greys the controls of an effect whose strength is 0.
  void setEditable(Effect effect, bool editable);
  /// Puts a widget beside the title.
  void addToHeader(QWidget* widget);

  BandTable& bandTable();

  ParameterEditor& editor(ParameterId id);
  QPushButton& bypassButton(Effect effect);
  QPushButton& revertButton(std::optional<Effect> effect);
  QComboBox& chainChooser() { return *chain_; }

 Q_SIGNALS:
  void chainChosen(semblance::ChainPreset chain);
  void gestureStarted(semblance::ParameterId id);
  void valueEdited(semblance::ParameterId id, float value);
  void gestureFinished(semblance::ParameterId id);
  void bypassToggled(semblance::Effect effect, bool bypassed);
  /// One effect, or everything.
  void revertRequested(const std::optional<semblance::Effect>& effect);
  /// A control of that band got the focus.
  void bandSelected(int band);
  void bandSwitched(int band, bool off);
  void bandTypeChosen(int band, BandType type);
  void soloChosen(int band);  ///< -1: none

 private:
  void connectSection(EffectSection& section);
  void makeChainChooser();
  void updateRevertButtons();

  std::array<EffectSection*, kEffectCount> sections_{};
  std::array<ParameterEditor*, kParameterCount> editors_{};
  QHBoxLayout* header_;
  QComboBox* chain_;
  QPushButton* revertAll_ = nullptr;
  ChainSettings settings_;
  std::optional<ChainSettings> predicted_;
};

}  // namespace semblance::ui
