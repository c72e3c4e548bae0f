// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/ParameterSlider.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "controls/ParameterText.h"
#include "controls/SliderAccessible.h"
#include "plots/InputEvents.h"
#include "theme/Theme.h"

namespace semblance::ui {
namespace {

constexpr double kKeyStep = 0.01;  // of the scale
constexpr double kPageSteps = 10.0;
constexpr double kMargin = 8.0;  // room for the handle's focus ring

}  // namespace

ParameterSlider::ParameterSlider(ParameterId id, QWidget* parent)
    : QWidget(parent),
      id_(id),
      value_(parameterInfo(id).neutral),
      gesture_([this](int) { Q_EMIT gestureStarted(id_); }, [this](int) { Q_EMIT gestureFinished(id_); }) {
  installSliderAccessibility();
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(parameterLabel(id));
  setToolTip(tr("%1\nDouble-click: back to the prediction, again: neutral").arg(parameterHelp(id)));
}

void ParameterSlider::setValue(float value) {
  if (value == value_) return;
  value_ = value;
  announceSliderValue(*this);
  update();
}

void ParameterSlider::setPredicted(std::optional<float> predicted) {
  if (predicted == predicted_) return;
  predicted_ = predicted;
  update();
}

void ParameterSlider::setCompact(bool compact) {
  compact_ = compact;
  updateGeometry();
  update();
}

void ParameterSlider::edit(double value) {
  const float next = clampedToRange(id_, static_cast<float>(value));
  if (next == value_) return;
  setValue(next);
  Q_EMIT valueEdited(id_, value_);
}

void ParameterSlider::changeBy(double steps) {
  edit(denormalised(id_, normalised(id_, static_cast<double>(value_)) + steps * kKeyStep));
}

void ParameterSlider::stepBy(double steps) {
  gesture_.step(0);
  changeBy(steps);
}

void ParameterSlider::finishGesture() { gesture_.finish(); }

void ParameterSlider::reset() {
  dragging_ = false;
  gesture_.finish();
  const float neutral = parameterInfo(id_).neutral;
  const bool atPrediction = !predicted_ || showsSame(id_, value_, *predicted_);
  gesture_.hold(0);
  edit(static_cast<double>(atPrediction ? neutral : *predicted_));
  gesture_.finish();
}

QSize ParameterSlider::sizeHint() const {
  return {compact_ ? 72 : 150, compact_ ? 14 : spacing::kControlHeight};
}

QSize ParameterSlider::minimumSizeHint() const { return {compact_ ? 44 : 70, sizeHint().height()}; }

QRectF ParameterSlider::trough() const {
  const double thickness = compact_ ? 3.0 : 4.0;
  const double margin = compact_ ? 5.0 : kMargin;
  return QRectF(margin, 0.5 * (height() - thickness), width() - 2.0 * margin, thickness);
}

double ParameterSlider::xOf(float value) const {
  const QRectF groove = trough();
  return groove.left() + normalised(id_, static_cast<double>(value)) * groove.width();
}

void ParameterSlider::paintEvent(QPaintEvent*) {
  const ThemeColours& theme = colours();
  const QRectF groove = trough();
  const double middle = groove.center().y();
  const double tick = compact_ ? 4.5 : 8.0;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(blended(theme.raised, theme.gridStrong, 0.35));
  painter.drawRoundedRect(groove, 2.0, 2.0);
  const double neutral = xOf(parameterInfo(id_).neutral);
  const double handle = xOf(value_);
  painter.setBrush(isEnabled() ? theme.mutedText : theme.gridStrong);
  painter.drawRect(QRectF(QPointF(std::min(neutral, handle), groove.top()),
                          QPointF(std::max(neutral, handle), groove.bottom())));
  painter.setBrush(theme.gridStrong);
  painter.drawRect(QRectF(neutral - 0.5, middle - tick, 1.0, 2.0 * tick));
  if (predicted_) {
    painter.setBrush(theme.predicted);
    painter.drawRect(QRectF(xOf(*predicted_) - 1.0, middle - tick, 2.0, 2.0 * tick));
  }
  const double radius = compact_ ? 4.0 : 6.0;
  painter.setPen(QPen(theme.field, 1.5));
  painter.setBrush(isEnabled() ? (hovered_ || dragging_ ? theme.accent : theme.text) : theme.gridStrong);
  painter.drawEllipse(QPointF(handle, middle), radius, radius);
  if (!hasFocus()) return;
  painter.setPen(QPen(theme.accent, 1.5));
  painter.setBrush(Qt::NoBrush);
  if (compact_) {
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), 4.0, 4.0);
  } else {
    painter.drawEllipse(QPointF(handle, middle), radius + 3.0, radius + 3.0);
  }
}

bool ParameterSlider::event(QEvent* event) { return claimEditingKey(*event) || QWidget::event(event); }

void ParameterSlider::mousePressEvent(QMouseEvent* event) {
  const bool toDefault = event->modifiers() & Qt::ControlModifier;
  if (event->button() != Qt::LeftButton) return;
  if (toDefault) return reset();
  dragging_ = true;
  lastX_ = event->position().x();
  dragPosition_ = normalised(id_, static_cast<double>(value_));
  const double reach = compact_ ? 7.0 : 9.0;
  if (std::abs(lastX_ - xOf(value_)) > reach) {
    // A press beside the handle takes it there at once, within the same gesture.
    dragPosition_ = std::clamp((lastX_ - trough().left()) / trough().width(), 0.0, 1.0);
    gesture_.hold(0);
    edit(denormalised(id_, dragPosition_));
  }
  update();
}

void ParameterSlider::mouseMoveEvent(QMouseEvent* event) {
  if (!dragging_) return;
  const double x = event->position().x();
  dragPosition_ += fineFactor(*event) * (x - lastX_) / trough().width();
  lastX_ = x;
  gesture_.hold(0);
  edit(denormalised(id_, dragPosition_));
}

void ParameterSlider::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !dragging_) return;
  dragging_ = false;
  gesture_.finish();
  update();
}

void ParameterSlider::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) reset();
}

void ParameterSlider::wheelEvent(QWheelEvent* event) {
  const double steps = wheelSteps(*event);
  // Without focus the wheel scrolls the panel; a value must not change in passing.
  if (steps == 0.0 || !hasFocus()) {
    event->ignore();
    return;
  }
  stepBy(steps * fineFactor(*event));
  event->accept();
}

void ParameterSlider::keyPressEvent(QKeyEvent* event) {
  const double amount = fineFactor(*event);
  const ParameterInfo& info = parameterInfo(id_);
  const auto jump = [this](float value) {
    gesture_.step(0);
    edit(static_cast<double>(value));
  };
  switch (event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Up:
      return stepBy(amount);
    case Qt::Key_Left:
    case Qt::Key_Down:
      return stepBy(-amount);
    case Qt::Key_PageUp:
      return stepBy(kPageSteps * amount);
    case Qt::Key_PageDown:
      return stepBy(-kPageSteps * amount);
    case Qt::Key_Home:
      return jump(info.minimum);
    case Qt::Key_End:
      return jump(info.maximum);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      return reset();
    default:
      QWidget::keyPressEvent(event);
  }
}

void ParameterSlider::focusOutEvent(QFocusEvent* event) {
  if (!dragging_) gesture_.finish();
  QWidget::focusOutEvent(event);
}

void ParameterSlider::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::EnabledChange) update();
  QWidget::changeEvent(event);
}

void ParameterSlider::enterEvent(QEnterEvent*) {
  hovered_ = true;
  update();
}

void ParameterSlider::leaveEvent(QEvent*) {
  hovered_ = false;
  update();
}

}  // namespace semblance::ui
