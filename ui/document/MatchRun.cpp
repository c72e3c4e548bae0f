// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/MatchRun.h"

#include <QLocale>
#include <mutex>
#include <utility>

#include "Text.h"

namespace semblance::ui {

/// The newest preview, written by the thread of the work.
struct MatchRun::Mailbox {
  std::mutex mutex;
  std::optional<MatchResult> newest;
};

MatchRun::MatchRun(Document& document, QObject* parent)
    : QObject(parent), document_(document), matcher_(std::make_shared<Matcher>()), job_(tr("Matching")) {
  connect(&document_, &Document::trackChanged, this, [this] {
    drop();
    job_.cancel();
    forgetExcerpts();
  });
  connect(&document_.undoStack(), &QUndoStack::indexChanged, this, [this] { showing_ = false; });
  connect(&job_, &BackgroundJob::progressed, this, &MatchRun::collect);
  connect(&job_, &BackgroundJob::cancelled, this, &MatchRun::keepBest);
}

MatchRun::~MatchRun() = default;

void MatchRun::drop() {
  mailbox_.reset();
  best_.reset();
  document_.setPreview(std::nullopt);
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
  options.sections = {session.matchEqualiser,
                      session.matchDynamics,
                      session.matchLevel,
                      session.matchSaturation,
                      session.matchWidth,
                      session.edited.chain,
                      {session.matchLowestHz, session.matchHighestHz, session.matchBands}};
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
  drop();
  const Session session = document_.session();
  mailbox_ = std::make_shared<Mailbox>();
  showing_ = true;
  job_.start<MatchResult>(
      [matcher = matcher_, mailbox = mailbox_, session](const ProgressCallback& progress,
                                                        std::stop_token stop) {
        return matcher->match(session.input.path, referencesOf(session), optionsOf(session), progress, stop,
                              [&mailbox](const MatchResult& found) {
                                const std::lock_guard lock(mailbox->mutex);
                                mailbox->newest = found;
                              });
      },
      [this](Result<MatchResult> result) {
        if (result) take(*result);  // before the preview goes, so that the sound does not jump back
        drop();
        if (result) {
          Q_EMIT matched(summaryOf(*result));
        } else if (!isCancelled(result.error())) {
          Q_EMIT failed(toQString(result.error()));
        }
      });
}

void MatchRun::collect() {
  if (!mailbox_) return;
  std::optional<MatchResult> newest;
  {
    const std::lock_guard lock(mailbox_->mutex);
    newest = std::exchange(mailbox_->newest, std::nullopt);
  }
  if (!newest) return;
  best_ = std::move(newest);
  if (showing_) document_.setPreview(best_->settings);
}

void MatchRun::keepBest() {
  collect();
  std::optional<MatchResult> best = best_;
  if (!best) return drop();
  best->notes.push_back(stoppedEarlyNote());
  take(*best);
  drop();
  Q_EMIT matched(tr("Stopped early (%1): the best settings so far are kept. Undo takes them back.")
                     .arg(methodLabel(best->method)));
}

void MatchRun::take(const MatchResult& result) {
  const Session before = document_.session();
  const bool edited = before.edited != before.predicted.value_or(neutralSettings());
  earlierEdits_.clear();
  if (edited && before.otherVersion)
    earlierEdits_ = tr("Your earlier edits come back with Undo.");
  else if (edited)
    earlierEdits_ = tr("Your earlier edits are kept as settings %1.").arg(2 - before.version);
  document_.setMatch(result);
  inputExcerpts_ = result.inputExcerpts;
  const std::size_t heard = document_.session().references().heard;
  if (heard < result.referenceExcerpts.size()) referenceExcerpts_ = result.referenceExcerpts[heard];
  Q_EMIT excerptsChanged();
}

QString MatchRun::methodLabel(const std::string& id) {
  for (const MethodInfo& method : matchMethods())
    if (method.id == id) return toQString(method.label);
  return toQString(id);
}

QString MatchRun::summaryOf(const MatchResult& result) const {
  const QString seconds = QLocale().toString(result.analyseSeconds + result.predictSeconds, 'f', 1);
  const QString by = result.model.empty()
                         ? methodLabel(result.method)
                         : tr("%1, model %2").arg(methodLabel(result.method), toQString(result.model));
  QString summary = tr("Matched in %1 s (%2).").arg(seconds, by);
  if (!earlierEdits_.isEmpty()) summary += QLatin1Char(' ') + earlierEdits_;
  return summary;
}

}  // namespace semblance::ui
