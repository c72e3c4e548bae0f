// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "effects/ParameterTable.h"

namespace semblance::ui {

class ParameterSlider;
class ValueField;

/// One control of the chain: name, slider on the parameter's own scale, text field with value and unit, marks
/// at the neutral and predicted values, a dot when the value differs from the prediction.
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

  ParameterSlider& slider() { return *slider_; }
  ValueField& field() { return *field_; }

 Q_SIGNALS:
  void gestureStarted(semblance::ParameterId id);
  void valueEdited(semblance::ParameterId id, float value);
  void gestureFinished(semblance::ParameterId id);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void commit(float value);
  void updateMarks();

  ParameterId id_;
  Form form_;
  ParameterSlider* slider_;
  ValueField* field_;
  bool edited_ = false;
};

}  // namespace semblance::ui
