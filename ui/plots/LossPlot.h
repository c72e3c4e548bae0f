// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <utility>
#include <vector>

namespace semblance::ui {

/// What a training has reached at one step. A training loss that is not a number is not drawn.
struct LossPoint {
  double step = 0.0;
  double training = 0.0;
  double heldOut = 0.0;
};

/// Training and held-out loss over the steps of a training that goes on, the best held-out loss marked.
class LossPlot : public QWidget {
  Q_OBJECT

 public:
  explicit LossPlot(QWidget* parent = nullptr);
  ~LossPlot() override;

  /// All points so far and the step at which it will end.
  void setLosses(std::vector<LossPoint> points, double steps);
  /// Lowest and highest loss on the axis.
  std::pair<double, double> lossRange() const;
  /// Step of the lowest held-out loss; negative without one.
  double bestStep() const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace semblance::ui
