// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/ValueField.h"

#include <QKeyEvent>
#include <QStyle>
#include <QToolTip>
#include <QWheelEvent>

#include "controls/ParameterText.h"
#include "plots/InputEvents.h"
#include "theme/Theme.h"

namespace semblance::ui {

ValueField::ValueField(ParameterId id, QWidget* parent)
    : QLineEdit(parent), id_(id), value_(parameterInfo(id).neutral) {
  setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  setAccessibleName(parameterLabel(id));
  setAccessibleDescription(tr("%1, %2").arg(parameterHelp(id), parameterRangeText(id)));
  setToolTip(tr("%1\n%2").arg(parameterHelp(id), parameterRangeText(id)));
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  connect(this, &QLineEdit::textEdited, this, [this] { complain(QString()); });
  restore();
}

void ValueField::setValue(float value) {
  if (value == value_) return;
  value_ = value;
  if (!isModified()) restore();
}

QSize ValueField::sizeHint() const {
  const ParameterInfo& info = parameterInfo(id_);
  int widest = 0;
  for (const float value : {info.minimum, info.maximum, info.neutral}) {
    widest = std::max(widest, fontMetrics().horizontalAdvance(parameterValueText(id_, value)));
  }
  return {widest + 20, std::max(spacing::kControlHeight - 2, fontMetrics().height() + 8)};
}

QSize ValueField::minimumSizeHint() const { return sizeHint(); }

void ValueField::commit() {
  if (!isModified()) return;
  const QString typed = text().trimmed();
  const std::optional<float> read = fromText(id_, typed.toStdString());
  if (!read) {
    const QString kept = parameterValueText(id_, value_);
    restore();
    complain(tr("“%1” is not a value here. Type a number from %2; %3 was kept.")
                 .arg(typed, parameterRangeText(id_), kept));
    return;
  }
  complain(QString());
  value_ = *read;
  restore();
  Q_EMIT valueCommitted(id_, value_);
}

void ValueField::restore() {
  setText(parameterValueText(id_, value_));
  setCursorPosition(0);
  setModified(false);
}

void ValueField::complain(const QString& sentence) {
  if (sentence == complaint_) return;
  complaint_ = sentence;
  setProperty("refused", !sentence.isEmpty());
  style()->unpolish(this);
  style()->polish(this);
  setAccessibleDescription(sentence.isEmpty() ? tr("%1, %2").arg(parameterHelp(id_), parameterRangeText(id_))
                                              : sentence);
  if (sentence.isEmpty()) {
    QToolTip::hideText();
  } else {
    QToolTip::showText(mapToGlobal(QPoint(0, height())), sentence, this);
  }
}

void ValueField::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
      commit();
      selectAll();
      return;
    case Qt::Key_Escape:
      if (!isModified() && complaint_.isEmpty()) return QLineEdit::keyPressEvent(event);
      complain(QString());
      restore();
      selectAll();
      return;
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
      commit();
      const bool page = event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown;
      const bool up = event->key() == Qt::Key_Up || event->key() == Qt::Key_PageUp;
      Q_EMIT stepRequested((up ? 1.0 : -1.0) * (page ? 10.0 : 1.0) * fineFactor(*event));
      return;
    }
    default:
      QLineEdit::keyPressEvent(event);
  }
}

void ValueField::wheelEvent(QWheelEvent* event) {
  const double steps = wheelSteps(*event);
  if (!hasFocus() || steps == 0.0) {
    event->ignore();
    return;
  }
  commit();
  Q_EMIT stepRequested(steps * fineFactor(*event));
  event->accept();
}

// The value is one word: what is typed next replaces it all.
void ValueField::mouseDoubleClickEvent(QMouseEvent*) { selectAll(); }

void ValueField::focusInEvent(QFocusEvent* event) {
  QLineEdit::focusInEvent(event);
  if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason) selectAll();
}

void ValueField::focusOutEvent(QFocusEvent* event) {
  commit();
  deselect();
  QLineEdit::focusOutEvent(event);
}

}  // namespace semblance::ui
