// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/SourceLegend.h"

#include <QHBoxLayout>
#include <QPainter>

namespace semblance::ui {
namespace {

constexpr int kSampleWidth = 20;
constexpr int kGap = 6;
constexpr int kPadding = 5;

QFont smaller(QFont font) {
  font.setPointSizeF(font.pointSizeF() * 0.9);
  return font;
}

/// Sample and name of the predicted curve; not a switch.
class PredictedSample : public QWidget {
 public:
  explicit PredictedSample(QWidget* parent) : QWidget(parent), text_(SourceLegend::tr("Predicted EQ")) {
    setFont(smaller(font()));
    const QFontMetrics metrics(font());
    setFixedSize(2 * kPadding + kSampleWidth + kGap + metrics.horizontalAdvance(text_), metrics.height() + 6);
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    QPen pen(colours().predicted, 1.5);
    pen.setDashPattern({3.0, 2.0});
    painter.setPen(pen);
    painter.drawLine(QPointF(kPadding, height() / 2.0), QPointF(kPadding + kSampleWidth, height() / 2.0));
    painter.setPen(colours().text);
    painter.drawText(rect().adjusted(kPadding + kSampleWidth + kGap, 0, 0, 0),
                     Qt::AlignVCenter | Qt::AlignLeft, text_);
  }

 private:
  QString text_;
};

}  // namespace

LegendEntry::LegendEntry(SourceKind source, QWidget* parent) : QAbstractButton(parent), source_(source) {
  setText(sourceName(source));
  setCheckable(true);
  setChecked(true);
  setFocusPolicy(Qt::TabFocus);
  setAccessibleName(tr("Show the spectrum of: %1").arg(sourceName(source)));
  setToolTip(tr("Shows or hides this curve"));
  setFont(smaller(font()));
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

SourceLegend::SourceLegend(QWidget* parent) : QWidget(parent), predicted_(new PredictedSample(this)) {
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
  predicted_->hide();
  layout->addWidget(predicted_);
}

void SourceLegend::setPredictedShown(bool shown) { predicted_->setVisible(shown); }

}  // namespace semblance::ui
