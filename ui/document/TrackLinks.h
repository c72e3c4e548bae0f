// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <filesystem>
#include <optional>
#include <vector>

#include "document/TrackRole.h"
#include "session/Session.h"

namespace semblance::ui {

/// The input, or one of the references by its place in the list.
struct TrackSlot {
  TrackSlot(TrackRole trackRole, std::size_t index = 0) : role(trackRole), place(index) {}

  TrackRole role;
  std::size_t place;  ///< 0 for the input
  auto operator<=>(const TrackSlot&) const = default;
};

/// Without path where there is no such track.
SessionTrack trackAt(const Session& session, const TrackSlot& slot);

/// Tracks of a session whose files are not where it says: the input first, then the references in order.
std::vector<TrackSlot> missingTracks(const Session& session);
/// Tracks whose files are there, but with another content than when the session was saved.
std::vector<TrackSlot> changedTracks(const Session& session);

/// Whether a file is the recording that the session means; true also where the session does not know its
/// content.
bool isRecording(const SessionTrack& track, const std::filesystem::path& file);
/// The track's file in another folder: by content, where that is known, else by name.
std::optional<std::filesystem::path> findIn(const std::filesystem::path& folder, const SessionTrack& track);

/// Takes the references whose files are not there out of the session, the heard one too where that is so;
/// their paths.
std::vector<std::filesystem::path> dropMissingReferences(Session& session);

/// Makes the session use `file` for a track; its selection stays. Errors: not readable as sound.
Result<void> relink(Session& session, const TrackSlot& slot, const std::filesystem::path& file);

}  // namespace semblance::ui
