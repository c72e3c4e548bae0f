// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/BatchDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <cmath>

#include "Text.h"
#include "theme/Theme.h"
#include "window/FileIntake.h"
#include "window/ProgressStrip.h"

namespace semblance::ui {
namespace {

enum Kind { AsInput, Wav16, Wav24, Wav32Float, Flac24 };

QString stateText(const BatchItem& item) {
  switch (item.state) {
    case BatchItem::State::Waiting:
      return BatchDialog::tr("waiting");
    case BatchItem::State::Running:
      return BatchDialog::tr("%1 %").arg(std::lround(item.fraction * 100.0));
    case BatchItem::State::Done:
      return BatchDialog::tr("done");
    case BatchItem::State::Failed:
      return BatchDialog::tr("failed");
  }
  return {};
}

}  // namespace

BatchDialog::BatchDialog(QWidget* parent) : QDialog(parent), progress_(new ProgressStrip(this)) {
  setWindowTitle(tr("Process many files"));
  setAcceptDrops(true);
  resize(720, 560);
  progress_->add(queue_.job());
  start_ = new QPushButton(this);
  start_->setObjectName(QStringLiteral("startBatch"));
  start_->setProperty("look", QStringLiteral("primary"));
  start_->setDefault(true);
  connect(start_, &QPushButton::clicked, this, &BatchDialog::startOrCancel);
  auto* close = new QPushButton(tr("Close"), this);
  close->setAutoDefault(false);
  connect(close, &QPushButton::clicked, this, &BatchDialog::reject);
  outcome_ = new QLabel(this);
  outcome_->setObjectName(QStringLiteral("batchOutcome"));
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(outcome_, 1);
  buttons->addWidget(close);
  buttons->addWidget(start_);
  auto* layout = new QVBoxLayout(this);
  layout->setSpacing(spacing::kMedium);
  layout->addWidget(makeList(), 1);
  layout->addWidget(makeOptions());
  layout->addWidget(progress_);
  layout->addLayout(buttons);
  connect(&queue_, &BatchQueue::listChanged, this, &BatchDialog::refreshList);
  connect(&queue_, &BatchQueue::itemChanged, this, &BatchDialog::refreshItem);
  connect(&queue_, &BatchQueue::finished, this, [this](int done, int failed) {
    outcome_->setText(failed == 0
                          ? tr("%1 files written.").arg(done)
                          : tr("%1 files written, %2 failed: the list says why.").arg(done).arg(failed));
    refreshButtons();
    if (done > 0) Q_EMIT exported(tr("%1 files").arg(done));
  });
  refreshList();
}

QWidget* BatchDialog::makeList() {
  auto* group = new QWidget(this);
  list_ = new QTreeWidget(group);
  list_->setObjectName(QStringLiteral("batchFiles"));
  list_->setAccessibleName(tr("Files to process"));
  list_->setHeaderLabels({tr("File"), tr("State"), tr("Result")});
  list_->setRootIsDecorated(false);
  list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  list_->header()->setSectionResizeMode(0, QHeaderView::Interactive);
  list_->header()->resizeSection(0, 260);
  list_->header()->resizeSection(1, 80);
  auto* add = new QPushButton(tr("&Add files…"), group);
  remove_ = new QPushButton(tr("&Remove"), group);
  for (QPushButton* button : {add, remove_}) button->setAutoDefault(false);
  connect(add, &QPushButton::clicked, this, &BatchDialog::addFiles);
  connect(remove_, &QPushButton::clicked, this, &BatchDialog::removeChosen);
  connect(list_, &QTreeWidget::itemSelectionChanged, this, &BatchDialog::refreshButtons);
  auto* hint = new QLabel(tr("or drop them here"), group);
  hint->setProperty("look", QStringLiteral("muted"));
  auto* row = new QHBoxLayout;
  row->addWidget(add);
  row->addWidget(hint);
  row->addStretch(1);
  row->addWidget(remove_);
  auto* layout = new QVBoxLayout(group);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(list_, 1);
  layout->addLayout(row);
  return group;
}

QWidget* BatchDialog::makeOptions() {
  auto* group = new QWidget(this);
  what_ = new QComboBox(group);
  what_->setObjectName(QStringLiteral("batchWhat"));
  what_->addItem(tr("The settings as they are now"), false);
  what_->addItem(tr("Match each file to the reference"), true);
  kind_ = new QComboBox(group);
  kind_->addItem(tr("As each file"), AsInput);
  kind_->addItem(tr("WAV, 16-bit"), Wav16);
  kind_->addItem(tr("WAV, 24-bit"), Wav24);
  kind_->addItem(tr("WAV, 32-bit float"), Wav32Float);
  kind_->addItem(tr("FLAC, 24-bit"), Flac24);
  folder_ = new QLineEdit(group);
  folder_->setObjectName(QStringLiteral("batchFolder"));
  folder_->setPlaceholderText(tr("beside each file"));
  auto* choose = new QPushButton(tr("Choose…"), group);
  choose->setAutoDefault(false);
  connect(choose, &QPushButton::clicked, this, &BatchDialog::chooseFolder);
  pattern_ = new QLineEdit(ExportChoices{}.namePattern, group);
  pattern_->setToolTip(tr("{name} stands for the name of each file"));
  limit_ = new QCheckBox(tr("&Limit true peaks to"), group);
  limit_->setChecked(true);
  ceiling_ = new QDoubleSpinBox(group);
  ceiling_->setRange(-12.0, 0.0);
  ceiling_->setDecimals(1);
  ceiling_->setSingleStep(0.1);
  ceiling_->setValue(-1.0);
  ceiling_->setSuffix(tr(" dBTP"));
  ceiling_->setAccessibleName(tr("Ceiling"));
  connect(limit_, &QCheckBox::toggled, ceiling_, &QWidget::setEnabled);
  replace_ = new QCheckBox(tr("Re&place files that exist"), group);
  replace_->setObjectName(QStringLiteral("batchReplace"));

  auto* folderRow = new QHBoxLayout;
  folderRow->setSpacing(spacing::kSmall);
  folderRow->addWidget(folder_, 1);
  folderRow->addWidget(choose);
  auto* levelRow = new QHBoxLayout;
  levelRow->setSpacing(spacing::kSmall);
  levelRow->addWidget(limit_);
  levelRow->addWidget(ceiling_);
  levelRow->addStretch(1);
  levelRow->addWidget(replace_);
  auto* form = new QFormLayout(group);
  form->setContentsMargins(0, 0, 0, 0);
  form->addRow(tr("&Effects"), what_);
  form->addRow(tr("&Kind"), kind_);
  auto* folderLabel = new QLabel(tr("&Folder"), group);
  folderLabel->setBuddy(folder_);
  form->addRow(folderLabel, folderRow);
  form->addRow(tr("&Name"), pattern_);
  form->addRow(QString(), levelRow);
  return group;
}

void BatchDialog::setSession(const Session& session) {
  session_ = session;
  const bool canMatch = !session.reference.path.empty();
  if (!canMatch) what_->setCurrentIndex(0);
  what_->setEnabled(canMatch);
  what_->setToolTip(canMatch ? QString() : tr("Open a reference to match each file to it"));
}

BatchPlan BatchDialog::plan() const {
  BatchPlan plan;
  plan.session = session_;
  plan.matchEach = what_->currentData().toBool();
  plan.replace = replace_->isChecked();
  plan.choices.folder = folder_->text().trimmed();
  plan.choices.namePattern = pattern_->text();
  if (limit_->isChecked()) plan.choices.truePeakCeiling = ceiling_->value();
  const int kind = kind_->currentData().toInt();
  plan.asInput = kind == AsInput;
  plan.choices.container = kind == Flac24 ? Container::Flac : Container::Wav;
  plan.choices.sampleFormat = kind == Wav16        ? SampleFormat::Int16
                              : kind == Wav32Float ? SampleFormat::Float32
                                                   : SampleFormat::Int24;
  return plan;
}

void BatchDialog::addFiles() {
  const QStringList chosen =
      QFileDialog::getOpenFileNames(this, tr("Files to process"), QString(), FileIntake::soundFilter());
  std::vector<std::filesystem::path> files;
  for (const QString& file : chosen) files.push_back(toPath(file));
  queue_.add(files);
}

void BatchDialog::removeChosen() {
  for (int row = list_->topLevelItemCount() - 1; row >= 0; --row)
    if (list_->topLevelItem(row)->isSelected()) queue_.remove(static_cast<std::size_t>(row));
}

void BatchDialog::chooseFolder() {
  const QString chosen =
      QFileDialog::getExistingDirectory(this, tr("Folder for the results"), folder_->text());
  if (!chosen.isEmpty()) folder_->setText(chosen);
}

void BatchDialog::startOrCancel() {
  outcome_->clear();
  if (queue_.running()) {
    queue_.cancel();
  } else {
    queue_.start(plan());
  }
  refreshButtons();
}

void BatchDialog::refreshList() {
  while (list_->topLevelItemCount() > static_cast<int>(queue_.items().size()))
    delete list_->takeTopLevelItem(0);
  while (list_->topLevelItemCount() < static_cast<int>(queue_.items().size())) new QTreeWidgetItem(list_);
  for (int index = 0; index < list_->topLevelItemCount(); ++index) refreshItem(index);
  refreshButtons();
}

void BatchDialog::refreshItem(int index) {
  const BatchItem& item = queue_.items()[static_cast<std::size_t>(index)];
  QTreeWidgetItem* row = list_->topLevelItem(index);
  row->setText(0, fileName(item.input));
  row->setToolTip(0, toQString(item.input));
  row->setText(1, stateText(item));
  row->setText(2, item.message);
  row->setToolTip(2, item.message);
  const bool failed = item.state == BatchItem::State::Failed;
  const QColor tone = failed                                 ? colours().error
                      : item.state == BatchItem::State::Done ? colours().good
                                                             : colours().text;
  row->setForeground(1, tone);
  if (item.state == BatchItem::State::Running) list_->scrollToItem(row);
}

void BatchDialog::refreshButtons() {
  const bool some = std::ranges::any_of(queue_.items(), [](const BatchItem& item) {
    return item.state == BatchItem::State::Waiting || item.state == BatchItem::State::Failed;
  });
  start_->setText(queue_.running() ? tr("Stop") : tr("Start"));
  start_->setEnabled(queue_.running() || some);
  remove_->setEnabled(!list_->selectedItems().isEmpty());
}

void BatchDialog::reject() {
  if (queue_.running()) return startOrCancel();
  QDialog::reject();
}

void BatchDialog::dragEnterEvent(QDragEnterEvent* event) {
  if (!FileIntake::localFiles(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void BatchDialog::dropEvent(QDropEvent* event) {
  std::vector<std::filesystem::path> files;
  for (const QString& file : FileIntake::localFiles(event->mimeData())) files.push_back(toPath(file));
  queue_.add(files);
  event->acceptProposedAction();
}

}  // namespace semblance::ui
