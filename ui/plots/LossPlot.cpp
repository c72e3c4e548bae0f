// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/LossPlot.h"

#include <QLabel>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "plots/FrameLimiter.h"
#include "plots/PlotStyle.h"
#include "theme/Theme.h"

namespace semblance::ui {
namespace {

const QMargins kMargins(52, kCaptionHeight + 4, 16, 24);
constexpr double kRoundSteps[] = {1.0, 2.0, 2.5, 5.0, 10.0};

/// Ticks at multiples of the smallest round step that gives at most `most`.
std::vector<AxisTick> roundTicks(double low, double high, int most) {
  std::vector<AxisTick> ticks;
  if (!(high > low)) return ticks;
  const double power = std::pow(10.0, std::floor(std::log10((high - low) / most)));
  double step = 10.0 * power;
  for (const double round : kRoundSteps)
    if ((high - low) / (round * power) <= most) {
      step = round * power;
      break;
    }
  const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9))) +
                       (std::abs(std::fmod(step / power, 1.0)) > 1e-6 ? 1 : 0);
  for (double value = std::ceil(low / step - 1e-9) * step; value <= high + 1e-9 * step; value += step)
    ticks.push_back({value, QLocale().toString(value, 'f', decimals)});
  return ticks;
}

}  // namespace

struct LossPlot::Impl {
  explicit Impl(LossPlot& plotWidget)
      : owner(plotWidget), plot(makePlot(&plotWidget, kMargins)), frames([this] {
          // Nothing can be painted where no room was given yet: a page that was never shown.
          if (owner.isVisible()) plot->replot();
        }) {
    plot->xAxis->setTicker(stepTicks);
    plot->yAxis->setTicker(lossTicks);
    training = plot->addGraph();
    heldOut = plot->addGraph();
    best = plot->addGraph();
    best->setLineStyle(QCPGraph::lsNone);
    legend = new QLabel(&plotWidget);
    legend->setTextFormat(Qt::RichText);
    legend->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    legend->setAttribute(Qt::WA_TransparentForMouseEvents);
    emptyText = new QLabel(LossPlot::tr("The curves begin with the first training step"), &plotWidget);
    emptyText->setProperty("look", QStringLiteral("muted"));
    emptyText->setAlignment(Qt::AlignCenter);
    emptyText->setAttribute(Qt::WA_TransparentForMouseEvents);
    restyle();
  }

  QRect area() const { return QRect(QPoint(0, 0), owner.size()).marginsRemoved(kMargins); }

  const LossPoint* bestPoint() const {
    const auto lowest = std::ranges::min_element(
        points, {}, [](const LossPoint& p) { return std::isfinite(p.heldOut) ? p.heldOut : HUGE_VAL; });
    return lowest != points.end() && std::isfinite(lowest->heldOut) ? &*lowest : nullptr;
  }

  void draw() {
    QVector<double> x[2], y[2];
    double low = HUGE_VAL, high = -HUGE_VAL;
    for (const LossPoint& point : points) {
      for (const auto& [index, value] : {std::pair{0, point.training}, {1, point.heldOut}}) {
        if (!std::isfinite(value)) continue;
        x[index] << point.step;
        y[index] << value;
        low = std::min(low, value);
        high = std::max(high, value);
      }
    }
    training->setData(x[0], y[0], true);
    heldOut->setData(x[1], y[1], true);
    const LossPoint* lowest = bestPoint();
    best->setData(lowest ? QVector<double>{lowest->step} : QVector<double>{},
                  lowest ? QVector<double>{lowest->heldOut} : QVector<double>{}, true);
    const bool empty = !(high >= low);
    if (empty) low = 0.0, high = 1.0;
    const double room = std::max(0.08 * (high - low), 0.02 * std::abs(high));
    plot->yAxis->setRange(low - room, high + room);
    plot->xAxis->setRange(0.0, std::max(1.0, steps));
    const int rows = std::max(2, area().height() / 34);
    lossTicks->setTicks(empty ? std::vector<AxisTick>{} : roundTicks(low - room, high + room, rows));
    stepTicks->setTicks(empty && steps <= 0.0
                            ? std::vector<AxisTick>{}
                            : roundTicks(0.0, std::max(1.0, steps), std::max(2, area().width() / 80)));
    emptyText->setVisible(empty);
    emptyText->setGeometry(area());
    frames.request();
  }

  void restyle() {
    const ThemeColours& theme = colours();
    stylePlot(*plot);
    styleAxis(*plot->xAxis, true);
    styleAxis(*plot->yAxis, true);
    training->setPen(QPen(theme.input, 1.4, Qt::DashLine));
    heldOut->setPen(QPen(theme.result, 2.0));
    heldOut->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, theme.result, theme.result, 3.5));
    best->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(theme.text, 1.6), QBrush(Qt::NoBrush), 11.0));
    const auto entry = [](const QString& sign, const QColor& colour, const QString& text) {
      return QStringLiteral("<span style='color:%1'>%2</span> <span style='color:%3'>%4</span>")
          .arg(colour.name(), sign, colours().mutedText.name(), text);
    };
    legend->setFont(plotFont());
    legend->setText(entry(QStringLiteral("┄┄"), theme.input, LossPlot::tr("training")) +
                    QStringLiteral("&nbsp;&nbsp;&nbsp;") +
                    entry(QStringLiteral("●━"), theme.result, LossPlot::tr("held-out")) +
                    QStringLiteral("&nbsp;&nbsp;&nbsp;") +
                    entry(QStringLiteral("◯"), theme.text, LossPlot::tr("best")));
    draw();
  }

  LossPlot& owner;
  QCustomPlot* plot;
  QSharedPointer<TickTable> stepTicks{new TickTable};
  QSharedPointer<TickTable> lossTicks{new TickTable};
  QCPGraph* training = nullptr;
  QCPGraph* heldOut = nullptr;
  QCPGraph* best = nullptr;
  QLabel* legend = nullptr;
  QLabel* emptyText = nullptr;
  FrameLimiter frames;
  std::vector<LossPoint> points;
  double steps = 0.0;
};

LossPlot::LossPlot(QWidget* parent) : QWidget(parent), impl_(std::make_unique<Impl>(*this)) {
  setAccessibleName(tr("Loss over the steps of the training"));
  setToolTip(
      tr("How far the model's answers are from the right ones: on what it is trained with, and on held-back "
         "recordings. The lowest held-out loss decides which weights are kept."));
}

LossPlot::~LossPlot() = default;

void LossPlot::setLosses(std::vector<LossPoint> points, double steps) {
  impl_->points = std::move(points);
  impl_->steps = steps;
  impl_->draw();
  const LossPoint* best = impl_->bestPoint();
  setAccessibleDescription(best ? tr("Best held-out loss %1 at step %2")
                                      .arg(QLocale().toString(best->heldOut, 'f', 4))
                                      .arg(best->step)
                                : QString());
}

std::pair<double, double> LossPlot::lossRange() const {
  return {impl_->plot->yAxis->range().lower, impl_->plot->yAxis->range().upper};
}

double LossPlot::bestStep() const { return impl_->bestPoint() ? impl_->bestPoint()->step : -1.0; }

QSize LossPlot::sizeHint() const { return {560, 260}; }

QSize LossPlot::minimumSizeHint() const { return {320, 140}; }

void LossPlot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) impl_->restyle();
  QWidget::changeEvent(event);
}

void LossPlot::paintEvent(QPaintEvent*) { paintPanel(*this, tr("Loss over steps")); }

void LossPlot::showEvent(QShowEvent*) { impl_->draw(); }

void LossPlot::resizeEvent(QResizeEvent*) {
  followPixelRatio(*impl_->plot);
  impl_->plot->resize(size());
  impl_->legend->setGeometry(width() / 3, 0, width() - width() / 3 - 14, kCaptionHeight);
  impl_->draw();
}

}  // namespace semblance::ui
