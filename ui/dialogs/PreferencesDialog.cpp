// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/PreferencesDialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QTabWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "dialogs/DevicePanel.h"

namespace semblance::ui {

PreferencesDialog::PreferencesDialog(const Preferences& now, const std::vector<OutputDevice>& devices,
                                     QWidget* parent)
    : QDialog(parent),
      device_(new DevicePanel(now.device, devices, this)),
      theme_(new QComboBox(this)),
      language_(new QComboBox(this)) {
  setWindowTitle(tr("Preferences"));
  auto* tabs = new QTabWidget(this);
  tabs->addTab(makeSoundPage(), tr("So&und"));
  tabs->addTab(makeAppearancePage(now), tr("&Appearance"));
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

  auto* page = new QWidget(this);
  auto* note = new QLabel(tr("Another language is used from the next start on."), page);
  note->setWordWrap(true);
  note->setProperty("look", QStringLiteral("muted"));
  auto* form = new QFormLayout(page);
  form->addRow(tr("&Theme"), theme_);
  form->addRow(tr("&Language"), language_);
  form->addRow(QString(), note);
  return page;
}

Preferences PreferencesDialog::chosen() const {
  Preferences made;
  made.device = device_->chosen();
  made.theme = static_cast<ThemeKind>(theme_->currentData().toInt());
  made.language = language_->currentData().toString();
  return made;
}

}  // namespace semblance::ui
