// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <optional>

#include "theme/Theme.h"

namespace semblance::ui {

/// A large button with a key letter, the source's name and, below it, the gain that level matching applies.
class SourceButton : public QAbstractButton {
  Q_OBJECT

 public:
  SourceButton(SourceKind source, const QString& key, QWidget* parent = nullptr);

  void setLevelOffset(std::optional<double> decibel);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  QFont keyFont() const;
  QFont offsetFont() const;

  SourceKind source_;
  QString key_;
  std::optional<double> offset_;
};

}  // namespace semblance::ui
