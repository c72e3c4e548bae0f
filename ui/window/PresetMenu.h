// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "document/Document.h"
#include "session/Preset.h"

class QMenu;
class QWidget;

namespace semblance::ui {

/// Fills a menu with the presets that come with the program and the user's own, applies them, and saves the
/// present settings as one.
class PresetMenu : public QObject {
  Q_OBJECT

 public:
  PresetMenu(Document& document, QMenu* menu, QWidget* window);

  void apply(const std::filesystem::path& file);
  /// Into the user's folder. False: refused, failed() said why.
  bool save(const QString& name);

 Q_SIGNALS:
  void failed(const QString& message);
  void saved(const QString& message);

 private:
  void fill();
  void addPresets(const std::filesystem::path& folder, const QString& title);
  void askAndSave();
  void reveal();
  void openFile();

  Document& document_;
  QMenu* menu_;
  QWidget* window_;
};

}  // namespace semblance::ui
