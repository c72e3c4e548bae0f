// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "document/Document.h"
#include "jobs/BackgroundJob.h"
#include "session/SavedReference.h"

class QMenu;
class QWidget;

namespace semblance::ui {

/// Fills a menu with the references that the user has saved, uses them, and saves those of the session.
class SavedReferenceMenu : public QObject {
  Q_OBJECT

 public:
  SavedReferenceMenu(Document& document, QMenu* menu, QWidget* window);

  void use(const std::filesystem::path& file, const QString& name);
  /// In the background: recordings are copied.
  void save(const QString& name);
  void remove(const SavedReference& saved);
  BackgroundJob& job() { return job_; }

 Q_SIGNALS:
  void failed(const QString& message);
  void noticed(const QString& message);

 private:
  void fill();
  void addSaved(const SavedReference& saved, QMenu& removal);
  void askAndSave();
  void askAndRemove(const SavedReference& saved);

  Document& document_;
  QMenu* menu_;
  QWidget* window_;
  BackgroundJob job_;
};

}  // namespace semblance::ui
