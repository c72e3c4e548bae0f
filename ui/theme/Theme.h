// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

class QApplication;

namespace semblance::ui {

enum class ThemeKind { Dark, Light, System };

/// What can be heard; each has one colour and one line style everywhere in the window.
enum class SourceKind { Input, Result, Reference };
inline constexpr int kSourceCount = 3;

/// Every colour the window uses. Text colours have a contrast of at least 4.5:1 on `window`, `panel` and
/// `field`; the source colours come from the Okabe-Ito palette, adjusted in lightness per theme until they
/// reach it too.
struct ThemeColours {
  bool dark = true;
  QColor window;      ///< behind everything
  QColor panel;       ///< grouped content
  QColor field;       ///< plots, text fields, slider troughs
  QColor raised;      ///< buttons
  QColor hover;       ///< buttons under the pointer
  QColor border;      ///< hairlines
  QColor grid;        ///< plot grid
  QColor gridStrong;  ///< zero lines
  QColor text;
  QColor mutedText;  ///< units, axis labels, hints
  QColor accent;     ///< primary action, focus ring
  QColor onAccent;   ///< text on `accent` and on the source colours
  QColor input;
  QColor result;
  QColor reference;
  QColor predicted;  ///< marks of predicted values
  QColor edited;     ///< dot of edited values
  QColor good;
  QColor warning;
  QColor error;
};

/// Lengths in device-independent pixels.
namespace spacing {
inline constexpr int kTight = 4;
inline constexpr int kSmall = 8;
inline constexpr int kMedium = 12;
inline constexpr int kLarge = 20;
inline constexpr int kRadius = 5;
inline constexpr int kControlHeight = 26;
}  // namespace spacing

/// Sets style, palette and style sheet; may be called again at any time, widgets repaint by themselves.
/// System follows the desktop's light or dark palette as it was when the application started.
void applyTheme(QApplication& application, ThemeKind kind);

/// Colours of the theme in force (dark before the first applyTheme()).
const ThemeColours& colours();
const ThemeColours& coloursOf(bool dark);

QColor sourceColour(SourceKind source);
/// Input and result solid, reference dashed, so that colour is never the only difference.
Qt::PenStyle sourceLine(SourceKind source);
/// "Input", "Result", "Reference", translated.
QString sourceName(SourceKind source);

/// WCAG contrast ratio of two opaque colours, 1 to 21.
double contrastRatio(const QColor& a, const QColor& b);

/// `colour` with another opacity 0..1.
QColor withAlpha(QColor colour, double opacity);
/// Mix of two colours, `amount` 0 gives `a`, 1 gives `b`.
QColor blended(const QColor& a, const QColor& b, double amount);

}  // namespace semblance::ui
