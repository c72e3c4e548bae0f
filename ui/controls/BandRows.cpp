// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/BandRows.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

#include "controls/ParameterEditor.h"
#include "controls/ParameterSlider.h"
#include "controls/ValueField.h"
#include "effects/GraphicBands.h"
#include "theme/Theme.h"

namespace semblance::ui {
namespace {

constexpr const char* kBandProperty = "band";

}  // namespace

void BandRows::addEditor(int band, ParameterEditor* editor) {
  editors_.push_back(editor);
  editor->setProperty(kBandProperty, band);
  for (QWidget* part : {static_cast<QWidget*>(&editor->field()), static_cast<QWidget*>(&editor->slider())}) {
    part->setProperty(kBandProperty, band);
    part->installEventFilter(this);
  }
}

void BandRows::selectBand(int band) {
  if (band == selected_) return;
  selected_ = band;
  update();
}

bool BandRows::eventFilter(QObject* object, QEvent* event) {
  if (event->type() == QEvent::FocusIn) {
    const int band = object->property(kBandProperty).toInt();
    if (band != selected_) {
      selectBand(band);
      Q_EMIT bandSelected(band);
    }
  }
  return QWidget::eventFilter(object, event);
}

QRect BandRows::rowOf(int band) const {
  QRect row;
  for (const ParameterEditor* editor : editors_) {
    if (editor->property(kBandProperty).toInt() == band) row = row.united(editor->geometry());
  }
  return row;
}

void BandRows::paintEvent(QPaintEvent*) {
  const QRect row = rowOf(selected_);
  if (row.isEmpty()) return;
  const ThemeColours& theme = colours();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(blended(theme.panel, theme.hover, 0.6));
  painter.drawRoundedRect(QRectF(0.0, row.top() - 2.0, width(), row.height() + 4.0), 4.0, 4.0);
  painter.setBrush(theme.accent);
  painter.drawRoundedRect(QRectF(0.0, row.top() - 2.0, 3.0, row.height() + 4.0), 1.5, 1.5);
}

GraphicBandRows::GraphicBandRows(QWidget* parent) : BandRows(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(spacing::kTight);
  for (std::size_t band = 0; band < kGraphicBandCount; ++band) {
    auto* editor = new ParameterEditor(kGraphicBands[band].gain, this);
    column->addWidget(editor);
    addEditor(static_cast<int>(band), editor);
  }
}

}  // namespace semblance::ui
