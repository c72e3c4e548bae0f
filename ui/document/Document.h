// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QUndoStack>
#include <cstdint>
#include <filesystem>

#include "document/TrackRole.h"
#include "matching/Matcher.h"
#include "session/Session.h"

namespace semblance::ui {

/// The session that the window edits. Every change is one undo step with a readable text; changes between
/// beginGesture() and endGesture() are one step together. Observers get told what differs, after undo and
/// redo too.
class Document : public QObject {
  Q_OBJECT

 public:
  explicit Document(QObject* parent = nullptr);

  const Session& session() const { return session_; }
  const SessionTrack& track(TrackRole role) const;
  bool hasBothTracks() const;
  ChainSettings heardSettings() const { return session_.heardSettings(); }
  /// What is drawn and played: the preview where there is one, else heardSettings().
  ChainSettings shownSettings() const;
  /// Settings, at 100 % strength, that are shown for the time being while a match looks for better ones. Not
  /// part of the session; any change of the session ends it.
  void setPreview(const std::optional<ChainSettings>& settings);
  QUndoStack& undoStack() { return undoStack_; }

  /// `fingerprint` as of fingerprintOf().
  void openTrack(TrackRole role, const std::filesystem::path& path, const AudioFormat& format,
                 const std::string& fingerprint = {});
  void swapTracks();

  /// Further references behind those there are, as one step; more than kMostSessionReferences are left out.
  void addReferences(const std::vector<SessionTrack>& tracks);
  /// Instead of those there are; `name`: what they were saved under.
  void useReferences(const ReferenceList& references, const QString& name);
  void removeReference(std::size_t index);
  void setReferenceWeight(std::size_t index, double weight);  ///< kLeastWeight to kMostWeight, clamped
  void hearReference(std::size_t index);
  void setSelection(TrackRole role, std::optional<TimeRange> selection);
  void setMethod(const QString& id, const QString& label);
  void setModel(const QString& name);
  void setSections(const MatchSections& sections);  ///< but for the limits
  void setLimits(const EqualiserLimits& limits);
  MatchSections sections() const;
  void setStrength(double strength);  ///< 0..1.5, clamped
  void setSectionStrengths(const SectionStrengths& strengths);
  /// What was edited by hand stays as the other version of the settings, if there is none yet.
  void setMatch(const MatchResult& result);
  void applyPreset(const QString& name, const ChainSettings& settings);

  /// Goes to the other version of the settings; the first time it is a copy of this one.
  void switchVersion();
  /// Makes the other version equal to this one.
  void copyToOtherVersion();

  /// `heard` is the value wanted at the current strength. At strength 0 nothing can be heard: no change.
  void setHeardParameter(ParameterId id, float heard);
  /// Frequency, gain and Q of one band of the equaliser (0-5) as heard, in one step.
  void setHeardBand(int band, float frequency, float gain, float q);
  /// Other effects in use; every control keeps its value.
  void setChain(ChainPreset chain);
  void setBypassed(Effect effect, bool on);
  void setAllBypassed(bool on);
  void setBandOff(int band, bool off);
  void setBandType(int band, BandType type);
  void invertBand(int band);  ///< of the equaliser in use: boosts become cuts
  bool allBypassed() const;
  void revertParameter(ParameterId id);  ///< to the predicted value, without prediction to the neutral one
  void revertBand(int band);
  void revertEffect(Effect effect);
  void revertAll();

  /// A gesture belongs to the control that began it; another control's gesture ends it.
  void beginGesture(const QObject* control);
  void endGesture(const QObject* control);

  const std::filesystem::path& path() const { return path_; }  ///< of the session file; empty: never saved
  QString title() const;
  /// Something that took the user's work would be lost by closing; merely opened tracks do not count.
  bool hasUnsavedWork() const;
  Result<void> save(const std::filesystem::path& path);
  /// Starts over with `session`; the undo history ends here.
  void replace(const Session& session, const std::filesystem::path& path);
  /// The same with work that was never saved to `path`.
  void recover(const Session& session, const std::filesystem::path& path);

 Q_SIGNALS:
  void trackChanged(semblance::ui::TrackRole role);
  void selectionChanged(semblance::ui::TrackRole role);
  void referencesChanged();  ///< the list of all of them, a weight, or which one is heard
  void settingsChanged();    ///< heard or predicted values, bypasses or strength
  void previewChanged();     ///< shownSettings(), by a preview
  void optionsChanged();     ///< method, model, sections, strength
  void notesChanged();
  void titleChanged();

 private:
  friend class ChangeSession;
  void apply(const Session& next);
  void push(Session next, const QString& text);
  void pushReferences(ReferenceList list, const QString& text);
  bool canEdit(ParameterId id) const;
  SessionTrack& trackOf(Session& session, TrackRole role) const;
  ChainSettings revertTarget() const;

  Session session_;
  std::filesystem::path path_;
  std::optional<ChainSettings> preview_;
  QUndoStack undoStack_;
  std::uint64_t lastGesture_ = 0;
  std::uint64_t gesture_ = 0;  ///< 0: none
  const QObject* gestureControl_ = nullptr;
};

}  // namespace semblance::ui
