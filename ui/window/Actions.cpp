// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/Actions.h"

#include <QMenu>
#include <QWidget>
#include <array>

#include "controls/ParameterText.h"

namespace semblance::ui {

Actions::Actions(QWidget* window, QAction* undoAction, QAction* redoAction)
    : QObject(window), undo(undoAction), redo(redoAction), window_(window) {
  makeFileActions();
  makeEditActions();
  makeMatchActions();
  makePlaybackActions();
  makeHelpActions();
}

void Actions::beginGroup(const QString& title) { groups_.push_back({title, {}}); }

QAction* Actions::add(const QString& text, const QList<QKeySequence>& keys, const QString& hint) {
  auto* action = new QAction(text, this);
  action->setStatusTip(hint);
  action->setIconVisibleInMenu(false);  // the icons are for buttons
  adopt(action, keys);
  const QString key = keys.isEmpty()
                          ? QString()
                          : QStringLiteral(" (%1)").arg(keys.first().toString(QKeySequence::NativeText));
  action->setToolTip(hint + key);
  return action;
}

void Actions::adopt(QAction* action, const QList<QKeySequence>& keys) {
  action->setShortcuts(keys);
  window_->addAction(action);
  groups_.back().actions.push_back(action);
}

void Actions::makeFileActions() {
  beginGroup(tr("Files"));
  newSession = add(tr("&New session"), {QKeySequence::New}, tr("Close both tracks and start over"));
  openInput = add(tr("&Open input…"), {Qt::CTRL | Qt::Key_O}, tr("Choose the track that is to be changed"));
  openReference = add(tr("Open &reference…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_O},
                      tr("Choose the track that the input shall sound like"));
  addReferences =
      add(tr("Add re&ferences…"), {Qt::CTRL | Qt::ALT | Qt::Key_R},
          tr("Choose further tracks; Match makes the input sound like the middle of all references"));
  openSession = add(tr("Open &session…"), {Qt::CTRL | Qt::ALT | Qt::Key_O},
                    tr("Open tracks, settings and edits that were saved before"));
  demo = new QMenu(tr("Open &demo"), window_);
  saveSession = add(tr("&Save session"), {QKeySequence::Save}, tr("Save tracks, settings and edits"));
  saveSessionAs = add(tr("Save session &as…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_S},
                      tr("Save the session under another name"));
  exportResult = add(tr("&Export result…"), {Qt::CTRL | Qt::Key_E}, tr("Write the result to a sound file"));
  exportSettings =
      add(tr("Export se&ttings…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_E},
          tr("Write the settings for other programs: text, JSON, filter lists, impulse response"));
  batch = add(tr("Process &many files…"), {Qt::CTRL | Qt::Key_B},
              tr("Apply these settings, or a match to the reference, to a list of files"));
  preferences = add(tr("&Preferences…"), {Qt::CTRL | Qt::Key_Comma}, tr("Sound device and appearance"));
  preferences->setMenuRole(QAction::PreferencesRole);
  quit = add(tr("&Quit"), {QKeySequence::Quit}, tr("Close Semblance"));
  quit->setMenuRole(QAction::QuitRole);
}

void Actions::makeEditActions() {
  beginGroup(tr("Editing"));
  undo->setIconText(tr("Undo"));  // the texts name the step
  redo->setIconText(tr("Redo"));
  adopt(undo, {QKeySequence::Undo});
  adopt(redo, {Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y});
  history = add(tr("&History…"), {Qt::CTRL | Qt::Key_H}, tr("All steps so far; go back to any of them"));
  presets = new QMenu(tr("&Presets"), window_);
  savedReferences = new QMenu(tr("Sa&ved references"), window_);
  revertAll = add(tr("&Revert all to prediction"), {Qt::CTRL | Qt::Key_R},
                  tr("Take back every manual change since the last Match"));
  bypassAll = add(tr("&Bypass all effects"), {Qt::Key_Y}, tr("Switch all effects off or on"));
  bypassAll->setCheckable(true);
  constexpr std::array<int, kEffectCount> kNumbers{1, 2, 7, 3,
                                                   5, 6, 4};  // by Effect; later ones go on counting
  for (std::size_t index = 0; index < kEffectCount; ++index) {
    const auto effect = static_cast<Effect>(index);
    bypass.push_back(add(tr("Bypass %1").arg(effectName(effect)), {Qt::Key_0 + kNumbers[index]},
                         tr("Switch this effect off or on")));
    bypass.back()->setCheckable(true);
  }
  switchVersion = add(tr("Other &version of the settings"), {Qt::Key_V},
                      tr("Switch between two versions of the settings, also while playing"));
  copyVersion = add(tr("&Copy settings to the other version"), {Qt::SHIFT | Qt::Key_V},
                    tr("Make the other version equal to this one"));
  swapTracks = add(tr("S&wap input and reference"), {}, tr("Exchange the two tracks"));
  selectionStart = add(tr("Selection &starts here"), {Qt::Key_BracketLeft},
                       tr("Set the start of the selection at the play position"));
  selectionEnd = add(tr("Selection &ends here"), {Qt::Key_BracketRight},
                     tr("Set the end of the selection at the play position"));
  selectLoudest = add(tr("Select the &loudest 30 s"), {Qt::CTRL | Qt::Key_L},
                      tr("Select the loudest half minute of the track that is heard"));
  selectionClear = add(tr("Select the &whole track"), {Qt::CTRL | Qt::SHIFT | Qt::Key_A},
                       tr("Remove the selection of the track that is heard"));
}

void Actions::makeMatchActions() {
  beginGroup(tr("Match"));
  match = add(tr("&Match"), {Qt::CTRL | Qt::Key_M},
              tr("Set the effects so that the input sounds like the reference"));
  cancel = add(tr("&Cancel"), {Qt::Key_Escape}, tr("Stop the work that is running"));
  cancel->setEnabled(false);
  fineTune = add(tr("&Fine-tune a model…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_F},
                 tr("Train a model further on your own recordings"));
  models =
      add(tr("M&odels…"), {}, tr("The models there are: choose the default one, rename and remove your own"));
}

void Actions::makePlaybackActions() {
  beginGroup(tr("Listening"));
  play = add(tr("&Play"), {Qt::Key_Space}, tr("Play or pause"));
  toStart = add(tr("To the &start"), {Qt::Key_Home}, tr("Return to the start, or to the start of the loop"));
  back = add(tr("1 s back"), {Qt::Key_Left}, tr("Move one second back"));
  forward = add(tr("1 s forward"), {Qt::Key_Right}, tr("Move one second forward"));
  farBack = add(tr("10 s back"), {Qt::SHIFT | Qt::Key_Left}, tr("Move ten seconds back"));
  farForward = add(tr("10 s forward"), {Qt::SHIFT | Qt::Key_Right}, tr("Move ten seconds forward"));
  loop = add(tr("&Loop"), {Qt::Key_L}, tr("Repeat the selection, or the whole track"));
  loop->setCheckable(true);
  hearInput = add(tr("Hear &input"), {Qt::Key_A}, tr("Listen to the input as it is"));
  hearResult = add(tr("Hear &result"), {Qt::Key_B}, tr("Listen to the input through the effects"));
  hearReference = add(tr("Hear re&ference"), {Qt::Key_R}, tr("Listen to the reference"));
  lastSource = add(tr("Hear the &one before"), {Qt::Key_T, Qt::Key_QuoteLeft},
                   tr("Toggle between the last two that were heard"));
  hearDifference = add(tr("Hear the &difference"), {Qt::Key_D},
                       tr("Listen to what the effects change: result minus input, at equal loudness"));
  hearDifference->setCheckable(true);
  blindTest = add(tr("&Blind test…"), {Qt::Key_X},
                  tr("Find out by ear, without seeing, whether input and result can be told apart (ABX)"));
  toSelectionStart = add(tr("To the selection's start"), {Qt::CTRL | Qt::Key_Left},
                         tr("Move to the start of the selection"));
  toSelectionEnd =
      add(tr("To the selection's end"), {Qt::CTRL | Qt::Key_Right}, tr("Move to the end of the selection"));
  levelMatch = add(tr("Level &match"), {Qt::Key_G},
                   tr("Play all three equally loud, so that louder does not seem better"));
  levelMatch->setCheckable(true);
}

void Actions::makeHelpActions() {
  beginGroup(tr("Window"));
  fullScreen = add(tr("&Full screen"), {Qt::Key_F11}, tr("Use the whole screen"));
  fullScreen->setCheckable(true);
  shortcutList = add(tr("&Keyboard"), {Qt::Key_F1}, tr("List all keys"));
  about = add(tr("&About Semblance"), {}, tr("Version, libraries and licences"));
  about->setMenuRole(QAction::AboutRole);
}

}  // namespace semblance::ui
