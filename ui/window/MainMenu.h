// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenuBar;

namespace semblance::ui {

class Actions;
class RecentFiles;

/// Fills the menu bar from the window's actions.
void fillMenuBar(QMenuBar& bar, Actions& actions, RecentFiles& recent);

}  // namespace semblance::ui
