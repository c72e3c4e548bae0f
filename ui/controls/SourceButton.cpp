// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/SourceButton.h"

#include <QEvent>
#include <QPainter>

#include "plots/PlotGeometry.h"

namespace semblance::ui {
namespace {

constexpr int kPadding = 12;
constexpr int kKeyWidth = 22;

}  // namespace

SourceButton::SourceButton(SourceKind source, const QString& key, QWidget* parent)
    : QAbstractButton(parent), source_(source), key_(key) {
  setText(sourceName(source));
  setCheckable(true);
  setFocusPolicy(Qt::TabFocus);
  setAccessibleName(tr("Hear %1").arg(sourceName(source)));
  setToolTip(tr("Hear this track (key %1)").arg(key));
}

void SourceButton::setLevelOffset(std::optional<double> decibel) {
  offset_ = decibel;
  setAccessibleDescription(decibel ? tr("Level-matched by %1").arg(decibelText(*decibel)) : QString());
  update();
}

QFont SourceButton::keyFont() const {
  QFont bold = font();
  bold.setBold(true);
  return bold;
}

QFont SourceButton::offsetFont() const {
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() * 0.8);
  return small;
}

QSize SourceButton::sizeHint() const {
  const int name = QFontMetrics(keyFont()).horizontalAdvance(text());
  const int offset = QFontMetrics(offsetFont()).horizontalAdvance(QStringLiteral("−12.3 dB"));
  return {2 * kPadding + kKeyWidth + std::max(name, offset), 44};
}

void SourceButton::paintEvent(QPaintEvent*) {
  const ThemeColours& theme = colours();
  const QColor colour = isEnabled() ? sourceColour(source_) : blended(theme.mutedText, theme.panel, 0.4);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF frame = QRectF(rect()).adjusted(1.0, 1.0, -1.0, -1.0);
  painter.setPen(QPen(isChecked() ? colour : theme.border, 1.0));
  painter.setBrush(isChecked() ? colour : underMouse() && isEnabled() ? theme.hover : theme.raised);
  painter.drawRoundedRect(frame, 6.0, 6.0);
  if (!isChecked()) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(frame.left() + 5.0, frame.bottom() - 4.5, frame.width() - 10.0, 2.5), 1.0,
                            1.0);
  }
  if (hasFocus()) {
    painter.setPen(QPen(isChecked() ? theme.onAccent : theme.accent, 2.0));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(frame.adjusted(2.5, 2.5, -2.5, -2.5), 4.0, 4.0);
  }
  const QRectF content = frame.adjusted(kPadding - 1, 4.0, -kPadding + 1, -5.0);
  painter.setPen(isChecked() ? theme.onAccent : colour);
  painter.setFont(keyFont());
  painter.drawText(content, Qt::AlignLeft | Qt::AlignVCenter, key_);
  const QRectF name = content.adjusted(kKeyWidth, 0.0, 0.0, 0.0);
  painter.setPen(isChecked() ? theme.onAccent : isEnabled() ? theme.text : colour);
  if (!offset_) {
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter, text());
    return;
  }
  painter.drawText(name, Qt::AlignLeft | Qt::AlignTop, text());
  painter.setFont(offsetFont());
  if (!isChecked()) painter.setPen(theme.mutedText);
  painter.drawText(name, Qt::AlignLeft | Qt::AlignBottom, decibelText(*offset_));
}

void SourceButton::enterEvent(QEnterEvent*) { update(); }

void SourceButton::leaveEvent(QEvent*) { update(); }

void SourceButton::changeEvent(QEvent* event) {
  if (event->type() == QEvent::FontChange) updateGeometry();
  update();
  QAbstractButton::changeEvent(event);
}

}  // namespace semblance::ui
