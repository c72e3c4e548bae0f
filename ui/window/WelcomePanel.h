// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAction;
class QMenu;

namespace semblance::ui {

/// What the window shows before there are tracks: the three steps, and a way to try them on the demo
/// recordings.
class WelcomePanel : public QWidget {
  Q_OBJECT

 public:
  /// One button for each entry of `demo`.
  WelcomePanel(QAction* openInput, QAction* openReference, const QMenu& demo, QWidget* parent = nullptr);
};

}  // namespace semblance::ui
