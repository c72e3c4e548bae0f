// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>
#include <QWidget>

namespace semblance::ui::test {

/// Mouse and wheel events as the window system delivers them, with modifiers that QTest's helpers leave out.

inline void moveMouse(QWidget& widget, QPointF to, Qt::MouseButtons buttons = Qt::NoButton,
                      Qt::KeyboardModifiers keys = Qt::NoModifier) {
  QMouseEvent event(QEvent::MouseMove, to, widget.mapToGlobal(to), Qt::NoButton, buttons, keys);
  QApplication::sendEvent(&widget, &event);
}

inline void press(QWidget& widget, QPointF at, Qt::MouseButton button = Qt::LeftButton,
                  Qt::KeyboardModifiers keys = Qt::NoModifier) {
  QMouseEvent event(QEvent::MouseButtonPress, at, widget.mapToGlobal(at), button, button, keys);
  QApplication::sendEvent(&widget, &event);
}

inline void release(QWidget& widget, QPointF at, Qt::MouseButton button = Qt::LeftButton,
                    Qt::KeyboardModifiers keys = Qt::NoModifier) {
  QMouseEvent event(QEvent::MouseButtonRelease, at, widget.mapToGlobal(at), button, Qt::NoButton, keys);
  QApplication::sendEvent(&widget, &event);
}

/// Press, `steps` moves along a line, release.
inline void drag(QWidget& widget, QPointF from, QPointF to, Qt::KeyboardModifiers keys = Qt::NoModifier,
                 Qt::MouseButton button = Qt::LeftButton, int steps = 4) {
  press(widget, from, button, keys);
  for (int step = 1; step <= steps; ++step) {
    moveMouse(widget, from + (to - from) * step / steps, button, keys);
  }
  release(widget, to, button, keys);
}

inline bool turnWheel(QWidget& widget, QPointF at, int notches, Qt::KeyboardModifiers keys = Qt::NoModifier) {
  QWheelEvent event(at, widget.mapToGlobal(at), QPoint(), QPoint(0, 120 * notches), Qt::NoButton, keys,
                    Qt::NoScrollPhase, false);
  QApplication::sendEvent(&widget, &event);
  return event.isAccepted();
}

inline void doubleClick(QWidget& widget, QPointF at) {
  QTest::mouseDClick(&widget, Qt::LeftButton, Qt::NoModifier, at.toPoint());
}

/// Shows the widget with a size and makes it the active window, so that focus works.
inline bool show(QWidget& widget, QSize size) {
  widget.resize(size);
  widget.show();
  widget.activateWindow();
  return QTest::qWaitForWindowExposed(&widget);
}

}  // namespace semblance::ui::test
