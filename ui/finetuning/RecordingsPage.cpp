// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/RecordingsPage.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "Text.h"
#include "finetuning/FineTuneText.h"
#include "plots/PlotGeometry.h"
#include "theme/Theme.h"
#include "window/FileIntake.h"
#include "window/ProgressStrip.h"

namespace semblance::ui {
namespace {

std::vector<std::filesystem::path> foldersIn(const QMimeData* data) {
  std::vector<std::filesystem::path> folders;
  for (const QString& path : FileIntake::localFiles(data))
    if (QFileInfo(path).isDir()) folders.push_back(toPath(path));
  return folders;
}

QLabel* wrapped(const char* name, QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setObjectName(QString::fromLatin1(name));
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  return label;
}

QPushButton* button(const QString& text, const char* name, QWidget* parent) {
  auto* made = new QPushButton(text, parent);
  made->setObjectName(QString::fromLatin1(name));
  made->setAutoDefault(false);
  return made;
}

}  // namespace

RecordingsPage::RecordingsPage(FineTuneProject& project, QWidget* parent)
    : QWidget(parent), project_(project) {
  setAcceptDrops(true);
  auto* intro = wrapped("", this);
  intro->setText(
      tr("A model learns the sound of your own recordings best from finished ones: mixes and masters of the "
         "kind you work on, half an hour or more. Nothing leaves this machine."));
  auto* progress = new ProgressStrip(this);
  progress->add(project_.scanJob());
  progress->setVisible(progress->busy());
  connect(progress, &ProgressStrip::busyChanged, progress, &QWidget::setVisible);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::kMedium);
  layout->addWidget(intro);
  layout->addWidget(makeInterrupted());
  layout->addWidget(makeFolders());
  layout->addWidget(makeFiles(), 1);
  layout->addWidget(progress);
  connect(&project_, &FineTuneProject::changed, this, &RecordingsPage::refresh);
  connect(&project_.scanJob(), &BackgroundJob::ended, this, &RecordingsPage::refresh);
  refresh();
}

QWidget* RecordingsPage::makeInterrupted() {
  interrupted_ = new QWidget(this);
  interrupted_->setProperty("look", QStringLiteral("panel"));
  interrupted_->setAttribute(Qt::WA_StyledBackground);
  interruptedText_ = wrapped("interruptedText", interrupted_);
  auto* resume = button(tr("&Go on"), "resumeFineTuning", interrupted_);
  auto* discard = button(tr("&Discard"), "discardInterrupted", interrupted_);
  connect(resume, &QPushButton::clicked, &project_, &FineTuneProject::resume);
  connect(discard, &QPushButton::clicked, &project_, &FineTuneProject::discardInterrupted);
  auto* layout = new QHBoxLayout(interrupted_);
  layout->addWidget(interruptedText_, 1);
  layout->addWidget(discard);
  layout->addWidget(resume);
  return interrupted_;
}

QWidget* RecordingsPage::makeFolders() {
  auto* group = new QWidget(this);
  folders_ = new QListWidget(group);
  folders_->setObjectName(QStringLiteral("libraryFolders"));
  folders_->setAccessibleName(tr("Folders with recordings"));
  folders_->setFixedHeight(74);
  folders_->setTextElideMode(Qt::ElideMiddle);
  auto* add = button(tr("&Add folder…"), "addFolder", group);
  remove_ = button(tr("&Remove"), "removeFolder", group);
  connect(add, &QPushButton::clicked, this, &RecordingsPage::chooseFolder);
  connect(remove_, &QPushButton::clicked, this, [this] {
    if (folders_->currentRow() >= 0) project_.removeFolder(static_cast<std::size_t>(folders_->currentRow()));
  });
  connect(folders_, &QListWidget::itemSelectionChanged, this,
          [this] { remove_->setEnabled(!folders_->selectedItems().isEmpty()); });
  auto* hint = new QLabel(tr("or drop folders here"), group);
  hint->setProperty("look", QStringLiteral("muted"));
  auto* column = new QVBoxLayout;
  column->addWidget(add);
  column->addWidget(remove_);
  column->addWidget(hint);
  column->addStretch(1);
  auto* layout = new QHBoxLayout(group);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(folders_, 1);
  layout->addLayout(column);
  return group;
}

QWidget* RecordingsPage::makeFiles() {
  auto* group = new QWidget(this);
  summary_ = wrapped("librarySummary", group);
  summary_->setProperty("look", QStringLiteral("title"));
  files_ = new QTreeWidget(group);
  files_->setObjectName(QStringLiteral("libraryFiles"));
  files_->setAccessibleName(tr("Recordings in the folders"));
  files_->setHeaderLabels({tr("File"), tr("Length"), tr("Can it be used?")});
  files_->setRootIsDecorated(false);
  files_->setUniformRowHeights(true);
  files_->setTextElideMode(Qt::ElideMiddle);
  files_->header()->setSectionResizeMode(0, QHeaderView::Interactive);
  files_->header()->resizeSection(0, 300);
  files_->header()->resizeSection(1, 70);
  notes_ = wrapped("libraryNotes", group);
  notes_->setProperty("look", QStringLiteral("muted"));
  auto* layout = new QVBoxLayout(group);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::kTight);
  layout->addWidget(summary_);
  layout->addWidget(files_, 1);
  layout->addWidget(notes_);
  return group;
}

void RecordingsPage::chooseFolder() {
  const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder with recordings"));
  if (!chosen.isEmpty()) project_.addFolders({toPath(chosen)});
}

void RecordingsPage::refresh() {
  interrupted_->setVisible(project_.interrupted().has_value());
  if (const auto& left = project_.interrupted())
    interruptedText_->setText(
        tr("The fine-tuning of “%1” was interrupted at step %2 of %3. Starting another one discards it.")
            .arg(toQString(left->name))
            .arg(left->step)
            .arg(left->steps));
  refreshFolders();
  refreshFiles();
}

void RecordingsPage::refreshFolders() {
  QStringList wanted;
  for (const std::filesystem::path& folder : project_.folders()) wanted << toQString(folder);
  QStringList there;
  for (int row = 0; row < folders_->count(); ++row) there << folders_->item(row)->text();
  if (wanted != there) {
    folders_->clear();
    folders_->addItems(wanted);
  }
  remove_->setEnabled(!folders_->selectedItems().isEmpty());
}

void RecordingsPage::refreshFiles() {
  const LibraryScan* library = project_.library() ? &*project_.library() : nullptr;
  summary_->setText(library                        ? libraryText(*library)
                    : project_.scanJob().running() ? tr("Looking through the recordings…")
                    : project_.folders().empty()   ? tr("No folder chosen yet")
                                                   : QString());
  QStringList notes;
  if (library)
    for (const Sentence& note : library->notes) notes << toQString(note);
  notes_->setText(notes.join(QLatin1Char(' ')));
  notes_->setVisible(!notes.isEmpty());
  if (library == shown_ && (!library || files_->topLevelItemCount() > 0)) return;
  shown_ = library;
  files_->clear();
  if (!library) return;
  QList<QTreeWidgetItem*> rows;
  for (const RejectedFile& clip : library->rejected) {
    auto* row = new QTreeWidgetItem({fileName(clip.path), QString(), toQString(clip.reason)});
    row->setForeground(2, colours().error);
    row->setToolTip(0, toQString(clip.path));
    row->setToolTip(2, toQString(clip.reason));
    rows << row;
  }
  for (const LibraryRecording& recording : library->recordings) {
    auto* row = new QTreeWidgetItem({toQString(recording.name), timeText(recording.seconds), tr("yes")});
    row->setForeground(2, colours().good);
    row->setToolTip(0, toQString(recording.files.front().path));
    rows << row;
  }
  files_->addTopLevelItems(rows);
}

void RecordingsPage::dragEnterEvent(QDragEnterEvent* event) {
  if (!foldersIn(event->mimeData()).empty()) event->acceptProposedAction();
}

void RecordingsPage::dropEvent(QDropEvent* event) {
  project_.addFolders(foldersIn(event->mimeData()));
  event->acceptProposedAction();
}

}  // namespace semblance::ui
