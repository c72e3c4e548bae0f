// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/SavedReference.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <system_error>

#include "base/AtomicFile.h"
#include "base/UserPaths.h"
#include "session/FileName.h"
#include "session/Fingerprint.h"

namespace semblance {

namespace fs = std::filesystem;

namespace {

// Folders are named by content: the same recording is kept once, and a file that is replaced stays whole.
fs::path soundFolder(const fs::path& folder) { return folder / "sounds"; }

Result<void> copySound(const fs::path& from, const fs::path& to, const ProgressCallback& progress,
                       std::stop_token stop) {
  const auto unreadable = [&from] {
    return fail("Cannot read %1, so the reference was not saved. Open it again.", from);
  };
  std::error_code problem;
  const auto size = fs::file_size(from, problem);
  std::ifstream source(from, std::ios::binary);
  if (problem || !source) return unreadable();
  auto copy = AtomicFile::create(to);
  if (!copy) return tl::unexpected(copy.error());
  std::ofstream target(copy->temporaryPath(), std::ios::binary);
  std::vector<char> block(1u << 20);
  std::uintmax_t done = 0;
  while (done < size) {
    if (stop.stop_requested()) return failCancelled();
    source.read(block.data(), static_cast<std::streamsize>(block.size()));
    if (source.gcount() == 0) return unreadable();
    target.write(block.data(), source.gcount());
    done += static_cast<std::uintmax_t>(source.gcount());
    report(progress, static_cast<double>(done) / static_cast<double>(size),
           Sentence("Copying %1", from.filename()));
  }
  target.close();
  if (!target) return fail("Cannot write %1: the disk may be full.", to);
  return copy->commit();
}

Result<SessionTrack> keptTrack(const SessionTrack& track, const fs::path& folder,
                               const ProgressCallback& progress, std::stop_token stop) {
  SessionTrack kept = track;
  kept.fingerprint = fingerprintOf(track.path);
  const fs::path place = soundFolder(folder) / kept.fingerprint;
  kept.path = place / track.path.filename();
  if (!kept.fingerprint.empty() && fingerprintOf(kept.path) == kept.fingerprint) return kept;
  std::error_code ignored;  // copying says what is wrong
  fs::create_directories(place, ignored);
  if (auto copied = copySound(track.path, kept.path, progress, stop); !copied)
    return tl::unexpected(copied.error());
  return kept;
}

/// Deletes recordings that no file of the folder names. Where one of the files cannot be read nothing is
/// deleted, since it may need them.
void removeUnusedSounds(const fs::path& folder) {
  std::set<fs::path> used;
  for (const SavedReference& saved : savedReferencesIn(folder)) {
    const auto session = loadSession(saved.path);
    if (!session) return;
    for (const WeightedTrack& each : session->references().tracks) used.insert(each.track.path.parent_path());
  }
  std::vector<fs::path> unused;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(soundFolder(folder), ignored))
    if (!used.contains(entry.path())) unused.push_back(entry.path());
  for (const fs::path& place : unused) fs::remove_all(place, ignored);
}

}  // namespace

fs::path savedReferenceFolder() { return userDataFolder() / "references"; }

fs::path savedReferencePath(const fs::path& folder, const std::string& name) {
  return folder / (safeFileName(name) + std::string(kSavedReferenceExtension));
}

Result<void> saveReferences(const ReferenceList& references, const fs::path& path,
                            const ProgressCallback& progress, std::stop_token stop) {
  if (references.tracks.empty()) return fail("There is no reference to save. Open one first.");
  ReferenceList kept = references;
  const auto count = static_cast<double>(kept.tracks.size());
  double done = 0.0;
  for (WeightedTrack& each : kept.tracks) {
    auto track = keptTrack(each.track, path.parent_path(),
                           subProgress(progress, done / count, (done + 1.0) / count), stop);
    if (!track) return tl::unexpected(track.error());
    each.track = std::move(*track);
    ++done;
  }
  Session session;
  session.setReferences(std::move(kept));
  if (auto saved = saveSession(session, path); !saved) return saved;
  removeUnusedSounds(path.parent_path());
  return {};
}

Result<ReferenceList> loadReferences(const fs::path& path) {
  auto session = loadSession(path);
  if (!session) return tl::unexpected(session.error());
  ReferenceList references = session->references();
  if (references.tracks.empty()) return fail("Cannot open %1: it holds no reference.", path);
  std::error_code ignored;
  for (const WeightedTrack& each : references.tracks) {
    if (!fs::exists(each.track.path, ignored))
      return fail("Cannot open %1: its recording %2 is missing. Remove it and save it again.", path,
                  each.track.path);
  }
  return references;
}

Result<void> removeReferences(const fs::path& path) {
  std::error_code problem;
  if (!fs::remove(path, problem) && problem) return fail("Cannot remove %1: %2.", path, problem.message());
  removeUnusedSounds(path.parent_path());
  return {};
}

std::vector<SavedReference> savedReferencesIn(const fs::path& folder) {
  std::vector<SavedReference> found;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    std::string name = entry.path().filename().string();
    if (!name.ends_with(kSavedReferenceExtension)) continue;
    name.resize(name.size() - kSavedReferenceExtension.size());
    const auto references = loadReferences(entry.path());
    found.push_back({entry.path(), name, references ? references->tracks.size() : 0,
                     references ? Sentence() : references.error().sentence});
  }
  std::ranges::sort(found, {}, &SavedReference::name);
  return found;
}

}  // namespace semblance
