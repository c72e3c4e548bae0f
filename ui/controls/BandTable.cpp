// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/BandTable.h"

#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include "controls/ParameterEditor.h"
#include "controls/ParameterText.h"
#include "theme/Theme.h"

namespace semblance::ui {
namespace {

constexpr int kGainColumn = 3;  // after switch, type and solo

}  // namespace

BandTable::BandTable(QWidget* parent) : BandRows(parent) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(8, 0, 4, 0);
  grid->setHorizontalSpacing(2);
  grid->setVerticalSpacing(spacing::kTight);
  int column = kGainColumn;
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
    addButtons(band);
    addTypeButton(band);
    addCell(band, kEqualiserBands[row].gain, kGainColumn);
    addCell(band, kEqualiserBands[row].frequency, kGainColumn + 1);
    addCell(band, kEqualiserBands[row].q, kGainColumn + 2);
  }
}

void BandTable::addButtons(int band) {
  const auto row = static_cast<std::size_t>(band);
  const QString name = equaliserBandName(band);
  const auto make = [&](const QString& text, const char* look, int column) {
    auto* button = new QToolButton(this);
    button->setText(text);
    button->setCheckable(true);
    button->setProperty("look", QString::fromLatin1(look));
    button->setFixedSize(24, 24);
    static_cast<QGridLayout*>(layout())->addWidget(button, band + 1, column);
    return button;
  };
  switches_[row] = make(QString::number(band + 1), "band", 0);
  switches_[row]->setChecked(true);
  switches_[row]->setAccessibleName(tr("%1 on").arg(name));
  switches_[row]->setToolTip(tr("Switch this band off or on (also Alt+click on its node)"));
  connect(switches_[row], &QToolButton::clicked, this,
          [this, band](bool on) { Q_EMIT bandSwitched(band, !on); });
  solos_[row] = make(tr("S", "solo"), "solo", 2);
  solos_[row]->setAccessibleName(tr("Solo %1").arg(name));
  solos_[row]->setToolTip(
      tr("Hear this band alone, without the other bands; not exported. With the difference (D) you hear just "
         "what it changes."));
  connect(solos_[row], &QToolButton::clicked, this,
          [this, band](bool on) { Q_EMIT soloChosen(on ? band : -1); });
}

void BandTable::addTypeButton(int band) {
  const auto row = static_cast<std::size_t>(band);
  auto* button = new QToolButton(this);
  button->setProperty("look", QStringLiteral("type"));
  button->setPopupMode(QToolButton::InstantPopup);
  button->setToolTip(tr("Type of this band: a shelf or a peak"));
  button->setAccessibleName(tr("Type of %1").arg(equaliserBandName(band)));
  button->setMenu(new QMenu(button));
  for (const BandType type : kBandTypes) {
    QAction* action = button->menu()->addAction(bandTypeName(type), this,
                                                [this, band, type] { Q_EMIT typeChosen(band, type); });
    action->setCheckable(true);
    action->setData(static_cast<int>(type));
  }
  types_[row] = button;
  static_cast<QGridLayout*>(layout())->addWidget(button, band + 1, 1);
  setBandType(band, kEqualiserBands[row].usualType);
}

void BandTable::setBandOff(int band, bool off) {
  switchButton(band).setChecked(!off);
  typeButton(band).setEnabled(!off);
}

void BandTable::setBandType(int band, BandType type) {
  QToolButton& button = typeButton(band);
  button.setText(bandTypeName(type) + QStringLiteral(" \u25be"));
  button.setAccessibleDescription(bandTypeName(type));
  for (QAction* action : button.menu()->actions())
    action->setChecked(action->data().toInt() == static_cast<int>(type));
}

void BandTable::setSolo(int solo) {
  for (int band = 0; band < static_cast<int>(kBandCount); ++band) soloButton(band).setChecked(band == solo);
}

void BandTable::addCell(int band, ParameterId id, int column) {
  auto* editor = new ParameterEditor(id, this, ParameterEditor::Form::Cell);
  static_cast<QGridLayout*>(layout())->addWidget(editor, band + 1, column);
  addEditor(band, editor);
}

}  // namespace semblance::ui
