// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

#include "plots/SourceLegend.h"

namespace semblance::ui {

/// The line above a spectrum: legend at the left, cursor read-out at the right. Where both do not fit side by
/// side the read-out takes the legend's place while it is shown.
class PlotStrip : public QWidget {
  Q_OBJECT

 public:
  explicit PlotStrip(QWidget* parent = nullptr);

  SourceLegend& legend() { return *legend_; }
  void setPredictedShown(bool shown);
  /// An empty text brings the legend back.
  void setReadOut(const QString& text);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void arrange();

  SourceLegend* legend_;
  QLabel* readOut_;
  bool covering_ = false;
};

}  // namespace semblance::ui
