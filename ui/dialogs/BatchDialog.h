// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "document/BatchQueue.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace semblance::ui {

class ProgressStrip;

/// A list of files to process with the session's settings, or each matched to its reference. Files are added
/// by a button or dropped on the list.
class BatchDialog : public QDialog {
  Q_OBJECT

 public:
  explicit BatchDialog(QWidget* parent = nullptr);

  /// What is applied from the next start on.
  void setSession(const Session& session);
  BatchQueue& queue() { return queue_; }
  BatchPlan plan() const;

 public Q_SLOTS:
  void reject() override;  ///< cancels what runs first

 Q_SIGNALS:
  void exported(const QString& path);

 protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  QWidget* makeList();
  QWidget* makeOptions();
  void addFiles();
  void removeChosen();
  void chooseFolder();
  void startOrCancel();
  void refreshList();
  void refreshItem(int index);
  void refreshButtons();

  BatchQueue queue_;
  Session session_;
  QTreeWidget* list_ = nullptr;
  QComboBox* what_ = nullptr;
  QComboBox* kind_ = nullptr;
  QLineEdit* folder_ = nullptr;
  QLineEdit* pattern_ = nullptr;
  QCheckBox* limit_ = nullptr;
  QDoubleSpinBox* ceiling_ = nullptr;
  QCheckBox* replace_ = nullptr;
  QLabel* outcome_ = nullptr;
  ProgressStrip* progress_ = nullptr;
  QPushButton* remove_ = nullptr;
  QPushButton* start_ = nullptr;
};

}  // namespace semblance::ui
