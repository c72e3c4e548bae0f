// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/SourceLegend.h"

#include <QHBoxLayout>
#include <QPainter>

namespace semblance::ui {
namespace {

constexpr int kSampleWidth = 20;
constexpr int kGap = 6;
constexpr int kPadding = 5;

}  // namespace

LegendEntry::LegendEntry(SourceKind source, QWidget* parent) : QAbstractButton(parent), source_(source) {
  setText(sourceName(source));
  setCheckable(true);
  setChecked(true);
  setFocusPolicy(Qt::TabFocus);
  setAccessibleName(tr("Show the spectrum of: %1").arg(sourceName(source)));
  setToolTip(tr("Shows or hides this curve"));
  QFont small = font();
  small.setPointSizeF(small.pointSizeF() * 0.9);
  setFont(small);
}

QSize LegendEntry::sizeHint() const {
  const QFontMetrics metrics(font());
  return {2 * kPadding + kSampleWidth + kGap + metrics.horizontalAdvance(text()), metrics.height() + 6};
}

void LegendEntry::paintEvent(QPaintEvent*) {
  const ThemeColours& theme = colours();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  if (hasFocus()) {
    painter.setPen(QPen(theme.accent, 2.0));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
  }
  const QColor colour = isChecked() ? sourceColour(source_) : theme.gridStrong;
  QPen pen(colour, 2.5, Qt::SolidLine, Qt::FlatCap);
  if (sourceLine(source_) == Qt::DashLine) pen.setDashPattern({2.4, 1.2});
  painter.setPen(pen);
  const double middle = height() / 2.0;
  painter.drawLine(QPointF(kPadding, middle), QPointF(kPadding + kSampleWidth, middle));
  painter.setPen(isChecked() ? theme.text : theme.mutedText);
  QFont labelFont = font();
  labelFont.setStrikeOut(!isChecked());
  painter.setFont(labelFont);
  painter.drawText(rect().adjusted(kPadding + kSampleWidth + kGap, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                   text());
}

SourceLegend::SourceLegend(QWidget* parent) : QWidget(parent) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::kTight);
  for (const SourceKind source : {SourceKind::Input, SourceKind::Result, SourceKind::Reference}) {
    auto* entry = new LegendEntry(source, this);
    entries_[static_cast<std::size_t>(source)] = entry;
    layout->addWidget(entry);
    connect(entry, &QAbstractButton::toggled, this,
            [this, source](bool visible) { Q_EMIT visibilityChanged(source, visible); });
  }
}

}  // namespace semblance::ui
