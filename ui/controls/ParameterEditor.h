// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "effects/ParameterTable.h"

namespace semblance::ui {

class ParameterSlider;
class ValueField;

/// One control of the chain: name, slider on the parameter's own scale, text field with value and unit, marks
/// at the neutral and predicted values, a dot when the value differs from the prediction. A click on the dot,
/// or the context menu, goes back to the prediction.
class ParameterEditor : public QWidget {
  Q_OBJECT

 public:
  enum class Form {
    Row,   ///< label, slider and field side by side
    Cell,  ///< field over a low slider, without a label, for tables
  };

  explicit ParameterEditor(ParameterId id, QWidget* parent = nullptr, Form form = Form::Row);

  ParameterId id() const { return id_; }
  float value() const;
  void setValue(float value);
  void setPredicted(std::optional<float> predicted);
  /// The value differs from the prediction.
  bool isEdited() const;
  /// One gesture.
  void revertToPredicted();
  void setNeutral();

  ParameterSlider& slider() { return *slider_; }
  ValueField& field() { return *field_; }

 Q_SIGNALS:
  void gestureStarted(semblance::ParameterId id);
  void valueEdited(semblance::ParameterId id, float value);
  void gestureFinished(semblance::ParameterId id);

 protected:
  bool event(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  QPointF dotCentre() const;
  bool onDot(QPointF position) const;
  void openMenu(const QPoint& globalPosition);
  void commit(float value);
  void updateMarks();

  ParameterId id_;
  Form form_;
  ParameterSlider* slider_;
  ValueField* field_;
  bool edited_ = false;
};

}  // namespace semblance::ui
