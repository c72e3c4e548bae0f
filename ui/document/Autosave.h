// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLockFile>
#include <QObject>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <vector>

#include "document/Document.h"
#include "jobs/BackgroundJob.h"
#include "session/RecoveryFile.h"

namespace semblance::ui {

/// Work that an earlier run of the program left without saving it.
struct LeftWork {
  std::filesystem::path file;
  QDateTime when;
  UnsavedWork work;
};

/// Keeps a copy of the document's unsaved work in `folder`, at most about a second old, so that a crash costs
/// no more than that. Several programs may share the folder: each holds a lock on a file of its own. The copy
/// disappears when the work is saved or given up, and when this object ends in good order.
class Autosave : public QObject {
  Q_OBJECT

 public:
  Autosave(Document& document, std::filesystem::path folder, QObject* parent = nullptr);
  ~Autosave() override;

  /// What runs that are gone have left, newest first. Damaged files are moved aside ("*.damaged") and named
  /// by failed().
  std::vector<LeftWork> leftWork();
  void discard(const LeftWork& left);
  /// Writes at once, before something risky.
  void writeNow();

  static constexpr int kDelayMilliseconds = 500;

 Q_SIGNALS:
  void failed(const QString& message);

 private:
  void schedule();
  void write();
  void forget();
  static void removeHalf(const std::filesystem::path& file);
  std::optional<LeftWork> readLeft(const std::filesystem::path& file);

  Document& document_;
  std::filesystem::path folder_;
  std::filesystem::path file_;  ///< our own copy
  std::unique_ptr<QLockFile> lock_;
  QTimer delay_;
  std::unique_ptr<BackgroundJob> job_;
  bool kept_ = false;  ///< there is a copy, or one on its way
};

}  // namespace semblance::ui
