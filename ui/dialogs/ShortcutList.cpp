// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/ShortcutList.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "window/Actions.h"

namespace semblance::ui {
namespace {

QTreeWidgetItem* addGroup(QTreeWidget* tree, const QString& title) {
  auto* item = new QTreeWidgetItem(tree, {title});
  QFont bold = item->font(0);
  bold.setBold(true);
  item->setFont(0, bold);
  item->setFirstColumnSpanned(true);
  item->setExpanded(true);
  return item;
}

}  // namespace

ShortcutList::ShortcutList(const Actions& actions, QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("Keyboard and mouse"));
  resize(600, 560);
  auto* tree = new QTreeWidget(this);
  tree->setAccessibleName(tr("Keys and gestures"));
  tree->setHeaderLabels({tr("What"), tr("Keys")});
  tree->setRootIsDecorated(false);
  tree->setSelectionMode(QAbstractItemView::NoSelection);
  for (const Actions::Group& group : actions.groups()) {
    QTreeWidgetItem* heading = addGroup(tree, group.title);
    for (const QAction* action : group.actions) {
      if (action->shortcut().isEmpty()) continue;
      const QString keys = QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText);
      new QTreeWidgetItem(heading, {action->iconText(), keys});
    }
  }
  QTreeWidgetItem* plots = addGroup(tree, tr("Equaliser plot and controls"));
  const QList<std::pair<QString, QString>> gestures = {
      {tr("Frequency and gain of a band"), tr("Drag its node, or arrow keys")},
      {tr("Fine"), tr("Hold Shift")},
      {tr("Q of a band"), tr("Wheel, or Page Up and Page Down")},
      {tr("Gain of a band"), tr("Ctrl+Wheel")},
      {tr("Switch a band off or on"), tr("Alt+click on its node")},
      {tr("Menu of a band or a value"), tr("Right-click")},
      {tr("Back to the predicted value, then to neutral"), tr("Double-click")},
      {tr("Select a passage"), tr("Drag in a waveform")},
      {tr("Zoom a waveform"), tr("Wheel")},
      {tr("Press the focused button"), tr("Enter")},
  };
  for (const auto& [what, how] : gestures) new QTreeWidgetItem(plots, {what, how});
  tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  tree->header()->setStretchLastSection(false);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(tree, 1);
  layout->addWidget(buttons);
}

}  // namespace semblance::ui
