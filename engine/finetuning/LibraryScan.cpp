// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/LibraryScan.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <map>
#include <numeric>
#include <thread>

#include "finetuning/RecordingScan.h"
#include "learning/Audibility.h"
#include "learning/TrainingData.h"

namespace semblance {

namespace {

namespace fs = std::filesystem;

constexpr double kMostSeconds = 3.0 * 3600.0;
constexpr double kCrossfadeSeconds = 0.02;  // of the files that ClipLibrary joins

std::string secondsText(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f s", seconds);
  return text;
}

// Slightly more than a draw needs, for resampling may take some samples away.
double shortestSeconds() { return shortestRecordingSeconds(24000) + 0.01; }

bool isHidden(const ListedClip& clip) {
  const fs::path name(clip.name);
  return std::any_of(name.begin(), name.end(),
                     [](const fs::path& part) { return part.string().starts_with("."); });
}

std::vector<Result<RecordingScan>> scanAll(const std::vector<ListedClip>& clips,
                                           const ProgressCallback& progress, const std::stop_token& stop) {
  std::vector<Result<RecordingScan>> scans(clips.size());
  std::atomic<std::size_t> next = 0;
  std::atomic<std::size_t> done = 0;
  const auto work = [&](bool reports) {
    for (std::size_t i = next++; i < clips.size() && !stop.stop_requested(); i = next++) {
      scans[i] = scanRecording(clips[i].path, stop);
      ++done;
      if (reports)
        report(progress, static_cast<double>(done) / static_cast<double>(clips.size()),
               Sentence("Looking through files"));
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (unsigned i = 1; i < std::clamp(std::thread::hardware_concurrency(), 2u, 8u); ++i)
      helpers.emplace_back(work, false);
    work(true);
  }
  if (!stop.stop_requested()) report(progress, 1.0, Sentence("Looking through files"));
  return scans;
}

/// Sorts scanned files into recordings and rejected ones.
class Sorter {
 public:
  explicit Sorter(LibraryScan& library) : library_(library) {}

  void add(const ListedClip& clip, const Result<RecordingScan>& scan) {
    if (!scan) return reject(clip, scan.error().sentence);
    if (std::none_of(scan->blocks.begin(), scan->blocks.end(),
                     [](double block) { return block > kAudibleMeanSquare; }))
      return reject(clip, Sentence("it is silent, or nearly so (below -50 dBFS)"));
    const auto known = seen_.emplace(scan->fingerprint, clip.name);
    if (!known.second) return reject(clip, Sentence("it is the same sound as %1", known.first->second));
    if (scan->clipped) ++clipped_;
    if (scan->seconds >= shortestSeconds())
      addRecording({clip}, *scan);
    else
      shortOnes_[groupOf(clip)].push_back({clip, *scan});
  }

  void finish() {
    for (const auto& [group, members] : shortOnes_) join(members);
    std::sort(library_.recordings.begin(), library_.recordings.end(),
              [](const auto& a, const auto& b) { return a.files.front().path < b.files.front().path; });
    if (joined_ > 0)
      library_.notes.push_back(
          Sentence("%1 short files were joined with others of their group or folder.", joined_));
    if (clipped_ > 0)
      library_.notes.push_back(Sentence("%1 files are clipped; the model learns that too.", clipped_));
  }

 private:
  struct Member {
    ListedClip clip;
    RecordingScan scan;
  };

  static std::string groupOf(const ListedClip& clip) {
    return clip.group.empty() ? "folder\n" + clip.path.parent_path().string() : clip.group;
  }

  void reject(const ListedClip& clip, const Sentence& reason) {
    library_.rejected.push_back({clip.path, reason});
  }

  // ClipLibrary joins what is of one group: every recording gets a group of its own.
  void addRecording(std::vector<ListedClip> files, const RecordingScan& scan) {
    const auto half = static_cast<std::size_t>(shortestSeconds() / 2.0 / kAudibilityBlockSeconds);
    if (!hasAudibleHalves(scan.blocks, half)) {
      for (const ListedClip& file : files)
        reject(file, Sentence("hardly anything in it is audible (above -50 dBFS)"));
      return;
    }
    const std::string more = files.size() > 1 ? " and " + std::to_string(files.size() - 1) + " more" : "";
    LibraryRecording recording{files.front().name + more, std::move(files), scan.seconds};
    for (ListedClip& file : recording.files) file.group = "recording\n" + recording.files.front().name;
    if (recording.files.size() > 1) joined_ += recording.files.size();
    library_.usableFiles += recording.files.size();
    library_.recordings.push_back(std::move(recording));
  }

  // One after another until long enough; what is left at the end goes to the last recording.
  void join(const std::vector<Member>& members) {
    std::vector<std::vector<ListedClip>> sets(1);
    std::vector<RecordingScan> scans(1);
    for (const Member& member : members) {
      RecordingScan& sum = scans.back();
      sum.seconds += member.scan.seconds - (sets.back().empty() ? 0.0 : kCrossfadeSeconds);
      sum.blocks.insert(sum.blocks.end(), member.scan.blocks.begin(), member.scan.blocks.end());
      sets.back().push_back(member.clip);
      if (sum.seconds < shortestSeconds()) continue;
      sets.emplace_back();
      scans.emplace_back();
    }
    if (sets.size() == 1) return rejectShort(members, scans.front().seconds);
    for (const ListedClip& rest : sets.back()) sets[sets.size() - 2].push_back(rest);
    scans[scans.size() - 2].seconds += scans.back().seconds;
    for (std::size_t i = 0; i + 1 < sets.size(); ++i) addRecording(std::move(sets[i]), scans[i]);
  }

  void rejectShort(const std::vector<Member>& members, double together) {
    for (const Member& member : members) {
      const std::string own = secondsText(member.scan.seconds);
      const std::string needed = secondsText(shortestSeconds());
      reject(member.clip,
             members.size() == 1
                 ? Sentence("it is too short (%1; at least %2 are needed)", own, needed)
                 : Sentence("it is too short (%1), even joined with the other short files beside it (%2 "
                            "in all; at least %3 are needed)",
                            own, secondsText(together), needed));
    }
  }

  LibraryScan& library_;
  std::map<std::uint64_t, std::string> seen_;
  std::map<std::string, std::vector<Member>> shortOnes_;
  std::size_t joined_ = 0;
  std::size_t clipped_ = 0;
};

double totalSeconds(const LibraryScan& library) {
  return std::accumulate(library.recordings.begin(), library.recordings.end(), 0.0,
                         [](double sum, const auto& recording) { return sum + recording.seconds; });
}

// Every n-th recording, so that all folders keep their share.
void limitLength(LibraryScan& library) {
  const double all = totalSeconds(library);
  if (all <= kMostSeconds) return;
  std::vector<LibraryRecording> kept;
  double due = 0.0;
  for (LibraryRecording& recording : library.recordings) {
    due += kMostSeconds / all;
    if (due < 1.0) continue;
    due -= 1.0;
    kept.push_back(std::move(recording));
  }
  library.notes.push_back(Sentence("Of %1 hours, an even choice of %2 recordings is used.",
                                   std::lround(all / 3600.0), kept.size()));
  library.recordings = std::move(kept);
}

}  // namespace

Result<LibraryScan> scanLibrary(const std::vector<fs::path>& folders, const ProgressCallback& progress,
                                std::stop_token stop) {
  auto clips = findClips(folders);
  if (!clips) return tl::unexpected(clips.error());
  std::erase_if(*clips, isHidden);
  const auto scans = scanAll(*clips, progress, stop);
  if (stop.stop_requested()) return failCancelled();
  LibraryScan library;
  library.folders = folders;
  Sorter sorter(library);
  for (std::size_t i = 0; i < clips->size(); ++i) sorter.add((*clips)[i], scans[i]);
  sorter.finish();
  limitLength(library);
  library.seconds = totalSeconds(library);
  return library;
}

}  // namespace semblance
