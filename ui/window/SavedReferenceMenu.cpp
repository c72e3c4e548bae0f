// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/SavedReferenceMenu.h"

#include <QDesktopServices>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QUrl>
#include <system_error>

#include "Text.h"
#include "dialogs/AskName.h"

namespace semblance::ui {
namespace {

/// As a menu shows it: a single & would mark a key.
QString entryText(const std::string& name) {
  return toQString(name).replace(QLatin1Char('&'), QLatin1String("&&"));
}

void makeFolder() {
  std::error_code ignored;  // saving says what is wrong
  std::filesystem::create_directories(savedReferenceFolder(), ignored);
}

}  // namespace

SavedReferenceMenu::SavedReferenceMenu(Document& document, QMenu* menu, QWidget* window)
    : QObject(window), document_(document), menu_(menu), window_(window), job_(tr("Saving the reference")) {
  menu_->setToolTipsVisible(true);
  connect(menu_, &QMenu::aboutToShow, this, &SavedReferenceMenu::fill);
}

void SavedReferenceMenu::fill() {
  menu_->clear();
  qDeleteAll(menu_->findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
  auto* removal = new QMenu(tr("&Remove"), menu_);
  for (const SavedReference& saved : savedReferencesIn(savedReferenceFolder())) addSaved(saved, *removal);
  if (menu_->isEmpty()) menu_->addAction(tr("None saved yet"))->setEnabled(false);
  menu_->addSeparator();
  QAction* save = menu_->addAction(tr("&Save this reference…"), this, &SavedReferenceMenu::askAndSave);
  save->setToolTip(tr("Under a name, with a copy of its sound, to match others to it later"));
  save->setEnabled(!document_.session().reference.path.empty() && !job_.running());
  removal->setEnabled(!removal->isEmpty());
  menu_->addMenu(removal);
  menu_->addAction(tr("Show &folder"), this, [] {
    makeFolder();
    QDesktopServices::openUrl(QUrl::fromLocalFile(toQString(savedReferenceFolder())));
  });
}

void SavedReferenceMenu::addSaved(const SavedReference& saved, QMenu& removal) {
  const QString name = toQString(saved.name);
  QAction* entry =
      menu_->addAction(entryText(saved.name), this, [this, path = saved.path, name] { use(path, name); });
  entry->setEnabled(saved.problem.empty());
  entry->setToolTip(!saved.problem.empty() ? toQString(saved.problem)
                                           : tr("%n recordings, instead of the present reference", nullptr,
                                                static_cast<int>(saved.tracks)));
  removal.addAction(entryText(saved.name), this, [this, saved] { askAndRemove(saved); });
}

void SavedReferenceMenu::use(const std::filesystem::path& file, const QString& name) {
  const auto references = loadReferences(file);
  if (!references) {
    Q_EMIT failed(toQString(references.error()));
    return;
  }
  document_.useReferences(*references, name);
}

void SavedReferenceMenu::askAndSave() {
  const QString name =
      askName(window_, tr("Save this reference"), tr("Name of the reference"),
              [](const std::string& typed) { return savedReferencePath(savedReferenceFolder(), typed); });
  if (!name.isEmpty()) save(name);
}

void SavedReferenceMenu::save(const QString& name) {
  makeFolder();
  const auto path = savedReferencePath(savedReferenceFolder(), name.toStdString());
  job_.start<void>([references = document_.session().references(), path](
                       const ProgressCallback& progress,
                       std::stop_token stop) { return saveReferences(references, path, progress, stop); },
                   [this, name](Result<void> saved) {
                     if (saved) {
                       Q_EMIT noticed(tr("Reference %1 saved: File > Saved references.").arg(name));
                     } else if (!isCancelled(saved.error())) {
                       Q_EMIT failed(toQString(saved.error()));
                     }
                   });
}

void SavedReferenceMenu::askAndRemove(const SavedReference& saved) {
  QMessageBox box(QMessageBox::Warning, tr("Remove a saved reference"),
                  tr("Remove the saved reference “%1”?").arg(toQString(saved.name)), QMessageBox::Cancel,
                  window_);
  box.setInformativeText(
      tr("Its copies of the recordings are deleted. Sessions that use them need another reference."));
  QPushButton* yes = box.addButton(tr("&Remove"), QMessageBox::DestructiveRole);
  box.setDefaultButton(QMessageBox::Cancel);
  box.exec();
  if (box.clickedButton() == yes) remove(saved);
}

void SavedReferenceMenu::remove(const SavedReference& saved) {
  if (const auto removed = removeReferences(saved.path); !removed) Q_EMIT failed(toQString(removed.error()));
}

}  // namespace semblance::ui
