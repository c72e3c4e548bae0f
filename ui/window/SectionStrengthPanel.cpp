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
  const std::array<QString, kSectionCount> names{tr("EQ"), tr("Dynamics"), tr("Saturation"),
                                                 tr("Stereo width"), tr("Level")};
  for (int row = 0; row < static_cast<int>(kSectionCount); ++row) {
    const auto index = static_cast<std::size_t>(row);
    auto* slider = new StrengthSlider(this);
    slider->setRange(0, 150);
    slider->setPageStep(10);
    slider->setFixedWidth(160);
    slider->setObjectName(
        QString::fromStdString(std::string(sectionKey(static_cast<ChainSection>(row))) + "Strength"));
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
  for (std::size_t row = 0; row < kSectionCount; ++row) {
    const QSignalBlocker quiet(sliders_[row]);
    const double value = strengths.of(static_cast<ChainSection>(row));
    sliders_[row]->setValue(static_cast<int>(std::lround(value * 100.0)));
    percents_[row]->setText(tr("%1 %").arg(sliders_[row]->value()));
  }
}

void SectionStrengthPanel::change() {
  for (std::size_t row = 0; row < kSectionCount; ++row)
    percents_[row]->setText(tr("%1 %").arg(sliders_[row]->value()));
  const auto of = [this](ChainSection section) {
    return sliders_[static_cast<std::size_t>(section)]->value() / 100.0;
  };
  Q_EMIT edited({of(ChainSection::Equaliser), of(ChainSection::Dynamics), of(ChainSection::Level),
                 of(ChainSection::Saturation), of(ChainSection::Width)});
}

}  // namespace semblance::ui
