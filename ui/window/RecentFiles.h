// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMenu;

namespace semblance::ui {

/// The last ten files of each kind, kept in the settings; files that are gone are not offered.
class RecentFiles : public QObject {
  Q_OBJECT

 public:
  enum class Kind { Input, Reference, Session };

  explicit RecentFiles(QObject* parent = nullptr);

  void add(Kind kind, const QString& path);
  QStringList existing(Kind kind) const;
  void clear();
  /// Fills `menu` each time it opens.
  void attach(QMenu* menu, Kind kind);

 Q_SIGNALS:
  void chosen(semblance::ui::RecentFiles::Kind kind, const QString& path);

 private:
  void fill(QMenu* menu, Kind kind);
};

}  // namespace semblance::ui
