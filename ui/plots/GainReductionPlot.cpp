// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/GainReductionPlot.h"

#include <QLabel>
#include <QMouseEvent>
#include <algorithm>
#include <cmath>

#include "plots/FrameLimiter.h"
#include "plots/PlotStyle.h"
#include "plots/TrackMargins.h"
#include "theme/Theme.h"

namespace semblance::ui {
namespace {

const QMargins kMargins(kTrackMarginX, kCaptionHeight, kTrackMarginX, 22);

/// Depth of the axis: the smallest of 6, 12 and 24 dB that holds the largest reduction.
double depthFor(double reduction) { return reduction <= 5.5 ? 6.0 : reduction <= 11.0 ? 12.0 : 24.0; }

}  // namespace

struct GainReductionPlot::Impl {
  explicit Impl(GainReductionPlot& plotWidget)
      : owner(plotWidget), plot(makePlot(&plotWidget, kMargins)), frames([this] { replot(); }) {
    plot->xAxis->setTicker(timeTickTable);
    plot->yAxis->setTicker(depthTickTable);
    plot->yAxis->setTickLabelSide(QCPAxis::lsInside);
    curve = plot->addGraph();
    overlay = addBufferedLayer(*plot, QStringLiteral("marks"));
    cursor = new QCPItemStraightLine(plot);
    cursor->setLayer(overlay);
    cursor->setVisible(false);
    emptyText = new QLabel(GainReductionPlot::tr("Gain reduction appears here after Match"), &plotWidget);
    emptyText->setProperty("look", QStringLiteral("muted"));
    emptyText->setAlignment(Qt::AlignCenter);
    emptyText->setAttribute(Qt::WA_TransparentForMouseEvents);
    restyle();
  }

  QRect area() const { return QRect(QPoint(0, 0), owner.size()).marginsRemoved(kMargins); }
  LinearAxis timeAxis() const {
    const QRect rect = area();
    return {visible.begin, visible.end, static_cast<double>(rect.left()),
            static_cast<double>(rect.left() + rect.width())};
  }

  void seek(const QPointF& position) {
    if (visible.seconds() <= 0.0) return;
    Q_EMIT owner.seekRequested(std::clamp(timeAxis().toValue(position.x()), 0.0, seconds));
  }

  void drawCurve() {
    const auto columns = std::max(1, area().width());
    const double perSecond = seconds > 0.0 ? static_cast<double>(reduction.size()) / seconds : 0.0;
    const auto ranges = decimated(reduction, visible.begin * perSecond, visible.end * perSecond, columns);
    const double step = visible.seconds() / columns;
    QVector<double> x;
    QVector<double> y;
    for (std::size_t column = 0; !reduction.empty() && column < ranges.size(); ++column) {
      x << visible.begin + (static_cast<double>(column) + 0.5) * step;
      y << -static_cast<double>(ranges[column].maximum);
    }
    curve->setData(x, y, true);
  }

  void updateAxes() {
    const double largest =
        reduction.empty() ? 0.0 : static_cast<double>(*std::max_element(reduction.begin(), reduction.end()));
    const double depth = depthFor(largest);
    plot->yAxis->setRange(-depth, 0.0);
    std::vector<AxisTick> depths = decibelTicks(-depth, 0.0, owner.height() < 116 ? 3 : 5, false);
    // A label at either end would lie across the frame.
    std::erase_if(depths,
                  [depth](const AxisTick& tick) { return tick.value <= -depth || tick.value >= 0.0; });
    if (reduction.empty()) depths.clear();
    depthTickTable->setTicks(std::move(depths));
    if (visible.seconds() > 0.0) {
      plot->xAxis->setRange(visible.begin, visible.end);
      timeTickTable->setTicks(timeTicks(visible.begin, visible.end, std::max(2, area().width() / 70)));
    } else {
      timeTickTable->setTicks({});
    }
    emptyText->setVisible(reduction.empty());
    emptyText->setGeometry(area());
    curvesDirty = true;
    frames.request();
  }

  void restyle() {
    const ThemeColours& theme = colours();
    stylePlot(*plot);
    styleAxis(*plot->xAxis, true);
    styleAxis(*plot->yAxis, true);
    const QColor colour = bypassed ? theme.mutedText : theme.result;
    curve->setPen(QPen(colour, 1.4));
    curve->setBrush(withAlpha(colour, 0.25));
    cursor->setPen(QPen(theme.text, 1.2));
    updateAxes();
  }

  void replot() {
    if (!curvesDirty) {
      overlay->replot();
      return;
    }
    drawCurve();
    plot->replot();
    curvesDirty = false;
  }

  GainReductionPlot& owner;
  QCustomPlot* plot;
  QSharedPointer<TickTable> timeTickTable{new TickTable};
  QSharedPointer<TickTable> depthTickTable{new TickTable};
  QCPGraph* curve = nullptr;
  QCPLayer* overlay = nullptr;
  QCPItemStraightLine* cursor = nullptr;
  QLabel* emptyText = nullptr;
  FrameLimiter frames;
  bool curvesDirty = true;
  bool bypassed = false;
  std::vector<float> reduction;
  double seconds = 0.0;
  TimeRange visible;
};

GainReductionPlot::GainReductionPlot(QWidget* parent)
    : QWidget(parent), impl_(std::make_unique<Impl>(*this)) {
  setAccessibleName(tr("Gain reduction over time"));
  setToolTip(tr("How far the compressor turns loud passages down; click to play from there"));
}

GainReductionPlot::~GainReductionPlot() = default;

void GainReductionPlot::setReduction(std::vector<float> reductionDb, double seconds) {
  impl_->reduction = std::move(reductionDb);
  const bool otherTrack = seconds != impl_->seconds;
  impl_->seconds = seconds;
  if (otherTrack) impl_->visible = {0.0, seconds};
  const double largest =
      impl_->reduction.empty()
          ? 0.0
          : static_cast<double>(*std::max_element(impl_->reduction.begin(), impl_->reduction.end()));
  setAccessibleDescription(impl_->reduction.empty() ? impl_->emptyText->text()
                                                    : tr("At most %1").arg(decibelText(largest, 1, false)));
  impl_->updateAxes();
}

void GainReductionPlot::setBypassed(bool bypassed) {
  if (bypassed == impl_->bypassed) return;
  impl_->bypassed = bypassed;
  impl_->restyle();
}

void GainReductionPlot::setPlayPosition(std::optional<double> seconds) {
  impl_->cursor->setVisible(seconds.has_value());
  if (seconds) {
    impl_->cursor->point1->setCoords(*seconds, -1.0);
    impl_->cursor->point2->setCoords(*seconds, 0.0);
  }
  impl_->frames.request();
}

void GainReductionPlot::setVisibleRange(TimeRange range) {
  impl_->visible = range;
  impl_->updateAxes();
}

QSize GainReductionPlot::sizeHint() const { return {520, 120}; }

QSize GainReductionPlot::minimumSizeHint() const { return {240, 90}; }

void GainReductionPlot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) impl_->restyle();
  QWidget::changeEvent(event);
}

void GainReductionPlot::paintEvent(QPaintEvent*) { paintPanel(*this, tr("Gain reduction (dB)")); }

void GainReductionPlot::resizeEvent(QResizeEvent*) {
  followPixelRatio(*impl_->plot);
  impl_->plot->resize(size());
  impl_->updateAxes();
}

void GainReductionPlot::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) impl_->seek(event->position());
}

void GainReductionPlot::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons() & Qt::LeftButton) impl_->seek(event->position());
}

}  // namespace semblance::ui
