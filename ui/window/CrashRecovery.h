// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <vector>

#include "document/Autosave.h"
#include "document/SessionFiles.h"

namespace semblance::ui {

/// Keeps copies of unsaved work while the window is open, and offers what an earlier run left behind.
class CrashRecovery : public QObject {
  Q_OBJECT

 public:
  CrashRecovery(Document& document, SessionFiles& sessions, const std::filesystem::path& folder,
                QWidget* window);

  /// Asks, where there is something to ask about. True: the document holds recovered work now.
  bool offer();

  Autosave& autosave() { return autosave_; }

 Q_SIGNALS:
  void failed(const QString& message);
  void recovered(const QString& message);

 private:
  void recover(const LeftWork& left);

  Document& document_;
  SessionFiles& sessions_;
  QWidget* window_;
  Autosave autosave_;
};

}  // namespace semblance::ui
