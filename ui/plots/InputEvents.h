// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEvent>
#include <QInputEvent>
#include <QWheelEvent>

namespace semblance::ui {

/// Notches of a wheel turn (fractions on fine wheels); Alt turns the wheel sideways on some systems.
double wheelSteps(const QWheelEvent& event);

/// 0.1 while Shift is held, else 1: the factor of fine adjustment everywhere.
double fineFactor(const QInputEvent& event);

/// Accepts the ShortcutOverride of arrow, page, Home, End and Delete keys, so that a focused control gets its
/// editing keys before the window's shortcuts do. True if the event was one of these.
bool claimEditingKey(QEvent& event);

}  // namespace semblance::ui
