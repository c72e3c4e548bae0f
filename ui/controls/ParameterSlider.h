// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "effects/ParameterTable.h"
#include "plots/GestureBracket.h"

namespace semblance::ui {

/// A slider on a parameter's own scale with tick marks at the neutral and the predicted value.
/// Drag, wheel, arrows (Shift: a tenth), PageUp/PageDown, Home/End; double-click resets to the predicted
/// value, a second one to neutral. A run of wheel or key steps is one gesture that ends after a short pause
/// or when focus leaves.
class ParameterSlider : public QWidget {
  Q_OBJECT

 public:
  explicit ParameterSlider(ParameterId id, QWidget* parent = nullptr);

  ParameterId id() const { return id_; }
  float value() const { return value_; }
  void setValue(float value);
  std::optional<float> predicted() const { return predicted_; }
  void setPredicted(std::optional<float> predicted);
  /// A low slider for table cells.
  void setCompact(bool compact);
  /// Predicted value first, neutral when already there (or nothing was predicted); one gesture.
  void reset();
  /// Moves by `steps` of the keyboard's step as part of a coalesced gesture.
  void stepBy(double steps);
  void finishGesture();

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void gestureStarted(semblance::ParameterId id);
  void valueEdited(semblance::ParameterId id, float value);
  void gestureFinished(semblance::ParameterId id);

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void changeEvent(QEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  QRectF trough() const;
  double xOf(float value) const;
  void edit(double value);
  void changeBy(double steps);

  ParameterId id_;
  float value_;
  std::optional<float> predicted_;
  bool compact_ = false;
  bool dragging_ = false;
  bool hovered_ = false;
  double dragPosition_ = 0.0;  ///< 0..1 on the parameter's scale, unrounded
  double lastX_ = 0.0;
  GestureBracket gesture_;
};

}  // namespace semblance::ui
