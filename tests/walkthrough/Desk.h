// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPoint>
#include <QProcess>
#include <QStringList>
#include <QWidget>
#include <functional>

namespace semblance::walkthrough {

/// Waits, with the event loop running, until `met` or until `milliseconds` are over.
bool waitFor(const std::function<bool()>& met, int milliseconds = 60000);

/// Mouse and keyboard as real X events, and the screen as a user sees it. Needs xdotool and an X display
/// without a window manager.
class Desk {
 public:
  static bool usable();

  /// Waits for a window whose title contains `title` and gives it the keyboard. 0: there is none.
  static long focusWindow(const QString& title, int milliseconds = 60000);
  static QString titleOf(long window);
  static void moveWindow(long window, const QPoint& position, const QSize& size);

  /// Keys by their X names, one after the other: {"ctrl+e", "Return"}.
  static void press(const QStringList& keys);
  static void type(const QString& text);
  static void click(const QPoint& position);
  static void drag(const QPoint& from, const QPoint& to);

  static QImage screen();
  /// Centre of a bright button of the dark theme (its primary action, able to be clicked) in the upper half
  /// of `area`; a null point where there is none.
  static QPoint litButton(const QRect& area);

 private:
  static QString xdotool(const QStringList& arguments);
};

/// A window from which files can be dragged, as from a file manager.
class DragSource : public QWidget {
 public:
  explicit DragSource(const QStringList& files);

 protected:
  void mouseMoveEvent(QMouseEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  QStringList files_;
};

}  // namespace semblance::walkthrough
