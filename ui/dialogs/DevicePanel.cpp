// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/DevicePanel.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <algorithm>

#include "Text.h"
#include "theme/Theme.h"

namespace semblance::ui {

DevicePanel::DevicePanel(const DeviceChoice& now, const std::vector<OutputDevice>& devices, QWidget* parent)
    : QWidget(parent),
      devices_(devices),
      api_(new QComboBox(this)),
      device_(new QComboBox(this)),
      rate_(new QComboBox(this)),
      buffer_(new QComboBox(this)),
      none_(
          new QLabel(tr("No sound device was found. Matching, editing and export work without one."), this)),
      status_(new QLabel(this)),
      tone_(new QPushButton(tr("&Test tone"), this)) {
  api_->setObjectName(QStringLiteral("hostApi"));
  device_->setObjectName(QStringLiteral("outputDevice"));
  rate_->setObjectName(QStringLiteral("deviceRate"));
  buffer_->setObjectName(QStringLiteral("bufferFrames"));
  tone_->setObjectName(QStringLiteral("testTone"));
  for (QComboBox* box : {api_, device_})
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  device_->setMinimumContentsLength(28);
  rate_->setToolTip(tr("As the track: nothing is converted where the device can do its rate"));
  buffer_->setToolTip(tr("Longer buffers are safer against dropouts, shorter ones answer faster"));
  tone_->setCheckable(true);
  tone_->setAutoDefault(false);
  tone_->setToolTip(tr("A quiet tone, left and right in turn"));
  none_->setWordWrap(true);
  status_->setWordWrap(true);
  status_->hide();
  auto* refresh = new QPushButton(tr("&Refresh"), this);
  refresh->setObjectName(QStringLiteral("refreshDevices"));
  refresh->setAutoDefault(false);
  refresh->setToolTip(tr("Look for devices again; playing stops for a moment"));

  auto* form = new QFormLayout(this);
  form->setContentsMargins(0, 0, 0, 0);  // those of the page
  form->setVerticalSpacing(spacing::kSmall);
  form->addRow(tr("Audio s&ystem"), api_);
  form->addRow(tr("Sound &device"), device_);
  form->addRow(tr("&Sample rate"), rate_);
  form->addRow(tr("&Buffer"), buffer_);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(spacing::kSmall);
  buttons->addWidget(tone_);
  buttons->addWidget(refresh);
  buttons->addStretch(1);
  form->addRow(QString(), buttons);
  form->addRow(none_);
  form->addRow(status_);

  fillApis(toQString(now.hostApi));
  fillDevices(toQString(now.name));
  fillRates(now.sampleRate);
  fillBuffers();
  buffer_->setCurrentIndex(std::max(0, buffer_->findData(now.bufferFrames)));
  none_->setVisible(devices_.empty());
  connect(api_, &QComboBox::currentIndexChanged, this,
          [this] { fillDevices(device_->currentData().toString()); });
  connect(rate_, &QComboBox::currentIndexChanged, this, &DevicePanel::fillBuffers);
  connect(device_, &QComboBox::currentIndexChanged, this, &DevicePanel::fillBuffers);
  connect(refresh, &QPushButton::clicked, this, &DevicePanel::refreshRequested);
  connect(tone_, &QPushButton::clicked, this, &DevicePanel::toneRequested);
}

void DevicePanel::setDevices(const std::vector<OutputDevice>& devices) {
  devices_ = devices;
  const QString name = device_->currentData().toString();
  fillApis(api_->currentData().toString());
  fillDevices(name);
  none_->setVisible(devices_.empty());
}

void DevicePanel::fillApis(const QString& chosen) {
  const QSignalBlocker quiet(api_);
  api_->clear();
  api_->addItem(tr("All"), QString());
  for (const OutputDevice& device : devices_) {
    const QString api = toQString(device.hostApi);
    if (api_->findData(api) < 0) api_->addItem(api, api);
  }
  if (api_->findData(chosen) < 0) api_->addItem(chosen, chosen);
  api_->setCurrentIndex(api_->findData(chosen));
}

void DevicePanel::fillDevices(const QString& chosen) {
  const QSignalBlocker quiet(device_);
  const QString api = api_->currentData().toString();
  device_->clear();
  device_->addItem(tr("The system's default"), QString());
  for (const OutputDevice& device : devices_) {
    if (!api.isEmpty() && toQString(device.hostApi) != api) continue;
    const QString name = toQString(device.name);
    device_->addItem(api.isEmpty() ? QStringLiteral("%1 (%2)").arg(name, toQString(device.hostApi)) : name,
                     name);
  }
  if (device_->findData(chosen) < 0) device_->addItem(tr("%1 (not connected)").arg(chosen), chosen);
  device_->setCurrentIndex(device_->findData(chosen));
  fillBuffers();
}

void DevicePanel::fillRates(int chosen) {
  rate_->addItem(tr("As the track"), 0);
  for (const int rate : {44100, 48000, 88200, 96000, 176400, 192000})
    rate_->addItem(sampleRateText(rate), rate);
  if (rate_->findData(chosen) < 0) rate_->addItem(sampleRateText(chosen), chosen);
  rate_->setCurrentIndex(rate_->findData(chosen));
}

double DevicePanel::rateOfBuffer() const {
  if (const int fixed = rate_->currentData().toInt(); fixed > 0) return fixed;
  const auto found = std::ranges::find_if(devices_, [this](const OutputDevice& device) {
    const QString name = device_->currentData().toString();
    return name.isEmpty() ? device.isDefault : toQString(device.name) == name;
  });
  return found != devices_.end() && found->defaultSampleRate > 0.0 ? found->defaultSampleRate : 48000.0;
}

void DevicePanel::fillBuffers() {
  const int chosen = buffer_->currentData().toInt();
  const double rate = rateOfBuffer();
  buffer_->clear();
  for (const int frames : {64, 128, 256, 512, 1024, 2048, 4096}) {
    const QString milliseconds = QLocale().toString(1000.0 * frames / rate, 'f', 1);
    buffer_->addItem(tr("%1 samples (%2 ms at %3)").arg(frames).arg(milliseconds, sampleRateText(rate)),
                     frames);
  }
  buffer_->setCurrentIndex(std::max(0, buffer_->findData(chosen)));
}

DeviceChoice DevicePanel::chosen() const {
  return {device_->currentData().toString().toStdString(), api_->currentData().toString().toStdString(),
          rate_->currentData().toInt(), buffer_->currentData().toInt()};
}

void DevicePanel::setStatus(const QString& text, bool isError) {
  status_->setText(text);
  status_->setVisible(!text.isEmpty());
  status_->setStyleSheet(isError ? QStringLiteral("color: %1;").arg(colours().error.name()) : QString());
}

void DevicePanel::setToneOn(bool on) {
  tone_->setChecked(on);
  tone_->setText(on ? tr("Stop the &tone") : tr("&Test tone"));
}

}  // namespace semblance::ui
