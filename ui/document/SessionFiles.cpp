// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/SessionFiles.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QWidget>

#include "Text.h"
#include "dialogs/RelinkDialog.h"
#include "document/ExportChoices.h"
#include "document/TrackLinks.h"

namespace semblance::ui {
namespace {

const QString kExtension = QStringLiteral("semblance");

}  // namespace

SessionFiles::SessionFiles(Document& document, QWidget* window)
    : QObject(window), document_(document), window_(window) {}

bool SessionFiles::isSession(const QString& path) {
  return QFileInfo(path).suffix().compare(kExtension, Qt::CaseInsensitive) == 0;
}

QString SessionFiles::filter() { return tr("Semblance sessions (*.%1)").arg(kExtension); }

void SessionFiles::startNew() {
  if (mayDiscard()) document_.replace(Session{}, {});
}

void SessionFiles::openWithDialog() {
  const QString path = QFileDialog::getOpenFileName(window_, tr("Open session"),
                                                    toQString(document_.path().parent_path()), filter());
  if (!path.isEmpty()) open(path);
}

void SessionFiles::open(const QString& path) {
  if (!mayDiscard()) return;
  const std::filesystem::path file = toPath(QFileInfo(path).absoluteFilePath());
  auto session = loadSession(file);
  if (!session) {
    Q_EMIT failed(toQString(session.error()));
    return;
  }
  if (!findTracks(*session)) return;
  document_.replace(*session, file);
  Q_EMIT used(toQString(file));
  for (const TrackSlot& slot : changedTracks(*session))
    Q_EMIT noticed(
        tr("%1 has changed since the session was saved.").arg(fileName(trackAt(*session, slot).path)));
}

bool SessionFiles::findTracks(Session& session) {
  if (!missingTracks(session).empty()) {
    RelinkDialog dialog(session, window_);
    if (dialog.exec() != QDialog::Accepted) return false;
    session = dialog.session();
  }
  const bool several = !session.otherReferences.empty();
  for (const TrackSlot& slot : missingTracks(session))
    if (slot.role == TrackRole::Input) session.input = {};
  for (const std::filesystem::path& path : dropMissingReferences(session))
    if (several) Q_EMIT noticed(tr("The reference %1 was not found; it is left out.").arg(fileName(path)));
  return true;
}

bool SessionFiles::save() { return document_.path().empty() ? saveAs() : write(document_.path()); }

bool SessionFiles::saveAs() {
  QString suggestion = toQString(document_.path());
  const std::filesystem::path& input = document_.session().input.path;
  if (suggestion.isEmpty() && !input.empty()) {
    suggestion =
        QStringLiteral("%1/%2.%3").arg(toQString(resultFolder(input)), toQString(input.stem()), kExtension);
  }
  QFileDialog dialog(window_, tr("Save session"), QString(), filter());
  dialog.setAcceptMode(QFileDialog::AcceptSave);
  dialog.setDefaultSuffix(kExtension);
  dialog.selectFile(suggestion);
  if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty()) return false;
  return write(toPath(dialog.selectedFiles().constFirst()));
}

bool SessionFiles::write(const std::filesystem::path& path) {
  if (const auto saved = document_.save(path); !saved) {
    Q_EMIT failed(toQString(saved.error()));
    return false;
  }
  Q_EMIT used(toQString(path));
  Q_EMIT saved(toQString(path));
  return true;
}

bool SessionFiles::mayDiscard() {
  if (!document_.hasUnsavedWork()) return true;
  QMessageBox box(QMessageBox::Warning, tr("Unsaved changes"),
                  tr("The session “%1” has changes that are not saved.").arg(document_.title()),
                  QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, window_);
  box.setInformativeText(tr("Save them before going on?"));
  box.setDefaultButton(QMessageBox::Save);
  const int answer = box.exec();
  if (answer == QMessageBox::Save) return save();
  return answer == QMessageBox::Discard;
}

}  // namespace semblance::ui
