// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/ParameterEditor.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "controls/ParameterSlider.h"
#include "controls/ParameterText.h"
#include "controls/ValueField.h"
#include "theme/Theme.h"

namespace semblance::ui {
namespace {

constexpr int kDotSpace = 10;  // at the left, where the dot of an edited value goes

/// Width that holds every value of the parameters that are shown as rows, so that their sliders line up.
int widestField(const ValueField& field) {
  int widest = 0;
  for (const ParameterInfo& info : parameterTable()) {
    if (info.effect == Effect::Equaliser) continue;
    for (const float value : {info.minimum, info.maximum}) {
      widest = std::max(widest, field.fontMetrics().horizontalAdvance(parameterValueText(info.id, value)));
    }
  }
  return widest + 20;
}

}  // namespace

ParameterEditor::ParameterEditor(ParameterId id, QWidget* parent, Form form)
    : QWidget(parent),
      id_(id),
      form_(form),
      slider_(new ParameterSlider(id, this)),
      field_(new ValueField(id, this)) {
  QBoxLayout* layout = nullptr;
  if (form == Form::Row) {
    layout = new QHBoxLayout(this);
    layout->setContentsMargins(kDotSpace, 0, 0, 0);
    layout->setSpacing(spacing::kSmall);
    auto* label = new QLabel(parameterLabel(id), this);
    label->setBuddy(field_);
    label->setToolTip(parameterHelp(id));
    label->setMinimumWidth(label->fontMetrics().horizontalAdvance(QStringLiteral("Make-up gain ")));
    layout->addWidget(label);
    field_->setFixedWidth(widestField(*field_));
    layout->addWidget(slider_, 1);
    layout->addWidget(field_);
  } else {
    layout = new QVBoxLayout(this);
    layout->setContentsMargins(kDotSpace, 0, 0, 0);
    layout->setSpacing(0);
    slider_->setCompact(true);
    field_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    layout->addWidget(field_);
    layout->addWidget(slider_);
  }
  connect(slider_, &ParameterSlider::gestureStarted, this, &ParameterEditor::gestureStarted);
  connect(slider_, &ParameterSlider::gestureFinished, this, &ParameterEditor::gestureFinished);
  connect(slider_, &ParameterSlider::valueEdited, this, [this](ParameterId, float value) {
    field_->setValue(value);
    updateMarks();
    Q_EMIT valueEdited(id_, value);
  });
  connect(field_, &ValueField::valueCommitted, this, [this](ParameterId, float value) { commit(value); });
  connect(field_, &ValueField::stepRequested, slider_, &ParameterSlider::stepBy);
}

float ParameterEditor::value() const { return slider_->value(); }

void ParameterEditor::setValue(float value) {
  slider_->setValue(value);
  field_->setValue(value);
  updateMarks();
}

void ParameterEditor::setPredicted(std::optional<float> predicted) {
  slider_->setPredicted(predicted);
  updateMarks();
}

bool ParameterEditor::isEdited() const {
  return slider_->predicted() && !showsSame(id_, slider_->value(), *slider_->predicted());
}

void ParameterEditor::commit(float value) {
  slider_->finishGesture();
  if (showsSame(id_, value, slider_->value())) return;
  Q_EMIT gestureStarted(id_);
  slider_->setValue(value);
  updateMarks();
  Q_EMIT valueEdited(id_, value);
  Q_EMIT gestureFinished(id_);
}

void ParameterEditor::updateMarks() {
  const bool edited = isEdited();
  if (edited == edited_) return;
  edited_ = edited;
  update();
}

void ParameterEditor::paintEvent(QPaintEvent*) {
  if (!edited_) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colours().edited);
  const QPointF centre = form_ == Form::Row
                             ? QPointF(kDotSpace / 2.0, height() / 2.0)
                             : QPointF(kDotSpace / 2.0 - 0.5, field_->geometry().center().y() + 0.5);
  painter.drawEllipse(centre, 3.0, 3.0);
}

}  // namespace semblance::ui
