// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/WaveformView.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "plots/PlotGeometry.h"
#include "plots/TrackMargins.h"

namespace semblance::ui {
namespace {

constexpr double kEdgeReach = 5.0;        // pixels around an edge that take hold of it
constexpr double kDragThreshold = 4.0;    // pixels before a press becomes a selection
constexpr double kShortestVisible = 0.2;  // seconds
constexpr double kZoomPerStep = 1.25;

}  // namespace

WaveformView::WaveformView(SourceKind source, QWidget* parent) : QWidget(parent), source_(source) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  setAccessibleName(tr("%1 waveform").arg(sourceName(source)));
  setToolTip(
      tr("Drag to choose the part to match and loop, click to play from there, turn the wheel to zoom"));
}

void WaveformView::setOverview(const WaveformOverview& overview, double seconds) {
  overview_ = overview;
  seconds_ = std::max(0.0, seconds);
  selection_.reset();
  passages_.clear();
  position_.reset();
  changeVisibleRange({0.0, seconds_});
  describe();
}

void WaveformView::clear() { setOverview({}, 0.0); }

void WaveformView::setSelection(std::optional<TimeRange> selection) {
  if (selection) {
    selection->begin = std::clamp(selection->begin, 0.0, seconds_);
    selection->end = std::clamp(selection->end, 0.0, seconds_);
    if (selection->end <= selection->begin) selection.reset();
  }
  selection_ = selection;
  describe();
  update();
}

void WaveformView::setAnalysedPassages(std::vector<TimeRange> passages) {
  passages_ = std::move(passages);
  update();
}

void WaveformView::setPlayPosition(std::optional<double> seconds) {
  if (position_ == seconds) return;
  const auto strip = [this](double time) {
    return QRectF(xAt(time) - 6.0, 0.0, 12.0, height()).toAlignedRect();
  };
  if (position_) update(strip(*position_));
  position_ = seconds;
  if (position_) update(strip(*position_));
}

void WaveformView::setLooping(bool looping) {
  looping_ = looping;
  update();
}

void WaveformView::setVisibleRange(TimeRange range) { changeVisibleRange(range); }

void WaveformView::changeVisibleRange(TimeRange range) {
  const double length = std::clamp(range.seconds(), std::min(seconds_, shortestVisible()), seconds_);
  const double begin = std::clamp(range.begin, 0.0, seconds_ - length);
  const TimeRange next{begin, begin + length};
  waveform_ = {};
  update();
  if (next == visible_) return;
  visible_ = next;
  Q_EMIT visibleRangeChanged(visible_);
}

double WaveformView::shortestVisible() const {
  constexpr double kFewestColumns = 48.0;  // beyond it the overview has nothing finer to show
  const auto columns = static_cast<double>(overview_.maximum.size());
  return std::max(kShortestVisible, columns > 0.0 ? seconds_ * kFewestColumns / columns : 0.0);
}

QRectF WaveformView::waveRect() const {
  return QRectF(rect()).adjusted(kTrackMarginX, kTrackRulerHeight, -kTrackMarginX, -3.0);
}

double WaveformView::xAt(double seconds) const {
  const QRectF area = waveRect();
  return LinearAxis{visible_.begin, std::max(visible_.end, visible_.begin + 1e-9), area.left(), area.right()}
      .toPixel(seconds);
}

double WaveformView::timeAt(double x) const {
  const QRectF area = waveRect();
  return std::clamp(LinearAxis{visible_.begin, visible_.end, area.left(), area.right()}.toValue(x), 0.0,
                    seconds_);
}

std::optional<double> WaveformView::fixedEndAt(double x) const {
  if (!selection_) return std::nullopt;
  const double toBegin = std::abs(x - xAt(selection_->begin));
  const double toEnd = std::abs(x - xAt(selection_->end));
  if (std::min(toBegin, toEnd) > kEdgeReach) return std::nullopt;
  return toBegin < toEnd ? selection_->end : selection_->begin;
}

QSize WaveformView::sizeHint() const { return {520, 96}; }

QSize WaveformView::minimumSizeHint() const { return {200, 40}; }

void WaveformView::setSelectionStartAtCursor() {
  const double time = position_.value_or(0.0);
  const double end = selection_ && selection_->end > time ? selection_->end : seconds_;
  commitSelection(TimeRange{time, end});
}

void WaveformView::setSelectionEndAtCursor() {
  const double time = position_.value_or(seconds_);
  const double begin = selection_ && selection_->begin < time ? selection_->begin : 0.0;
  commitSelection(TimeRange{begin, time});
}

void WaveformView::clearSelection() { commitSelection(std::nullopt); }

void WaveformView::zoomToFit() { changeVisibleRange({0.0, seconds_}); }

void WaveformView::commitSelection(std::optional<TimeRange> selection) {
  if (seconds_ <= 0.0) return;
  const std::optional<TimeRange> before = selection_;
  setSelection(selection);
  if (selection_ != before) Q_EMIT selectionChanged(selection_);
}

void WaveformView::dragSelectionTo(double time) {
  setSelection(TimeRange{std::min(anchor_, time), std::max(anchor_, time)});
}

void WaveformView::zoomAt(double time, double factor) {
  const double length = std::max(visible_.seconds() * factor, std::min(seconds_, shortestVisible()));
  const double share = visible_.seconds() > 0.0 ? (time - visible_.begin) / visible_.seconds() : 0.0;
  const double begin = time - share * length;
  changeVisibleRange({begin, begin + length});
}

void WaveformView::seekTo(double time) {
  if (seconds_ > 0.0) Q_EMIT seekRequested(std::clamp(time, 0.0, seconds_));
}

void WaveformView::describe() {
  const QString length = tr("Length %1").arg(timeText(seconds_));
  setAccessibleDescription(
      seconds_ <= 0.0 ? tr("No track")
      : selection_    ? tr("%1, selection from %2 to %3")
                         .arg(length, timeText(selection_->begin, 1), timeText(selection_->end, 1))
                   : tr("%1, nothing selected").arg(length));
}

bool WaveformView::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && seconds_ > 0.0) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool plain = !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    switch (key->key()) {
      case Qt::Key_BracketLeft:
      case Qt::Key_BracketRight:
      case Qt::Key_Left:
      case Qt::Key_Right:
      case Qt::Key_Home:
      case Qt::Key_Delete:
        event->setAccepted(plain);
        return plain;
      default:
        break;
    }
  }
  return QWidget::event(event);
}

void WaveformView::mousePressEvent(QMouseEvent* event) {
  if (seconds_ <= 0.0) return;
  pressX_ = event->position().x();
  visibleBefore_ = visible_;
  selectionBefore_ = selection_;
  if (event->button() == Qt::MiddleButton) {
    drag_ = Drag::Pan;
    setCursor(Qt::ClosedHandCursor);
  } else if (event->button() == Qt::LeftButton) {
    const std::optional<double> fixed = fixedEndAt(pressX_);
    drag_ = fixed ? Drag::Edge : Drag::Undecided;
    anchor_ = fixed.value_or(timeAt(pressX_));
  }
}

void WaveformView::mouseMoveEvent(QMouseEvent* event) {
  const double x = event->position().x();
  if (seconds_ <= 0.0) return;
  hover_ = timeAt(x);
  if (drag_ == Drag::Undecided && std::abs(x - pressX_) >= kDragThreshold) drag_ = Drag::Edge;
  if (drag_ == Drag::Edge) {
    dragSelectionTo(timeAt(x));
  } else if (drag_ == Drag::Pan) {
    const double shift = (pressX_ - x) / waveRect().width() * visibleBefore_.seconds();
    changeVisibleRange({visibleBefore_.begin + shift, visibleBefore_.end + shift});
  } else if (drag_ == Drag::None) {
    setCursor(fixedEndAt(x) ? Qt::SizeHorCursor : Qt::ArrowCursor);
  }
  update(QRect(0, 0, width(), static_cast<int>(kTrackRulerHeight)));
}

void WaveformView::mouseReleaseEvent(QMouseEvent*) {
  const Drag ended = std::exchange(drag_, Drag::None);
  if (ended == Drag::Undecided) seekTo(timeAt(pressX_));
  if (ended == Drag::Edge && selection_ != selectionBefore_) Q_EMIT selectionChanged(selection_);
  if (ended == Drag::Pan) unsetCursor();
}

void WaveformView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || seconds_ <= 0.0) return;
  const double time = timeAt(event->position().x());
  const bool whole = visible_ == TimeRange{0.0, seconds_};
  if (whole && selection_ && time >= selection_->begin && time <= selection_->end) {
    const double margin = 0.03 * selection_->seconds();
    changeVisibleRange({selection_->begin - margin, selection_->end + margin});
  } else {
    zoomToFit();
  }
}

void WaveformView::wheelEvent(QWheelEvent* event) {
  const QPoint angle = event->angleDelta();
  const bool sideways = event->modifiers() & Qt::ShiftModifier || std::abs(angle.x()) > std::abs(angle.y());
  const double steps = (sideways && angle.x() != 0 ? angle.x() : angle.y()) / 120.0;
  if (seconds_ <= 0.0 || steps == 0.0) {
    event->ignore();
    return;
  }
  if (sideways) {
    const double shift = -0.1 * steps * visible_.seconds();
    changeVisibleRange({visible_.begin + shift, visible_.end + shift});
  } else {
    zoomAt(timeAt(event->position().x()), std::pow(kZoomPerStep, -steps));
  }
  event->accept();
}

void WaveformView::keyPressEvent(QKeyEvent* event) {
  const double now = position_.value_or(0.0);
  const double jump = event->modifiers() & Qt::ShiftModifier ? 10.0 : 1.0;
  switch (event->key()) {
    case Qt::Key_BracketLeft:
      return setSelectionStartAtCursor();
    case Qt::Key_BracketRight:
      return setSelectionEndAtCursor();
    case Qt::Key_Left:
      return seekTo(now - jump);
    case Qt::Key_Right:
      return seekTo(now + jump);
    case Qt::Key_Home:
      return seekTo(selection_ ? selection_->begin : 0.0);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoomAt(std::clamp(now, visible_.begin, visible_.end), 1.0 / kZoomPerStep);
    case Qt::Key_Minus:
      return zoomAt(std::clamp(now, visible_.begin, visible_.end), kZoomPerStep);
    case Qt::Key_0:
      return zoomToFit();
    case Qt::Key_Delete:
      return clearSelection();
    case Qt::Key_Escape:
      if (drag_ == Drag::Edge) {
        drag_ = Drag::None;
        return setSelection(selectionBefore_);
      }
      if (selection_) return clearSelection();
      break;
    default:
      break;
  }
  QWidget::keyPressEvent(event);
}

void WaveformView::leaveEvent(QEvent*) {
  hover_.reset();
  update();
}

void WaveformView::resizeEvent(QResizeEvent*) { waveform_ = {}; }

void WaveformView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
    waveform_ = {};
    update();
  }
  QWidget::changeEvent(event);
}

}  // namespace semblance::ui
