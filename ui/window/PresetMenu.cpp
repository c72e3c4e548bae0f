// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/PresetMenu.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QMenu>
#include <QUrl>
#include <system_error>

#include "Text.h"
#include "dialogs/AskName.h"

namespace semblance::ui {
namespace {

/// Those that came with the program are called in the user's language.
QString nameOf(const std::filesystem::path& file, const std::string& name) {
  return file.parent_path() == factoryPresetFolder() ? shippedName(name) : toQString(name);
}

}  // namespace

PresetMenu::PresetMenu(Document& document, QMenu* menu, QWidget* window)
    : QObject(window), document_(document), menu_(menu), window_(window) {
  menu_->setToolTipsVisible(true);
  connect(menu_, &QMenu::aboutToShow, this, &PresetMenu::fill);
}

void PresetMenu::fill() {
  menu_->clear();
  addPresets(factoryPresetFolder(), tr("With Semblance"));
  addPresets(userPresetFolder(), tr("Your own"));
  menu_->addSeparator();
  menu_->addAction(tr("&Save as preset…"), this, &PresetMenu::askAndSave);
  menu_->addAction(tr("&Open preset file…"), this, &PresetMenu::openFile);
  menu_->addAction(tr("Show &folder"), this, &PresetMenu::reveal);
}

void PresetMenu::addPresets(const std::filesystem::path& folder, const QString& title) {
  const std::vector<PresetFile> presets = presetsIn(folder);
  if (presets.empty()) return;
  if (!menu_->isEmpty()) menu_->addSeparator();
  menu_->addAction(title)->setEnabled(false);  // the text of a section is not drawn
  for (const PresetFile& preset : presets) {
    QAction* action =
        menu_->addAction(nameOf(preset.path, preset.name).replace(QLatin1Char('&'), QLatin1String("&&")),
                         this, [this, path = preset.path] { apply(path); });
    action->setEnabled(preset.problem.empty());
    action->setToolTip(preset.problem.empty() ? tr("Sets every control; one step to undo")
                                              : toQString(preset.problem));
  }
}

void PresetMenu::apply(const std::filesystem::path& file) {
  const auto preset = loadPreset(file);
  if (!preset) {
    Q_EMIT failed(toQString(preset.error()));
    return;
  }
  document_.applyPreset(nameOf(file, preset->name), preset->settings);
}

bool PresetMenu::save(const QString& name) {
  std::error_code problem;
  std::filesystem::create_directories(userPresetFolder(), problem);  // saving says what is wrong
  const auto path = presetPath(userPresetFolder(), name.toStdString());
  const auto written = savePreset({name.toStdString(), document_.heardSettings()}, path);
  if (!written) {
    Q_EMIT failed(toQString(written.error()));
    return false;
  }
  Q_EMIT saved(tr("Preset %1 saved.").arg(name));
  return true;
}

void PresetMenu::askAndSave() {
  const QString name =
      askName(window_, tr("Save as preset"), tr("Name of the preset"),
              [](const std::string& typed) { return presetPath(userPresetFolder(), typed); });
  if (!name.isEmpty()) save(name);
}

void PresetMenu::openFile() {
  const QString path = QFileDialog::getOpenFileName(window_, tr("Open preset"), toQString(userPresetFolder()),
                                                    tr("Semblance presets (*.preset.json)"));
  if (!path.isEmpty()) apply(toPath(path));
}

void PresetMenu::reveal() {
  std::error_code ignored;
  std::filesystem::create_directories(userPresetFolder(), ignored);
  QDesktopServices::openUrl(QUrl::fromLocalFile(toQString(userPresetFolder())));
}

}  // namespace semblance::ui
