// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/TrackAnalyses.h"

#include "Text.h"
#include "session/Fingerprint.h"

namespace semblance::ui {
namespace {

constexpr std::size_t kRemembered = 8;
constexpr int kOverviewColumns = 4000;  // enough for a wide window at twice the pixel density

std::filesystem::file_time_type modificationTime(const std::filesystem::path& path) {
  std::error_code problem;
  return std::filesystem::last_write_time(path, problem);  // the minimum where the file is gone
}

}  // namespace

Result<OpenedFile> openSoundFile(const std::filesystem::path& path) {
  const auto reader = AudioReader::open(path);
  if (!reader) return tl::unexpected<Error>(reader.error());
  return OpenedFile{reader->format(), fingerprintOf(path)};
}

TrackAnalyses::TrackAnalyses(Document& document, QObject* parent)
    : QObject(parent), document_(document), adding_(tr("Opening references")) {
  for (const TrackRole role : {TrackRole::Input, TrackRole::Reference}) {
    const bool input = role == TrackRole::Input;
    side(role).opening = new BackgroundJob(input ? tr("Opening input") : tr("Opening reference"), this);
    side(role).analysis = new BackgroundJob(input ? tr("Analysing input") : tr("Analysing reference"), this);
  }
  connect(&document_, &Document::trackChanged, this, &TrackAnalyses::refresh);
}

void TrackAnalyses::open(TrackRole role, const std::filesystem::path& path) {
  std::error_code problem;
  std::filesystem::path absolute = std::filesystem::absolute(path, problem);
  if (problem) absolute = path;
  side(role).opening->start<OpenedFile>(
      [absolute](const ProgressCallback&, std::stop_token) { return openSoundFile(absolute); },
      [this, role, absolute](Result<OpenedFile> file) {
        if (!file) {
          Q_EMIT failed(toQString(file.error()));
          return;
        }
        const bool same = document_.track(role).path == absolute;
        document_.openTrack(role, absolute, file->format, file->fingerprint);
        if (same) refresh(role);  // opened again on purpose: look at the file again
        Q_EMIT opened(role, absolute);
      });
}

void TrackAnalyses::addReferences(const std::vector<std::filesystem::path>& paths) {
  struct Found {
    std::vector<SessionTrack> tracks;
    std::vector<Sentence> problems;
  };
  std::vector<std::filesystem::path> wanted = paths;
  for (std::filesystem::path& path : wanted) {
    std::error_code problem;
    const std::filesystem::path absolute = std::filesystem::absolute(path, problem);
    if (!problem) path = absolute;
  }
  adding_.start<Found>(
      [wanted](const ProgressCallback&, std::stop_token) -> Result<Found> {
        Found found;
        for (const std::filesystem::path& path : wanted) {
          if (const auto file = openSoundFile(path)) {
            found.tracks.push_back(
                {path, std::nullopt, file->format.frames, file->format.sampleRate, file->fingerprint});
          } else {
            found.problems.push_back(file.error().sentence);
          }
        }
        return found;
      },
      [this](Result<Found> found) {
        if (!found) return;
        for (const Sentence& problem : found->problems) Q_EMIT failed(toQString(problem));
        const std::size_t present = document_.session().references().tracks.size();
        document_.addReferences(found->tracks);
        if (present + found->tracks.size() > kMostSessionReferences)
          Q_EMIT noticed(tr("A session holds %1 references; the rest was left out.")
                             .arg(static_cast<int>(kMostSessionReferences)));
      });
}

void TrackAnalyses::refresh(TrackRole role) {
  Side& changedSide = side(role);
  changedSide.analysis->cancel();
  changedSide.analysed.reset();
  const std::filesystem::path path = document_.track(role).path;
  if (path.empty()) {
    Q_EMIT changed(role);
  } else if (const Analysed known = remembered(path)) {
    take(role, known);
  } else {
    analyse(role, path);
    Q_EMIT changed(role);
  }
}

void TrackAnalyses::analyse(TrackRole role, const std::filesystem::path& path) {
  const auto modified = modificationTime(path);
  side(role).analysis->start<AnalysedTrack>(
      [path](const ProgressCallback& progress, std::stop_token stop) {
        AnalysisOptions options;
        options.overviewColumns = kOverviewColumns;
        options.spectrumHistory = true;
        return analyseTrack(path, options, progress, stop);
      },
      [this, role, path, modified](Result<AnalysedTrack> result) {
        if (!result) {
          if (!isCancelled(result.error())) Q_EMIT failed(toQString(result.error()));
          Q_EMIT changed(role);
          return;
        }
        auto analysed = std::make_shared<const AnalysedTrack>(std::move(*result));
        memory_.push_front({path, modified, analysed});
        if (memory_.size() > kRemembered) memory_.pop_back();
        take(role, analysed);
      });
}

void TrackAnalyses::take(TrackRole role, const Analysed& analysed) {
  side(role).analysed = analysed;
  const SessionTrack& saved = document_.track(role);
  if (saved.frames > 0 && saved.frames != analysed->analysis.format.frames) {
    Q_EMIT noticed(tr("%1 is not as long as when the session was saved; it may be another recording.")
                       .arg(fileName(saved.path)));
  }
  Q_EMIT changed(role);
}

TrackAnalyses::Analysed TrackAnalyses::remembered(const std::filesystem::path& path) const {
  for (const Remembered& entry : memory_) {
    if (entry.path == path && entry.modified == modificationTime(path)) return entry.analysed;
  }
  return {};
}

}  // namespace semblance::ui
