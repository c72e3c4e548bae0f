// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "document/Workbench.h"

namespace semblance::ui {

class Actions;
class MatchBar;
class TrackPanel;

/// Connects the match bar and the actions around matching and editing with the document.
class MatchBinding : public QObject {
  Q_OBJECT

 public:
  MatchBinding(Workbench& bench, Actions& actions, MatchBar& bar, TrackPanel& wells, QObject* parent);

 private:
  void connectBar();
  void refreshBar();
  void refreshActions();
  void toggleBypassAll();
  void showExcerpts();

  Workbench& bench_;
  Actions& actions_;
  MatchBar& bar_;
  TrackPanel& wells_;
};

}  // namespace semblance::ui
