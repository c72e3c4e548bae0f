// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/PlotStrip.h"

#include <QLayout>
#include <algorithm>

namespace semblance::ui {

PlotStrip::PlotStrip(QWidget* parent)
    : QWidget(parent), legend_(new SourceLegend(this)), readOut_(new QLabel(this)) {
  readOut_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  readOut_->setFont(legend_->entry(SourceKind::Input).font());
  readOut_->setAttribute(Qt::WA_TransparentForMouseEvents);
  readOut_->setObjectName(QStringLiteral("readOut"));
}

void PlotStrip::setPredictedShown(bool shown) {
  legend_->setPredictedShown(shown);
  arrange();
}

void PlotStrip::setReadOut(const QString& text) {
  readOut_->setText(text);
  legend_->setVisible(text.isEmpty() || !covering_);
}

void PlotStrip::arrange() {
  const int widest = readOut_->fontMetrics().horizontalAdvance(
      QStringLiteral("12.5 kHz   D♯10   −12.3 dB   in −131.2   res −131.2   ref −131.2"));
  const QSize legendSize = legend_->layout()->sizeHint();
  legend_->setGeometry(0, (height() - legendSize.height()) / 2, legendSize.width(), legendSize.height());
  const int beside = width() - legendSize.width() - spacing::kMedium;
  covering_ = widest > beside;
  const int room = std::min(width(), std::max(beside, widest));
  readOut_->setGeometry(width() - room, 0, room, height());
}

void PlotStrip::resizeEvent(QResizeEvent*) { arrange(); }

}  // namespace semblance::ui
