// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>
#include <vector>

#include "jobs/BackgroundJob.h"
#include "jobs/RemainingTime.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace semblance::ui {

/// The one place that shows long work: title, stage, percent, elapsed and remaining time, and a button to
/// cancel. Of several running jobs the one that was added first is shown. Otherwise shows a line of text.
class ProgressStrip : public QWidget {
  Q_OBJECT

 public:
  explicit ProgressStrip(QWidget* parent = nullptr);

  /// Jobs in the order of their importance. Quiet ones show no bar, only that they run.
  void add(BackgroundJob& job, bool quiet = false);
  void setIdleText(const QString& text);
  /// Cancels the job that is shown.
  void cancel();
  /// A job that is not quiet runs.
  bool busy() const;
  QString text() const;

 Q_SIGNALS:
  void busyChanged(bool busy);

 private:
  struct Entry {
    BackgroundJob* job;
    bool quiet;
  };
  const Entry* shown() const;
  void jobStarted();
  void refresh();

  std::vector<Entry> jobs_;
  RemainingTime remaining_;
  const BackgroundJob* timed_ = nullptr;
  QTimer clock_;
  QString idleText_;
  bool wasBusy_ = false;
  QLabel* text_;
  QLabel* note_;  ///< the line that is shown while nothing runs; may take two
  QProgressBar* bar_;
  QLabel* times_;
  QToolButton* cancel_;
};

}  // namespace semblance::ui
