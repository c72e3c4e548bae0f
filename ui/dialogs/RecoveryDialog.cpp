// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/RecoveryDialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "Text.h"
#include "theme/Theme.h"

namespace semblance::ui {
namespace {

QString nameOf(const UnsavedWork& work) {
  return work.savedAs.empty() ? RecoveryDialog::tr("Never saved") : fileName(work.savedAs);
}

QString describe(const LeftWork& left) {
  const Session& session = left.work.session;
  QStringList tracks;
  if (!session.input.path.empty()) tracks << fileName(session.input.path);
  if (!session.reference.path.empty()) tracks << fileName(session.reference.path);
  return QStringLiteral("%1 \u2013 %2\n%3")
      .arg(nameOf(left.work), QLocale().toString(left.when, QLocale::ShortFormat),
           tracks.join(QStringLiteral(" \u2192 ")));
}

}  // namespace

RecoveryDialog::RecoveryDialog(const std::vector<LeftWork>& left, QWidget* parent)
    : QDialog(parent), left_(left), list_(new QListWidget(this)) {
  setWindowTitle(tr("Recover unsaved work"));
  setMinimumWidth(480);
  auto* text =
      new QLabel(tr("Semblance did not end in good order the last time. This work was not saved:"), this);
  text->setWordWrap(true);
  for (const LeftWork& work : left) list_->addItem(describe(work));
  list_->setObjectName(QStringLiteral("leftWork"));
  list_->setAccessibleName(tr("Unsaved work"));
  list_->setCurrentRow(0);
  list_->setMaximumHeight(180);

  auto* layout = new QVBoxLayout(this);
  layout->setSpacing(spacing::kMedium);
  layout->addWidget(text);
  layout->addWidget(list_);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(addButton(tr("&Discard"), tr("Delete this work for good"), Answer::Discard));
  buttons->addStretch(1);
  buttons->addWidget(addButton(tr("&Later"), tr("Ask again at the next start"), Answer::Later));
  openSaved_ = addButton(tr("Open &saved version"),
                         tr("Open the session as it was saved and give up the rest"), Answer::OpenSaved);
  buttons->addWidget(openSaved_);
  QPushButton* recover = addButton(tr("&Recover"), tr("Go on where the work stopped"), Answer::Recover);
  recover->setObjectName(QStringLiteral("recover"));
  recover->setProperty("look", QStringLiteral("primary"));
  recover->setDefault(true);
  buttons->addWidget(recover);
  layout->addLayout(buttons);
  connect(list_, &QListWidget::currentRowChanged, this, &RecoveryDialog::refresh);
  connect(list_, &QListWidget::itemDoubleClicked, recover, &QPushButton::click);
  refresh();
}

QPushButton* RecoveryDialog::addButton(const QString& text, const QString& hint, Answer answer) {
  auto* button = new QPushButton(text, this);
  button->setToolTip(hint);
  button->setAutoDefault(false);
  connect(button, &QPushButton::clicked, this, [this, answer] {
    answer_ = answer;
    answer == Answer::Later ? reject() : accept();
  });
  return button;
}

int RecoveryDialog::chosen() const { return list_->currentRow(); }

void RecoveryDialog::refresh() {
  const int row = chosen();
  std::error_code ignored;
  openSaved_->setVisible(row >= 0 &&
                         std::filesystem::exists(left_[static_cast<std::size_t>(row)].work.savedAs, ignored));
}

}  // namespace semblance::ui
