// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace semblance::ui {

enum class Glyph {
  Play,
  Pause,
  ToStart,
  Loop,
  LevelMatch,
  Difference,
  Undo,
  Redo,
  Open,
  Save,
  Export,
  Match,
  Cancel,
  Revert,
  Power,
  Settings,
  Close,
  Information,
  Question,
  Warning,
  Failure,
};

/// A vector icon in the colour of the theme in force when it is painted: text, `onAccent` when checked, faint
/// when disabled.
QIcon glyphIcon(Glyph glyph);
/// The same in a fixed colour; an invalid one follows the theme.
QIcon glyphIcon(Glyph glyph, const QColor& colour);

}  // namespace semblance::ui
