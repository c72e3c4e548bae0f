// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/SettingsExportDialog.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

#include "Text.h"
#include "session/EqualiserImpulse.h"
#include "theme/Theme.h"

namespace semblance::ui {
namespace {

QString nameOf(SettingsForm form) {
  switch (form) {
    case SettingsForm::Text:
      return SettingsExportDialog::tr("Plain text");
    case SettingsForm::Json:
      return SettingsExportDialog::tr("JSON");
    case SettingsForm::EqualizerApo:
      return SettingsExportDialog::tr("Equalizer APO filters");
    case SettingsForm::RewFilters:
      return SettingsExportDialog::tr("Room EQ Wizard filters");
    case SettingsForm::GraphicEq:
      return SettingsExportDialog::tr("GraphicEQ line");
    case SettingsForm::CurveCsv:
      return SettingsExportDialog::tr("Table of the curve (CSV)");
    case SettingsForm::ImpulseMinimum:
      return SettingsExportDialog::tr("Impulse response, minimum phase");
    case SettingsForm::ImpulseLinear:
      return SettingsExportDialog::tr("Impulse response, linear phase");
  }
  return {};
}

QString explanationOf(SettingsForm form) {
  switch (form) {
    case SettingsForm::Text:
      return SettingsExportDialog::tr(
          "Every control with its unit, to read or to type into another program.");
    case SettingsForm::Json:
      return SettingsExportDialog::tr("Every control, for programs.");
    case SettingsForm::EqualizerApo:
      return SettingsExportDialog::tr(
          "The equaliser for Equalizer APO and programs that read its files. Compressor and gains are left "
          "out.");
    case SettingsForm::RewFilters:
      return SettingsExportDialog::tr(
          "The equaliser for Room EQ Wizard (generic equaliser). Compressor and gains are left out.");
    case SettingsForm::GraphicEq:
      return SettingsExportDialog::tr(
          "The equaliser's curve as one line, for programs that read Equalizer APO's GraphicEQ. Compressor "
          "and "
          "gains are left out.");
    case SettingsForm::CurveCsv:
      return SettingsExportDialog::tr(
          "The equaliser's curve as a table of frequencies and gains, for spreadsheets. Compressor and gains "
          "are left out.");
    case SettingsForm::ImpulseMinimum:
      return SettingsExportDialog::tr(
          "The equaliser as a sound file for convolvers. It sounds like the equaliser itself and adds no "
          "delay. "
          "Compressor and gains are left out.");
    case SettingsForm::ImpulseLinear:
      return SettingsExportDialog::tr(
          "The equaliser as a sound file for convolvers, without phase shift. It delays the sound by half "
          "its "
          "length. Compressor and gains are left out.");
  }
  return {};
}

}  // namespace

SettingsExportDialog::SettingsExportDialog(const ChainSettings& settings, double sampleRate,
                                           const QString& suggestion, QWidget* parent)
    : QDialog(parent),
      settings_(settings),
      inputRate_(sampleRate),
      suggestion_(suggestion),
      forms_(new QComboBox(this)),
      rates_(new QComboBox(this)),
      rateLabel_(new QLabel(tr("Sample &rate"), this)),
      explanation_(new QLabel(this)),
      preview_(new QPlainTextEdit(this)),
      problem_(new QLabel(this)),
      copy_(new QPushButton(tr("&Copy"), this)) {
  setWindowTitle(tr("Export settings"));
  resize(620, 520);
  forms_->setObjectName(QStringLiteral("settingsForm"));
  for (const SettingsFormInfo& info : settingsForms())
    forms_->addItem(nameOf(info.form), static_cast<int>(info.form));
  rateLabel_->setBuddy(rates_);
  for (const int rate : {44100, 48000, 88200, 96000, 176400, 192000})
    rates_->addItem(sampleRateText(rate), rate);
  const int own = static_cast<int>(std::lround(sampleRate));
  if (rates_->findData(own) < 0) rates_->insertItem(0, sampleRateText(own), own);
  rates_->setCurrentIndex(rates_->findData(own));
  rates_->setToolTip(tr("A convolver needs the response at the rate at which it runs"));
  explanation_->setWordWrap(true);
  explanation_->setProperty("look", QStringLiteral("muted"));
  preview_->setReadOnly(true);
  preview_->setLineWrapMode(QPlainTextEdit::NoWrap);
  preview_->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  preview_->setObjectName(QStringLiteral("settingsPreview"));
  preview_->setAccessibleName(tr("Settings in this form"));
  problem_->setWordWrap(true);
  problem_->setProperty("look", QStringLiteral("error"));
  problem_->hide();
  auto* save = new QPushButton(tr("&Save…"), this);
  save->setProperty("look", QStringLiteral("primary"));
  save->setDefault(true);
  auto* close = new QPushButton(tr("Close"), this);
  for (QPushButton* button : {copy_, close}) button->setAutoDefault(false);
  connect(copy_, &QPushButton::clicked, this,
          [this] { QApplication::clipboard()->setText(preview_->toPlainText()); });
  connect(save, &QPushButton::clicked, this, &SettingsExportDialog::chooseAndWrite);
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
  connect(forms_, &QComboBox::currentIndexChanged, this, &SettingsExportDialog::refresh);
  connect(rates_, &QComboBox::currentIndexChanged, this, &SettingsExportDialog::refresh);

  auto* form = new QFormLayout;
  form->addRow(tr("&Form"), forms_);
  form->addRow(rateLabel_, rates_);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(copy_);
  buttons->addStretch(1);
  buttons->addWidget(close);
  buttons->addWidget(save);
  auto* layout = new QVBoxLayout(this);
  layout->setSpacing(spacing::kMedium);
  layout->addLayout(form);
  layout->addWidget(explanation_);
  layout->addWidget(preview_, 1);
  layout->addWidget(problem_);
  layout->addLayout(buttons);
  refresh();
}

SettingsForm SettingsExportDialog::form() const {
  return static_cast<SettingsForm>(forms_->currentData().toInt());
}

void SettingsExportDialog::refresh() {
  const SettingsFormInfo& info = settingsFormInfo(form());
  rateLabel_->setVisible(info.needsRate);
  rates_->setVisible(info.needsRate);
  explanation_->setText(explanationOf(info.form));
  copy_->setVisible(!info.needsRate);
  problem_->hide();
  if (!info.needsRate) {
    preview_->setPlainText(toQString(settingsText(settings_, info.form)));
    return;
  }
  const int rate = rates_->currentData().toInt();
  const auto phase = info.form == SettingsForm::ImpulseMinimum ? ImpulsePhase::Minimum : ImpulsePhase::Linear;
  const auto frames = static_cast<qsizetype>(equaliserImpulse(settings_, rate, phase).size());
  preview_->setPlainText(tr("A mono WAV file, 32-bit float, %1, %2 samples (%3 s).")
                             .arg(sampleRateText(rate))
                             .arg(frames)
                             .arg(QLocale().toString(static_cast<double>(frames) / rate, 'f', 2)));
}

void SettingsExportDialog::chooseAndWrite() {
  const SettingsFormInfo& info = settingsFormInfo(form());
  const QString extension = toQString(info.extension);
  const QString path =
      QFileDialog::getSaveFileName(this, windowTitle(), suggestion_ + extension,
                                   QStringLiteral("%1 (*%2)").arg(nameOf(info.form), extension));
  if (path.isEmpty()) return;
  if (write(path)) accept();
}

bool SettingsExportDialog::write(const QString& path) {
  const int chosen = rates_->currentData().toInt();
  const auto written = exportSettings(settings_, form(), chosen > 0 ? chosen : inputRate_, toPath(path));
  problem_->setVisible(!written);
  if (!written) {
    problem_->setText(toQString(written.error()));
    return false;
  }
  Q_EMIT exported(path);
  return true;
}

}  // namespace semblance::ui
