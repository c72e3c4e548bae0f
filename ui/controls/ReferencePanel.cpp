// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/ReferencePanel.h"

#include <QButtonGroup>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "plots/GestureBracket.h"
#include "theme/Icons.h"
#include "theme/Theme.h"

namespace semblance::ui {
namespace {

constexpr int kRowHeight = spacing::kControlHeight + 4;
constexpr int kMostVisibleRows = 3;

}  // namespace

ReferencePanel::ReferencePanel(QWidget* parent)
    : QWidget(parent),
      scroll_(new QScrollArea(this)),
      content_(new QWidget),
      grid_(new QGridLayout(content_)),
      heardGroup_(new QButtonGroup(this)),
      gesture_(std::make_unique<GestureBracket>([this](int) { Q_EMIT weightGestureStarted(); },
                                                [this](int) { Q_EMIT weightGestureFinished(); })) {
  setAccessibleName(tr("References"));
  grid_->setContentsMargins(spacing::kSmall, 0, spacing::kTight, 0);
  grid_->setHorizontalSpacing(spacing::kSmall);
  grid_->setVerticalSpacing(2);
  grid_->setColumnStretch(0, 1);
  scroll_->setWidget(content_);
  scroll_->setWidgetResizable(true);
  scroll_->setFrameShape(QFrame::NoFrame);
  scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll_->setFocusPolicy(Qt::NoFocus);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(scroll_);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
  connect(heardGroup_, &QButtonGroup::idClicked, this, &ReferencePanel::heardChosen);
}

ReferencePanel::~ReferencePanel() = default;

ReferencePanel::Row ReferencePanel::makeRow(int index) {
  Row row{new QRadioButton(content_), new QDoubleSpinBox(content_), new QLabel(content_),
          new QToolButton(content_)};
  heardGroup_->addButton(row.heard, index);
  // A long name must not make the window wide.
  row.heard->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  row.heard->setFixedHeight(kRowHeight);
  row.weight->setRange(kLeastWeight, kMostWeight);
  row.weight->setDecimals(2);
  row.weight->setSingleStep(0.25);
  row.weight->setKeyboardTracking(false);
  row.weight->setButtonSymbols(QAbstractSpinBox::NoButtons);  // arrow keys and wheel step it
  row.weight->setFixedHeight(kRowHeight);
  row.weight->setToolTip(tr("How much this reference counts beside the others"));
  row.share->setProperty("look", QStringLiteral("muted"));
  row.share->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  row.share->setMinimumWidth(row.share->fontMetrics().horizontalAdvance(QStringLiteral("100 %")));
  row.remove->setIcon(glyphIcon(Glyph::Close));
  row.remove->setProperty("look", QStringLiteral("flat"));
  row.remove->setFixedHeight(kRowHeight);
  connect(row.weight, &QDoubleSpinBox::valueChanged, this, [this, index](double weight) {
    gesture_->step(index);
    Q_EMIT weightChanged(index, weight);
  });
  connect(row.remove, &QToolButton::clicked, this, [this, index] {
    gesture_->finish();
    Q_EMIT removeRequested(index);
  });
  grid_->addWidget(row.heard, index, 0);
  grid_->addWidget(row.weight, index, 1);
  grid_->addWidget(row.share, index, 2);
  grid_->addWidget(row.remove, index, 3);
  return row;
}

void ReferencePanel::setRowCount(std::size_t count) {
  while (rows_.size() < count) rows_.push_back(makeRow(static_cast<int>(rows_.size())));
  while (rows_.size() > count) {
    const Row& last = rows_.back();
    heardGroup_->removeButton(last.heard);
    // The click that took a row out still runs in its button.
    for (QWidget* widget :
         std::initializer_list<QWidget*>{last.heard, last.weight, last.share, last.remove}) {
      widget->hide();
      widget->deleteLater();
    }
    rows_.pop_back();
  }
}

void ReferencePanel::setItems(const std::vector<ReferenceItem>& items, int heard) {
  const bool otherHeight = items.size() != rows_.size();
  setRowCount(items.size());
  double sum = 0.0;
  for (const ReferenceItem& item : items) sum += item.weight;
  for (std::size_t index = 0; index < items.size(); ++index) {
    const ReferenceItem& item = items[index];
    const Row& row = rows_[index];
    row.heard->setText(QString(item.name).replace(QLatin1Char('&'), QStringLiteral("&&")));
    row.heard->setAccessibleName(tr("Listen to %1").arg(item.name));
    row.heard->setToolTip(tr("Show and hear this reference: %1").arg(item.path));
    row.heard->setChecked(static_cast<int>(index) == heard);
    row.weight->setAccessibleName(tr("Weight of %1").arg(item.name));
    const QSignalBlocker quiet(row.weight);
    row.weight->setValue(item.weight);
    const int percent = static_cast<int>(std::lround(100.0 * item.weight / sum));
    row.share->setText(tr("%1 %").arg(percent));
    row.remove->setAccessibleName(tr("Remove %1").arg(item.name));
    row.remove->setToolTip(tr("Remove this reference"));
  }
  if (otherHeight) updateGeometry();
}

QSize ReferencePanel::sizeHint() const {
  const int rows = std::clamp(count(), 1, kMostVisibleRows);
  return {240, rows * (kRowHeight + 2)};
}

// The smallest window shows one row and scrolls.
QSize ReferencePanel::minimumSizeHint() const { return {200, kRowHeight + 2}; }

}  // namespace semblance::ui
