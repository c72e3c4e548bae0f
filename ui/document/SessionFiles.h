// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "document/Document.h"

class QWidget;

namespace semblance::ui {

/// New, open, save and save as, with their dialogs; asks before unsaved work would be lost.
class SessionFiles : public QObject {
  Q_OBJECT

 public:
  SessionFiles(Document& document, QWidget* window);

  void startNew();
  void openWithDialog();
  void open(const QString& path);
  bool save();  ///< asks for a name the first time; false: cancelled or failed
  bool saveAs();
  /// Lets the user save, discard or stay. True: go on.
  bool mayDiscard();

  static bool isSession(const QString& path);
  static QString filter();

 Q_SIGNALS:
  void noticed(const QString& note);
  void used(const QString& path);  ///< opened or saved
  void saved(const QString& path);
  void failed(const QString& message);

 private:
  /// Asks where missing tracks are. False: the user gave up.
  bool findTracks(Session& session);
  bool write(const std::filesystem::path& path);

  Document& document_;
  QWidget* window_;
};

}  // namespace semblance::ui
