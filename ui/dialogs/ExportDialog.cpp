// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/ExportDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

#include "Text.h"
#include "dialogs/ExportOutcome.h"
#include "theme/Theme.h"
#include "window/ProgressStrip.h"

namespace semblance::ui {
namespace {

enum Target { AsItIs, LikeReference, Streaming, AppleMusic, Broadcast, Other };

QLabel* labelFor(const QString& text, QWidget* control) {
  auto* label = new QLabel(text, control->parentWidget());
  label->setBuddy(control);
  return label;
}

}  // namespace

ExportDialog::ExportDialog(ExportSubject subject, QWidget* parent)
    : QDialog(parent),
      subject_(std::move(subject)),
      job_(tr("Exporting")),
      pages_(new QStackedWidget(this)),
      progress_(new ProgressStrip(this)) {
  setWindowTitle(tr("Export result"));
  setMinimumWidth(520);
  pages_->addWidget(makeChoicesPage());
  pages_->addWidget(makeOutcomePage());
  progress_->add(job_);

  buttons_ = new QDialogButtonBox(this);
  export_ = new QPushButton(tr("Export"), this);
  export_->setObjectName(QStringLiteral("export"));
  export_->setProperty("look", QStringLiteral("primary"));
  export_->setDefault(true);
  reveal_ = new QPushButton(tr("Show in folder"), this);
  reveal_->hide();
  close_ = new QPushButton(tr("Cancel"), this);
  buttons_->addButton(close_, QDialogButtonBox::RejectRole);
  buttons_->addButton(export_, QDialogButtonBox::AcceptRole);
  connect(export_, &QPushButton::clicked, this, &ExportDialog::startExport);
  connect(reveal_, &QPushButton::clicked, this,
          [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(written_).absolutePath())); });
  connect(buttons_, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
  connect(&job_, &BackgroundJob::started, this, [this] { setBusy(true); });
  connect(&job_, &BackgroundJob::ended, this, [this] { setBusy(false); });

  auto* layout = new QVBoxLayout(this);
  layout->setSpacing(spacing::kMedium);
  layout->addWidget(pages_, 1);
  layout->addWidget(progress_);
  layout->addWidget(buttons_);
  ExportChoices offered = initialExportChoices(subject_.input, subject_.format);
  if (!subject_.folder.isEmpty()) offered.folder = subject_.folder;
  apply(offered);
}

QWidget* ExportDialog::makeChoicesPage() {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  form_ = new QWidget(page);
  auto* form = new QFormLayout(form_);
  form->setContentsMargins(0, 0, 0, 0);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->setHorizontalSpacing(spacing::kMedium);
  form->setVerticalSpacing(spacing::kSmall);
  addFormatRows(form);
  addLevelRows(form);
  addFileRows(form);
  problem_ = new QLabel(page);
  problem_->setObjectName(QStringLiteral("exportProblem"));
  problem_->setWordWrap(true);
  problem_->hide();
  column->addWidget(form_);
  column->addWidget(problem_);
  column->addStretch(1);
  return page;
}

void ExportDialog::addFormatRows(QFormLayout* form) {
  container_ = new QComboBox(this);
  container_->setObjectName(QStringLiteral("container"));
  for (const Container container : {Container::Wav, Container::Flac, Container::Aiff, Container::OggVorbis,
                                    Container::OggOpus, Container::Mp3, Container::Rf64, Container::W64}) {
    container_->addItem(toQString(containerName(container)), static_cast<int>(container));
  }
  depth_ = new QComboBox(this);
  depth_->setObjectName(QStringLiteral("depth"));
  rate_ = new QComboBox(this);
  rate_->setObjectName(QStringLiteral("rate"));
  dither_ = new QCheckBox(tr("&Dither (TPDF, one step)"), this);
  dither_->setToolTip(
      tr("Adds a trace of noise so that rounding to 16 or 24 bits does not distort quiet passages"));
  form->addRow(tr("&Format"), container_);
  form->addRow(tr("De&pth"), depth_);
  form->addRow(QString(), dither_);
  form->addRow(tr("Sample &rate"), rate_);
  connect(container_, &QComboBox::currentIndexChanged, this, [this] {
    refreshFormats();
    refreshRates();
    refreshEnabled();
  });
  connect(depth_, &QComboBox::currentIndexChanged, this, &ExportDialog::refreshEnabled);
}

void ExportDialog::addLevelRows(QFormLayout* form) {
  target_ = new QComboBox(this);
  target_->setObjectName(QStringLiteral("loudnessTarget"));
  target_->addItem(tr("As it is"), AsItIs);
  if (subject_.referenceLufs) {
    target_->addItem(tr("Like the reference (%1)").arg(levelText(*subject_.referenceLufs, tr("LUFS"))),
                     LikeReference);
  }
  target_->addItem(tr("Streaming, -14 LUFS (Spotify, YouTube, Tidal)"), Streaming);
  target_->addItem(tr("Streaming, -16 LUFS (Apple Music, AES TD1008)"), AppleMusic);
  target_->addItem(tr("Broadcast, -23 LUFS (EBU R128)"), Broadcast);
  target_->addItem(tr("Other"), Other);
  target_->setToolTip(tr("No service demands a loudness; they turn louder tracks down"));
  targetLufs_ = new QDoubleSpinBox(this);
  targetLufs_->setRange(-40.0, -5.0);
  targetLufs_->setValue(-14.0);
  targetLufs_->setDecimals(1);
  targetLufs_->setSuffix(tr(" LUFS"));
  targetLufs_->setAccessibleName(tr("Loudness target"));
  limit_ = new QCheckBox(tr("Limit &true peaks to"), this);
  limit_->setObjectName(QStringLiteral("limit"));
  ceiling_ = new QDoubleSpinBox(this);
  ceiling_->setRange(-9.0, 0.0);
  ceiling_->setSingleStep(0.1);
  ceiling_->setDecimals(1);
  ceiling_->setSuffix(tr(" dBTP"));
  ceiling_->setAccessibleName(tr("True-peak ceiling"));
  auto* loudness = new QHBoxLayout;
  loudness->setSpacing(spacing::kSmall);
  loudness->addWidget(target_, 1);
  loudness->addWidget(targetLufs_);
  auto* limiter = new QHBoxLayout;
  limiter->setSpacing(spacing::kSmall);
  limiter->addWidget(limit_);
  limiter->addWidget(ceiling_);
  limiter->addStretch(1);
  form->addRow(labelFor(tr("&Loudness"), target_), loudness);
  form->addRow(QString(), limiter);
  connect(target_, &QComboBox::currentIndexChanged, this, &ExportDialog::refreshEnabled);
  connect(limit_, &QCheckBox::toggled, this, &ExportDialog::refreshEnabled);
}

void ExportDialog::addFileRows(QFormLayout* form) {
  folder_ = new QLineEdit(this);
  folder_->setObjectName(QStringLiteral("folder"));
  auto* browse = new QPushButton(tr("&Browse…"), this);
  browse->setAutoDefault(false);
  connect(browse, &QPushButton::clicked, this, &ExportDialog::chooseFolder);
  auto* folder = new QHBoxLayout;
  folder->setSpacing(spacing::kSmall);
  folder->addWidget(folder_, 1);
  folder->addWidget(browse);
  pattern_ = new QLineEdit(this);
  pattern_->setObjectName(QStringLiteral("pattern"));
  pattern_->setToolTip(tr("{name} stands for the input's name"));
  preview_ = new QLabel(this);
  preview_->setProperty("look", QStringLiteral("muted"));
  preview_->setWordWrap(true);
  preview_->setTextFormat(Qt::PlainText);
  form->addRow(labelFor(tr("F&older"), folder_), folder);
  form->addRow(tr("File &name"), pattern_);
  form->addRow(QString(), preview_);
  connect(folder_, &QLineEdit::textChanged, this, &ExportDialog::refreshEnabled);
  connect(pattern_, &QLineEdit::textChanged, this, &ExportDialog::refreshEnabled);
}

QWidget* ExportDialog::makeOutcomePage() {
  outcome_ = new QLabel(this);
  outcome_->setObjectName(QStringLiteral("exportOutcome"));
  outcome_->setWordWrap(true);
  outcome_->setTextFormat(Qt::RichText);
  outcome_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  outcome_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  return outcome_;
}

void ExportDialog::apply(const ExportChoices& choices) {
  container_->setCurrentIndex(container_->findData(static_cast<int>(choices.container)));
  refreshFormats();
  refreshRates();
  depth_->setCurrentIndex(depth_->findData(static_cast<int>(choices.sampleFormat)));
  dither_->setChecked(choices.dither);
  limit_->setChecked(choices.truePeakCeiling.has_value());
  ceiling_->setValue(choices.truePeakCeiling.value_or(-1.0));
  folder_->setText(choices.folder);
  pattern_->setText(choices.namePattern);
  refreshEnabled();
}

void ExportDialog::refreshFormats() {
  const auto before = depth_->currentData();
  depth_->clear();
  for (const SampleFormat format : sampleFormatsOf(choices().container)) {
    const QString name = format == SampleFormat::Lossy ? tr("lossy") : toQString(sampleFormatName(format));
    depth_->addItem(name, static_cast<int>(format));
  }
  depth_->setCurrentIndex(std::max(0, depth_->findData(before)));
}

void ExportDialog::refreshRates() {
  const auto before = rate_->currentData();
  const int inputRate = subject_.format.sampleRate;
  rate_->clear();
  const auto rates = sampleRatesOf(choices().container);
  const bool free = rates.back() > 48000;  // uncompressed kinds and FLAC hold any rate
  if (free || std::find(rates.begin(), rates.end(), inputRate) != rates.end()) {
    rate_->addItem(tr("As the input (%1)").arg(sampleRateText(inputRate)), 0);
  }
  for (auto rate = rates.rbegin(); rate != rates.rend(); ++rate) rate_->addItem(sampleRateText(*rate), *rate);
  rate_->setCurrentIndex(std::max(0, rate_->findData(before)));
}

void ExportDialog::refreshEnabled() {
  const ExportChoices now = choices();
  dither_->setEnabled(canDither(now.sampleFormat));
  depth_->setEnabled(depth_->count() > 1);
  targetLufs_->setVisible(target_->currentData().toInt() == Other);
  ceiling_->setEnabled(limit_->isChecked());
  preview_->setText(toQString(exportPath(now, subject_.input)));
}

ExportChoices ExportDialog::choices() const {
  ExportChoices made;
  made.container = static_cast<Container>(container_->currentData().toInt());
  if (depth_->count() > 0) made.sampleFormat = static_cast<SampleFormat>(depth_->currentData().toInt());
  if (const int rate = rate_->currentData().toInt(); rate > 0) made.sampleRate = rate;
  made.dither = dither_->isChecked();
  if (limit_->isChecked()) made.truePeakCeiling = ceiling_->value();
  switch (target_->currentData().toInt()) {
    case LikeReference:
      made.loudnessLufs = subject_.referenceLufs;
      break;
    case Streaming:
      made.loudnessLufs = -14.0;
      break;
    case AppleMusic:
      made.loudnessLufs = -16.0;
      break;
    case Broadcast:
      made.loudnessLufs = -23.0;
      break;
    case Other:
      made.loudnessLufs = targetLufs_->value();
      break;
    default:
      break;
  }
  made.folder = folder_->text();
  made.namePattern = pattern_->text();
  return made;
}

void ExportDialog::chooseFolder() {
  const QString chosen =
      QFileDialog::getExistingDirectory(this, tr("Folder for the result"), folder_->text());
  if (!chosen.isEmpty()) folder_->setText(chosen);
}

void ExportDialog::startExport() {
  const ExportChoices chosen = choices();
  const std::filesystem::path path = exportPath(chosen, subject_.input);
  problem_->hide();
  if (QFileInfo::exists(toQString(path))) {
    const auto answer = QMessageBox::question(this, tr("Replace the file?"),
                                              tr("%1 exists already. Replace it?").arg(fileName(path)),
                                              QMessageBox::Yes | QMessageBox::No, QMessageBox::No);
    if (answer != QMessageBox::Yes) return;
  }
  job_.start<RenderReport>(
      [subject = subject_, path, options = renderOptions(chosen)](const ProgressCallback& progress,
                                                                  std::stop_token stop) {
        return renderFile(subject.input, path, subject.settings, options, progress, stop);
      },
      [this, path](Result<RenderReport> report) { finish(path, report); });
}

void ExportDialog::finish(const std::filesystem::path& path, const Result<RenderReport>& report) {
  if (!report) {
    if (isCancelled(report.error())) return;
    problem_->setStyleSheet(QStringLiteral("color: %1;").arg(colours().error.name()));
    problem_->setText(toQString(report.error()));
    problem_->show();
    return;
  }
  written_ = toQString(path);
  outcome_->setText(exportOutcomeHtml(path, *report));
  pages_->setCurrentIndex(1);
  buttons_->removeButton(export_);
  buttons_->addButton(reveal_, QDialogButtonBox::ActionRole);
  close_->setText(tr("Close"));
  close_->setFocus();
  Q_EMIT exported(written_);
}

void ExportDialog::setBusy(bool busy) {
  form_->setEnabled(!busy);
  export_->setEnabled(!busy);
}

void ExportDialog::reject() {
  if (job_.running()) {
    job_.cancel();
    return;
  }
  QDialog::reject();
}

}  // namespace semblance::ui
