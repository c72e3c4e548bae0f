// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/StrengthSlider.h"

#include <QMouseEvent>
#include <utility>

namespace semblance::ui {

StrengthSlider::StrengthSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
  constexpr int kPauseMilliseconds = 600;
  pause_.setSingleShot(true);
  pause_.setInterval(kPauseMilliseconds);
  connect(&pause_, &QTimer::timeout, this, &StrengthSlider::end);
  connect(this, &QSlider::sliderPressed, this, &StrengthSlider::begin);
  connect(this, &QSlider::sliderReleased, this, &StrengthSlider::end);
  connect(this, &QSlider::valueChanged, this, &StrengthSlider::change);
}

void StrengthSlider::begin() {
  pause_.stop();
  if (!std::exchange(gesture_, true)) Q_EMIT gestureStarted();
}

void StrengthSlider::end() {
  if (isSliderDown()) return;
  pause_.stop();
  if (std::exchange(gesture_, false)) Q_EMIT gestureFinished();
}

void StrengthSlider::change(int percent) {
  begin();
  Q_EMIT edited(percent);
  if (!isSliderDown()) pause_.start();
}

void StrengthSlider::mouseDoubleClickEvent(QMouseEvent* event) {
  event->accept();
  setValue(100);
}

}  // namespace semblance::ui
