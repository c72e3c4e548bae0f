// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "document/Workbench.h"

class QWidget;

namespace semblance::ui {

/// Runs a blind test on what is open: levels are matched, and the window does not show what is heard until
/// the test is over.
class BlindListening : public QObject {
  Q_OBJECT

 public:
  BlindListening(Workbench& bench, QWidget* window);

  void open();

 private:
  void begin();
  void end();

  Workbench& bench_;
  QWidget* window_;
  bool levelMatchBefore_ = true;
  Source sourceBefore_ = Source::Input;
};

}  // namespace semblance::ui
