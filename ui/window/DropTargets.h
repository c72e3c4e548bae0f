// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "document/TrackRole.h"

namespace semblance::ui {

/// Covers the window while files are dragged over it and says what each half does with them: as input at the
/// left, as reference at the right.
class DropTargets : public QWidget {
  Q_OBJECT

 public:
  explicit DropTargets(QWidget* window);

  /// Covers the window until the drag leaves or ends.
  void offer();

 Q_SIGNALS:
  /// Several files, or a session, need no role.
  void dropped(const QStringList& paths, semblance::ui::TrackRole role);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dragMoveEvent(QDragMoveEvent* event) override;
  void dragLeaveEvent(QDragLeaveEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  TrackRole roleAt(const QPointF& position) const;
  QRectF half(TrackRole role) const;

  std::optional<TrackRole> over_;
};

}  // namespace semblance::ui
