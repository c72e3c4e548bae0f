// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <optional>

#include "document/ExportChoices.h"
#include "jobs/BackgroundJob.h"

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace semblance::ui {

class ProgressStrip;

/// What is to be exported.
struct ExportSubject {
  std::filesystem::path input;
  AudioFormat format;
  ChainSettings settings;
  std::optional<double> referenceLufs;
  QString folder;  ///< offered for the result; empty: the input's
};

/// Asks how the result shall be written, writes it in the background, and then shows what was measured on it.
class ExportDialog : public QDialog {
  Q_OBJECT

 public:
  explicit ExportDialog(ExportSubject subject, QWidget* parent = nullptr);

  ExportChoices choices() const;
  BackgroundJob& job() { return job_; }

 public Q_SLOTS:
  void reject() override;  ///< cancels a running export first

 Q_SIGNALS:
  void exported(const QString& path);

 private:
  QWidget* makeChoicesPage();
  QWidget* makeOutcomePage();
  void addFormatRows(QFormLayout* form);
  void addLevelRows(QFormLayout* form);
  void addFileRows(QFormLayout* form);
  void apply(const ExportChoices& choices);
  void refreshFormats();
  void refreshRates();
  void refreshEnabled();
  void chooseFolder();
  void startExport();
  void finish(const std::filesystem::path& path, const Result<RenderReport>& report);
  void setBusy(bool busy);

  ExportSubject subject_;
  BackgroundJob job_;
  QStackedWidget* pages_;
  QComboBox* container_;
  QComboBox* depth_;
  QComboBox* rate_;
  QCheckBox* dither_;
  QComboBox* target_;
  QDoubleSpinBox* targetLufs_;
  QCheckBox* limit_;
  QDoubleSpinBox* ceiling_;
  QLineEdit* folder_;
  QLineEdit* pattern_;
  QLabel* preview_;
  QLabel* problem_;
  QLabel* outcome_;
  QWidget* form_;
  ProgressStrip* progress_;
  QDialogButtonBox* buttons_;
  QPushButton* export_;
  QPushButton* close_;
  QPushButton* reveal_;
  QString written_;
};

}  // namespace semblance::ui
