// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/LoudnessPlot.h"

#include <QLabel>
#include <QMouseEvent>
#include <algorithm>
#include <array>
#include <cmath>

#include "plots/FrameLimiter.h"
#include "plots/PlotStyle.h"
#include "plots/TrackMargins.h"

namespace semblance::ui {
namespace {

const QMargins kMargins(kTrackMarginX, kCaptionHeight, kTrackMarginX, 22);
constexpr float kSilence = -70.0f;  // the absolute gate of BS.1770: below it nothing is drawn
constexpr double kStep = 6.0;       // the axis begins and ends at multiples of this many dB
constexpr double kLeastSpan = 18.0;
constexpr double kLabelWidth = 34.0;  // pixels

}  // namespace

struct LoudnessPlot::Impl {
  explicit Impl(LoudnessPlot& plotWidget)
      : owner(plotWidget), plot(makePlot(&plotWidget, kMargins)), frames([this] { replot(); }) {
    plot->xAxis->setTicker(timeTickTable);
    plot->yAxis->setTicker(levelTickTable);
    plot->yAxis->setTickLabelSide(QCPAxis::lsInside);
    for (QCPGraph*& curve : curves) curve = plot->addGraph();
    reference = new QCPItemLine(plot);
    overlay = addBufferedLayer(*plot, QStringLiteral("marks"));
    cursor = new QCPItemStraightLine(plot);
    cursor->setLayer(overlay);
    cursor->setVisible(false);
    emptyText =
        new QLabel(LoudnessPlot::tr("Loudness over time appears here when a track is open"), &plotWidget);
    emptyText->setProperty("look", QStringLiteral("muted"));
    emptyText->setAlignment(Qt::AlignCenter);
    emptyText->setAttribute(Qt::WA_TransparentForMouseEvents);
    restyle();
  }

  QRect area() const { return QRect(QPoint(0, 0), owner.size()).marginsRemoved(kMargins); }

  void seek(const QPointF& position) {
    if (visible.seconds() <= 0.0) return;
    const QRect rect = area();
    const LinearAxis axis{visible.begin, visible.end, static_cast<double>(rect.left()),
                          static_cast<double>(rect.left() + rect.width())};
    Q_EMIT owner.seekRequested(std::clamp(axis.toValue(position.x()), 0.0, seconds));
  }

  bool empty() const { return levels[0].empty() && levels[1].empty(); }

  void drawCurve(std::size_t source) {
    const std::vector<float>& lufs = levels[source];
    const auto columns = std::max(1, area().width());
    const double perSecond = seconds > 0.0 ? static_cast<double>(lufs.size()) / seconds : 0.0;
    const auto ranges = decimated(lufs, visible.begin * perSecond, visible.end * perSecond, columns);
    const double step = visible.seconds() / columns;
    QVector<double> x;
    QVector<double> y;
    for (std::size_t column = 0; !lufs.empty() && column < ranges.size(); ++column) {
      const float level = ranges[column].maximum;
      x << visible.begin + (static_cast<double>(column) + 0.5) * step;
      y << (level > kSilence ? static_cast<double>(level) : std::nan(""));  // a gap
    }
    curves[source]->setData(x, y, true);
  }

  /// Holds nine tenths of what is loud enough to matter, and the reference's line.
  std::pair<double, double> span() const {
    std::vector<float> heard;
    for (const std::vector<float>& lufs : levels)
      std::ranges::copy_if(lufs, std::back_inserter(heard), [](float level) { return level > kSilence; });
    std::ranges::sort(heard);
    double low = heard.empty() ? -36.0 : static_cast<double>(heard[heard.size() / 10]);
    double high = heard.empty() ? -6.0 : static_cast<double>(heard.back());
    if (referenceLufs) {
      low = std::min(low, *referenceLufs);
      high = std::max(high, *referenceLufs);
    }
    high = std::ceil((high + 1.0) / kStep) * kStep;
    low = std::min(std::floor((low - 1.0) / kStep) * kStep, high - kLeastSpan);
    return {low, high};
  }

  void updateAxes() {
    const auto [low, high] = span();
    plot->yAxis->setRange(low, high);
    std::vector<AxisTick> ticks = decibelTicks(low, high, owner.height() < 116 ? 3 : 5, false);
    std::erase_if(ticks,
                  [low = low, high = high](const AxisTick& t) { return t.value <= low || t.value >= high; });
    if (empty()) ticks.clear();
    levelTickTable->setTicks(std::move(ticks));
    if (visible.seconds() > 0.0) {
      plot->xAxis->setRange(visible.begin, visible.end);
      timeTickTable->setTicks(timeTicks(visible.begin, visible.end, std::max(2, area().width() / 70)));
    } else {
      timeTickTable->setTicks({});
    }
    reference->setVisible(referenceLufs && !empty());
    if (referenceLufs) {
      // Beside the labels, which it would strike through.
      const double width = area().width();
      const double labelled = width > 0.0 ? kLabelWidth / width * visible.seconds() : 0.0;
      reference->start->setCoords(visible.begin + labelled, *referenceLufs);
      reference->end->setCoords(visible.end, *referenceLufs);
    }
    emptyText->setVisible(empty());
    emptyText->setGeometry(area());
    curvesDirty = true;
    frames.request();
  }

  void restyle() {
    const ThemeColours& theme = colours();
    stylePlot(*plot);
    styleAxis(*plot->xAxis, true);
    styleAxis(*plot->yAxis, true);
    curves[0]->setPen(QPen(sourceColour(SourceKind::Input), 1.4));
    curves[1]->setPen(QPen(sourceColour(SourceKind::Result), 1.6));
    QPen dashed(sourceColour(SourceKind::Reference), 1.2);
    dashed.setDashPattern({5.0, 3.0});
    reference->setPen(dashed);
    cursor->setPen(QPen(theme.text, 1.2));
    updateAxes();
  }

  void replot() {
    if (!curvesDirty) {
      overlay->replot();
      return;
    }
    for (std::size_t source = 0; source < levels.size(); ++source) drawCurve(source);
    plot->replot();
    curvesDirty = false;
  }

  LoudnessPlot& owner;
  QCustomPlot* plot;
  QSharedPointer<TickTable> timeTickTable{new TickTable};
  QSharedPointer<TickTable> levelTickTable{new TickTable};
  std::array<QCPGraph*, 2> curves{};
  QCPItemLine* reference = nullptr;
  QCPLayer* overlay = nullptr;
  QCPItemStraightLine* cursor = nullptr;
  QLabel* emptyText = nullptr;
  FrameLimiter frames;
  bool curvesDirty = true;
  std::array<std::vector<float>, 2> levels;  ///< of input and result
  std::optional<double> referenceLufs;
  double seconds = 0.0;
  TimeRange visible;
};

LoudnessPlot::LoudnessPlot(QWidget* parent) : QWidget(parent), impl_(std::make_unique<Impl>(*this)) {
  setAccessibleName(tr("Loudness over time"));
  setToolTip(
      tr("Loudness over three seconds, of input and result; the dashed line is the reference's loudness as a "
         "whole. Click to play from there."));
}

LoudnessPlot::~LoudnessPlot() = default;

void LoudnessPlot::setLoudness(SourceKind source, std::vector<float> lufs, double seconds) {
  impl_->levels[source == SourceKind::Input ? 0 : 1] = std::move(lufs);
  if (source == SourceKind::Input && seconds != impl_->seconds) {
    impl_->seconds = seconds;
    impl_->visible = {0.0, seconds};
  }
  impl_->updateAxes();
}

void LoudnessPlot::setReferenceLoudness(std::optional<double> lufs) {
  impl_->referenceLufs = lufs && std::isfinite(*lufs) ? lufs : std::nullopt;
  impl_->updateAxes();
}

void LoudnessPlot::setPlayPosition(std::optional<double> seconds) {
  impl_->cursor->setVisible(seconds.has_value());
  if (seconds) {
    impl_->cursor->point1->setCoords(*seconds, -1.0);
    impl_->cursor->point2->setCoords(*seconds, 0.0);
  }
  impl_->frames.request();
}

void LoudnessPlot::setVisibleRange(TimeRange range) {
  impl_->visible = range;
  impl_->updateAxes();
}

std::optional<double> LoudnessPlot::loudnessAt(SourceKind source, double seconds) const {
  const std::vector<float>& lufs = impl_->levels[source == SourceKind::Input ? 0 : 1];
  if (lufs.empty() || seconds < 0.0 || seconds >= impl_->seconds) return std::nullopt;
  return lufs[static_cast<std::size_t>(seconds / impl_->seconds * static_cast<double>(lufs.size()))];
}

std::pair<double, double> LoudnessPlot::levelRange() const {
  return {impl_->plot->yAxis->range().lower, impl_->plot->yAxis->range().upper};
}

QSize LoudnessPlot::sizeHint() const { return {520, 120}; }

QSize LoudnessPlot::minimumSizeHint() const { return {240, 90}; }

void LoudnessPlot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) impl_->restyle();
  QWidget::changeEvent(event);
}

void LoudnessPlot::paintEvent(QPaintEvent*) { paintPanel(*this, tr("Loudness (LUFS)")); }

void LoudnessPlot::resizeEvent(QResizeEvent*) {
  followPixelRatio(*impl_->plot);
  impl_->plot->resize(size());
  impl_->updateAxes();
}

void LoudnessPlot::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) impl_->seek(event->position());
}

void LoudnessPlot::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons() & Qt::LeftButton) impl_->seek(event->position());
}

}  // namespace semblance::ui
