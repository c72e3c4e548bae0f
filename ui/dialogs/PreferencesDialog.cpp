// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/PreferencesDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "Text.h"
#include "base/UserPaths.h"
#include "dialogs/DevicePanel.h"
#include "dialogs/FolderField.h"
#include "session/Preset.h"

namespace semblance::ui {

PreferencesDialog::PreferencesDialog(const Preferences& now, const std::vector<OutputDevice>& devices,
                                     QWidget* parent)
    : QDialog(parent),
      device_(new DevicePanel(now.device, devices, this)),
      theme_(new QComboBox(this)),
      scale_(new QComboBox(this)),
      language_(new QComboBox(this)),
      openFolder_(new FolderField(tr("Folder to open tracks from"), tr("where the last one was"), this)),
      exportFolder_(new FolderField(tr("Folder for results"), tr("beside the input"), this)),
      time_(new QComboBox(this)),
      noteNames_(new QCheckBox(tr("Names of &notes beside frequencies"), this)) {
  setWindowTitle(tr("Preferences"));
  auto* tabs = new QTabWidget(this);
  tabs->addTab(makeSoundPage(), tr("So&und"));
  tabs->addTab(makeAppearancePage(now), tr("&Appearance"));
  tabs->addTab(makeFoldersPage(now), tr("&Folders"));
  tabs->addTab(makeUnitsPage(now), tr("U&nits"));
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* layout = new QVBoxLayout(this);
  layout->addWidget(tabs);
  layout->addWidget(buttons);
}

QWidget* PreferencesDialog::makeSoundPage() {
  auto* page = new QWidget(this);
  auto* layout = new QVBoxLayout(page);
  layout->addWidget(device_);
  layout->addStretch(1);
  return page;
}

QWidget* PreferencesDialog::makeAppearancePage(const Preferences& now) {
  theme_->addItem(tr("Dark"), static_cast<int>(ThemeKind::Dark));
  theme_->addItem(tr("Light"), static_cast<int>(ThemeKind::Light));
  theme_->addItem(tr("As the system"), static_cast<int>(ThemeKind::System));
  theme_->setCurrentIndex(theme_->findData(static_cast<int>(now.theme)));
  theme_->setObjectName(QStringLiteral("theme"));
  language_->addItem(tr("As the system"), QString());
  language_->addItem(QStringLiteral("English"), QStringLiteral("en"));
  language_->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
  language_->setCurrentIndex(std::max(0, language_->findData(now.language)));
  language_->setObjectName(QStringLiteral("language"));
  for (const int percent : Preferences::kScales) scale_->addItem(tr("%1 %").arg(percent), percent);
  scale_->setCurrentIndex(std::max(0, scale_->findData(now.scalePercent)));
  scale_->setObjectName(QStringLiteral("scale"));
  scale_->setToolTip(tr("Size of text and controls, on top of what the system sets"));

  auto* page = new QWidget(this);
  auto* note = new QLabel(tr("Another size or language is used from the next start on."), page);
  note->setWordWrap(true);
  note->setProperty("look", QStringLiteral("muted"));
  auto* form = new QFormLayout(page);
  form->setVerticalSpacing(spacing::kSmall);
  form->addRow(tr("&Theme"), theme_);
  form->addRow(tr("&Size"), scale_);
  form->addRow(tr("&Language"), language_);
  form->addRow(QString(), note);
  return page;
}

QWidget* PreferencesDialog::makeFoldersPage(const Preferences& now) {
  openFolder_->setFolder(now.openFolder);
  openFolder_->setObjectName(QStringLiteral("openFolder"));
  exportFolder_->setFolder(now.exportFolder);
  exportFolder_->setObjectName(QStringLiteral("exportFolder"));
  auto* page = new QWidget(this);
  const auto ownFolder = [page](const std::filesystem::path& folder, const QString& what) {
    auto* show = new QPushButton(tr("Show"), page);
    show->setAutoDefault(false);
    show->setAccessibleName(tr("Show: %1").arg(what));
    connect(show, &QPushButton::clicked, page, [folder] {
      QDir().mkpath(toQString(folder));
      QDesktopServices::openUrl(QUrl::fromLocalFile(toQString(folder)));
    });
    auto* path = new QLabel(toQString(folder), page);
    path->setProperty("look", QStringLiteral("muted"));
    path->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::kSmall);
    row->addWidget(path, 1);
    row->addWidget(show);
    return row;
  };
  auto* form = new QFormLayout(page);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->setVerticalSpacing(spacing::kSmall);
  form->addRow(tr("&Open from"), openFolder_);
  form->addRow(tr("&Export to"), exportFolder_);
  form->addRow(tr("Your presets"), ownFolder(userPresetFolder(), tr("Your presets")));
  form->addRow(tr("Your models"), ownFolder(userDataFolder() / "models", tr("Your models")));
  return page;
}

QWidget* PreferencesDialog::makeUnitsPage(const Preferences& now) {
  time_->addItem(tr("Minutes and seconds"), static_cast<int>(TimeUnit::Minutes));
  time_->addItem(tr("Samples"), static_cast<int>(TimeUnit::Samples));
  time_->setCurrentIndex(time_->findData(static_cast<int>(now.time)));
  time_->setObjectName(QStringLiteral("timeUnit"));
  noteNames_->setChecked(now.noteNames);
  noteNames_->setObjectName(QStringLiteral("noteNames"));
  auto* page = new QWidget(this);
  auto* note =
      new QLabel(tr("Levels are always in dB, loudness in LUFS by BS.1770, frequencies in Hz."), page);
  note->setWordWrap(true);
  note->setProperty("look", QStringLiteral("muted"));
  auto* form = new QFormLayout(page);
  form->setVerticalSpacing(spacing::kSmall);
  form->addRow(tr("&Position"), time_);
  form->addRow(QString(), noteNames_);
  form->addRow(QString(), note);
  return page;
}

Preferences PreferencesDialog::chosen() const {
  Preferences made;
  made.device = device_->chosen();
  made.theme = static_cast<ThemeKind>(theme_->currentData().toInt());
  made.language = language_->currentData().toString();
  made.scalePercent = scale_->currentData().toInt();
  made.openFolder = openFolder_->folder();
  made.exportFolder = exportFolder_->folder();
  made.time = static_cast<TimeUnit>(time_->currentData().toInt());
  made.noteNames = noteNames_->isChecked();
  return made;
}

}  // namespace semblance::ui
