// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QUndoStack;
class QUndoView;

namespace semblance::ui {

/// All steps since the session was opened, by name; choosing one with the mouse or the arrow keys goes back
/// to it, or forward again. Stays open beside the window.
class HistoryDialog : public QDialog {
  Q_OBJECT

 public:
  explicit HistoryDialog(QUndoStack& steps, QWidget* parent = nullptr);

  QUndoView& list() { return *list_; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QUndoView* list_;
};

}  // namespace semblance::ui
