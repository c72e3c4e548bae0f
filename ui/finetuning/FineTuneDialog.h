// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "finetuning/FineTuneProject.h"
#include "matching/Matcher.h"

class QCheckBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace semblance::ui {

class OutcomePage;

/// Makes a model of the user's own: folders, plan, training, and the decision, a page each.
class FineTuneDialog : public QDialog {
  Q_OBJECT

 public:
  FineTuneDialog(const std::vector<ModelInfo>& models, const std::filesystem::path& workFolder,
                 QWidget* parent = nullptr);

  FineTuneProject& project() { return project_; }

 public Q_SLOTS:
  void reject() override;  ///< asks where something would be lost

 Q_SIGNALS:
  void kept(const QString& name, bool use);
  void soundWanted();    ///< the sound device is needed here
  void soundReleased();  ///< and is not any more

 protected:
  void closeEvent(QCloseEvent* event) override;

 private:
  QWidget* makeButtons();
  void refresh();
  void goOn();
  void goBack();
  bool mayStop();
  bool mayLeaveOutcome();
  void letSoundGo();

  FineTuneProject project_;
  QStackedWidget* pages_;
  OutcomePage* outcome_;
  QLabel* step_;
  QLabel* problem_;
  QCheckBox* use_ = nullptr;
  QPushButton* back_ = nullptr;
  QPushButton* forward_ = nullptr;
  QPushButton* close_ = nullptr;
  bool soundTaken_ = false;
  bool closing_ = false;
};

}  // namespace semblance::ui
