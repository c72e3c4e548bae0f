// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace semblance::ui {

/// Version, libraries and licences.
class AboutDialog : public QDialog {
  Q_OBJECT

 public:
  explicit AboutDialog(QWidget* parent = nullptr);
};

}  // namespace semblance::ui
