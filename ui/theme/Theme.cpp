// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/Theme.h"

#include <QApplication>
#include <QPalette>
#include <algorithm>
#include <cmath>

#include "theme/ControlStyle.h"
#include "theme/StyleSheet.h"

namespace semblance::ui {
namespace {

constexpr QColor rgb(unsigned value) {
  return QColor(static_cast<int>(value >> 16 & 0xff), static_cast<int>(value >> 8 & 0xff),
                static_cast<int>(value & 0xff));
}

ThemeColours darkColours() {
  ThemeColours theme;
  theme.dark = true;
  theme.window = rgb(0x15171b);
  theme.panel = rgb(0x1d2025);
  theme.field = rgb(0x101215);
  theme.raised = rgb(0x2a2e35);
  theme.hover = rgb(0x353a43);
  theme.border = rgb(0x363b44);
  theme.grid = rgb(0x23272d);
  theme.gridStrong = rgb(0x4b525d);
  theme.text = rgb(0xe7e9ec);
  theme.mutedText = rgb(0x9ca5b0);
  theme.accent = rgb(0xe2e6eb);
  theme.onAccent = rgb(0x101215);
  theme.input = rgb(0x4fa8ea);
  theme.result = rgb(0xf0a21c);
  theme.reference = rgb(0x17b489);
  theme.predicted = rgb(0xc9a3e0);
  theme.edited = rgb(0xf6d55c);
  theme.good = rgb(0x4cc38a);
  theme.warning = rgb(0xf2b84b);
  theme.error = rgb(0xff7a66);
  return theme;
}

ThemeColours lightColours() {
  ThemeColours theme;
  theme.dark = false;
  theme.window = rgb(0xeef0f3);
  theme.panel = rgb(0xf8f9fa);
  theme.field = rgb(0xffffff);
  theme.raised = rgb(0xe3e6ea);
  theme.hover = rgb(0xd6dbe1);
  theme.border = rgb(0xc3c9d1);
  theme.grid = rgb(0xe6e9ed);
  theme.gridStrong = rgb(0x9aa2ad);
  theme.text = rgb(0x1b1f25);
  theme.mutedText = rgb(0x555d68);
  theme.accent = rgb(0x23272e);
  theme.onAccent = rgb(0xffffff);
  theme.input = rgb(0x0069a6);
  theme.result = rgb(0xac5400);
  theme.reference = rgb(0x007757);
  theme.predicted = rgb(0x84459c);
  theme.edited = rgb(0x7d6000);
  theme.good = rgb(0x147a4b);
  theme.warning = rgb(0x935c00);
  theme.error = rgb(0xbb2a17);
  return theme;
}

const ThemeColours*& current() {
  static const ThemeColours* theme = &coloursOf(true);
  return theme;
}

QPalette paletteOf(const ThemeColours& theme) {
  QPalette palette;
  palette.setColor(QPalette::Window, theme.window);
  palette.setColor(QPalette::WindowText, theme.text);
  palette.setColor(QPalette::Base, theme.field);
  palette.setColor(QPalette::AlternateBase, theme.panel);
  palette.setColor(QPalette::Text, theme.text);
  palette.setColor(QPalette::PlaceholderText, theme.mutedText);
  palette.setColor(QPalette::Button, theme.raised);
  palette.setColor(QPalette::ButtonText, theme.text);
  palette.setColor(QPalette::BrightText, theme.error);
  palette.setColor(QPalette::ToolTipBase, theme.raised);
  palette.setColor(QPalette::ToolTipText, theme.text);
  palette.setColor(QPalette::Highlight, theme.accent);
  palette.setColor(QPalette::HighlightedText, theme.onAccent);
  palette.setColor(QPalette::Link, theme.input);
  palette.setColor(QPalette::LinkVisited, theme.predicted);
  palette.setColor(QPalette::Light, theme.hover);
  palette.setColor(QPalette::Midlight, theme.raised);
  palette.setColor(QPalette::Mid, theme.border);
  palette.setColor(QPalette::Dark, theme.border);
  palette.setColor(QPalette::Shadow, theme.field);
  const QColor faint = blended(theme.mutedText, theme.panel, 0.4);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
    palette.setColor(QPalette::Disabled, role, faint);
  }
  palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.border);
  return palette;
}

double linearLight(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour) {
  return 0.2126 * linearLight(colour.redF()) + 0.7152 * linearLight(colour.greenF()) +
         0.0722 * linearLight(colour.blueF());
}

}  // namespace

const ThemeColours& coloursOf(bool dark) {
  static const ThemeColours kDark = darkColours();
  static const ThemeColours kLight = lightColours();
  return dark ? kDark : kLight;
}

const ThemeColours& colours() { return *current(); }

void applyTheme(QApplication& application, ThemeKind kind) {
  // Captured once, before the first palette of ours replaces the desktop's.
  static const bool kDesktopIsDark = application.palette().color(QPalette::Window).lightness() < 128;
  const bool dark = kind == ThemeKind::Dark || (kind == ThemeKind::System && kDesktopIsDark);
  current() = &coloursOf(dark);
  application.setStyle(new ControlStyle);
  application.setPalette(paletteOf(colours()));
  application.setStyleSheet(styleSheet(colours()));
}

QColor sourceColour(SourceKind source) {
  switch (source) {
    case SourceKind::Input:
      return colours().input;
    case SourceKind::Result:
      return colours().result;
    case SourceKind::Reference:
      return colours().reference;
  }
  return colours().text;
}

Qt::PenStyle sourceLine(SourceKind source) {
  return source == SourceKind::Reference ? Qt::DashLine : Qt::SolidLine;
}

QString sourceName(SourceKind source) {
  switch (source) {
    case SourceKind::Input:
      return QApplication::translate("SourceKind", "Input");
    case SourceKind::Result:
      return QApplication::translate("SourceKind", "Result");
    case SourceKind::Reference:
      return QApplication::translate("SourceKind", "Reference");
  }
  return {};
}

double contrastRatio(const QColor& a, const QColor& b) {
  const double first = luminance(a);
  const double second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor withAlpha(QColor colour, double opacity) {
  colour.setAlphaF(static_cast<float>(opacity));
  return colour;
}

QColor blended(const QColor& a, const QColor& b, double amount) {
  const auto mix = [amount](double from, double to) {
    return static_cast<float>(from + (to - from) * amount);
  };
  return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

}  // namespace semblance::ui
