// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <deque>
#include <memory>

#include "audio/TrackAnalysis.h"
#include "document/Document.h"
#include "jobs/BackgroundJob.h"

namespace semblance::ui {

/// What is known of a file without reading it through.
struct OpenedFile {
  AudioFormat format;
  std::string fingerprint;
};
/// Errors: those of AudioReader.
Result<OpenedFile> openSoundFile(const std::filesystem::path& path);

/// Keeps what is known about the two opened tracks: checks files before they enter the document, analyses
/// what is opened in the background, and remembers recent analyses so that undo and reopening cost nothing.
class TrackAnalyses : public QObject {
  Q_OBJECT

 public:
  using Analysed = std::shared_ptr<const AnalysedTrack>;

  explicit TrackAnalyses(Document& document, QObject* parent = nullptr);

  /// Opens `path` as a step of the document if it is readable audio; else failed() says why.
  void open(TrackRole role, const std::filesystem::path& path);

  /// Adds those of the files that are readable audio to the document's references, as one step; failed() says
  /// why the others are not.
  void addReferences(const std::vector<std::filesystem::path>& paths);

  /// Null while the analysis runs, after it failed, and without a track.
  Analysed track(TrackRole role) const { return side(role).analysed; }
  BackgroundJob& job(TrackRole role) { return *side(role).analysis; }

 Q_SIGNALS:
  void changed(semblance::ui::TrackRole role);
  void opened(semblance::ui::TrackRole role, const std::filesystem::path& path);
  void failed(const QString& message);
  void noticed(const QString& note);

 private:
  struct Side {
    BackgroundJob* opening = nullptr;
    BackgroundJob* analysis = nullptr;
    Analysed analysed;
  };
  struct Remembered {
    std::filesystem::path path;
    std::filesystem::file_time_type modified;
    Analysed analysed;
  };
  Side& side(TrackRole role) { return role == TrackRole::Input ? input_ : reference_; }
  const Side& side(TrackRole role) const { return role == TrackRole::Input ? input_ : reference_; }
  void refresh(TrackRole role);
  void analyse(TrackRole role, const std::filesystem::path& path);
  void take(TrackRole role, const Analysed& analysed);
  Analysed remembered(const std::filesystem::path& path) const;

  Document& document_;
  Side input_;
  Side reference_;
  BackgroundJob adding_;
  std::deque<Remembered> memory_;
};

}  // namespace semblance::ui
