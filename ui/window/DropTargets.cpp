// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/DropTargets.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QPainter>

#include "theme/Theme.h"
#include "window/FileIntake.h"
#include "window/TrackPanel.h"

namespace semblance::ui {

DropTargets::DropTargets(QWidget* window) : QWidget(window) {
  setAcceptDrops(true);
  hide();
}

void DropTargets::offer() {
  setGeometry(parentWidget()->rect());
  over_.reset();
  show();
  raise();
}

TrackRole DropTargets::roleAt(const QPointF& position) const {
  return position.x() < width() / 2.0 ? TrackRole::Input : TrackRole::Reference;
}

QRectF DropTargets::half(TrackRole role) const {
  const double left = role == TrackRole::Input ? 0.0 : width() / 2.0;
  return QRectF(left, 0.0, width() / 2.0, height()).adjusted(12.0, 12.0, -12.0, -12.0);
}

void DropTargets::dragEnterEvent(QDragEnterEvent* event) {
  if (!FileIntake::localFiles(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void DropTargets::dragMoveEvent(QDragMoveEvent* event) {
  over_ = roleAt(event->position());
  event->acceptProposedAction();
  update();
}

void DropTargets::dragLeaveEvent(QDragLeaveEvent*) { hide(); }

void DropTargets::dropEvent(QDropEvent* event) {
  hide();
  const QStringList paths = FileIntake::localFiles(event->mimeData());
  if (paths.isEmpty()) return;
  event->acceptProposedAction();
  Q_EMIT dropped(paths, roleAt(event->position()));
}

void DropTargets::paintEvent(QPaintEvent*) {
  const ThemeColours& theme = colours();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(rect(), withAlpha(theme.window, 0.85));
  QFont large = font();
  large.setPointSizeF(large.pointSizeF() * 1.6);
  large.setBold(true);
  painter.setFont(large);
  for (const TrackRole role : {TrackRole::Input, TrackRole::Reference}) {
    const QColor colour = sourceColour(sourceOf(role));
    const bool over = over_ == role;
    QPen rim(colour, over ? 3.0 : 1.5);
    if (!over) rim.setDashPattern({5.0, 4.0});
    painter.setPen(rim);
    painter.setBrush(withAlpha(colour, over ? 0.22 : 0.06));
    painter.drawRoundedRect(half(role), 10.0, 10.0);
    painter.setPen(theme.text);
    painter.drawText(half(role), Qt::AlignCenter,
                     role == TrackRole::Input ? tr("Open as input") : tr("Open as reference"));
  }
}

}  // namespace semblance::ui
