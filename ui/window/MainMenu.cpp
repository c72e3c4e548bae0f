// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/MainMenu.h"

#include <QCoreApplication>
#include <QMenuBar>

#include "window/Actions.h"
#include "window/RecentFiles.h"

namespace semblance::ui {
namespace {

QString tr(const char* text) { return QCoreApplication::translate("MainMenu", text); }

void fillFileMenu(QMenu& menu, Actions& actions, RecentFiles& recent) {
  menu.addAction(actions.newSession);
  menu.addSeparator();
  menu.addAction(actions.openInput);
  recent.attach(menu.addMenu(tr("Recent inputs")), RecentFiles::Kind::Input);
  menu.addAction(actions.openReference);
  recent.attach(menu.addMenu(tr("Recent references")), RecentFiles::Kind::Reference);
  menu.addMenu(actions.demo);
  menu.addSeparator();
  menu.addAction(actions.openSession);
  recent.attach(menu.addMenu(tr("Recent sessions")), RecentFiles::Kind::Session);
  menu.addAction(actions.saveSession);
  menu.addAction(actions.saveSessionAs);
  menu.addSeparator();
  menu.addAction(actions.exportResult);
  menu.addSeparator();
  menu.addAction(actions.quit);
}

}  // namespace

void fillMenuBar(QMenuBar& bar, Actions& actions, RecentFiles& recent) {
  fillFileMenu(*bar.addMenu(tr("&File")), actions, recent);

  QMenu* edit = bar.addMenu(tr("&Edit"));
  edit->addActions({actions.undo, actions.redo, actions.history});
  edit->addSeparator();
  edit->addActions({actions.revertAll, actions.bypassAll});
  edit->addSeparator();
  edit->addActions(
      {actions.selectionStart, actions.selectionEnd, actions.selectionClear, actions.swapTracks});
  edit->addSeparator();
  edit->addAction(actions.preferences);

  QMenu* match = bar.addMenu(tr("&Match"));
  match->addActions({actions.match, actions.cancel});

  QMenu* listen = bar.addMenu(tr("&Listen"));
  listen->addActions({actions.play, actions.toStart, actions.loop});
  listen->addSeparator();
  listen->addActions({actions.back, actions.forward, actions.farBack, actions.farForward});
  listen->addSeparator();
  listen->addActions({actions.hearInput, actions.hearResult, actions.hearReference, actions.lastSource});
  listen->addSeparator();
  listen->addAction(actions.levelMatch);

  QMenu* view = bar.addMenu(tr("&View"));
  view->addAction(actions.fullScreen);

  QMenu* help = bar.addMenu(tr("&Help"));
  help->addActions({actions.shortcutList, actions.about});
}

}  // namespace semblance::ui
