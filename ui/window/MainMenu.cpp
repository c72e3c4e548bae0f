// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/MainMenu.h"

#include <QCoreApplication>
#include <QMenuBar>

#include "window/Actions.h"
#include "window/RecentFiles.h"

namespace semblance::ui {
namespace {

/// Carries the context of this file's texts.
struct Texts {
  Q_DECLARE_TR_FUNCTIONS(MainMenu)
};

void fillFileMenu(QMenu& menu, Actions& actions, RecentFiles& recent) {
  menu.addAction(actions.newSession);
  menu.addSeparator();
  menu.addAction(actions.openInput);
  recent.attach(menu.addMenu(Texts::tr("Recent inputs")), RecentFiles::Kind::Input);
  menu.addAction(actions.openReference);
  recent.attach(menu.addMenu(Texts::tr("Recent references")), RecentFiles::Kind::Reference);
  menu.addAction(actions.addReferences);
  menu.addMenu(actions.savedReferences);
  menu.addMenu(actions.demo);
  menu.addSeparator();
  menu.addAction(actions.openSession);
  recent.attach(menu.addMenu(Texts::tr("Recent sessions")), RecentFiles::Kind::Session);
  menu.addAction(actions.saveSession);
  menu.addAction(actions.saveSessionAs);
  menu.addSeparator();
  menu.addAction(actions.exportResult);
  menu.addAction(actions.exportSettings);
  menu.addAction(actions.batch);
  menu.addSeparator();
  menu.addAction(actions.quit);
}

}  // namespace

void fillMenuBar(QMenuBar& bar, Actions& actions, RecentFiles& recent) {
  fillFileMenu(*bar.addMenu(Texts::tr("&File")), actions, recent);

  QMenu* edit = bar.addMenu(Texts::tr("&Edit"));
  edit->addActions({actions.undo, actions.redo, actions.history});
  edit->addSeparator();
  edit->addAction(actions.revertAll);
  edit->addActions({actions.switchVersion, actions.copyVersion});
  edit->addMenu(actions.presets);
  QMenu* bypass = edit->addMenu(Texts::tr("&Bypass"));
  bypass->addAction(actions.bypassAll);
  for (QAction* effect : actions.bypass) bypass->addAction(effect);
  edit->addSeparator();
  edit->addActions({actions.selectionStart, actions.selectionEnd, actions.selectionClear,
                    actions.selectLoudest, actions.swapTracks});
  edit->addSeparator();
  edit->addAction(actions.preferences);

  QMenu* match = bar.addMenu(Texts::tr("&Match"));
  match->addActions({actions.match, actions.cancel});
  match->addSeparator();
  match->addActions({actions.fineTune, actions.models});

  QMenu* listen = bar.addMenu(Texts::tr("&Listen"));
  listen->addActions({actions.play, actions.toStart, actions.loop});
  listen->addSeparator();
  listen->addActions({actions.back, actions.forward, actions.farBack, actions.farForward,
                      actions.toSelectionStart, actions.toSelectionEnd});
  listen->addSeparator();
  listen->addActions({actions.hearInput, actions.hearResult, actions.hearReference, actions.hearDifference,
                      actions.lastSource});
  listen->addSeparator();
  listen->addActions({actions.levelMatch, actions.blindTest});

  QMenu* view = bar.addMenu(Texts::tr("&View"));
  view->addAction(actions.fullScreen);

  QMenu* help = bar.addMenu(Texts::tr("&Help"));
  help->addActions({actions.shortcutList, actions.about});
}

}  // namespace semblance::ui
