// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/RecentFiles.h"

#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>

namespace semblance::ui {
namespace {

constexpr int kMost = 10;

QString settingsKey(RecentFiles::Kind kind) {
  switch (kind) {
    case RecentFiles::Kind::Input:
      return QStringLiteral("recent/inputs");
    case RecentFiles::Kind::Reference:
      return QStringLiteral("recent/references");
    case RecentFiles::Kind::Session:
      return QStringLiteral("recent/sessions");
  }
  return {};
}

}  // namespace

RecentFiles::RecentFiles(QObject* parent) : QObject(parent) {}

void RecentFiles::add(Kind kind, const QString& path) {
  QSettings settings;
  QStringList files = settings.value(settingsKey(kind)).toStringList();
  files.removeAll(path);
  files.prepend(path);
  while (files.size() > kMost) files.removeLast();
  settings.setValue(settingsKey(kind), files);
}

QStringList RecentFiles::existing(Kind kind) const {
  QStringList files = QSettings().value(settingsKey(kind)).toStringList();
  files.removeIf([](const QString& path) { return !QFileInfo::exists(path); });
  return files;
}

void RecentFiles::clear() { QSettings().remove(QStringLiteral("recent")); }

void RecentFiles::attach(QMenu* menu, Kind kind) {
  connect(menu, &QMenu::aboutToShow, this, [this, menu, kind] { fill(menu, kind); });
}

void RecentFiles::fill(QMenu* menu, Kind kind) {
  menu->clear();
  for (const QString& path : existing(kind)) {
    QString name = QFileInfo(path).fileName();
    name.replace(QLatin1Char('&'), QLatin1String("&&"));
    QAction* action = menu->addAction(name, this, [this, kind, path] { Q_EMIT chosen(kind, path); });
    action->setToolTip(QDir::toNativeSeparators(path));
    action->setStatusTip(action->toolTip());
  }
  menu->setToolTipsVisible(true);
  if (menu->isEmpty()) {
    menu->addAction(tr("None yet"))->setEnabled(false);
  } else {
    menu->addSeparator();
    menu->addAction(tr("Forget all"), this, &RecentFiles::clear);
  }
}

}  // namespace semblance::ui
