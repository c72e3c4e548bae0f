// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <map>
#include <vector>

#include "document/TrackLinks.h"

class QLabel;
class QPushButton;

namespace semblance::ui {

/// A session was opened whose tracks are not where they were: lets the user say where they are. Where one is
/// found, the other is looked for beside it.
class RelinkDialog : public QDialog {
  Q_OBJECT

 public:
  explicit RelinkDialog(const Session& session, QWidget* parent = nullptr);

  /// With the tracks that were found.
  const Session& session() const { return session_; }
  /// As if the user had chosen a file. Looks for the other track in its folder.
  void take(TrackRole role, const std::filesystem::path& file);

 private:
  struct Row {
    QLabel* state = nullptr;
    QPushButton* find = nullptr;
  };
  QWidget* makeRow(TrackRole role);
  void choose(TrackRole role);
  bool use(TrackRole role, const std::filesystem::path& file);
  void refresh();

  Session session_;
  Session wanted_;  ///< as it was saved
  std::map<TrackRole, Row> rows_;
  std::map<TrackRole, bool> found_;
  QLabel* problem_;
  QPushButton* open_;
};

}  // namespace semblance::ui
