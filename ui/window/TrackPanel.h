// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "document/Document.h"
#include "document/TrackAnalyses.h"
#include "theme/Theme.h"

namespace semblance::ui {

class ReferencePanel;
class TrackWell;
class WaveformView;

SourceKind sourceOf(TrackRole role);

/// The two wells side by side, under the reference the list of all references where there are several; kept
/// in step with the document and the analyses.
class TrackPanel : public QWidget {
  Q_OBJECT

 public:
  TrackPanel(Document& document, TrackAnalyses& tracks, QWidget* parent = nullptr);

  TrackWell& well(TrackRole role) { return role == TrackRole::Input ? *input_ : *reference_; }
  ReferencePanel& references() { return *references_; }
  WaveformView& waveform(TrackRole role);
  /// Lower tracks, for small windows.
  void setCompact(bool compact);
  /// The play cursor lies on the track that is heard.
  void setPlayPosition(TrackRole heard, double seconds);
  void setLooping(bool looping);

 Q_SIGNALS:
  void openRequested(semblance::ui::TrackRole role);
  void addReferencesRequested();
  void filesDropped(semblance::ui::TrackRole role, const QStringList& paths);
  void seekRequested(semblance::ui::TrackRole role, double seconds);

 private:
  void connectWell(TrackRole role);
  void connectReferences();
  void refreshReferences();
  void limitHeights();
  void refresh(TrackRole role);
  void showLoading(TrackRole role);

  Document& document_;
  TrackAnalyses& tracks_;
  TrackWell* input_;
  TrackWell* reference_;
  ReferencePanel* references_;
  bool compact_ = false;
};

}  // namespace semblance::ui
