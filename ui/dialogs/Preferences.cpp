// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/Preferences.h"

#include <QSettings>
#include <algorithm>

namespace semblance::ui {
namespace {

const QString kDevice = QStringLiteral("audio/device");
const QString kHostApi = QStringLiteral("audio/hostApi");
const QString kRate = QStringLiteral("audio/sampleRate");
const QString kBuffer = QStringLiteral("audio/bufferFrames");
const QString kTheme = QStringLiteral("view/theme");
const QString kLanguage = QStringLiteral("view/language");
const QString kScale = QStringLiteral("view/scale");
const QString kTime = QStringLiteral("view/timeUnit");
const QString kNoteNames = QStringLiteral("view/noteNames");
const QString kOpenFolder = QStringLiteral("files/openFolder");
const QString kExportFolder = QStringLiteral("files/exportFolder");
constexpr char kScaleVariable[] = "QT_SCALE_FACTOR";

}  // namespace

Preferences Preferences::load() {
  const QSettings settings;
  Preferences loaded;
  loaded.device.name = settings.value(kDevice).toString().toStdString();
  loaded.device.hostApi = settings.value(kHostApi).toString().toStdString();
  loaded.device.sampleRate = std::clamp(settings.value(kRate, 0).toInt(), 0, 192000);
  loaded.device.bufferFrames =
      std::clamp(settings.value(kBuffer, loaded.device.bufferFrames).toInt(), 64, 4096);
  loaded.theme = static_cast<ThemeKind>(
      std::clamp(settings.value(kTheme, 0).toInt(), 0, static_cast<int>(ThemeKind::System)));
  loaded.language = settings.value(kLanguage).toString();
  loaded.scalePercent = std::clamp(settings.value(kScale, 100).toInt(), 100, 200);
  loaded.openFolder = settings.value(kOpenFolder).toString();
  loaded.exportFolder = settings.value(kExportFolder).toString();
  loaded.time = settings.value(kTime, 0).toInt() == 1 ? TimeUnit::Samples : TimeUnit::Minutes;
  loaded.noteNames = settings.value(kNoteNames, true).toBool();
  return loaded;
}

void Preferences::save() const {
  QSettings settings;
  settings.setValue(kDevice, QString::fromStdString(device.name));
  settings.setValue(kHostApi, QString::fromStdString(device.hostApi));
  settings.setValue(kRate, device.sampleRate);
  settings.setValue(kBuffer, device.bufferFrames);
  settings.setValue(kTheme, static_cast<int>(theme));
  settings.setValue(kLanguage, language);
  settings.setValue(kScale, scalePercent);
  settings.setValue(kOpenFolder, openFolder);
  settings.setValue(kExportFolder, exportFolder);
  settings.setValue(kTime, time == TimeUnit::Samples ? 1 : 0);
  settings.setValue(kNoteNames, noteNames);
}

void applyScale(const Preferences& preferences) {
  if (preferences.scalePercent == 100 || qEnvironmentVariableIsSet(kScaleVariable)) return;
  qputenv(kScaleVariable, QByteArray::number(preferences.scalePercent / 100.0));
}

}  // namespace semblance::ui
