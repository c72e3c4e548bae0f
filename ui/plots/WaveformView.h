// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>
#include <optional>
#include <vector>

#include "audio/AudioFormat.h"
#include "audio/TrackAnalysis.h"
#include "theme/Theme.h"

namespace semblance::ui {

/// Overview of one track. Dragging selects (edges of a selection can be dragged), a click seeks, the wheel
/// zooms at the pointer, Shift+wheel and middle-drag pan, double-click fits the selection or the whole track.
/// Keys: [ and ] set the selection's start and end at the play cursor, Left and Right seek 1 s (Shift 10 s),
/// Home to the start, + - zoom, 0 fit, Delete or Escape removes the selection.
class WaveformView : public QWidget {
  Q_OBJECT

 public:
  explicit WaveformView(SourceKind source, QWidget* parent = nullptr);

  void setOverview(const WaveformOverview& overview, double seconds);
  void clear();
  double seconds() const { return seconds_; }

  /// In seconds; clamped to the track. Does not emit selectionChanged().
  void setSelection(std::optional<TimeRange> selection);
  std::optional<TimeRange> selection() const { return selection_; }
  /// Passages the network heard, tinted.
  void setAnalysedPassages(std::vector<TimeRange> passages);
  void setPlayPosition(std::optional<double> seconds);
  /// Shows the selection (or the whole track) as a loop.
  void setLooping(bool looping);

  TimeRange visibleRange() const { return visible_; }
  void setVisibleRange(TimeRange range);

  /// Widget x of a time and back.
  double xAt(double seconds) const;
  double timeAt(double x) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 public Q_SLOTS:
  void setSelectionStartAtCursor();
  void setSelectionEndAtCursor();
  void clearSelection();
  void zoomToFit();

 Q_SIGNALS:
  void selectionChanged(const std::optional<semblance::TimeRange>& selection);
  void seekRequested(double seconds);
  void visibleRangeChanged(const semblance::TimeRange& range);

 protected:
  bool event(QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  enum class Drag { None, Undecided, Edge, Pan };

  QRectF waveRect() const;
  /// End of the selection that does not move when the one under `x` is dragged; none away from both edges.
  std::optional<double> fixedEndAt(double x) const;
  void renderWaveform();
  void paintSelection(QPainter& painter) const;
  void paintPassages(QPainter& painter) const;
  void paintRuler(QPainter& painter) const;
  void paintPlayCursor(QPainter& painter) const;
  QString status() const;
  void dragSelectionTo(double time);
  void commitSelection(std::optional<TimeRange> selection);
  void changeVisibleRange(TimeRange range);
  void zoomAt(double time, double factor);
  void seekTo(double time);
  double shortestVisible() const;
  void describe();

  SourceKind source_;
  WaveformOverview overview_;
  double seconds_ = 0.0;
  std::optional<TimeRange> selection_;
  std::vector<TimeRange> passages_;
  std::optional<double> position_;
  bool looping_ = false;
  TimeRange visible_{0.0, 0.0};
  QPixmap waveform_;  ///< rendered for the current size and range; null when stale

  Drag drag_ = Drag::None;
  double pressX_ = 0.0;
  double anchor_ = 0.0;  ///< the end of the selection that stays, seconds
  std::optional<TimeRange> selectionBefore_;
  TimeRange visibleBefore_;
  std::optional<double> hover_;  ///< seconds
};

}  // namespace semblance::ui
