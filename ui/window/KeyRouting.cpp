// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/KeyRouting.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>

#include "controls/ValueField.h"

namespace semblance::ui {
namespace {

bool isNavigation(int key) {
  return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End;
}

/// A letter or another character that begins no number, where a number is entered: in a value that nobody is
/// typing, or anywhere in a spin box. The engineer who has just set a value goes on listening with A and B.
bool beginsNoNumber(const QWidget* widget, const QKeyEvent& event) {
  const auto* field = qobject_cast<const ValueField*>(widget);
  const bool idle = field ? !field->isModified() : qobject_cast<const QAbstractSpinBox*>(widget) != nullptr;
  if (!idle || event.modifiers() & ~Qt::ShiftModifier || event.text().size() != 1) return false;
  const QChar character = event.text().front();
  return character.isLetter() || QStringLiteral(" []").contains(character);
}

/// Whether a control does something of its own with a key that is also a shortcut of the window.
bool keeps(const QWidget* widget, const QKeyEvent& event) {
  const bool text = qobject_cast<const QLineEdit*>(widget) || qobject_cast<const QAbstractSpinBox*>(widget);
  if (text) return event.key() == Qt::Key_Escape || isNavigation(event.key());
  const bool moves =
      qobject_cast<const QAbstractSlider*>(widget) || qobject_cast<const QAbstractItemView*>(widget);
  return moves && isNavigation(event.key());
}

}  // namespace

KeyRouting::KeyRouting(QWidget* window) : QObject(window), window_(window) { qApp->installEventFilter(this); }

bool KeyRouting::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress) return false;
  auto* widget = qobject_cast<QWidget*>(watched);
  if (!widget || widget->window() != window_) return false;
  auto* key = static_cast<QKeyEvent*>(event);
  if (event->type() == QEvent::ShortcutOverride) {
    if (beginsNoNumber(widget, *key)) {
      event->ignore();
      return true;
    }
    if (!keeps(widget, *key)) return false;
    event->accept();
    return true;
  }
  const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
  auto* button = qobject_cast<QAbstractButton*>(widget);
  if (!enter || !button || !button->hasFocus()) return false;
  if (!key->isAutoRepeat()) button->click();
  return true;
}

}  // namespace semblance::ui
