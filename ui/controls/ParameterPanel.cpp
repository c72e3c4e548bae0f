// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/ParameterPanel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "controls/BandTable.h"
#include "controls/EffectSection.h"
#include "controls/ParameterEditor.h"
#include "controls/ParameterText.h"
#include "theme/Icons.h"
#include "theme/Theme.h"

namespace semblance::ui {

ParameterPanel::ParameterPanel(QWidget* parent)
    : QWidget(parent), header_(new QHBoxLayout), chain_(new QComboBox(this)), settings_(neutralSettings()) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(spacing::kTight + 2);
  header_->setSpacing(spacing::kTight);
  auto* title = new QLabel(tr("Effects"), this);
  title->setProperty("look", QStringLiteral("title"));
  title->setContentsMargins(2, 0, 0, 0);
  revertAll_ = new QPushButton(glyphIcon(Glyph::Revert), tr("Revert all"), this);
  revertAll_->setProperty("look", QStringLiteral("flat"));
  revertAll_->setToolTip(tr("Every control back to what was predicted"));
  connect(revertAll_, &QPushButton::clicked, this, [this] { Q_EMIT revertRequested(std::nullopt); });
  header_->addWidget(title);
  header_->addStretch(1);
  header_->addWidget(revertAll_);
  column->addLayout(header_);
  makeChainChooser();
  column->addWidget(chain_);
  for (std::size_t index = 0; index < kEffectCount; ++index) {
    sections_[index] = new EffectSection(static_cast<Effect>(index), this);
    column->addWidget(sections_[index]);
    connectSection(*sections_[index]);
  }
  column->addStretch(1);
  setSettings(settings_);
  setPredicted(std::nullopt);
}

void ParameterPanel::makeChainChooser() {
  for (const ChainPresetInfo& info : kChainPresets) chain_->addItem(chainPresetName(info.preset));
  chain_->setObjectName(QStringLiteral("chain"));
  chain_->setAccessibleName(tr("Chain of effects"));
  chain_->setToolTip(
      tr("Which effects the sound passes. Controls of the others keep their values and are not heard."));
  connect(chain_, &QComboBox::activated, this,
          [this](int index) { Q_EMIT chainChosen(kChainPresets[static_cast<std::size_t>(index)].preset); });
}

void ParameterPanel::connectSection(EffectSection& section) {
  connect(&section, &EffectSection::bypassToggled, this, &ParameterPanel::bypassToggled);
  connect(&section, &EffectSection::revertRequested, this,
          [this](Effect effect) { Q_EMIT revertRequested(effect); });
  for (ParameterEditor* editor : section.editors()) {
    editors_[indexOf(editor->id())] = editor;
    connect(editor, &ParameterEditor::gestureStarted, this, &ParameterPanel::gestureStarted);
    connect(editor, &ParameterEditor::gestureFinished, this, &ParameterPanel::gestureFinished);
    connect(editor, &ParameterEditor::valueEdited, this, [this](ParameterId id, float value) {
      settings_[id] = value;
      updateRevertButtons();
      Q_EMIT valueEdited(id, value);
    });
  }
  if (section.bandRows() != nullptr)
    connect(section.bandRows(), &BandRows::bandSelected, this, &ParameterPanel::bandSelected);
  if (section.bandTable() != nullptr) {
    connect(section.bandTable(), &BandTable::bandSwitched, this, &ParameterPanel::bandSwitched);
    connect(section.bandTable(), &BandTable::typeChosen, this, &ParameterPanel::bandTypeChosen);
    connect(section.bandTable(), &BandTable::soloChosen, this, &ParameterPanel::soloChosen);
  }
}

void ParameterPanel::setSettings(const ChainSettings& settings) {
  settings_ = settings;
  for (ParameterEditor* editor : editors_) editor->setValue(settings[editor->id()]);
  chain_->setCurrentIndex(static_cast<int>(settings.chain));
  for (EffectSection* section : sections_) {
    section->setBypassed(settings.bypassed(section->effect()));
    section->setVisible(settings.uses(section->effect()));
  }
  for (int band = 0; band < static_cast<int>(kBandCount); ++band) {
    bandTable().setBandOff(band, settings.bandOff(band));
    bandTable().setBandType(band, settings.bandType(band));
  }
  updateRevertButtons();
}

BandTable& ParameterPanel::bandTable() {
  return *sections_[static_cast<std::size_t>(Effect::Equaliser)]->bandTable();
}

void ParameterPanel::setSoloBand(int band) { bandTable().setSolo(band); }

void ParameterPanel::setEditable(Effect effect, bool editable) {
  sections_[static_cast<std::size_t>(effect)]->setEnabled(editable);
}

void ParameterPanel::addToHeader(QWidget* widget) {
  constexpr int kBehindTitle = 1;
  header_->insertWidget(kBehindTitle, widget);
}

void ParameterPanel::setPredicted(const std::optional<ChainSettings>& predicted) {
  predicted_ = predicted;
  for (ParameterEditor* editor : editors_) {
    editor->setPredicted(predicted ? std::optional((*predicted)[editor->id()]) : std::nullopt);
  }
  updateRevertButtons();
}

void ParameterPanel::selectBand(int band) {
  for (EffectSection* section : sections_) {
    if (section->bandRows() != nullptr) section->bandRows()->selectBand(band);
  }
}

ParameterEditor& ParameterPanel::editor(ParameterId id) { return *editors_[indexOf(id)]; }

QPushButton& ParameterPanel::bypassButton(Effect effect) {
  return sections_[static_cast<std::size_t>(effect)]->bypassButton();
}

QPushButton& ParameterPanel::revertButton(std::optional<Effect> effect) {
  return effect ? sections_[static_cast<std::size_t>(*effect)]->revertButton() : *revertAll_;
}

void ParameterPanel::updateRevertButtons() {
  bool anything = predicted_ && predicted_->chain != settings_.chain;
  for (EffectSection* section : sections_) {
    bool edited =
        predicted_ && predicted_->bypassed(section->effect()) != settings_.bypassed(section->effect());
    for (const ParameterEditor* editor : section->editors()) edited = edited || editor->isEdited();
    if (section->effect() == Effect::Equaliser && predicted_)
      edited = edited || predicted_->bandsOff != settings_.bandsOff ||
               predicted_->bandTypes != settings_.bandTypes;
    section->revertButton().setEnabled(edited);
    anything = anything || (edited && settings_.uses(section->effect()));
  }
  revertAll_->setEnabled(anything);
}

}  // namespace semblance::ui
