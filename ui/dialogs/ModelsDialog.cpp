// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/ModelsDialog.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QTextBrowser>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "Text.h"
#include "theme/Theme.h"

namespace semblance::ui {
namespace {

QString cardHtml(const ModelInfo& model) {
  QString rows;
  for (const auto& [label, text] : cardEntries(model))
    rows += QStringLiteral(
                "<tr><td style='color:%1; padding:2px 12px 2px 0; white-space:nowrap'>%2</td>"
                "<td style='padding:2px 0'>%3</td></tr>")
                .arg(colours().mutedText.name(), label.toHtmlEscaped(), text.toHtmlEscaped());
  return QStringLiteral("<table>%1</table>").arg(rows);
}

}  // namespace

ModelsDialog::ModelsDialog(ModelList& list, QWidget* parent) : QDialog(parent), manager_(list) {
  setWindowTitle(tr("Models"));
  resize(760, 480);
  auto* halves = new QSplitter(Qt::Horizontal, this);
  halves->addWidget(makeList());
  halves->addWidget(makeCard());
  halves->setStretchFactor(0, 2);
  halves->setStretchFactor(1, 3);
  halves->setChildrenCollapsible(false);
  problem_ = new QLabel(this);
  problem_->setObjectName(QStringLiteral("modelsProblem"));
  problem_->setProperty("look", QStringLiteral("error"));
  problem_->setWordWrap(true);
  problem_->setTextFormat(Qt::PlainText);
  auto* close = new QPushButton(tr("Close"), this);
  close->setDefault(true);
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
  auto* layout = new QVBoxLayout(this);
  layout->setSpacing(spacing::kMedium);
  layout->addWidget(halves, 1);
  layout->addWidget(problem_);
  layout->addWidget(close, 0, Qt::AlignRight);
  connect(&manager_, &ModelManager::changed, this, &ModelsDialog::refresh);
  refresh();
}

QWidget* ModelsDialog::makeList() {
  list_ = new QTreeWidget(this);
  list_->setObjectName(QStringLiteral("models"));
  list_->setAccessibleName(tr("Models"));
  list_->setHeaderLabels({tr("Model"), tr("Origin"), tr("State")});
  list_->setRootIsDecorated(false);
  list_->setMinimumWidth(260);
  list_->header()->setStretchLastSection(false);
  list_->header()->setSectionResizeMode(0, QHeaderView::Stretch);
  list_->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  list_->header()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
  connect(list_, &QTreeWidget::currentItemChanged, this, &ModelsDialog::refreshChoice);
  return list_;
}

QWidget* ModelsDialog::makeCard() {
  auto* group = new QWidget(this);
  title_ = new QLabel(group);
  title_->setObjectName(QStringLiteral("modelTitle"));
  title_->setProperty("look", QStringLiteral("title"));
  card_ = new QTextBrowser(group);
  card_->setObjectName(QStringLiteral("modelCard"));
  card_->setAccessibleName(tr("Card of the model"));
  const auto add = [&](const QString& text, const char* name, QBoxLayout& row, auto act) {
    auto* button = new QPushButton(text, group);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, act);
    row.addWidget(button);
    return button;
  };
  auto* row = new QHBoxLayout;
  default_ = add(tr("Use as &default"), "defaultModel", *row, [this] {
    if (const ModelInfo* model = chosen()) manager_.makeDefault(toQString(model->name));
  });
  rename_ = add(tr("Re&name…"), "renameModel", *row, [this] { rename(); });
  remove_ = add(tr("Re&move…"), "removeModel", *row, [this] { remove(); });
  row->addStretch(1);
  reveal_ = add(tr("Show &folder"), "revealModel", *row, [this] { reveal(); });
  auto* layout = new QVBoxLayout(group);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(title_);
  layout->addWidget(card_, 1);
  layout->addLayout(row);
  return group;
}

const ModelInfo* ModelsDialog::chosen() const {
  const QTreeWidgetItem* row = list_->currentItem();
  return row ? manager_.find(row->data(0, Qt::UserRole).toString()) : nullptr;
}

void ModelsDialog::choose(const QString& name) {
  for (int row = 0; row < list_->topLevelItemCount(); ++row) {
    QTreeWidgetItem* item = list_->topLevelItem(row);
    if (item->data(0, Qt::UserRole).toString() == name) list_->setCurrentItem(item);
  }
}

void ModelsDialog::refresh() {
  problem_->setText(manager_.problem());
  problem_->setVisible(!manager_.problem().isEmpty());
  const QString before =
      list_->currentItem() ? list_->currentItem()->data(0, Qt::UserRole).toString() : QString();
  {
    const QSignalBlocker quiet(list_);
    list_->clear();
    for (const ModelInfo& model : manager_.models()) {
      const QString state = !model.problem.empty()      ? tr("cannot be used")
                            : manager_.isDefault(model) ? tr("default")
                                                        : QString();
      auto* row = new QTreeWidgetItem(
          list_, {toQString(model.name), model.shipped ? tr("came with Semblance") : tr("yours"), state});
      row->setData(0, Qt::UserRole, toQString(model.name));
      row->setForeground(1, colours().mutedText);
      row->setForeground(2, model.problem.empty() ? colours().good : colours().error);
    }
    choose(before);
    if (!list_->currentItem() && list_->topLevelItemCount() > 0)
      list_->setCurrentItem(list_->topLevelItem(0));
  }
  refreshChoice();
}

void ModelsDialog::refreshChoice() {
  const ModelInfo* model = chosen();
  card_->clear();
  title_->setText(model ? toQString(model->name) : tr("No model was found"));
  const bool own = model && !model->shipped;
  const QString kept = model && model->shipped ? tr("Models that came with Semblance are kept") : QString();
  for (QPushButton* button : {rename_, remove_}) {
    button->setEnabled(own);
    button->setToolTip(kept);
  }
  default_->setEnabled(model && model->problem.empty() && !manager_.isDefault(*model));
  reveal_->setEnabled(model);
  if (!model) return;
  card_->setHtml(cardHtml(*model));
}

void ModelsDialog::rename() {
  const ModelInfo* model = chosen();
  if (!model) return;
  const QString before = toQString(model->name);
  bool accepted = false;
  const QString after = QInputDialog::getText(
      this, tr("Rename the model"), tr("New name of “%1”").arg(before), QLineEdit::Normal, before, &accepted);
  if (!accepted || !manager_.rename(before, after)) return;
  connect(
      &manager_, &ModelManager::changed, this, [this, after] { choose(after); }, Qt::SingleShotConnection);
}

void ModelsDialog::remove() {
  const ModelInfo* model = chosen();
  if (!model) return;
  const QString name = toQString(model->name);
  QMessageBox box(QMessageBox::Warning, windowTitle(), tr("Remove the model “%1”?").arg(name),
                  QMessageBox::Cancel, this);
  box.setInformativeText(
      tr("Its file is deleted; it cannot be brought back. Sessions that name it need another model."));
  QPushButton* yes = box.addButton(tr("&Remove"), QMessageBox::DestructiveRole);
  yes->setObjectName(QStringLiteral("confirmRemove"));
  box.setDefaultButton(QMessageBox::Cancel);
  box.exec();
  if (box.clickedButton() == yes) manager_.remove(name);
}

void ModelsDialog::reveal() {
  if (const ModelInfo* model = chosen()) Q_EMIT revealRequested(toQString(model->path.parent_path()));
}

}  // namespace semblance::ui
