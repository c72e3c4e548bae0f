// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <vector>

class QMenu;
class QWidget;

namespace semblance::ui {

/// Everything the window can be told to do, with names, keys and hints in one place. Menus, buttons and the
/// list of shortcuts are made from these.
class Actions : public QObject {
  Q_OBJECT

 public:
  struct Group {
    QString title;
    std::vector<QAction*> actions;
  };

  /// The actions become shortcuts of `window`. `undo` and `redo` come from the undo stack and get their keys
  /// here.
  Actions(QWidget* window, QAction* undo, QAction* redo);

  const std::vector<Group>& groups() const { return groups_; }

  QAction* newSession = nullptr;
  QAction* openInput = nullptr;
  QAction* openReference = nullptr;
  QAction* addReferences = nullptr;
  QAction* openSession = nullptr;
  QMenu* demo = nullptr;  ///< one entry per pair of demo recordings
  QAction* saveSession = nullptr;
  QAction* saveSessionAs = nullptr;
  QAction* exportResult = nullptr;
  QAction* exportSettings = nullptr;
  QAction* batch = nullptr;
  QAction* preferences = nullptr;
  QAction* quit = nullptr;

  QAction* undo = nullptr;
  QAction* redo = nullptr;
  QAction* history = nullptr;
  QAction* revertAll = nullptr;
  QMenu* presets = nullptr;          ///< filled by PresetMenu
  QMenu* savedReferences = nullptr;  ///< filled by SavedReferenceMenu
  QAction* swapTracks = nullptr;
  QAction* selectionStart = nullptr;
  QAction* selectionEnd = nullptr;
  QAction* selectionClear = nullptr;
  QAction* selectLoudest = nullptr;

  QAction* match = nullptr;
  QAction* cancel = nullptr;
  QAction* fineTune = nullptr;
  QAction* models = nullptr;
  QAction* bypassAll = nullptr;
  std::vector<QAction*> bypass;  ///< one for each effect
  QAction* switchVersion = nullptr;
  QAction* copyVersion = nullptr;

  QAction* play = nullptr;
  QAction* toStart = nullptr;
  QAction* back = nullptr;
  QAction* forward = nullptr;
  QAction* farBack = nullptr;
  QAction* farForward = nullptr;
  QAction* loop = nullptr;
  QAction* hearInput = nullptr;
  QAction* hearResult = nullptr;
  QAction* hearReference = nullptr;
  QAction* lastSource = nullptr;
  QAction* hearDifference = nullptr;
  QAction* blindTest = nullptr;
  QAction* toSelectionStart = nullptr;
  QAction* toSelectionEnd = nullptr;
  QAction* levelMatch = nullptr;

  QAction* fullScreen = nullptr;
  QAction* shortcutList = nullptr;
  QAction* about = nullptr;

 private:
  void makeFileActions();
  void makeEditActions();
  void makeMatchActions();
  void makePlaybackActions();
  void makeHelpActions();
  void beginGroup(const QString& title);
  QAction* add(const QString& text, const QList<QKeySequence>& keys, const QString& hint);
  void adopt(QAction* action, const QList<QKeySequence>& keys);

  QWidget* window_;
  std::vector<Group> groups_;
};

}  // namespace semblance::ui
