// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/VersionSwitch.h"

#include <QHBoxLayout>
#include <QToolButton>

#include "theme/Theme.h"

namespace semblance::ui {

VersionSwitch::VersionSwitch(QWidget* parent) : QWidget(parent), copy_(new QToolButton(this)) {
  setAccessibleName(tr("Version of the settings"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(spacing::kSmall, 0, 0, 0);
  layout->setSpacing(2);
  for (int version = 0; version < 2; ++version) {
    auto* button = new QToolButton(this);
    button->setText(QString::number(version + 1));
    button->setCheckable(true);
    button->setProperty("look", QStringLiteral("band"));
    button->setFixedSize(28, 26);
    button->setAccessibleName(tr("Settings %1").arg(version + 1));
    button->setToolTip(
        tr("Settings %1: keep two versions and compare them, also while playing (key V)").arg(version + 1));
    connect(button, &QToolButton::clicked, this, [this, version] {
      const bool other = version != version_;
      setState(version_, !copy_->isEnabled());  // the document decides what is shown
      if (other) Q_EMIT switchRequested();
    });
    buttons_[static_cast<std::size_t>(version)] = button;
    layout->addWidget(button);
  }
  copy_->setProperty("look", QStringLiteral("flat"));
  copy_->setFixedHeight(26);
  connect(copy_, &QToolButton::clicked, this, &VersionSwitch::copyRequested);
  layout->addWidget(copy_);
  setState(0, true);
}

void VersionSwitch::setState(int version, bool same) {
  version_ = version;
  for (int index = 0; index < 2; ++index) button(index).setChecked(index == version);
  copy_->setText(version == 0 ? tr("1 → 2") : tr("2 → 1"));
  copy_->setAccessibleName(tr("Copy settings %1 to %2").arg(version + 1).arg(2 - version));
  copy_->setToolTip(copy_->accessibleName());
  copy_->setEnabled(!same);
}

}  // namespace semblance::ui
