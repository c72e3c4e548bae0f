// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>
#include <optional>

#include "theme/Theme.h"

class QAbstractButton;
class QButtonGroup;

namespace semblance::ui {

class SourceButton;

/// What is heard: three large buttons A Input, B Result, R Reference in the colours of their curves.
class SourceSwitch : public QWidget {
  Q_OBJECT

 public:
  explicit SourceSwitch(QWidget* parent = nullptr);

  /// Does not emit sourceChosen().
  /// None: no button is shown as heard.
  void setSource(std::optional<SourceKind> source);
  std::optional<SourceKind> source() const { return source_; }
  void setAvailable(SourceKind source, bool available);
  /// Gain in dB that level matching applies to a source, shown under its name; none hides it.
  void setLevelOffset(SourceKind source, std::optional<double> decibel);
  QAbstractButton& button(SourceKind source);

 Q_SIGNALS:
  void sourceChosen(semblance::ui::SourceKind source);

 private:
  std::array<SourceButton*, kSourceCount> buttons_{};
  QButtonGroup* group_;
  std::optional<SourceKind> source_;
};

}  // namespace semblance::ui
