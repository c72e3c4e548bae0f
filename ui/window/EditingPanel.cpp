// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/EditingPanel.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "controls/ParameterPanel.h"
#include "theme/Theme.h"
#include "window/ComparisonTable.h"

namespace semblance::ui {

EditingPanel::EditingPanel(Document& document, const TrackAnalyses& tracks, const ResultMeasurement& result,
                           QWidget* parent)
    : QWidget(parent),
      document_(document),
      tracks_(tracks),
      result_(result),
      parameters_(new ParameterPanel(this)),
      comparison_(new ComparisonTable(this)),
      hint_(new QLabel(tr("Strength is 0 %: raise it to hear and edit the effects."), this)) {
  hint_->setWordWrap(true);
  hint_->setObjectName(QStringLiteral("strengthHint"));
  auto* scroll = new QScrollArea(this);
  scroll->setWidget(parameters_);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setMinimumWidth(parameters_->minimumSizeHint().width() +
                          scroll->verticalScrollBar()->sizeHint().width());

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::kTight);
  layout->addWidget(hint_);
  layout->addWidget(scroll, 1);
  layout->addWidget(comparison_);

  connectParameters();
  connect(&document_, &Document::settingsChanged, this, [this] {
    refreshSettings();
    refreshFigures();
  });
  connect(&tracks_, &TrackAnalyses::changed, this, &EditingPanel::refreshFigures);
  connect(&result_, &ResultMeasurement::changed, this, &EditingPanel::refreshFigures);
  refreshSettings();
}

void EditingPanel::connectParameters() {
  connect(parameters_, &ParameterPanel::gestureStarted, this,
          [this] { document_.beginGesture(parameters_); });
  connect(parameters_, &ParameterPanel::gestureFinished, this, [this] { document_.endGesture(parameters_); });
  connect(parameters_, &ParameterPanel::valueEdited, this,
          [this](ParameterId id, float value) { document_.setHeardParameter(id, value); });
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
}

void EditingPanel::refreshSettings() {
  const Session& session = document_.session();
  std::optional<ChainSettings> predicted;
  if (session.predicted) predicted = withStrength(*session.predicted, session.strength);
  parameters_->setSettings(document_.heardSettings());
  parameters_->setPredicted(predicted);
  const bool editable = session.strength > 0.0;
  parameters_->setEnabled(editable);
  hint_->setVisible(!editable);
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
