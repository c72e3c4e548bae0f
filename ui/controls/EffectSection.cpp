// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/EffectSection.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "controls/BandTable.h"
#include "controls/ParameterEditor.h"
#include "controls/ParameterText.h"
#include "theme/Icons.h"
#include "theme/Theme.h"

namespace semblance::ui {
namespace {

std::vector<ParameterId> parametersOf(Effect effect) {
  std::vector<ParameterId> ids;
  for (const ParameterInfo& info : parameterTable()) {
    if (info.effect == effect) ids.push_back(info.id);
  }
  return ids;
}

}  // namespace

EffectSection::EffectSection(Effect effect, QWidget* parent) : QFrame(parent), effect_(effect) {
  setProperty("look", QStringLiteral("panel"));
  makeButtons();
  const std::vector<ParameterId> ids = parametersOf(effect);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(6, 6, 8, 6);
  column->setSpacing(spacing::kTight);
  auto* header = new QHBoxLayout;
  header->setSpacing(spacing::kTight);
  if (ids.size() == 1) {
    editors_.push_back(new ParameterEditor(ids.front(), this));
    header->addWidget(editors_.front(), 1);
  } else {
    title_ = new QLabel(effectName(effect), this);
    title_->setProperty("look", QStringLiteral("title"));
    title_->setContentsMargins(8, 0, 0, 0);
    header->addWidget(title_, 1);
  }
  header->addWidget(revert_);
  header->addWidget(bypass_);
  column->addLayout(header);
  if (effect == Effect::Equaliser) {
    rows_ = bands_ = new BandTable(this);
  } else if (effect == Effect::GraphicEqualiser) {
    rows_ = new GraphicBandRows(this);
  } else if (ids.size() > 1) {
    for (const ParameterId id : ids) {
      editors_.push_back(new ParameterEditor(id, this));
      column->addWidget(editors_.back());
    }
  }
  if (rows_ == nullptr) return;
  editors_ = rows_->editors();
  column->addWidget(rows_);
}

void EffectSection::makeButtons() {
  bypass_ = new QPushButton(tr("Bypass"), this);
  bypass_->setCheckable(true);
  bypass_->setAccessibleName(tr("Bypass %1").arg(effectName(effect_)));
  bypass_->setToolTip(tr("Lets the sound pass this effect unchanged, to hear what it does"));
  connect(bypass_, &QPushButton::clicked, this,
          [this](bool checked) { Q_EMIT bypassToggled(effect_, checked); });
  revert_ = new QPushButton(glyphIcon(Glyph::Revert), QString(), this);
  revert_->setProperty("look", QStringLiteral("flat"));
  revert_->setFixedWidth(30);
  revert_->setEnabled(false);
  revert_->setAccessibleName(tr("Revert %1 to the prediction").arg(effectName(effect_)));
  revert_->setToolTip(tr("Back to what was predicted"));
  connect(revert_, &QPushButton::clicked, this, [this] { Q_EMIT revertRequested(effect_); });
}

void EffectSection::setBypassed(bool bypassed) {
  bypass_->setChecked(bypassed);
  if (title_ != nullptr) title_->setEnabled(!bypassed);
}

}  // namespace semblance::ui
