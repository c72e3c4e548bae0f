// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "theme/Theme.h"

namespace semblance::ui {

/// The application's style sheet in the colours of a theme. Widgets choose a look by the dynamic property
/// "look": QPushButton "primary" (the one main action of a window), "flat" (tool buttons without a frame);
/// QLabel "title", "muted", "warning", "error"; QFrame or QWidget "panel".
QString styleSheet(const ThemeColours& theme);

}  // namespace semblance::ui
