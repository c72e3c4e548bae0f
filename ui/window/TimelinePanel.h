// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "audio/AudioFormat.h"

class QStackedWidget;
class QToolButton;

namespace semblance::ui {

class GainReductionPlot;
class LoudnessPlot;

/// What happens over the input's time: gain reduction or loudness, in one place, chosen by a button in its
/// corner. Remembers the choice.
class TimelinePanel : public QWidget {
  Q_OBJECT

 public:
  explicit TimelinePanel(QWidget* parent = nullptr);

  GainReductionPlot& gainReduction() { return *reduction_; }
  LoudnessPlot& loudness() { return *loudness_; }
  QToolButton& switchButton() { return *switch_; }
  void setPlayPosition(std::optional<double> seconds);
  void setVisibleRange(const TimeRange& range);

 Q_SIGNALS:
  void seekRequested(double seconds);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void show(int page);

  QStackedWidget* pages_;
  GainReductionPlot* reduction_;
  LoudnessPlot* loudness_;
  QToolButton* switch_;
};

}  // namespace semblance::ui
