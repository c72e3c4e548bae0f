// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

namespace semblance::ui::test {

/// Walks over the controls of a window as somebody without a mouse, or without eyes, meets them.

/// Whether `widget` is operated: by its kind, or because it takes the keyboard.
inline bool isControl(const QWidget* widget) {
  // Its bar takes the keys for it.
  if (qobject_cast<const QTabWidget*>(widget) || qobject_cast<const QScrollBar*>(widget)) return false;
  return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QAbstractSlider*>(widget) ||
         qobject_cast<const QComboBox*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
         qobject_cast<const QAbstractSpinBox*>(widget) || qobject_cast<const QAbstractItemView*>(widget) ||
         qobject_cast<const QPlainTextEdit*>(widget) || qobject_cast<const QTabBar*>(widget) ||
         (widget->focusPolicy() & Qt::TabFocus) != 0;
}

/// The entry of a spin box, the list of a combo box and the like: parts of a control, not controls.
inline bool isPartOfAControl(const QWidget* widget) {
  for (const QWidget* up = widget->parentWidget(); up && !widget->isWindow(); up = up->parentWidget()) {
    if (qobject_cast<const QAbstractSpinBox*>(up) || qobject_cast<const QComboBox*>(up) ||
        qobject_cast<const QAbstractItemView*>(up) || qobject_cast<const QPlainTextEdit*>(up) ||
        qobject_cast<const QTabBar*>(up))
      return true;
    if (up->isWindow()) break;
  }
  return false;
}

/// All that can be operated at this moment.
inline QList<QWidget*> controlsOf(QWidget& window) {
  QList<QWidget*> controls;
  for (QWidget* widget : window.findChildren<QWidget*>()) {
    if (widget->window() == &window && widget->isVisible() && widget->isEnabled() && isControl(widget) &&
        !isPartOfAControl(widget))
      controls << widget;
  }
  return controls;
}

/// The controls in the order in which Tab reaches them.
inline QList<QWidget*> tabOrderOf(QWidget& window) {
  constexpr int kMostPresses = 600;
  QList<QWidget*> order;
  QTest::keyClick(&window, Qt::Key_Tab);
  for (int press = 0; press < kMostPresses; ++press) {
    QWidget* focus = QApplication::focusWidget();
    if (!focus || (order.size() > 1 && focus == order.constFirst())) break;
    if (order.isEmpty() || order.constLast() != focus) order << focus;
    QTest::keyClick(focus, Qt::Key_Tab);
  }
  return order;
}

/// Of buttons of which one is always down only that one is in the order of Tab; arrow keys go on.
inline bool reached(QWidget* control, const QList<QWidget*>& order) {
  if (order.contains(control)) return true;
  const auto* button = qobject_cast<QAbstractButton*>(control);
  if (!button || !button->group() || !button->group()->exclusive()) return false;
  return std::ranges::any_of(button->group()->buttons(),
                             [&order](QAbstractButton* other) { return order.contains(other); });
}

inline QString spoken(QWidget* widget, QAccessible::Text kind) {
  QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
  return interface ? interface->text(kind) : QString();
}

/// Names a control in the message of a failure.
inline QString placeOf(const QWidget* widget) {
  QString text = QString::fromLatin1(widget->metaObject()->className());
  if (!widget->objectName().isEmpty()) text += QLatin1Char(' ') + widget->objectName();
  if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
    text += QStringLiteral(" “%1”").arg(button->text());
  if (widget->parentWidget())
    text +=
        QStringLiteral(" in %1").arg(QString::fromLatin1(widget->parentWidget()->metaObject()->className()));
  return text;
}

}  // namespace semblance::ui::test
