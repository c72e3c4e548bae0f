// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/SpectrumCurves.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "plots/PlotGeometry.h"
#include "plots/PlotStyle.h"

namespace semblance::ui {
namespace {

constexpr double kMinimumLevel = -200.0;  ///< stands for minus infinity in a drawn spectrum
constexpr std::array kSources{SourceKind::Input, SourceKind::Result, SourceKind::Reference};

/// Size of a division of the level axis that shows nine tenths of the levels.
double levelStep(std::vector<double> levels, int count) {
  constexpr double kWidest = 12.0;
  if (levels.empty()) return kWidest;
  std::sort(levels.begin(), levels.end());
  const double span = levels.back() - levels[levels.size() / 10];
  for (const double step : {6.0, 10.0}) {
    if (span < step * (count - 1)) return step;
  }
  return kWidest;
}

}  // namespace

SpectrumCurves::SpectrumCurves(QCustomPlot& plot) {
  const auto add = [&plot] { return plot.addGraph(plot.xAxis, plot.yAxis2); };
  for (Curve& curve : curves_) {
    curve.lowEdge = add();
    curve.highEdge = add();
    curve.highEdge->setChannelFillGraph(curve.lowEdge);
  }
  floor_ = add();
  floor_->setPen(Qt::NoPen);
  for (Curve& curve : curves_) curve.line = add();
  showRanges();
}

void SpectrumCurves::setSpectrum(SourceKind source, const BandSpectrum& spectrum) {
  of(source).spectrum = spectrum;
}

void SpectrumCurves::setRange(SourceKind source, const BandSpectrum& low, const BandSpectrum& high) {
  of(source).low = low;
  of(source).high = high;
  showRanges();
}

void SpectrumCurves::setRangesShown(bool shown) {
  rangesShown_ = shown;
  showRanges();
}

void SpectrumCurves::setVisible(SourceKind source, bool visible) {
  of(source).line->setVisible(visible);
  showRanges();
}

void SpectrumCurves::showRanges() {
  for (Curve& curve : curves_) {
    const bool shown = rangesShown_ && !curve.high.levels.empty() && curve.line->visible();
    curve.lowEdge->setVisible(shown);
    curve.highEdge->setVisible(shown);
  }
}

void SpectrumCurves::setAudible(SourceKind source) {
  audible_ = source;
  restyle();
}

double SpectrumCurves::levelAt(SourceKind source, double frequency) const {
  const Curve& curve = of(source);
  if (!curve.line->visible()) return std::numeric_limits<double>::quiet_NaN();
  return ui::levelAt(curve.spectrum.frequencies, curve.spectrum.levels, frequency);
}

std::vector<double> SpectrumCurves::fittedLevels() const {
  std::vector<double> levels;
  const auto add = [&](const BandSpectrum& spectrum) {
    const std::size_t count = std::min(spectrum.frequencies.size(), spectrum.levels.size());
    for (std::size_t i = 0; i < count; ++i) {
      const double level = spectrum.levels[i] + tiltDb(spectrum.frequencies[i], tilt_);
      if (std::isfinite(level)) levels.push_back(level);
    }
  };
  for (const Curve& curve : curves_) {
    const bool ranged = !curve.high.levels.empty();
    if (!ranged || !moving_) add(curve.spectrum);
    if (ranged && (moving_ || rangesShown_)) add(curve.high);
  }
  return levels;
}

SpectrumCurves::LevelScale SpectrumCurves::fittedScale(int divisions) const {
  const std::vector<double> levels = fittedLevels();
  const double step = levelStep(levels, divisions);
  const double highest = levels.empty() ? -0.5 * step : *std::max_element(levels.begin(), levels.end());
  const double top = std::ceil((highest + 0.5 * step) / step) * step;
  return {top - step * divisions, top};
}

void SpectrumCurves::draw(double lowest, double highest, double bottom) {
  floor_->setData({lowest, highest}, {bottom, bottom}, true);
  for (const Curve& curve : curves_) {
    drawOne(curve.spectrum, *curve.line);
    drawOne(curve.low, *curve.lowEdge);
    drawOne(curve.high, *curve.highEdge);
  }
}

void SpectrumCurves::drawOne(const BandSpectrum& spectrum, QCPGraph& graph) const {
  const std::size_t count = std::min(spectrum.frequencies.size(), spectrum.levels.size());
  QVector<double> x;
  QVector<double> y;
  for (std::size_t i = 0; i < count; ++i) {
    x << spectrum.frequencies[i];
    y << std::max(kMinimumLevel, spectrum.levels[i] + tiltDb(spectrum.frequencies[i], tilt_));
  }
  graph.setData(x, y, true);
}

void SpectrumCurves::restyle() {
  const ThemeColours& theme = colours();
  for (const SourceKind source : kSources) {
    const bool audible = source == audible_;
    const Curve& curve = of(source);
    const QColor colour = sourceColour(source);
    QPen pen(audible ? colour : withAlpha(colour, theme.dark ? 0.6 : 0.65), audible ? 1.8 : 1.2);
    if (sourceLine(source) == Qt::DashLine) pen.setDashPattern({5.0, 3.0});
    curve.line->setPen(pen);
    curve.line->setBrush(audible ? QBrush(withAlpha(colour, 0.09)) : QBrush(Qt::NoBrush));
    curve.line->setChannelFillGraph(audible ? floor_ : nullptr);
    pen.setColor(withAlpha(colour, 0.4));
    pen.setWidthF(1.0);
    curve.lowEdge->setPen(pen);
    curve.highEdge->setPen(pen);
    curve.highEdge->setBrush(withAlpha(colour, audible ? 0.2 : 0.1));
  }
}

}  // namespace semblance::ui
