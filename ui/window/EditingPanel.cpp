// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/EditingPanel.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "controls/ParameterEditor.h"
#include "controls/ParameterPanel.h"
#include "controls/ParameterText.h"
#include "controls/ValueField.h"
#include "controls/VersionSwitch.h"
#include "plots/EqualiserNodes.h"
#include "theme/Theme.h"
#include "window/ComparisonTable.h"

namespace semblance::ui {

EditingPanel::EditingPanel(Document& document, const TrackAnalyses& tracks, const ResultMeasurement& result,
                           QMenu* presets, QWidget* parent)
    : QWidget(parent),
      document_(document),
      tracks_(tracks),
      result_(result),
      parameters_(new ParameterPanel(this)),
      versions_(new VersionSwitch(this)),
      comparison_(new ComparisonTable(this)),
      hint_(new QLabel(this)),
      scroll_(new QScrollArea(this)) {
  hint_->setWordWrap(true);
  makeHeader(presets);
  hint_->setObjectName(QStringLiteral("strengthHint"));
  scroll_->setWidget(parameters_);
  scroll_->setWidgetResizable(true);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setFocusPolicy(Qt::NoFocus);
  scroll_->setMinimumWidth(parameters_->minimumSizeHint().width() +
                           scroll_->verticalScrollBar()->sizeHint().width());

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::kTight);
  layout->addWidget(hint_);
  layout->addWidget(scroll_, 1);
  layout->addWidget(comparison_);

  connectParameters();
  connect(&document_, &Document::settingsChanged, this, [this] {
    refreshSettings();
    refreshFigures();
  });
  connect(&document_, &Document::previewChanged, this, &EditingPanel::refreshSettings);
  connect(&document_, &Document::optionsChanged, this, &EditingPanel::refreshVersions);
  connect(&document_, &Document::settingsChanged, this, &EditingPanel::refreshVersions);
  connect(versions_, &VersionSwitch::switchRequested, &document_, &Document::switchVersion);
  connect(versions_, &VersionSwitch::copyRequested, &document_, &Document::copyToOtherVersion);
  connect(&tracks_, &TrackAnalyses::changed, this, &EditingPanel::refreshFigures);
  connect(&result_, &ResultMeasurement::changed, this, &EditingPanel::refreshFigures);
  refreshSettings();
  refreshVersions();
}

void EditingPanel::makeHeader(QMenu* presets) {
  auto* button = new QToolButton(this);
  button->setObjectName(QStringLiteral("presets"));
  button->setText(tr("Presets ▾"));
  button->setAccessibleName(tr("Presets"));
  button->setMenu(presets);
  button->setPopupMode(QToolButton::InstantPopup);
  button->setProperty("look", QStringLiteral("flat"));
  button->setFocusPolicy(Qt::TabFocus);
  button->setToolTip(tr("Settings under a name: apply one, or save these"));
  parameters_->addToHeader(button);
  parameters_->addToHeader(versions_);
}

void EditingPanel::connectParameters() {
  connect(parameters_, &ParameterPanel::gestureStarted, this,
          [this] { document_.beginGesture(parameters_); });
  connect(parameters_, &ParameterPanel::gestureFinished, this, [this] { document_.endGesture(parameters_); });
  connect(parameters_, &ParameterPanel::valueEdited, this,
          [this](ParameterId id, float value) { document_.setHeardParameter(id, value); });
  connect(parameters_, &ParameterPanel::chainChosen, &document_, &Document::setChain);
  connect(parameters_, &ParameterPanel::bypassToggled, this,
          [this](Effect effect, bool on) { document_.setBypassed(effect, on); });
  connect(parameters_, &ParameterPanel::revertRequested, this, [this](const std::optional<Effect>& effect) {
    if (effect) {
      document_.revertEffect(*effect);
    } else {
      document_.revertAll();
    }
  });
  connect(parameters_, &ParameterPanel::bandSelected, this, &EditingPanel::bandSelected);
  connect(parameters_, &ParameterPanel::bandSwitched, &document_, &Document::setBandOff);
  connect(parameters_, &ParameterPanel::bandTypeChosen, &document_, &Document::setBandType);
  connect(parameters_, &ParameterPanel::soloChosen, this, &EditingPanel::soloChosen);
}

ParameterEditor& EditingPanel::gainOf(int band) {
  return parameters_->editor(gainOfBand(document_.session().edited, band));
}

void EditingPanel::showBand(int band) {
  parameters_->selectBand(band);
  if (band >= 0) scroll_->ensureWidgetVisible(&gainOf(band), 0, spacing::kSmall);
}

void EditingPanel::enterBand(int band) {
  ValueField& field = gainOf(band).field();
  field.setFocus(Qt::OtherFocusReason);
  field.selectAll();
}

void EditingPanel::refreshSettings() {
  const Session& session = document_.session();
  std::optional<ChainSettings> predicted;
  if (session.predicted) predicted = session.atStrength(*session.predicted);
  parameters_->setSettings(document_.shownSettings());
  parameters_->setPredicted(predicted);
  QStringList silent;
  for (std::size_t index = 0; index < kEffectCount; ++index) {
    const auto effect = static_cast<Effect>(index);
    const bool editable = session.strengthOf(effect) > 0.0;
    parameters_->setEditable(effect, editable);
    if (!editable && session.edited.uses(effect)) silent << effectName(effect);
  }
  hint_->setVisible(!silent.isEmpty());
  hint_->setText(
      session.strength > 0.0
          ? tr("The strength of %1 is 0 %: raise it to hear and edit it.").arg(silent.join(tr(", ")))
          : tr("Strength is 0 %: raise it to hear and edit the effects."));
}

void EditingPanel::refreshVersions() {
  const Session& session = document_.session();
  const SettingsVersion& heard = session;
  versions_->setState(session.version, session.otherVersion.value_or(heard) == heard && session.otherVersion);
}

void EditingPanel::refreshFigures() {
  const auto analysisOf = [](const TrackAnalyses::Analysed& track) {
    return track ? &track->analysis : nullptr;
  };
  const auto report = result_.report();
  comparison_->setFigures(SourceKind::Input, analysisOf(tracks_.track(TrackRole::Input)));
  comparison_->setFigures(SourceKind::Result, report ? &report->analysis : nullptr, !result_.upToDate());
  comparison_->setFigures(SourceKind::Reference, analysisOf(tracks_.track(TrackRole::Reference)));
}

}  // namespace semblance::ui
