// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/BandTable.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

#include "controls/ParameterEditor.h"
#include "controls/ParameterSlider.h"
#include "controls/ParameterText.h"
#include "controls/ValueField.h"
#include "theme/Theme.h"

namespace semblance::ui {
BandTable::BandTable(QWidget* parent) : QWidget(parent) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 4, 0);
  grid->setHorizontalSpacing(2);
  grid->setVerticalSpacing(spacing::kTight);
  int column = 1;
  for (const QString& title : {tr("Gain"), tr("Frequency"), tr("Q")}) {
    auto* label = new QLabel(title, this);
    label->setProperty("look", QStringLiteral("muted"));
    label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    label->setContentsMargins(0, 0, 6, 0);
    grid->addWidget(label, 0, column);
    grid->setColumnStretch(column, 1);
    ++column;
  }
  for (int band = 0; band < static_cast<int>(kBandCount); ++band) {
    const auto row = static_cast<std::size_t>(band);
    names_[row] = new QLabel(QStringLiteral("%1  %2").arg(band + 1).arg(equaliserBandName(band)), this);
    names_[row]->setContentsMargins(8, 0, 0, 0);
    grid->addWidget(names_[row], band + 1, 0);
    addCell(band, kEqualiserBands[row].gain, 1);
    addCell(band, kEqualiserBands[row].frequency, 2);
    addCell(band, kEqualiserBands[row].q, 3);
  }
}

void BandTable::addCell(int band, ParameterId id, int column) {
  auto* editor = new ParameterEditor(id, this, ParameterEditor::Form::Cell);
  editors_.push_back(editor);
  static_cast<QGridLayout*>(layout())->addWidget(editor, band + 1, column);
  for (QWidget* part : {static_cast<QWidget*>(&editor->field()), static_cast<QWidget*>(&editor->slider())}) {
    part->setProperty("band", band);
    part->installEventFilter(this);
  }
}

void BandTable::selectBand(int band) {
  if (band == selected_) return;
  selected_ = band;
  update();
}

bool BandTable::eventFilter(QObject* object, QEvent* event) {
  if (event->type() == QEvent::FocusIn) {
    const int band = object->property("band").toInt();
    if (band != selected_) {
      selectBand(band);
      Q_EMIT bandSelected(band);
    }
  }
  return QWidget::eventFilter(object, event);
}

void BandTable::paintEvent(QPaintEvent*) {
  if (selected_ < 0 || selected_ >= static_cast<int>(kBandCount)) return;
  const ThemeColours& theme = colours();
  const auto* grid = static_cast<QGridLayout*>(layout());
  const QRect row = grid->cellRect(selected_ + 1, 0).united(grid->cellRect(selected_ + 1, 3));
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(blended(theme.panel, theme.hover, 0.6));
  painter.drawRoundedRect(QRectF(0.0, row.top() - 2.0, width(), row.height() + 4.0), 4.0, 4.0);
  painter.setBrush(theme.accent);
  painter.drawRoundedRect(QRectF(0.0, row.top() - 2.0, 3.0, row.height() + 4.0), 1.5, 1.5);
}

}  // namespace semblance::ui
