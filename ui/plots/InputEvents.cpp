// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/InputEvents.h"

#include <QKeyEvent>

namespace semblance::ui {

double wheelSteps(const QWheelEvent& event) {
  const QPoint angle = event.angleDelta();
  return (angle.y() != 0 ? angle.y() : angle.x()) / 120.0;
}

double fineFactor(const QInputEvent& event) { return event.modifiers() & Qt::ShiftModifier ? 0.1 : 1.0; }

bool claimEditingKey(QEvent& event) {
  if (event.type() != QEvent::ShortcutOverride) return false;
  const auto& key = static_cast<const QKeyEvent&>(event);
  if (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) return false;
  switch (key.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_Delete:
      event.accept();
      return true;
    default:
      return false;
  }
}

}  // namespace semblance::ui
