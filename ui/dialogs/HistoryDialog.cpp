// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/HistoryDialog.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLabel>
#include <QUndoView>
#include <QVBoxLayout>

namespace semblance::ui {

HistoryDialog::HistoryDialog(QUndoStack& steps, QWidget* parent)
    : QDialog(parent), list_(new QUndoView(&steps, this)) {
  setWindowTitle(tr("History"));
  resize(340, 420);
  auto* hint = new QLabel(tr("Click a step to return to it. A new step replaces those below."), this);
  hint->setWordWrap(true);
  hint->setProperty("look", QStringLiteral("muted"));
  list_->setEmptyLabel(tr("Start"));
  list_->setObjectName(QStringLiteral("historyList"));
  list_->setAccessibleName(tr("Steps"));
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(hint);
  layout->addWidget(list_, 1);
  layout->addWidget(buttons);
  list_->installEventFilter(this);
  list_->setFocus();
}

// Home and the arrows move in the list, not in the sound.
bool HistoryDialog::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    switch (static_cast<QKeyEvent*>(event)->key()) {
      case Qt::Key_Home:
      case Qt::Key_End:
      case Qt::Key_Up:
      case Qt::Key_Down:
      case Qt::Key_PageUp:
      case Qt::Key_PageDown:
        event->accept();
        return true;
      default:
        break;
    }
  }
  return QDialog::eventFilter(watched, event);
}

}  // namespace semblance::ui
