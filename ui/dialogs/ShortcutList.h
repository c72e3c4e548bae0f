// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace semblance::ui {

class Actions;

/// All actions with their keys, and the keys and mouse gestures of the plots.
class ShortcutList : public QDialog {
  Q_OBJECT

 public:
  explicit ShortcutList(const Actions& actions, QWidget* parent = nullptr);
};

}  // namespace semblance::ui
