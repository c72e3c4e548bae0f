// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/PreferencesDialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>
#include <algorithm>

#include "Text.h"

namespace semblance::ui {

Preferences Preferences::load() {
  const QSettings settings;
  Preferences loaded;
  loaded.device = settings.value(QStringLiteral("audio/device")).toString();
  loaded.bufferFrames =
      std::clamp(settings.value(QStringLiteral("audio/bufferFrames"), loaded.bufferFrames).toInt(), 64, 4096);
  loaded.theme = static_cast<ThemeKind>(std::clamp(settings.value(QStringLiteral("view/theme"), 0).toInt(), 0,
                                                   static_cast<int>(ThemeKind::System)));
  return loaded;
}

void Preferences::save() const {
  QSettings settings;
  settings.setValue(QStringLiteral("audio/device"), device);
  settings.setValue(QStringLiteral("audio/bufferFrames"), bufferFrames);
  settings.setValue(QStringLiteral("view/theme"), static_cast<int>(theme));
}

PreferencesDialog::PreferencesDialog(const Preferences& now, const std::vector<OutputDevice>& devices,
                                     QWidget* parent)
    : QDialog(parent),
      device_(new QComboBox(this)),
      buffer_(new QComboBox(this)),
      theme_(new QComboBox(this)) {
  setWindowTitle(tr("Preferences"));
  device_->setObjectName(QStringLiteral("outputDevice"));
  device_->addItem(tr("The system's default"), QString());
  for (const OutputDevice& device : devices) {
    device_->addItem(QStringLiteral("%1 (%2)").arg(toQString(device.name), toQString(device.hostApi)),
                     toQString(device.name));
  }
  if (device_->findData(now.device) < 0)
    device_->addItem(tr("%1 (not connected)").arg(now.device), now.device);
  device_->setCurrentIndex(device_->findData(now.device));
  for (const int frames : {64, 128, 256, 512, 1024, 2048, 4096}) {
    const QString milliseconds = QLocale().toString(frames / 48.0, 'f', 1);
    buffer_->addItem(tr("%1 frames (%2 ms at 48 kHz)").arg(frames).arg(milliseconds), frames);
  }
  buffer_->setCurrentIndex(std::max(0, buffer_->findData(now.bufferFrames)));
  buffer_->setToolTip(tr("Longer buffers are safer against dropouts, shorter ones answer faster"));
  theme_->addItem(tr("Dark"), static_cast<int>(ThemeKind::Dark));
  theme_->addItem(tr("Light"), static_cast<int>(ThemeKind::Light));
  theme_->addItem(tr("As the system"), static_cast<int>(ThemeKind::System));
  theme_->setCurrentIndex(theme_->findData(static_cast<int>(now.theme)));
  theme_->setObjectName(QStringLiteral("theme"));

  auto* form = new QFormLayout;
  form->addRow(tr("Sound &device"), device_);
  if (devices.empty()) {
    auto* none =
        new QLabel(tr("No sound device was found. Matching, editing and export work without one."), this);
    none->setWordWrap(true);
    form->addRow(QString(), none);
  }
  form->addRow(tr("&Buffer"), buffer_);
  form->addRow(tr("&Appearance"), theme_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(form);
  layout->addWidget(buttons);
}

Preferences PreferencesDialog::chosen() const {
  Preferences made;
  made.device = device_->currentData().toString();
  made.bufferFrames = buffer_->currentData().toInt();
  made.theme = static_cast<ThemeKind>(theme_->currentData().toInt());
  return made;
}

}  // namespace semblance::ui
