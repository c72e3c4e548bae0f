// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/MatchBar.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QToolButton>
#include <QWidgetAction>
#include <cmath>

#include "Text.h"
#include "controls/SpokenValue.h"
#include "theme/Icons.h"
#include "theme/Theme.h"
#include "window/EqualiserLimitsPanel.h"
#include "window/SectionStrengthPanel.h"
#include "window/StrengthSlider.h"

namespace semblance::ui {
namespace {

constexpr int kUsesModelRole = Qt::UserRole + 1;  // of the methods; the role before holds their ids

}  // namespace

MatchBar::MatchBar(QAction* match, QAction* cancel, QWidget* parent)
    : QWidget(parent),
      match_(match),
      cancel_(cancel),
      method_(new QComboBox(this)),
      model_(new QComboBox(this)),
      equaliser_(new QCheckBox(tr("E&Q"), this)),
      limits_(new EqualiserLimitsPanel(this)),
      limitsButton_(new QToolButton(this)),
      dynamics_(new QCheckBox(tr("D&ynamics"), this)),
      level_(new QCheckBox(tr("Le&vel"), this)),
      saturation_(new QAction(tr("Match sets the s&aturation"), this)),
      width_(new QAction(tr("Match sets the stereo &width"), this)),
      strength_(new StrengthSlider(this)),
      percent_(new QSpinBox(this)),
      sectionStrengths_(new SectionStrengthPanel(this)),
      more_(new QToolButton(this)),
      button_(new QPushButton(this)) {
  method_->setObjectName(QStringLiteral("method"));
  method_->setMinimumContentsLength(8);
  method_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  model_->setObjectName(QStringLiteral("model"));
  button_->setObjectName(QStringLiteral("match"));
  button_->setMinimumWidth(110);
  button_->setProperty("look", QStringLiteral("primary"));
  model_->setMinimumContentsLength(8);
  model_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  model_->setToolTip(tr("The trained network that Match uses"));

  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::kMedium);
  layout->addWidget(labelled(tr("M&ethod"), method_));
  layout->addWidget(labelled(tr("M&odel"), model_));
  layout->addWidget(makeSections());
  layout->addWidget(makeStrength(), 1);
  layout->addStretch(0);
  layout->addWidget(button_);

  connect(method_, &QComboBox::activated, this, [this](int index) {
    Q_EMIT methodChosen(method_->itemData(index).toString(), method_->itemText(index));
  });
  connect(model_, &QComboBox::activated, this, &MatchBar::chooseModel);
  connect(button_, &QPushButton::clicked, this, [this] { (state_.running ? cancel_ : match_)->trigger(); });
  connect(match_, &QAction::changed, this, &MatchBar::updateButton);
  updateButton();
}

QWidget* MatchBar::labelled(const QString& text, QWidget* control) {
  auto* group = new QWidget(this);
  auto* layout = new QHBoxLayout(group);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::kSmall);
  auto* label = new QLabel(text, group);
  label->setBuddy(control);
  layout->addWidget(label);
  layout->addWidget(control, 1);
  return group;
}

QWidget* MatchBar::makeSections() {
  auto* group = new QWidget(this);
  auto* layout = new QHBoxLayout(group);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::kSmall);
  equaliser_->setToolTip(tr("Match may set the equaliser"));
  dynamics_->setToolTip(tr("Match may set the compressor"));
  level_->setToolTip(tr("Match may set the level"));
  makeLimits();
  for (QCheckBox* box : {equaliser_, dynamics_, level_}) {
    layout->addWidget(box);
    if (box == equaliser_) layout->addWidget(limitsButton_);
    connect(box, &QCheckBox::clicked, this, &MatchBar::tellSections);
  }
  return group;
}

void MatchBar::tellSections() {
  Q_EMIT sectionsChosen({equaliser_->isChecked(), dynamics_->isChecked(), level_->isChecked(),
                         saturation_->isChecked(), width_->isChecked(), state_.sections.chain,
                         state_.sections.limits});
}

QWidget* MatchBar::makeStrength() {
  strength_->setObjectName(QStringLiteral("strength"));
  strength_->setRange(0, 150);
  strength_->setPageStep(10);
  strength_->setMinimumWidth(120);
  strength_->setAccessibleName(tr("Strength"));
  speakValueAs(*strength_, tr("%1 %"));
  strength_->setToolTip(
      tr("How much of the match is applied: 0 % leaves the input as it is, 100 % is the match, up to 150 % "
         "goes beyond. Double-click for 100 %."));
  percent_->setObjectName(QStringLiteral("strengthPercent"));
  percent_->setRange(0, 150);
  percent_->setSuffix(tr(" %"));
  percent_->setKeyboardTracking(false);
  percent_->setButtonSymbols(QAbstractSpinBox::NoButtons);
  percent_->setAccessibleName(tr("Strength in percent"));
  percent_->setToolTip(strength_->toolTip());

  auto* group = labelled(tr("&Strength"), strength_);
  group->layout()->addWidget(percent_);
  makeSectionStrengths();
  group->layout()->addWidget(more_);
  group->setMaximumWidth(420);
  connect(strength_, &StrengthSlider::gestureStarted, this, &MatchBar::strengthGestureStarted);
  connect(strength_, &StrengthSlider::gestureFinished, this, &MatchBar::strengthGestureFinished);
  connect(strength_, &StrengthSlider::edited, this,
          [this](int value) { Q_EMIT strengthEdited(value / 100.0); });
  connect(percent_, &QSpinBox::valueChanged, strength_, &QSlider::setValue);
  return group;
}

void MatchBar::makeSectionStrengths() {
  auto* menu = new QMenu(this);
  auto* held = new QWidgetAction(menu);
  held->setDefaultWidget(sectionStrengths_);
  menu->addAction(held);
  menu->addSeparator();
  menu->setToolTipsVisible(true);
  saturation_->setObjectName(QStringLiteral("matchSaturation"));
  saturation_->setToolTip(tr("Only the method Refine sets it"));
  width_->setObjectName(QStringLiteral("matchWidth"));
  width_->setToolTip(tr("Where both tracks are stereo"));
  for (QAction* action : {saturation_, width_}) {
    action->setCheckable(true);
    menu->addAction(action);
    connect(action, &QAction::triggered, this, &MatchBar::tellSections);
  }
  more_->setObjectName(QStringLiteral("sectionStrengths"));
  more_->setMenu(menu);
  more_->setPopupMode(QToolButton::InstantPopup);
  more_->setFocusPolicy(Qt::TabFocus);
  more_->setAccessibleName(tr("Strength of each section"));
  connect(sectionStrengths_, &SectionStrengthPanel::gestureStarted, this, &MatchBar::strengthGestureStarted);
  connect(sectionStrengths_, &SectionStrengthPanel::gestureFinished, this,
          &MatchBar::strengthGestureFinished);
  connect(sectionStrengths_, &SectionStrengthPanel::edited, this, &MatchBar::sectionStrengthsEdited);
}

void MatchBar::makeLimits() {
  auto* menu = new QMenu(this);
  auto* held = new QWidgetAction(menu);
  held->setDefaultWidget(limits_);
  menu->addAction(held);
  limitsButton_->setObjectName(QStringLiteral("matchLimits"));
  limitsButton_->setMenu(menu);
  limitsButton_->setPopupMode(QToolButton::InstantPopup);
  limitsButton_->setFocusPolicy(Qt::TabFocus);
  limitsButton_->setAccessibleName(tr("Where the equaliser is matched"));
  connect(limits_, &EqualiserLimitsPanel::edited, this, &MatchBar::limitsEdited);
}

void MatchBar::setMethods(const std::vector<MethodInfo>& methods) {
  method_->clear();
  for (const MethodInfo& method : methods) {
    method_->addItem(toQString(method.label), toQString(method.id));
    method_->setItemData(method_->count() - 1, toQString(method.description), Qt::ToolTipRole);
    method_->setItemData(method_->count() - 1, method.usesModel, kUsesModelRole);
  }
  setState(state_);
}

void MatchBar::setModels(const std::vector<ModelInfo>& models, const QString& standard) {
  model_->clear();
  const bool usual = standard.isEmpty() || standard == QLatin1String("default");
  model_->addItem(usual ? tr("Default") : tr("Default (%1)").arg(standard), QString());
  auto* items = qobject_cast<QStandardItemModel*>(model_->model());
  for (const ModelInfo& model : models) {
    model_->addItem(toQString(model.name), toQString(model.name));
    const int row = model_->count() - 1;
    const bool usable = model.problem.empty();
    items->item(row)->setEnabled(usable);
    model_->setItemData(row, usable ? toQString(model.path) : toQString(model.problem), Qt::ToolTipRole);
  }
  setState(state_);
}

void MatchBar::setState(const MatchBarState& state) {
  state_ = state;
  method_->setCurrentIndex(method_->findData(state.method));
  method_->setToolTip(method_->currentData(Qt::ToolTipRole).toString());
  const int row = model_->findData(state.model);
  if (row < 0 && model_->count() > 0) {
    model_->addItem(tr("%1 (missing)").arg(state.model), state.model);
  }
  model_->setCurrentIndex(model_->findData(state.model));
  model_->setEnabled(method_->currentData(kUsesModelRole).toBool() && !state.running);
  method_->setEnabled(!state.running);
  equaliser_->setChecked(state.sections.equaliser);
  dynamics_->setChecked(state.sections.dynamics);
  saturation_->setChecked(state.sections.saturation);
  saturation_->setVisible(chainUses(state.sections.chain, Effect::Saturation));
  width_->setChecked(state.sections.width);
  level_->setChecked(state.sections.level);
  limits_->setLimits(state.sections.limits);
  const bool limited = state.sections.limits != EqualiserLimits{};
  limitsButton_->setText(limited ? QStringLiteral("•") : QStringLiteral("≡"));
  limitsButton_->setToolTip(limited ? tr("Range and bands of the matched equaliser: limited")
                                    : tr("Range and bands of the matched equaliser"));
  const int percent = static_cast<int>(std::lround(state.strength * 100.0));
  const QSignalBlocker quietSlider(strength_);
  const QSignalBlocker quietPercent(percent_);
  strength_->setValue(percent);
  percent_->setValue(percent);
  sectionStrengths_->setStrengths(state.sectionStrengths);
  const bool uneven =
      state.sectionStrengths != SectionStrengths{} || !state.sections.width || !state.sections.saturation;
  more_->setText(uneven ? QStringLiteral("•") : QStringLiteral("≡"));
  more_->setToolTip(uneven ? tr("Strength of each section and what else Match sets: changed")
                           : tr("Strength of each section and what else Match sets"));
  updateButton();
}

void MatchBar::chooseModel() { Q_EMIT modelChosen(model_->currentData().toString()); }

void MatchBar::updateButton() {
  const QAction* action = state_.running ? cancel_ : match_;
  button_->setText(state_.running ? tr("Cancel") : tr("Match"));
  button_->setIcon(glyphIcon(state_.running ? Glyph::Cancel : Glyph::Match, colours().onAccent));
  button_->setEnabled(state_.running || match_->isEnabled());
  button_->setToolTip(action->toolTip());
}

void MatchBar::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) updateButton();
}

}  // namespace semblance::ui
