// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QWidget>
#include <array>

#include "theme/Theme.h"

namespace semblance::ui {

/// One entry of a legend: a sample of the line and the name; a checked entry's curve is shown.
class LegendEntry : public QAbstractButton {
  Q_OBJECT

 public:
  explicit LegendEntry(SourceKind source, QWidget* parent = nullptr);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  SourceKind source_;
};

/// Names the curves of input, result and reference and switches them on and off.
class SourceLegend : public QWidget {
  Q_OBJECT

 public:
  explicit SourceLegend(QWidget* parent = nullptr);

  /// Names the dashed curve of the prediction, too.
  void setPredictedShown(bool shown);
  LegendEntry& entry(SourceKind source) { return *entries_[static_cast<std::size_t>(source)]; }

 Q_SIGNALS:
  void visibilityChanged(semblance::ui::SourceKind source, bool visible);

 private:
  std::array<LegendEntry*, kSourceCount> entries_{};
  QWidget* predicted_;
};

}  // namespace semblance::ui
