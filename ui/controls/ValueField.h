// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

#include "effects/ParameterTable.h"

namespace semblance::ui {

/// Text entry of one parameter with its unit: Enter and Tab commit, Escape restores, the arrow keys and the
/// wheel step. Text that is no value keeps the old value and says why beside the field (also to screen
/// readers).
class ValueField : public QLineEdit {
  Q_OBJECT

 public:
  explicit ValueField(ParameterId id, QWidget* parent = nullptr);

  float value() const { return value_; }
  void setValue(float value);
  /// The sentence shown after the last commit was refused; empty when it was accepted.
  const QString& complaint() const { return complaint_; }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void valueCommitted(semblance::ParameterId id, float value);
  /// Up, Down, PageUp, PageDown or the wheel; in steps of the parameter's slider.
  void stepRequested(double steps);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  void commit();
  void restore();
  void complain(const QString& sentence);

  ParameterId id_;
  float value_;
  QString complaint_;
};

}  // namespace semblance::ui
