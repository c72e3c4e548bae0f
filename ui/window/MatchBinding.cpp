// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/MatchBinding.h"

#include "Text.h"
#include "plots/WaveformView.h"
#include "window/Actions.h"
#include "window/MatchBar.h"
#include "window/TrackPanel.h"

namespace semblance::ui {

MatchBinding::MatchBinding(Workbench& bench, Actions& actions, MatchBar& bar, TrackPanel& wells,
                           QObject* parent)
    : QObject(parent), bench_(bench), actions_(actions), bar_(bar), wells_(wells) {
  Document& document = bench_.document;
  bar_.setMethods(matchMethods());
  connectBar();
  connect(actions_.match, &QAction::triggered, &bench_.match, &MatchRun::start);
  connect(actions_.revertAll, &QAction::triggered, &document, &Document::revertAll);
  connect(actions_.bypassAll, &QAction::triggered, this, &MatchBinding::toggleBypassAll);
  for (std::size_t index = 0; index < kEffectCount; ++index) {
    const auto effect = static_cast<Effect>(index);
    connect(actions_.bypass[index], &QAction::triggered, &document, [&document, effect] {
      document.setBypassed(effect, !document.session().edited.bypassed(effect));
    });
  }
  connect(actions_.switchVersion, &QAction::triggered, &document, &Document::switchVersion);
  connect(actions_.copyVersion, &QAction::triggered, &document, &Document::copyToOtherVersion);
  connect(actions_.swapTracks, &QAction::triggered, &document, &Document::swapTracks);
  connect(&document, &Document::optionsChanged, this, &MatchBinding::refreshBar);
  connect(&bench_.match.job(), &BackgroundJob::started, this, &MatchBinding::refreshBar);
  connect(&bench_.match.job(), &BackgroundJob::ended, this, &MatchBinding::refreshBar);
  connect(&document, &Document::settingsChanged, this, &MatchBinding::refreshBar);
  connect(&document, &Document::trackChanged, this, &MatchBinding::refreshActions);
  connect(&bench_.models, &ModelList::changed, this, [this] {
    bar_.setModels(bench_.models.models(), toQString(bench_.models.defaultName()));
    bench_.match.forgetModel();
  });
  connect(&bench_.match, &MatchRun::excerptsChanged, this, &MatchBinding::showExcerpts);
  bar_.setModels({});
  refreshBar();
}

void MatchBinding::connectBar() {
  Document& document = bench_.document;
  connect(&bar_, &MatchBar::methodChosen, &document, &Document::setMethod);
  connect(&bar_, &MatchBar::modelChosen, &document, &Document::setModel);
  connect(&bar_, &MatchBar::sectionsChosen, &document, &Document::setSections);
  connect(&bar_, &MatchBar::limitsEdited, &document, &Document::setLimits);
  connect(&bar_, &MatchBar::strengthEdited, &document, &Document::setStrength);
  connect(&bar_, &MatchBar::sectionStrengthsEdited, &document, &Document::setSectionStrengths);
  connect(&bar_, &MatchBar::strengthGestureStarted, this, [this] { bench_.document.beginGesture(&bar_); });
  connect(&bar_, &MatchBar::strengthGestureFinished, this, [this] { bench_.document.endGesture(&bar_); });
}

void MatchBinding::refreshBar() {
  const Session& session = bench_.document.session();
  MatchBarState state;
  state.method = toQString(session.method);
  state.model = toQString(session.model);
  state.sections = bench_.document.sections();
  state.strength = session.strength;
  state.sectionStrengths = session.sectionStrengths;
  state.running = bench_.match.job().running();
  // The button works for one action after the other; without one in between it would lose the focus.
  if (!state.running) refreshActions();
  bar_.setState(state);
  refreshActions();
}

void MatchBinding::refreshActions() {
  const Document& document = bench_.document;
  const Session& session = document.session();
  const MatchSections sections = document.sections();
  const bool anything = sections.equaliser || sections.dynamics || sections.level || sections.width ||
                        (sections.saturation && chainUses(sections.chain, Effect::Saturation));
  actions_.match->setEnabled(document.hasBothTracks() && anything && !bench_.match.job().running());
  actions_.match->setToolTip(!document.hasBothTracks() ? tr("Open an input and a reference first")
                             : !anything
                                 ? tr("Choose at least one of EQ, dynamics and level")
                                 : tr("Set the effects so that the input sounds like the reference (%1)")
                                       .arg(actions_.match->shortcut().toString(QKeySequence::NativeText)));
  actions_.revertAll->setText(session.predicted ? tr("&Revert all to prediction") : tr("&Reset all effects"));
  actions_.revertAll->setEnabled(session.edited != session.predicted.value_or(neutralSettings()));
  actions_.bypassAll->setChecked(document.allBypassed());
  for (std::size_t index = 0; index < kEffectCount; ++index) {
    const auto effect = static_cast<Effect>(index);
    actions_.bypass[index]->setChecked(session.edited.bypassed(effect));
    actions_.bypass[index]->setVisible(session.edited.uses(effect));
  }
  actions_.exportResult->setEnabled(!session.input.path.empty());
  actions_.swapTracks->setEnabled(document.hasBothTracks());
}

void MatchBinding::showExcerpts() {
  for (const TrackRole role : {TrackRole::Input, TrackRole::Reference}) {
    wells_.waveform(role).setAnalysedPassages(bench_.match.excerpts(role));
  }
}

void MatchBinding::toggleBypassAll() {
  bench_.document.setAllBypassed(!bench_.document.allBypassed());
  refreshActions();
}

}  // namespace semblance::ui
