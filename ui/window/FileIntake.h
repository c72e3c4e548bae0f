// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>
#include <vector>

#include "document/DemoPairs.h"
#include "document/SessionFiles.h"
#include "document/TrackAnalyses.h"
#include "window/RecentFiles.h"

class QMimeData;
class QWidget;

namespace semblance::ui {

/// Everything by which files come into the window: dialogs, drops, recent files, the command line, the demo.
class FileIntake : public QObject {
  Q_OBJECT

 public:
  FileIntake(Document& document, TrackAnalyses& tracks, SessionFiles& sessions, RecentFiles& recent,
             QWidget* window);

  void chooseTrack(TrackRole role);
  void chooseFurtherReferences();
  /// Files as they were dropped or named. A session opens alone; two tracks become input and reference, but
  /// beside an input several for the reference all become references; one goes to `role`, without it to the
  /// first well that is empty, else to the reference.
  void take(const QStringList& paths, std::optional<TrackRole> role = std::nullopt);
  /// The recordings that come with the program; none where they are not installed or their list is damaged.
  std::vector<DemoPair> demoPairs();
  void openDemo(const DemoPair& pair);

  /// Of file dialogs.
  static QString soundFilter();
  static QStringList localFiles(const QMimeData* data);

 Q_SIGNALS:
  void failed(const QString& message);
  void noticed(const QString& note);

 private:
  TrackRole freeWell() const;
  void openTrack(TrackRole role, const QString& path);
  void addReferences(const QStringList& paths);

  Document& document_;
  TrackAnalyses& tracks_;
  SessionFiles& sessions_;
  RecentFiles& recent_;
  QWidget* window_;
};

}  // namespace semblance::ui
