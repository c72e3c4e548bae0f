// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/Document.h"

#include <utility>

#include "Text.h"
#include "document/ChangeSession.h"

namespace semblance::ui {
Document::Document(QObject* parent) : QObject(parent) {
  undoStack_.setUndoLimit(1000);
  connect(&undoStack_, &QUndoStack::cleanChanged, this, &Document::titleChanged);
}

const SessionTrack& Document::track(TrackRole role) const {
  return role == TrackRole::Input ? session_.input : session_.reference;
}

SessionTrack& Document::trackOf(Session& session, TrackRole role) const {
  return role == TrackRole::Input ? session.input : session.reference;
}

bool Document::hasBothTracks() const {
  return !session_.input.path.empty() && !session_.reference.path.empty();
}

void Document::openTrack(TrackRole role, const std::filesystem::path& path, const AudioFormat& format,
                         const std::string& fingerprint) {
  Session next = session_;
  trackOf(next, role) = {path, std::nullopt, format.frames, format.sampleRate, fingerprint};
  push(std::move(next), role == TrackRole::Input ? tr("Open input %1").arg(quotedName(path))
                                                 : tr("Open reference %1").arg(quotedName(path)));
}

void Document::swapTracks() {
  Session next = session_;
  std::swap(next.input, next.reference);
  push(std::move(next), tr("Swap input and reference"));
}

void Document::setSelection(TrackRole role, std::optional<TimeRange> selection) {
  Session next = session_;
  trackOf(next, role).selection = selection;
  const QString name = role == TrackRole::Input ? tr("input") : tr("reference");
  push(std::move(next), selection ? tr("Select %1 of the %2").arg(rangeText(*selection), name)
                                  : tr("Select the whole %1").arg(name));
}

void Document::beginGesture(const QObject* control) {
  if (gesture_ != 0 && gestureControl_ == control) return;
  gesture_ = ++lastGesture_;
  gestureControl_ = control;
}

void Document::endGesture(const QObject* control) {
  if (gestureControl_ != control) return;
  gesture_ = 0;
  gestureControl_ = nullptr;
}

void Document::push(Session next, const QString& text) {
  if (next == session_) return;
  undoStack_.push(new ChangeSession(*this, std::move(next), gesture_, text));
}

void Document::apply(const Session& next) {
  const Session before = std::exchange(session_, next);
  const bool previewed = std::exchange(preview_, std::nullopt).has_value();
  const auto differs = [&](auto member) { return before.*member != session_.*member; };
  for (const TrackRole role : {TrackRole::Input, TrackRole::Reference}) {
    const SessionTrack& old = role == TrackRole::Input ? before.input : before.reference;
    if (old.path != track(role).path) Q_EMIT trackChanged(role);
    if (old.selection != track(role).selection) Q_EMIT selectionChanged(role);
  }
  if (differs(&Session::reference) || differs(&Session::otherReferences) ||
      differs(&Session::referenceWeight) || differs(&Session::referencePlace)) {
    Q_EMIT referencesChanged();
  }
  if (differs(&Session::method) || differs(&Session::model) || differs(&Session::matchEqualiser) ||
      differs(&Session::matchDynamics) || differs(&Session::matchLevel) ||
      differs(&Session::matchSaturation) || differs(&Session::matchWidth) ||
      differs(&Session::matchLowestHz) || differs(&Session::matchHighestHz) ||
      differs(&Session::matchBands) || differs(&Session::strength) || differs(&Session::sectionStrengths) ||
      differs(&Session::version) || differs(&Session::otherVersion)) {
    Q_EMIT optionsChanged();
  }
  if (differs(&Session::edited) || differs(&Session::predicted) || differs(&Session::strength) ||
      differs(&Session::sectionStrengths)) {
    Q_EMIT settingsChanged();
  }
  if (previewed) Q_EMIT previewChanged();
  if (differs(&Session::notes)) Q_EMIT notesChanged();
}

ChainSettings Document::shownSettings() const {
  return preview_ ? session_.atStrength(*preview_) : heardSettings();
}

void Document::setPreview(const std::optional<ChainSettings>& settings) {
  if (preview_ == settings) return;
  preview_ = settings;
  Q_EMIT previewChanged();
}

QString Document::title() const { return path_.empty() ? tr("Untitled") : toQString(path_.stem()); }

bool Document::hasUnsavedWork() const {
  const bool worked = session_.predicted.has_value() || session_.edited != neutralSettings();
  return !undoStack_.isClean() && (worked || !path_.empty());
}

Result<void> Document::save(const std::filesystem::path& path) {
  if (auto saved = saveSession(session_, path); !saved) return saved;
  path_ = path;
  undoStack_.setClean();
  Q_EMIT titleChanged();
  return {};
}

void Document::replace(const Session& session, const std::filesystem::path& path) {
  endGesture(gestureControl_);
  undoStack_.clear();
  path_ = path;
  apply(session);
  Q_EMIT titleChanged();
}

void Document::recover(const Session& session, const std::filesystem::path& path) {
  replace(session, path);
  undoStack_.resetClean();
  Q_EMIT titleChanged();
}

}  // namespace semblance::ui
