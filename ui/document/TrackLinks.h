// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "document/TrackRole.h"
#include "session/Session.h"

namespace semblance::ui {

SessionTrack& trackOf(Session& session, TrackRole role);
const SessionTrack& trackOf(const Session& session, TrackRole role);

/// Tracks of a session whose files are not where it says.
std::vector<TrackRole> missingTracks(const Session& session);
/// Tracks whose files are there, but with another content than when the session was saved.
std::vector<TrackRole> changedTracks(const Session& session);

/// Whether a file is the recording that the session means; true also where the session does not know its
/// content.
bool isRecording(const SessionTrack& track, const std::filesystem::path& file);
/// The track's file in another folder: by content, where that is known, else by name.
std::optional<std::filesystem::path> findIn(const std::filesystem::path& folder, const SessionTrack& track);

/// Takes the references whose files are not there out of the session, the heard one too where that is so;
/// their paths.
std::vector<std::filesystem::path> dropMissingReferences(Session& session);

/// Makes the session use `file` for a track; its selection stays. Errors: not readable as sound.
Result<void> relink(Session& session, TrackRole role, const std::filesystem::path& file);

}  // namespace semblance::ui
