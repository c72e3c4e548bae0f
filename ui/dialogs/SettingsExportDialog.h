// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "session/SettingsExport.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace semblance::ui {

/// Shows the settings in the form that another program reads, copies them or writes them to a file.
class SettingsExportDialog : public QDialog {
  Q_OBJECT

 public:
  /// `sampleRate` in Hz: of the input. `suggestion`: path without extension.
  SettingsExportDialog(const ChainSettings& settings, double sampleRate, const QString& suggestion,
                       QWidget* parent = nullptr);

  SettingsForm form() const;
  /// Writes to a path without asking. False: an error is shown.
  bool write(const QString& path);

 Q_SIGNALS:
  void exported(const QString& path);

 private:
  void refresh();
  void chooseAndWrite();

  ChainSettings settings_;
  double inputRate_;
  QString suggestion_;
  QComboBox* forms_;
  QComboBox* rates_;
  QLabel* rateLabel_;
  QLabel* explanation_;
  QPlainTextEdit* preview_;
  QLabel* problem_;
  QPushButton* copy_;
};

}  // namespace semblance::ui
