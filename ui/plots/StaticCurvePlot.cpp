// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/StaticCurvePlot.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <cmath>

#include "plots/GestureBracket.h"
#include "plots/InputEvents.h"
#include "plots/StaticCurveScene.h"

namespace semblance::ui {
namespace {

using Handle = StaticCurvePlot::Handle;

constexpr double kGrabRadius = 16.0;          // pixels around a handle that take hold of it
constexpr double kThresholdStep = 0.5;        // dB per key or wheel step
constexpr double kRatioStepsPerDouble = 8.0;  // key or wheel steps that double the ratio
constexpr double kPageSteps = 10.0;

ParameterId parameterOf(Handle handle) {
  return handle == Handle::Ratio ? ParameterId::Ratio : ParameterId::Threshold;
}

}  // namespace

struct StaticCurvePlot::Impl {
  explicit Impl(StaticCurvePlot& owner)
      : plot(owner),
        scene(&owner),
        gesture([&owner](int id) { Q_EMIT owner.gestureStarted(static_cast<ParameterId>(id)); },
                [&owner](int id) { Q_EMIT owner.gestureFinished(static_cast<ParameterId>(id)); }) {}

  Handle handleAt(QPointF position) const {
    Handle nearest = Handle::None;
    double best = kGrabRadius;
    for (const Handle handle : {Handle::Threshold, Handle::Ratio}) {
      const QPointF offset = scene.handlePosition(handle) - position;
      const double distance = std::hypot(offset.x(), offset.y());
      if (distance < best) {
        best = distance;
        nearest = handle;
      }
    }
    return nearest;
  }

  void edit(ParameterId id, double value) {
    Q_EMIT plot.valueEdited(id, clampedToRange(id, static_cast<float>(value)));
  }

  void step(double steps) {
    if (selected == Handle::None) select(Handle::Threshold);
    const ParameterId id = parameterOf(selected);
    const auto now = static_cast<double>(scene.settings()[id]);
    gesture.step(static_cast<int>(id));
    edit(id, id == ParameterId::Ratio ? now * std::exp2(steps / kRatioStepsPerDouble)
                                      : now + steps * kThresholdStep);
  }

  void dragTo(QPointF position, double factor) {
    travelled += (position - last) * factor;
    last = position;
    gesture.hold(static_cast<int>(parameterOf(selected)));
    const QPointF target = grabbed + travelled;
    if (selected == Handle::Threshold) {
      edit(ParameterId::Threshold, scene.thresholdAt(target.x()));
    } else {
      edit(ParameterId::Ratio, scene.ratioAt(target.y()));
    }
  }

  void reset(Handle handle) {
    dragging = false;
    gesture.finish();
    Q_EMIT plot.resetRequested(parameterOf(handle));
  }

  void select(Handle handle) {
    selected = handle;
    mark();
  }

  void mark() {
    scene.setMarkedHandles(selected, hovered, plot.hasFocus());
    const auto text = [this](ParameterId id) {
      return QString::fromStdString(toText(id, scene.settings()[id]));
    };
    plot.setAccessibleDescription(StaticCurvePlot::tr("Threshold %1, ratio %2")
                                      .arg(text(ParameterId::Threshold), text(ParameterId::Ratio)));
  }

  StaticCurvePlot& plot;
  StaticCurveScene scene;
  GestureBracket gesture;
  Handle selected = Handle::None;
  Handle hovered = Handle::None;
  bool dragging = false;
  QPointF grabbed;  ///< where the handle was when the drag began
  QPointF last;
  QPointF travelled;
};

StaticCurvePlot::StaticCurvePlot(QWidget* parent) : QWidget(parent), impl_(std::make_unique<Impl>(*this)) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAccessibleName(tr("Compressor curve"));
  setToolTip(tr("Level in against level out: drag T for the threshold, R for the ratio"));
  impl_->mark();
}

StaticCurvePlot::~StaticCurvePlot() = default;

void StaticCurvePlot::setSettings(const ChainSettings& settings) {
  impl_->scene.setSettings(settings);
  impl_->mark();
}

void StaticCurvePlot::setPredicted(const std::optional<ChainSettings>& settings) {
  impl_->scene.setPredicted(settings);
}

void StaticCurvePlot::setLevel(double inputDb, double reductionDb) {
  impl_->scene.setLevel(inputDb, reductionDb);
}

QPointF StaticCurvePlot::handlePosition(Handle handle) const { return impl_->scene.handlePosition(handle); }

QPointF StaticCurvePlot::pointAt(double inputDb, double outputDb) const {
  return impl_->scene.pointAt(inputDb, outputDb);
}

QSize StaticCurvePlot::sizeHint() const { return {240, 220}; }

QSize StaticCurvePlot::minimumSizeHint() const { return {190, 140}; }

bool StaticCurvePlot::event(QEvent* event) { return claimEditingKey(*event) || QWidget::event(event); }

void StaticCurvePlot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) impl_->scene.restyle();
  QWidget::changeEvent(event);
}

void StaticCurvePlot::paintEvent(QPaintEvent*) { paintPanel(*this, tr("Compressor: in → out (dBFS)")); }

void StaticCurvePlot::resizeEvent(QResizeEvent*) { impl_->scene.resize(size()); }

void StaticCurvePlot::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const Handle handle = impl_->handleAt(event->position());
  impl_->select(handle);
  if (handle == Handle::None) return;
  impl_->dragging = true;
  impl_->grabbed = handlePosition(handle);
  impl_->last = event->position();
  impl_->travelled = {};
}

void StaticCurvePlot::mouseMoveEvent(QMouseEvent* event) {
  if (impl_->dragging) return impl_->dragTo(event->position(), fineFactor(*event));
  const Handle hovered = impl_->handleAt(event->position());
  if (hovered == impl_->hovered) return;
  impl_->hovered = hovered;
  setCursor(hovered == Handle::Threshold ? Qt::SizeHorCursor
            : hovered == Handle::Ratio   ? Qt::SizeVerCursor
                                         : Qt::ArrowCursor);
  impl_->mark();
}

void StaticCurvePlot::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !impl_->dragging) return;
  impl_->dragging = false;
  impl_->gesture.finish();
}

void StaticCurvePlot::mouseDoubleClickEvent(QMouseEvent* event) {
  const Handle handle = impl_->handleAt(event->position());
  if (event->button() == Qt::LeftButton && handle != Handle::None) impl_->reset(handle);
}

void StaticCurvePlot::wheelEvent(QWheelEvent* event) {
  const Handle under = impl_->handleAt(event->position());
  const double steps = wheelSteps(*event);
  if (under != Handle::None && !impl_->dragging) impl_->select(under);
  if (impl_->selected == Handle::None || steps == 0.0) {
    event->ignore();
    return;
  }
  impl_->step(steps * fineFactor(*event));
  event->accept();
}

void StaticCurvePlot::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Right:
      return impl_->step(fineFactor(*event));
    case Qt::Key_Down:
    case Qt::Key_Left:
      return impl_->step(-fineFactor(*event));
    case Qt::Key_PageUp:
      return impl_->step(kPageSteps * fineFactor(*event));
    case Qt::Key_PageDown:
      return impl_->step(-kPageSteps * fineFactor(*event));
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      return impl_->reset(impl_->selected);
    default:
      QWidget::keyPressEvent(event);
  }
}

void StaticCurvePlot::leaveEvent(QEvent*) {
  impl_->hovered = Handle::None;
  impl_->mark();
}

void StaticCurvePlot::focusInEvent(QFocusEvent* event) {
  if (event->reason() == Qt::TabFocusReason) impl_->select(Handle::Threshold);
  if (event->reason() == Qt::BacktabFocusReason) impl_->select(Handle::Ratio);
  impl_->mark();
}

void StaticCurvePlot::focusOutEvent(QFocusEvent*) {
  if (!impl_->dragging) impl_->gesture.finish();
  impl_->mark();
}

bool StaticCurvePlot::focusNextPrevChild(bool next) {
  const Handle wanted = next ? Handle::Ratio : Handle::Threshold;
  if (!hasFocus() || impl_->selected == wanted) return QWidget::focusNextPrevChild(next);
  impl_->gesture.finish();
  impl_->select(wanted);
  return true;
}

}  // namespace semblance::ui
