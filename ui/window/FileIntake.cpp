// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/FileIntake.h"

#include <QFileDialog>
#include <QMimeData>
#include <QSettings>
#include <QUrl>
#include <QWidget>

#include "Text.h"
#include "base/UserPaths.h"
#include "dialogs/Preferences.h"

namespace semblance::ui {
namespace {

const QString kFolderKey = QStringLiteral("files/folder");

}  // namespace

FileIntake::FileIntake(Document& document, TrackAnalyses& tracks, SessionFiles& sessions, RecentFiles& recent,
                       QWidget* window)
    : QObject(window),
      document_(document),
      tracks_(tracks),
      sessions_(sessions),
      recent_(recent),
      window_(window) {
  connect(&recent_, &RecentFiles::chosen, this, [this](RecentFiles::Kind kind, const QString& path) {
    if (kind == RecentFiles::Kind::Session) {
      sessions_.open(path);
    } else {
      openTrack(kind == RecentFiles::Kind::Input ? TrackRole::Input : TrackRole::Reference, path);
    }
  });
  connect(&tracks_, &TrackAnalyses::opened, this, [this](TrackRole role, const std::filesystem::path& path) {
    const bool input = role == TrackRole::Input;
    recent_.add(input ? RecentFiles::Kind::Input : RecentFiles::Kind::Reference, toQString(path));
    QSettings().setValue(kFolderKey, toQString(path.parent_path()));
  });
  connect(&sessions_, &SessionFiles::used, this,
          [this](const QString& path) { recent_.add(RecentFiles::Kind::Session, path); });
}

void FileIntake::chooseTrack(TrackRole role) {
  const QString title = role == TrackRole::Input ? tr("Open input") : tr("Open reference");
  const QString preferred = Preferences::load().openFolder;
  const QString folder = preferred.isEmpty() ? QSettings().value(kFolderKey).toString() : preferred;
  const QString path = QFileDialog::getOpenFileName(window_, title, folder, soundFilter());
  if (!path.isEmpty()) openTrack(role, path);
}

void FileIntake::chooseFurtherReferences() {
  const QStringList chosen = QFileDialog::getOpenFileNames(
      window_, tr("Add references"), QSettings().value(kFolderKey).toString(), soundFilter());
  if (!chosen.isEmpty()) addReferences(chosen);
}

void FileIntake::addReferences(const QStringList& paths) {
  std::vector<std::filesystem::path> files;
  for (const QString& path : paths) files.push_back(toPath(path));
  tracks_.addReferences(files);
}

TrackRole FileIntake::freeWell() const {
  return document_.track(TrackRole::Input).path.empty() ? TrackRole::Input : TrackRole::Reference;
}

void FileIntake::openTrack(TrackRole role, const QString& path) { tracks_.open(role, toPath(path)); }

void FileIntake::take(const QStringList& paths, std::optional<TrackRole> role) {
  if (paths.isEmpty()) return;
  for (const QString& path : paths) {
    if (!SessionFiles::isSession(path)) continue;
    if (paths.size() > 1)
      Q_EMIT noticed(tr("The session was opened; the other dropped files were left out."));
    sessions_.open(path);
    return;
  }
  if (paths.size() == 1) {
    openTrack(role.value_or(freeWell()), paths.constFirst());
    return;
  }
  if (role == TrackRole::Reference && !document_.track(TrackRole::Input).path.empty()) {
    addReferences(paths);
    return;
  }
  if (paths.size() > 2) Q_EMIT noticed(tr("Only the first two of the dropped files were opened."));
  openTrack(TrackRole::Input, paths.at(0));
  openTrack(TrackRole::Reference, paths.at(1));
}

std::vector<DemoPair> FileIntake::demoPairs() {
  const std::filesystem::path resources = resourceFolder();
  if (resources.empty()) return {};
  auto pairs = readDemoPairs(resources / "demo");
  if (pairs) return std::move(*pairs);
  Q_EMIT failed(toQString(pairs.error()));
  return {};
}

void FileIntake::openDemo(const DemoPair& pair) { take({toQString(pair.input), toQString(pair.reference)}); }

QString FileIntake::soundFilter() {
  const QString sound =
      tr("Sound files (%1)")
          .arg(QStringLiteral("*.wav *.wave *.rf64 *.w64 *.aif *.aiff *.aifc *.flac *.ogg *.oga "
                              "*.opus *.mp3 *.caf *.au *.snd"));
  return sound + QStringLiteral(";;") + tr("All files (*)");
}

QStringList FileIntake::localFiles(const QMimeData* data) {
  QStringList paths;
  for (const QUrl& url : data->urls()) {
    if (url.isLocalFile()) paths.append(url.toLocalFile());
  }
  return paths;
}

}  // namespace semblance::ui
