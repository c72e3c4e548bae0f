// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLineEdit;

namespace semblance::ui {

/// A folder to type or to choose. Empty means what the placeholder says.
class FolderField : public QWidget {
  Q_OBJECT

 public:
  /// `title`: of the dialog that chooses, and spoken. `placeholder`: what is meant without a folder.
  FolderField(const QString& title, const QString& placeholder, QWidget* parent = nullptr);

  QString folder() const;
  void setFolder(const QString& folder);
  QLineEdit& edit() { return *edit_; }

 private:
  QString title_;
  QLineEdit* edit_;
};

}  // namespace semblance::ui
