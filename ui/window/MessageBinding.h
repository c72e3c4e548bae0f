// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "document/Workbench.h"

namespace semblance::ui {

class MessageBar;
class ProgressStrip;

/// Says what the window has to say: failures, notes of the match, diagnoses of the tracks, and how the two
/// tracks differ.
class MessageBinding : public QObject {
  Q_OBJECT

 public:
  MessageBinding(Workbench& bench, MessageBar& bar, ProgressStrip& line, QObject* parent);

 private:
  void showNotes();
  void showDiagnoses();
  void showDifference();

  Workbench& bench_;
  MessageBar& bar_;
  ProgressStrip& line_;
  QString matched_;  ///< what the last match said, while its tracks are open
};

}  // namespace semblance::ui
