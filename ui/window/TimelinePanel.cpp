// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/TimelinePanel.h"

#include <QSettings>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "plots/GainReductionPlot.h"
#include "plots/LoudnessPlot.h"

namespace semblance::ui {
namespace {

const QString kPageKey = QStringLiteral("view/timeline");

}  // namespace

TimelinePanel::TimelinePanel(QWidget* parent)
    : QWidget(parent),
      pages_(new QStackedWidget(this)),
      reduction_(new GainReductionPlot(this)),
      loudness_(new LoudnessPlot(this)),
      switch_(new QToolButton(this)) {
  pages_->addWidget(reduction_);
  pages_->addWidget(loudness_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(pages_);
  switch_->setObjectName(QStringLiteral("timelineSwitch"));
  switch_->setProperty("look", QStringLiteral("corner"));
  switch_->setFocusPolicy(Qt::TabFocus);
  QFont small = switch_->font();
  small.setPointSizeF(small.pointSizeF() * 0.85);
  switch_->setFont(small);
  connect(switch_, &QToolButton::clicked, this, [this] { show(1 - pages_->currentIndex()); });
  connect(reduction_, &GainReductionPlot::seekRequested, this, &TimelinePanel::seekRequested);
  connect(loudness_, &LoudnessPlot::seekRequested, this, &TimelinePanel::seekRequested);
  show(QSettings().value(kPageKey, 0).toInt() == 1 ? 1 : 0);
}

void TimelinePanel::show(int page) {
  pages_->setCurrentIndex(page);
  switch_->setText(page == 0 ? tr("Show loudness") : tr("Show gain reduction"));
  switch_->setToolTip(page == 0 ? tr("Draw here how loud input and result are over time")
                                : tr("Draw here how far the compressor turns loud passages down"));
  switch_->adjustSize();
  switch_->move(width() - switch_->width() - 8, 2);
  switch_->raise();
  QSettings().setValue(kPageKey, page);
}

void TimelinePanel::setPlayPosition(std::optional<double> seconds) {
  reduction_->setPlayPosition(seconds);
  loudness_->setPlayPosition(seconds);
}

void TimelinePanel::setVisibleRange(const TimeRange& range) {
  reduction_->setVisibleRange(range);
  loudness_->setVisibleRange(range);
}

void TimelinePanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  switch_->move(width() - switch_->width() - 8, 2);
}

}  // namespace semblance::ui
