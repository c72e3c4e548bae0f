// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/MatchRun.h"

#include <QLocale>

#include "Text.h"

namespace semblance::ui {

MatchRun::MatchRun(Document& document, QObject* parent)
    : QObject(parent), document_(document), matcher_(std::make_shared<Matcher>()), job_(tr("Matching")) {
  connect(&document_, &Document::trackChanged, this, [this] {
    job_.cancel();
    forgetExcerpts();
  });
}

void MatchRun::forgetExcerpts() {
  inputExcerpts_.clear();
  referenceExcerpts_.clear();
  Q_EMIT excerptsChanged();
}

MatchOptions MatchRun::optionsOf(const Session& session) {
  MatchOptions options;
  options.method = session.method;
  options.model = session.model;
  options.inputRange = session.input.selection;
  options.sections = {session.matchEqualiser, session.matchDynamics, session.matchLevel};
  return options;
}

std::vector<ReferenceTrack> MatchRun::referencesOf(const Session& session) {
  std::vector<ReferenceTrack> references;
  for (const auto& [track, weight] : session.references().tracks)
    references.push_back({track.path, track.selection, weight});
  return references;
}

void MatchRun::start() {
  if (!document_.hasBothTracks()) {
    Q_EMIT failed(tr("Match needs two tracks. Drop an input and a reference onto the wells at the top."));
    return;
  }
  const Session session = document_.session();
  job_.start<MatchResult>(
      [matcher = matcher_, session](const ProgressCallback& progress, std::stop_token stop) {
        return matcher->match(session.input.path, referencesOf(session), optionsOf(session), progress, stop);
      },
      [this](Result<MatchResult> result) {
        if (result) {
          take(*result);
        } else if (!isCancelled(result.error())) {
          Q_EMIT failed(toQString(result.error().message));
        }
      });
}

void MatchRun::take(const MatchResult& result) {
  const Session before = document_.session();
  const bool edited = before.edited != before.predicted.value_or(neutralSettings());
  document_.setMatch(result);
  inputExcerpts_ = result.inputExcerpts;
  const std::size_t heard = document_.session().references().heard;
  if (heard < result.referenceExcerpts.size()) referenceExcerpts_ = result.referenceExcerpts[heard];
  Q_EMIT excerptsChanged();
  const QString seconds = QLocale().toString(result.analyseSeconds + result.predictSeconds, 'f', 1);
  const QString by = result.model.empty()
                         ? toQString(result.method)
                         : tr("%1, model %2").arg(toQString(result.method), toQString(result.model));
  QString summary = tr("Matched in %1 s (%2).").arg(seconds, by);
  if (edited && before.otherVersion) {
    summary += QLatin1Char(' ') + tr("Your earlier edits come back with Undo.");
  } else if (edited) {
    summary += QLatin1Char(' ') + tr("Your earlier edits are kept as settings %1.").arg(2 - before.version);
  }
  Q_EMIT matched(summary);
}

}  // namespace semblance::ui
