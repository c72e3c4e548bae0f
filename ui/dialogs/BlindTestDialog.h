// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <optional>

#include "document/BlindTest.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QToolButton;

namespace semblance::ui {

/// Blind comparison of input and result: A, B and X can be heard at any time, the answers come out only at
/// the end. Knows nothing of playback but what it asks for.
class BlindTestDialog : public QDialog {
  Q_OBJECT

 public:
  /// `subject`: what is compared, for the log.
  explicit BlindTestDialog(const QString& subject, std::uint32_t seed, QWidget* parent = nullptr);

  bool running() const { return test_ && !test_->finished(); }
  const std::optional<BlindTest>& test() const { return test_; }

 Q_SIGNALS:
  void started();
  void hearRequested(bool result);  ///< else the input
  void playRequested();
  void ended();  ///< finished, or left before

 protected:
  void done(int result) override;

 private:
  QWidget* makeStartPage();
  QWidget* makeTrialPage();
  QWidget* makeOutcomePage();
  void addKeys();
  void start();
  void hear(QToolButton* button);
  void answer(bool saysB);
  void showTrial();
  void showOutcome();
  void saveLog();

  QString subject_;
  std::uint32_t seed_;
  std::optional<BlindTest> test_;
  QStackedWidget* pages_;
  QSpinBox* count_ = nullptr;
  QLabel* trial_ = nullptr;
  QToolButton* hearA_ = nullptr;
  QToolButton* hearB_ = nullptr;
  QToolButton* hearX_ = nullptr;
  QPushButton* isA_ = nullptr;
  QPushButton* isB_ = nullptr;
  QLabel* verdict_ = nullptr;
  QPlainTextEdit* log_ = nullptr;
};

}  // namespace semblance::ui
