// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/Document.h"

#include <algorithm>
#include <cmath>

#include "Text.h"
#include "document/ChangeSession.h"
#include "document/HeardValue.h"
#include "effects/Biquad.h"

namespace semblance::ui {
namespace {

QString quoted(const std::filesystem::path& path) {
  return QStringLiteral("\u201c%1\u201d").arg(fileName(path));
}

}  // namespace

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

void Document::openTrack(TrackRole role, const std::filesystem::path& path, const AudioFormat& format) {
  Session next = session_;
  SessionTrack& track = trackOf(next, role);
  track = SessionTrack{};
  track.path = path;
  track.frames = format.frames;
  track.sampleRate = format.sampleRate;
  push(std::move(next), role == TrackRole::Input ? tr("Open input %1").arg(quoted(path))
                                                 : tr("Open reference %1").arg(quoted(path)));
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

void Document::setMethod(const QString& id, const QString& label) {
  Session next = session_;
  next.method = id.toStdString();
  push(std::move(next), tr("Choose method %1").arg(label));
}

void Document::setModel(const QString& name) {
  Session next = session_;
  next.model = name.toStdString();
  push(std::move(next), name.isEmpty() ? tr("Choose the default model") : tr("Choose model %1").arg(name));
}

MatchSections Document::sections() const {
  return {session_.matchEqualiser, session_.matchDynamics, session_.matchLevel};
}

void Document::setSections(const MatchSections& sections) {
  Session next = session_;
  next.matchEqualiser = sections.equaliser;
  next.matchDynamics = sections.dynamics;
  next.matchLevel = sections.level;
  push(std::move(next), tr("Choose what Match may change"));
}

void Document::setStrength(double strength) {
  Session next = session_;
  next.strength = std::isfinite(strength) ? std::clamp(strength, 0.0, 1.5) : 1.0;
  push(std::move(next), tr("Set strength to %1 %").arg(std::lround(next.strength * 100.0)));
}

void Document::setMatch(const MatchResult& result) {
  Session next = session_;
  next.predicted = result.settings;
  next.edited = result.settings;
  next.notes = result.notes;
  push(std::move(next), tr("Match"));
}

bool Document::canEdit(ParameterId id) const {
  return session_.strength > 0.0 || parameterInfo(id).strength == StrengthRole::Fixed;
}

void Document::setHeardParameter(ParameterId id, float heard) {
  if (!canEdit(id)) return;
  Session next = session_;
  next.edited[id] = editedFromHeard(id, heard, session_.strength);
  const QString value = toQString(toText(id, clampedToRange(id, heard)));
  push(std::move(next), tr("Set %1 to %2").arg(parameterLabel(id), value));
}

void Document::setHeardBand(int band, float frequency, float gain, float q) {
  const EqualiserBand& ids = kEqualiserBands[static_cast<std::size_t>(band)];
  Session next = session_;
  for (const auto& [id, heard] : {std::pair{ids.frequency, frequency}, {ids.gain, gain}, {ids.q, q}}) {
    if (canEdit(id)) next.edited[id] = editedFromHeard(id, heard, session_.strength);
  }
  push(std::move(next), tr("Set %1 to %2 at %3, Q %4")
                            .arg(bandName(band), toQString(toText(ids.gain, clampedToRange(ids.gain, gain))),
                                 toQString(toText(ids.frequency, clampedToRange(ids.frequency, frequency))),
                                 toQString(toText(ids.q, clampedToRange(ids.q, q)))));
}

void Document::setBypassed(Effect effect, bool on) {
  Session next = session_;
  next.edited.setBypassed(effect, on);
  push(std::move(next),
       on ? tr("Bypass %1").arg(effectName(effect)) : tr("Switch %1 on").arg(effectName(effect)));
}

void Document::setAllBypassed(bool on) {
  Session next = session_;
  next.edited.bypassMask = on ? (1u << kEffectCount) - 1u : 0u;
  push(std::move(next), on ? tr("Bypass all effects") : tr("Switch all effects on"));
}

bool Document::allBypassed() const { return session_.edited.bypassMask == (1u << kEffectCount) - 1u; }

ChainSettings Document::revertTarget() const { return session_.predicted.value_or(neutralSettings()); }

void Document::revertParameter(ParameterId id) {
  Session next = session_;
  next.edited[id] = revertTarget()[id];
  push(std::move(next), tr("Reset %1").arg(parameterLabel(id)));
}

void Document::revertBand(int band) {
  const EqualiserBand& ids = kEqualiserBands[static_cast<std::size_t>(band)];
  const ChainSettings target = revertTarget();
  Session next = session_;
  for (const ParameterId id : {ids.frequency, ids.gain, ids.q}) next.edited[id] = target[id];
  push(std::move(next), tr("Reset %1").arg(bandName(band)));
}

void Document::revertEffect(Effect effect) {
  Session next = session_;
  const ChainSettings target = revertTarget();
  for (const ParameterInfo& info : parameterTable()) {
    if (info.effect == effect) next.edited[info.id] = target[info.id];
  }
  next.edited.setBypassed(effect, target.bypassed(effect));
  push(std::move(next), tr("Reset %1").arg(effectName(effect)));
}

void Document::revertAll() {
  Session next = session_;
  next.edited = revertTarget();
  push(std::move(next), session_.predicted ? tr("Revert all to prediction") : tr("Reset all effects"));
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
  const auto differs = [&](auto member) { return before.*member != session_.*member; };
  for (const TrackRole role : {TrackRole::Input, TrackRole::Reference}) {
    const SessionTrack& old = role == TrackRole::Input ? before.input : before.reference;
    if (old.path != track(role).path) Q_EMIT trackChanged(role);
    if (old.selection != track(role).selection) Q_EMIT selectionChanged(role);
  }
  if (differs(&Session::method) || differs(&Session::model) || differs(&Session::matchEqualiser) ||
      differs(&Session::matchDynamics) || differs(&Session::matchLevel) || differs(&Session::strength)) {
    Q_EMIT optionsChanged();
  }
  if (differs(&Session::edited) || differs(&Session::predicted) || differs(&Session::strength)) {
    Q_EMIT settingsChanged();
  }
  if (differs(&Session::notes)) Q_EMIT notesChanged();
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

}  // namespace semblance::ui
