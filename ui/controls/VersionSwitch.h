// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

class QToolButton;

namespace semblance::ui {

/// Which of the two versions of the settings is heard, and a button that copies it to the other.
class VersionSwitch : public QWidget {
  Q_OBJECT

 public:
  explicit VersionSwitch(QWidget* parent = nullptr);

  /// `version` 0 or 1. `same`: both are equal, or there is only one.
  void setState(int version, bool same);
  QToolButton& button(int version) { return *buttons_[static_cast<std::size_t>(version)]; }
  QToolButton& copyButton() { return *copy_; }

 Q_SIGNALS:
  void switchRequested();
  void copyRequested();

 private:
  std::array<QToolButton*, 2> buttons_{};
  QToolButton* copy_;
  int version_ = 0;
};

}  // namespace semblance::ui
