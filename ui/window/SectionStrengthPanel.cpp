// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/SectionStrengthPanel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <cmath>

#include "controls/SpokenValue.h"
#include "theme/Theme.h"
#include "window/StrengthSlider.h"

namespace semblance::ui {

SectionStrengthPanel::SectionStrengthPanel(QWidget* parent) : QWidget(parent) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(spacing::kMedium, spacing::kMedium, spacing::kMedium, spacing::kMedium);
  grid->setSpacing(spacing::kSmall);
  const std::array<QString, 3> names{tr("EQ"), tr("Dynamics"), tr("Level")};
  const std::array<const char*, 3> objects{"equaliserStrength", "dynamicsStrength", "levelStrength"};
  for (int row = 0; row < 3; ++row) {
    const auto index = static_cast<std::size_t>(row);
    auto* slider = new StrengthSlider(this);
    slider->setRange(0, 150);
    slider->setPageStep(10);
    slider->setFixedWidth(160);
    slider->setObjectName(QString::fromLatin1(objects[index]));
    slider->setAccessibleName(tr("Strength of %1").arg(names[index]));
    speakValueAs(*slider, tr("%1 %"));
    slider->setToolTip(tr("Times the strength of the whole. Double-click for 100 %."));
    auto* label = new QLabel(names[index], this);
    label->setBuddy(slider);
    percents_[index] = new QLabel(this);
    percents_[index]->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    percents_[index]->setMinimumWidth(fontMetrics().horizontalAdvance(QStringLiteral("150 %")));
    grid->addWidget(label, row, 0);
    grid->addWidget(slider, row, 1);
    grid->addWidget(percents_[index], row, 2);
    sliders_[index] = slider;
    connect(slider, &StrengthSlider::gestureStarted, this, &SectionStrengthPanel::gestureStarted);
    connect(slider, &StrengthSlider::gestureFinished, this, &SectionStrengthPanel::gestureFinished);
    connect(slider, &StrengthSlider::edited, this, &SectionStrengthPanel::change);
  }
  setStrengths({});
}

void SectionStrengthPanel::setStrengths(const SectionStrengths& strengths) {
  const std::array<double, 3> values{strengths.equaliser, strengths.dynamics, strengths.level};
  for (std::size_t row = 0; row < 3; ++row) {
    const QSignalBlocker quiet(sliders_[row]);
    sliders_[row]->setValue(static_cast<int>(std::lround(values[row] * 100.0)));
    percents_[row]->setText(tr("%1 %").arg(sliders_[row]->value()));
  }
}

void SectionStrengthPanel::change() {
  for (std::size_t row = 0; row < 3; ++row) percents_[row]->setText(tr("%1 %").arg(sliders_[row]->value()));
  Q_EMIT edited({sliders_[0]->value() / 100.0, sliders_[1]->value() / 100.0, sliders_[2]->value() / 100.0});
}

}  // namespace semblance::ui
