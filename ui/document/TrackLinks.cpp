// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/TrackLinks.h"

#include <system_error>

#include "document/TrackAnalyses.h"
#include "session/Fingerprint.h"

namespace semblance::ui {

namespace fs = std::filesystem;

namespace {

bool isFile(const fs::path& path) {
  std::error_code ignored;
  return fs::is_regular_file(path, ignored);
}

template <typename Condition>
std::vector<TrackSlot> tracksWhere(const Session& session, Condition met) {
  std::vector<TrackSlot> found;
  if (!session.input.path.empty() && met(session.input)) found.emplace_back(TrackRole::Input);
  const ReferenceList references = session.references();
  for (std::size_t place = 0; place < references.tracks.size(); ++place)
    if (met(references.tracks[place].track)) found.emplace_back(TrackRole::Reference, place);
  return found;
}

}  // namespace

SessionTrack trackAt(const Session& session, const TrackSlot& slot) {
  if (slot.role == TrackRole::Input) return session.input;
  const ReferenceList references = session.references();
  return slot.place < references.tracks.size() ? references.tracks[slot.place].track : SessionTrack{};
}

std::vector<TrackSlot> missingTracks(const Session& session) {
  return tracksWhere(session, [](const SessionTrack& track) { return !isFile(track.path); });
}

std::vector<TrackSlot> changedTracks(const Session& session) {
  return tracksWhere(session, [](const SessionTrack& track) {
    return isFile(track.path) && !isRecording(track, track.path);
  });
}

bool isRecording(const SessionTrack& track, const fs::path& file) {
  return track.fingerprint.empty() || fingerprintOf(file) == track.fingerprint;
}

std::optional<fs::path> findIn(const fs::path& folder, const SessionTrack& track) {
  const fs::path sameName = folder / track.path.filename();
  if (isFile(sameName) && isRecording(track, sameName)) return sameName;
  if (track.fingerprint.empty()) return std::nullopt;
  const std::string size = track.fingerprint.substr(0, track.fingerprint.find('-'));
  std::error_code problem;
  for (const auto& entry : fs::directory_iterator(folder, problem)) {
    std::error_code ignored;
    if (!entry.is_regular_file(ignored) || std::to_string(entry.file_size(ignored)) != size) continue;
    if (isRecording(track, entry.path())) return entry.path();
  }
  return std::nullopt;
}

std::vector<fs::path> dropMissingReferences(Session& session) {
  std::vector<fs::path> dropped;
  ReferenceList kept;
  const ReferenceList all = session.references();
  for (std::size_t index = 0; index < all.tracks.size(); ++index) {
    if (!isFile(all.tracks[index].track.path)) {
      dropped.push_back(all.tracks[index].track.path);
      continue;
    }
    if (index <= all.heard) kept.heard = kept.tracks.size();
    kept.tracks.push_back(all.tracks[index]);
  }
  session.setReferences(std::move(kept));
  return dropped;
}

Result<void> relink(Session& session, const TrackSlot& slot, const fs::path& file) {
  const auto opened = openSoundFile(file);
  if (!opened) return tl::unexpected<Error>(opened.error());
  const auto use = [&](SessionTrack& track) {
    track.path = file;
    track.frames = opened->format.frames;
    track.sampleRate = opened->format.sampleRate;
    track.fingerprint = opened->fingerprint;
  };
  if (slot.role == TrackRole::Input) {
    use(session.input);
    return {};
  }
  ReferenceList references = session.references();
  if (slot.place < references.tracks.size()) use(references.tracks[slot.place].track);
  session.setReferences(std::move(references));
  return {};
}

}  // namespace semblance::ui
