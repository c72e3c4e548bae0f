// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "document/Workbench.h"
#include "theme/Theme.h"

namespace semblance::ui {

class Actions;
class PlotArea;
class TrackPanel;
class TransportBar;

/// Connects transport, waveforms, plots and keys with the player.
class ListeningBinding : public QObject {
  Q_OBJECT

 public:
  ListeningBinding(Workbench& bench, Actions& actions, TransportBar& transport, TrackPanel& wells,
                   PlotArea& plots, QObject* parent);

 private:
  void connectActions();
  void connectSeeking();
  void hear(SourceKind source);
  void seekIn(TrackRole role, double seconds);
  void setSelectionEdge(bool start);
  void seekToEdge(bool start);
  void selectLoudest();
  void refreshState();
  void showMeters();

  Workbench& bench_;
  Actions& actions_;
  TransportBar& transport_;
  TrackPanel& wells_;
  PlotArea& plots_;
};

}  // namespace semblance::ui
