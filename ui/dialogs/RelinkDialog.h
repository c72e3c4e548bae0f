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
/// found, the others are looked for beside it.
class RelinkDialog : public QDialog {
  Q_OBJECT

 public:
  explicit RelinkDialog(const Session& session, QWidget* parent = nullptr);

  /// With the tracks that were found.
  const Session& session() const { return session_; }
  /// As if the user had chosen a file. Looks for the other tracks in its folder.
  void take(const TrackSlot& slot, const std::filesystem::path& file);

 private:
  struct Row {
    QLabel* state = nullptr;
    QPushButton* find = nullptr;
  };
  QWidget* makeRows(const std::vector<TrackSlot>& missing);
  QWidget* makeRow(const TrackSlot& slot);
  QString nameOf(const TrackSlot& slot) const;
  void choose(const TrackSlot& slot);
  bool use(const TrackSlot& slot, const std::filesystem::path& file);
  void refresh();

  Session session_;
  Session wanted_;  ///< as it was saved
  std::map<TrackSlot, Row> rows_;
  std::map<TrackSlot, bool> found_;
  QLabel* problem_;
  QPushButton* open_;
};

}  // namespace semblance::ui
