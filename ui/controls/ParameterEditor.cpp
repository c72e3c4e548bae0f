// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/ParameterEditor.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
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
  field_->installEventFilter(this);
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

void ParameterEditor::revertToPredicted() {
  if (isEdited()) commit(*slider_->predicted());
}

void ParameterEditor::setNeutral() { commit(parameterInfo(id_).neutral); }

void ParameterEditor::commit(float value) {
  slider_->finishGesture();
  if (showsSame(id_, value, slider_->value())) return;
  Q_EMIT gestureStarted(id_);
  slider_->setValue(value);
  field_->setValue(value);
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
  painter.drawEllipse(dotCentre(), 3.0, 3.0);
}

QPointF ParameterEditor::dotCentre() const {
  return form_ == Form::Row ? QPointF(kDotSpace / 2.0, height() / 2.0)
                            : QPointF(kDotSpace / 2.0 - 0.5, field_->geometry().center().y() + 0.5);
}

bool ParameterEditor::onDot(QPointF position) const {
  constexpr double kReach = 8.0;
  const QPointF away = position - dotCentre();
  return edited_ && std::abs(away.x()) <= kReach && std::abs(away.y()) <= kReach;
}

bool ParameterEditor::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    auto* help = static_cast<QHelpEvent*>(event);
    if (onDot(help->pos())) {
      QToolTip::showText(help->globalPos(),
                         tr("Changed by hand. Click to go back to the predicted %1")
                             .arg(parameterValueText(id_, *slider_->predicted())),
                         this);
      return true;
    }
  }
  return QWidget::event(event);
}

// The field's own menu knows nothing of predictions.
bool ParameterEditor::eventFilter(QObject* watched, QEvent* event) {
  if (watched != field_ || event->type() != QEvent::ContextMenu) return QWidget::eventFilter(watched, event);
  openMenu(static_cast<QContextMenuEvent*>(event)->globalPos());
  return true;
}

void ParameterEditor::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && onDot(event->position())) return revertToPredicted();
  QWidget::mousePressEvent(event);
}

void ParameterEditor::contextMenuEvent(QContextMenuEvent* event) { openMenu(event->globalPos()); }

void ParameterEditor::openMenu(const QPoint& globalPosition) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->setObjectName(QStringLiteral("valueMenu"));
  if (slider_->predicted()) {
    QAction* revert = menu->addAction(
        tr("&Revert to the prediction (%1)").arg(parameterValueText(id_, *slider_->predicted())), this,
        &ParameterEditor::revertToPredicted);
    revert->setEnabled(isEdited());
  }
  const float neutral = parameterInfo(id_).neutral;
  menu->addAction(tr("Set to &neutral (%1)").arg(parameterValueText(id_, neutral)), this,
                  &ParameterEditor::setNeutral)
      ->setEnabled(!showsSame(id_, neutral, value()));
  menu->addSeparator();
  menu->addAction(tr("&Enter a value"), this, [this] {
    field_->setFocus(Qt::OtherFocusReason);
    field_->selectAll();
  });
  menu->addAction(tr("&Copy"), this, [this] {
    field_->selectAll();
    field_->copy();
  });
  menu->popup(globalPosition);
}

}  // namespace semblance::ui
