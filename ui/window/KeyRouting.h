// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace semblance::ui {

/// Decides between the window's one-key shortcuts and the focused control: text entries, sliders and the like
/// keep the keys that they use themselves (a value that is not being typed leaves letters to the shortcuts),
/// Space always plays, and Enter presses the focused button or check
/// box in its place.
class KeyRouting : public QObject {
  Q_OBJECT

 public:
  /// Watches the whole application; acts on the widgets of `window` only.
  explicit KeyRouting(QWidget* window);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* window_;
};

}  // namespace semblance::ui
