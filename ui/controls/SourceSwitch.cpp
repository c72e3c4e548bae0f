// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/SourceSwitch.h"

#include <QButtonGroup>
#include <QHBoxLayout>

#include "controls/SourceButton.h"

namespace semblance::ui {

SourceSwitch::SourceSwitch(QWidget* parent) : QWidget(parent), group_(new QButtonGroup(this)) {
  setAccessibleName(tr("What is heard"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::kTight);
  const std::array<QString, kSourceCount> keys{QStringLiteral("A"), QStringLiteral("B"), QStringLiteral("R")};
  for (const SourceKind source : {SourceKind::Input, SourceKind::Result, SourceKind::Reference}) {
    const auto index = static_cast<std::size_t>(source);
    buttons_[index] = new SourceButton(source, keys[index], this);
    group_->addButton(buttons_[index]);
    layout->addWidget(buttons_[index], 1);
    connect(buttons_[index], &QAbstractButton::clicked, this, [this, source] {
      if (source == source_) return setSource(source);
      setSource(source);
      Q_EMIT sourceChosen(source);
    });
  }
  setSource(SourceKind::Input);
}

void SourceSwitch::setSource(std::optional<SourceKind> source) {
  source_ = source;
  group_->setExclusive(false);  // an exclusive group cannot have none checked
  for (const SourceKind each : {SourceKind::Input, SourceKind::Result, SourceKind::Reference})
    button(each).setChecked(each == source);
  group_->setExclusive(source.has_value());
}

void SourceSwitch::setAvailable(SourceKind source, bool available) { button(source).setEnabled(available); }

void SourceSwitch::setLevelOffset(SourceKind source, std::optional<double> decibel) {
  buttons_[static_cast<std::size_t>(source)]->setLevelOffset(decibel);
}

QAbstractButton& SourceSwitch::button(SourceKind source) {
  return *buttons_[static_cast<std::size_t>(source)];
}

}  // namespace semblance::ui
