// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "document/ModelManager.h"

class QLabel;
class QPushButton;
class QTextBrowser;
class QTreeWidget;

namespace semblance::ui {

/// The models there are, with their cards; those of the user's own can be renamed and removed.
class ModelsDialog : public QDialog {
  Q_OBJECT

 public:
  explicit ModelsDialog(ModelList& list, QWidget* parent = nullptr);

  ModelManager& manager() { return manager_; }
  void choose(const QString& name);

 Q_SIGNALS:
  void revealRequested(const QString& folder);

 private:
  QWidget* makeList();
  QWidget* makeCard();
  void refresh();
  void refreshChoice();
  const ModelInfo* chosen() const;
  void rename();
  void remove();
  void reveal();

  ModelManager manager_;
  QTreeWidget* list_ = nullptr;
  QLabel* title_ = nullptr;
  QTextBrowser* card_ = nullptr;
  QPushButton* rename_ = nullptr;
  QPushButton* remove_ = nullptr;
  QPushButton* default_ = nullptr;
  QPushButton* reveal_ = nullptr;
  QLabel* problem_ = nullptr;
};

}  // namespace semblance::ui
