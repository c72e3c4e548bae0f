// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/MessageBinding.h"

#include "Text.h"
#include "document/Diagnoses.h"
#include "document/Difference.h"
#include "window/MessageBar.h"
#include "window/ProgressStrip.h"

namespace semblance::ui {
namespace {

const TrackAnalysis* analysisOf(const TrackAnalyses::Analysed& track) {
  return track ? &track->analysis : nullptr;
}

}  // namespace

MessageBinding::MessageBinding(Workbench& bench, MessageBar& bar, ProgressStrip& line, QObject* parent)
    : QObject(parent), bench_(bench), bar_(bar), line_(line) {
  connect(&bench_.tracks, &TrackAnalyses::failed, &bar_, &MessageBar::showError);
  connect(&bench_.tracks, &TrackAnalyses::noticed, &bar_, &MessageBar::showNote);
  connect(&bench_.result, &ResultMeasurement::failed, &bar_, &MessageBar::showError);
  connect(&bench_.match, &MatchRun::failed, &bar_, &MessageBar::showError);
  connect(&bench_.models, &ModelList::failed, &bar_, &MessageBar::showError);
  connect(&bench_.playback, &PlaybackController::failed, &bar_, &MessageBar::showError);
  connect(&bench_.document, &Document::notesChanged, this, &MessageBinding::showNotes);
  connect(&bench_.document, &Document::trackChanged, this, [this] { matched_.clear(); });
  connect(&bench_.tracks, &TrackAnalyses::changed, this, [this] {
    showDiagnoses();
    showDifference();
  });
  connect(&bench_.result, &ResultMeasurement::changed, this, &MessageBinding::showDiagnoses);
  connect(&bench_.match, &MatchRun::matched, this, [this](const QString& summary) {
    matched_ = summary;
    showDifference();
  });
}

void MessageBinding::showNotes() {
  QStringList notes;
  for (const Sentence& note : bench_.document.session().notes) notes.append(toQString(note));
  bar_.setNotes(notes);
}

void MessageBinding::showDiagnoses() {
  const auto input = bench_.tracks.track(TrackRole::Input);
  const auto reference = bench_.tracks.track(TrackRole::Reference);
  std::vector<Diagnosis> found = diagnose(analysisOf(input), analysisOf(reference));
  const auto report = bench_.result.report();
  const bool worked = bench_.result.measuredSettings() != neutralSettings();
  if (report && worked)
    if (auto peak = diagnoseResult(report->analysis)) found.push_back(std::move(*peak));
  bar_.setDiagnoses(found);
}

void MessageBinding::showDifference() {
  const auto input = bench_.tracks.track(TrackRole::Input);
  const auto reference = bench_.tracks.track(TrackRole::Reference);
  QStringList sentences;
  if (!matched_.isEmpty()) sentences << matched_;
  if (input && reference) sentences << differenceInWords(input->analysis, reference->analysis);
  line_.setIdleText(sentences.join(QLatin1Char(' ')));
}

}  // namespace semblance::ui
