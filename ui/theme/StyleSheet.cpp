// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/StyleSheet.h"

#include <array>
#include <utility>

namespace semblance::ui {
namespace {

constexpr char16_t kTemplate[] =
    uR"(
QToolTip { background: @raised; color: @text; border: 1px solid @border; padding: 4px 6px; }
QMainWindow, QDialog { background: @window; }
*[look="panel"] { background: @panel; border: 1px solid @border; border-radius: 6px; }
QLabel { background: transparent; }
QLabel[look="title"] { font-weight: 600; }
QLabel[look="muted"] { color: @muted; }
QLabel[look="warning"] { color: @warning; }
QLabel[look="error"] { color: @error; }

QPushButton, QToolButton {
  background: @raised; color: @text; border: 1px solid @border; border-radius: 5px;
  padding: 3px 10px; min-height: 20px;
}
QToolButton { padding: 3px 5px; }
QPushButton:hover, QToolButton:hover { background: @hover; }
QPushButton:pressed, QToolButton:pressed { background: @field; }
QPushButton:checked, QToolButton:checked { background: @accent; color: @onAccent; border-color: @accent; }
QPushButton:disabled, QToolButton:disabled { color: @faint; background: @panel; }
QPushButton:focus, QToolButton:focus { border: 2px solid @accent; padding: 2px 9px; }
QToolButton:focus { padding: 2px 4px; }
QPushButton:checked:focus, QToolButton:checked:focus { border: 2px solid @ringOnAccent; }
QPushButton[look="flat"], QToolButton[look="flat"] { background: transparent; border-color: transparent; }
QPushButton[look="flat"]:hover, QToolButton[look="flat"]:hover { background: @hover; }
QPushButton[look="flat"]:checked, QToolButton[look="flat"]:checked { background: @accent; color: @onAccent; }
QPushButton[look="flat"]:focus, QToolButton[look="flat"]:focus { border-color: @accent; }
QToolButton[look="band"], QToolButton[look="solo"] { padding: 0; min-height: 0; font-weight: 600; }
QToolButton[look="band"]:checked { background: @chosen; color: @text; border-color: @gridStrong; }
QToolButton[look="band"] { color: @muted; background: transparent; }
QToolButton[look="band"]:focus, QToolButton[look="solo"]:focus { padding: 0; border: 2px solid @accent; }
QToolButton[look="type"] { padding: 0 4px; min-height: 22px; text-align: left; background: transparent; border-color: transparent; }
QToolButton[look="type"]:hover { background: @hover; }
QToolButton[look="type"]:focus { padding: 0 3px; border-color: @accent; }
QToolButton[look="solo"] { color: @muted; background: transparent; border-color: transparent; }
QToolButton[look="solo"]:hover { background: @hover; }
QToolButton[look="solo"]:checked { background: @warning; color: @field; border-color: @warning; }
QToolButton[look="corner"] { background: transparent; border: none; color: @muted; padding: 1px 4px; min-height: 0; }
QToolButton[look="corner"]:hover { color: @text; background: @hover; }
QToolButton[look="corner"]:focus { border: 2px solid @accent; padding: 0 2px; color: @text; }
QToolButton[look="slim"] { padding: 0 8px; min-height: 0; }
QToolButton[look="slim"]:focus { padding: 0 7px; }
QToolButton::menu-indicator { image: none; width: 0; }
QRadioButton::indicator { width: 10px; height: 10px; border: 1px solid @muted; border-radius: 6px; background: @field; }
QRadioButton::indicator:checked { border: 3px solid @accent; width: 6px; height: 6px; background: @onAccent; }
QRadioButton:focus { border: 1px solid @accent; border-radius: 3px; }
QPushButton[look="primary"] {
  background: @accent; color: @onAccent; border-color: @accent; font-weight: 600; padding: 5px 18px;
}
QPushButton[look="primary"]:hover { background: @accentHover; }
QPushButton[look="primary"]:focus { border: 2px solid @ringOnAccent; padding: 4px 17px; }
QPushButton[look="primary"]:disabled { background: @raised; color: @faint; border-color: @border; }

QLineEdit, QPlainTextEdit, QTextEdit {
  background: @field; color: @text; border: 1px solid @border; border-radius: 4px; padding: 2px 5px;
  selection-background-color: @accent; selection-color: @onAccent;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {
  border: 2px solid @accent; padding: 1px 4px;
}
QLineEdit[refused="true"] { border: 2px solid @error; padding: 1px 4px; }
QLineEdit:disabled { color: @faint; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { background: transparent; border: none; padding: 0 2px; }
QComboBox QAbstractItemView {
  background: @panel; color: @text; border: 1px solid @border; selection-background-color: @accent;
  selection-color: @onAccent;
}
QCheckBox, QRadioButton { spacing: 7px; background: transparent; }

QMenuBar { background: @window; color: @text; }
QMenuBar::item { padding: 4px 9px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @panel; color: @text; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 4px 24px 4px 20px; border-radius: 4px; }
QMenu::item:selected { background: @accent; color: @onAccent; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QStatusBar { background: @window; color: @muted; }
QStatusBar::item { border: none; }

QProgressBar {
  background: @trough; border: none; border-radius: 3px; min-height: 6px; max-height: 6px; text-align: center;
}
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QSlider::groove:horizontal { background: @trough; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: @muted; border-radius: 2px; }
QSlider::handle:horizontal {
  background: @text; width: 12px; height: 12px; margin: -4px 0; border-radius: 6px;
}
QSlider::handle:horizontal:focus { background: @text; border: 2px solid @accent; margin: -6px 0; border-radius: 8px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @hover; border-radius: 4px; min-height: 28px; min-width: 28px; margin: 1px; }
QScrollBar::handle:hover { background: @gridStrong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QScrollArea { background: transparent; border: none; }
QSplitter::handle { background: @window; }
QSplitter::handle:hover { background: @hover; }
QTabWidget::pane { border: 1px solid @border; border-radius: 5px; }
QTabBar::tab { background: transparent; color: @muted; padding: 5px 12px; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:focus { color: @text; border: 2px solid @accent; border-radius: 4px; padding: 3px 10px; }
QTableView, QListView, QTreeView {
  background: @field; color: @text; border: 1px solid @border; gridline-color: @grid;
  selection-background-color: @accent; selection-color: @onAccent;
}
QTableView:focus, QListView:focus, QTreeView:focus { border: 2px solid @accent; }
QListView::item { border: 1px solid transparent; padding: 4px 6px; }
QTreeView::item { padding: 3px 2px; }
QListView::item:selected, QTreeView::item:selected { background: @accent; color: @onAccent; }
QHeaderView::section { background: @panel; color: @muted; border: none; padding: 4px 6px; }
QGroupBox { border: 1px solid @border; border-radius: 6px; margin-top: 8px; padding-top: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; color: @muted; }
)";

}  // namespace

QString styleSheet(const ThemeColours& theme) {
  // Longer names first, so that "@accent" does not eat the front of "@accentHover".
  const std::array<std::pair<QString, QColor>, 19> values{{
      {QStringLiteral("@accentHover"), blended(theme.accent, theme.window, 0.15)},
      {QStringLiteral("@ringOnAccent"), blended(theme.accent, theme.window, 0.55)},
      {QStringLiteral("@gridStrong"), theme.gridStrong},
      {QStringLiteral("@onAccent"), theme.onAccent},
      {QStringLiteral("@accent"), theme.accent},
      {QStringLiteral("@chosen"), blended(theme.hover, theme.gridStrong, 0.35)},
      {QStringLiteral("@border"), theme.border},
      {QStringLiteral("@window"), theme.window},
      {QStringLiteral("@raised"), theme.raised},
      {QStringLiteral("@trough"), blended(theme.raised, theme.gridStrong, 0.35)},
      {QStringLiteral("@panel"), theme.panel},
      {QStringLiteral("@field"), theme.field},
      {QStringLiteral("@hover"), theme.hover},
      {QStringLiteral("@muted"), theme.mutedText},
      {QStringLiteral("@faint"), blended(theme.mutedText, theme.panel, 0.4)},
      {QStringLiteral("@warning"), theme.warning},
      {QStringLiteral("@error"), theme.error},
      {QStringLiteral("@grid"), theme.grid},
      {QStringLiteral("@text"), theme.text},
  }};
  QString sheet = QString::fromUtf16(kTemplate);
  for (const auto& [name, colour] : values) sheet.replace(name, colour.name());
  return sheet;
}

}  // namespace semblance::ui
