// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <vector>

#include "document/Autosave.h"

class QListWidget;
class QPushButton;

namespace semblance::ui {

/// After a crash: lists the work that was not saved and asks what to do with it. Closing the dialog leaves
/// everything as it is for the next start.
class RecoveryDialog : public QDialog {
  Q_OBJECT

 public:
  enum class Answer { Later, Recover, OpenSaved, Discard };

  explicit RecoveryDialog(const std::vector<LeftWork>& left, QWidget* parent = nullptr);

  Answer answer() const { return answer_; }
  int chosen() const;  ///< index into `left`

 private:
  QPushButton* addButton(const QString& text, const QString& hint, Answer answer);
  void refresh();

  const std::vector<LeftWork>& left_;
  QListWidget* list_;
  QPushButton* openSaved_ = nullptr;
  Answer answer_ = Answer::Later;
};

}  // namespace semblance::ui
