// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/EqualiserLimitsPanel.h"

#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>

#include "theme/Theme.h"
#include "window/FrequencyLimitField.h"

namespace semblance::ui {

using Side = FrequencyLimitField::Side;

EqualiserLimitsPanel::EqualiserLimitsPanel(QWidget* parent)
    : QWidget(parent),
      lowest_(new FrequencyLimitField(Side::Low, this)),
      highest_(new FrequencyLimitField(Side::High, this)),
      bands_(new QSpinBox(this)) {
  lowest_->setObjectName(QStringLiteral("matchLowest"));
  lowest_->setAccessibleName(tr("Lowest frequency that is matched"));
  lowest_->setToolTip(
      tr("Below it the match leaves the sound as it is; the match fades in over half an "
         "octave above it"));
  highest_->setObjectName(QStringLiteral("matchHighest"));
  highest_->setAccessibleName(tr("Highest frequency that is matched"));
  highest_->setToolTip(
      tr("Above it the match leaves the sound as it is; the match fades out over half an "
         "octave below it"));
  bands_->setObjectName(QStringLiteral("matchBands"));
  bands_->setAccessibleName(tr("Bands that the match may use"));
  bands_->setToolTip(
      tr("Fewer bands follow the reference more broadly: those that serve best are chosen and "
         "the others stay flat"));
  bands_->setRange(1, static_cast<int>(kBandCount));
  bands_->setKeyboardTracking(false);

  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(spacing::kMedium, spacing::kMedium, spacing::kMedium, spacing::kMedium);
  grid->setSpacing(spacing::kSmall);
  auto* title = new QLabel(tr("Where the equaliser is matched"), this);
  title->setProperty("look", QStringLiteral("title"));
  grid->addWidget(title, 0, 0, 1, 2);
  int row = 1;
  const auto add = [&](const QString& text, QSpinBox* field) {
    auto* label = new QLabel(text, this);
    label->setBuddy(field);
    field->setMinimumWidth(110);
    grid->addWidget(label, row, 0);
    grid->addWidget(field, row++, 1);
    connect(field, &QSpinBox::valueChanged, this, &EqualiserLimitsPanel::change);
  };
  add(tr("&From"), lowest_);
  add(tr("&To"), highest_);
  add(tr("&Bands at most"), bands_);
  setLimits({});
}

void EqualiserLimitsPanel::setLimits(const EqualiserLimits& limits) {
  const QSignalBlocker quietLowest(lowest_);
  const QSignalBlocker quietHighest(highest_);
  const QSignalBlocker quietBands(bands_);
  lowest_->setLimitHz(limits.lowestHz);
  highest_->setLimitHz(limits.highestHz);
  bands_->setValue(limits.bands);
}

void EqualiserLimitsPanel::change() {
  // The one that was moved stays; the other makes room.
  const bool crossed = lowest_->limitHz() > 0.0 && highest_->limitHz() > 0.0 &&
                       highest_->limitHz() < kNarrowestRange * lowest_->limitHz();
  EqualiserLimits limits{lowest_->limitHz(), highest_->limitHz(), bands_->value()};
  if (crossed && sender() == highest_)
    limits.lowestHz = std::max(kLowestLimitHz, limits.highestHz / kNarrowestRange);
  if (crossed) limits.highestHz = std::max(limits.highestHz, kNarrowestRange * limits.lowestHz);
  if (limits.highestHz > kHighestLimitHz) limits.highestHz = 0.0;
  Q_EMIT edited(limits);
}

}  // namespace semblance::ui
