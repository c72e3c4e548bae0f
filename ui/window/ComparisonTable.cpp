// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/ComparisonTable.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <cmath>

#include "Text.h"

namespace semblance::ui {
namespace {

constexpr std::size_t kTruePeakRow = 2;

}  // namespace

ComparisonTable::ComparisonTable(QWidget* parent) : QWidget(parent) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(spacing::kSmall, spacing::kTight, spacing::kSmall, spacing::kTight);
  grid->setHorizontalSpacing(spacing::kMedium);
  grid->setVerticalSpacing(2);
  for (int column = 0; column < kSourceCount; ++column) {
    auto* heading = new QLabel(sourceName(static_cast<SourceKind>(column)), this);
    heading->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    headings_[static_cast<std::size_t>(column)] = heading;
    grid->addWidget(heading, 0, column + 1);
    grid->setColumnStretch(column + 1, 1);
  }
  const std::array<std::pair<QString, QString>, kRows> rows{{
      {tr("Loudness, LUFS"), tr("Integrated loudness by BS.1770")},
      {tr("Range, LU"), tr("Loudness range (LRA): how much the loudness changes over the track")},
      {tr("True peak, dBTP"), tr("Highest peak between the samples")},
      {tr("PLR, dB"),
       tr("Peak to loudness ratio: true peak over integrated loudness; below 9 dB is heavily limited")},
      {tr("Crest, dB"), tr("Peak over average level: small means dense, large means dynamic")},
      {tr("Width, dB"), tr("Side over middle: what the channels differ in beside what they share. Nearer to "
                           "0 is wider; a dash: mono")},
  }};
  for (int row = 0; row < kRows; ++row) {
    auto* name = new QLabel(rows[static_cast<std::size_t>(row)].first, this);
    name->setToolTip(rows[static_cast<std::size_t>(row)].second);
    name->setProperty("look", QStringLiteral("muted"));
    grid->addWidget(name, row + 1, 0);
    for (int column = 0; column < kSourceCount; ++column) {
      auto* cell = new QLabel(this);
      cell->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
      cell->setAccessibleName(
          QStringLiteral("%1, %2").arg(name->text(), sourceName(static_cast<SourceKind>(column))));
      cells_[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)] = cell;
      grid->addWidget(cell, row + 1, column + 1);
    }
  }
  for (int column = 0; column < kSourceCount; ++column) setFigures(static_cast<SourceKind>(column), nullptr);
  colourHeadings();
}

void ComparisonTable::setFigures(SourceKind source, const TrackAnalysis* analysis, bool provisional) {
  std::array<double, kRows> values;
  values.fill(HUGE_VAL);
  if (analysis) {
    values = {analysis->lufs,       analysis->loudnessRange,
              analysis->truePeakDb, analysis->truePeakDb - analysis->lufs,
              analysis->crestDb,    analysis->sideDb};
  }
  for (std::size_t row = 0; row < kRows; ++row) {
    QLabel* cell = cells_[row][static_cast<std::size_t>(source)];
    cell->setText(levelText(values[row], QString()));
    cell->setForegroundRole(provisional ? QPalette::PlaceholderText : QPalette::WindowText);
    const bool over = row == kTruePeakRow && values[row] > 0.0 && std::isfinite(values[row]);
    QFont font = cell->font();
    font.setBold(over);
    cell->setFont(font);
    cell->setToolTip(
        over ? tr("Above full scale: leave the limiter of the export on, or lower the output gain")
             : QString());
  }
}

QString ComparisonTable::figure(int row, SourceKind source) const {
  return cells_[static_cast<std::size_t>(row)][static_cast<std::size_t>(source)]->text();
}

void ComparisonTable::colourHeadings() {
  for (std::size_t column = 0; column < kSourceCount; ++column) {
    QPalette palette = headings_[column]->palette();
    palette.setColor(QPalette::WindowText, sourceColour(static_cast<SourceKind>(column)));
    headings_[column]->setPalette(palette);
  }
}

void ComparisonTable::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::StyleChange) colourHeadings();
}

}  // namespace semblance::ui
