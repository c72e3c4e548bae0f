// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/FolderField.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

#include "theme/Theme.h"

namespace semblance::ui {

FolderField::FolderField(const QString& title, const QString& placeholder, QWidget* parent)
    : QWidget(parent), title_(title), edit_(new QLineEdit(this)) {
  edit_->setPlaceholderText(placeholder);
  edit_->setAccessibleName(title);
  edit_->setClearButtonEnabled(true);
  auto* choose = new QPushButton(tr("Choose…"), this);
  choose->setAutoDefault(false);
  choose->setAccessibleName(tr("Choose: %1").arg(title));
  connect(choose, &QPushButton::clicked, this, [this] {
    const QString chosen = QFileDialog::getExistingDirectory(this, title_, folder());
    if (!chosen.isEmpty()) setFolder(chosen);
  });
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::kSmall);
  layout->addWidget(edit_, 1);
  layout->addWidget(choose);
  setFocusProxy(edit_);
}

QString FolderField::folder() const { return edit_->text().trimmed(); }

void FolderField::setFolder(const QString& folder) { edit_->setText(folder); }

}  // namespace semblance::ui
