// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/StaticCurveScene.h"

#include <algorithm>
#include <cmath>

#include "effects/CompressorCurve.h"
#include "theme/Theme.h"

namespace semblance::ui {
namespace {

using Handle = StaticCurvePlot::Handle;

constexpr double kFloor = StaticCurveScene::kFloor;
constexpr double kCeiling = StaticCurveScene::kCeiling;
const QMargins kMargins(34, kCaptionHeight, 14, 24);

double reductionAt(const ChainSettings& settings, double level) {
  return gainReductionDb(level, static_cast<double>(settings[ParameterId::Threshold]),
                         static_cast<double>(settings[ParameterId::Ratio]),
                         static_cast<double>(settings[ParameterId::Knee]));
}

/// What an equaliser's band does leaves the compressor's curve as it is.
bool drawsTheSame(const ChainSettings& a, const ChainSettings& b) {
  const auto same = [&](ParameterId id) { return a[id] == b[id]; };
  return same(ParameterId::Threshold) && same(ParameterId::Ratio) && same(ParameterId::Knee) &&
         a.bypassed(Effect::Compressor) == b.bypassed(Effect::Compressor);
}

/// Input level at which the ratio is taken hold of: well above the threshold and never so near that one
/// handle covers the other.
double ratioHandleLevel(const ChainSettings& settings) {
  constexpr double kApart = 12.0;
  const auto threshold = static_cast<double>(settings[ParameterId::Threshold]);
  return std::clamp(std::max(0.35 * threshold, threshold + kApart), kFloor + kApart, kCeiling);
}

NodeItem* addNode(QCustomPlot& plot, QCPLayer* layer, const QString& label) {
  auto* node = new NodeItem(&plot);
  node->setLayer(layer);
  node->setClipToAxisRect(false);
  node->setLabel(label);
  return node;
}

}  // namespace

StaticCurveScene::StaticCurveScene(QWidget* parent)
    : plot_(makePlot(parent, kMargins)),
      diagonal_(plot_->addGraph()),
      predictedCurve_(plot_->addGraph()),
      curve_(plot_->addGraph()),
      marks_(addBufferedLayer(*plot_, QStringLiteral("marks"))),
      threshold_(addNode(*plot_, marks_, QStringLiteral("T"))),
      ratio_(addNode(*plot_, marks_, QStringLiteral("R"))),
      dot_(addNode(*plot_, marks_, QString())),
      frames_([this] { replot(); }) {
  plot_->xAxis->setTicker(inputTicks_);
  plot_->yAxis->setTicker(outputTicks_);
  plot_->xAxis->setRange(kFloor, kCeiling);
  plot_->yAxis->setRange(kFloor, kCeiling);
  diagonal_->setData({kFloor, kCeiling}, {kFloor, kCeiling}, true);
  dot_->setRadius(4.5);
  dot_->setSelectedLook(true);
  dot_->setVisible(false);
  restyle();
}

void StaticCurveScene::setSettings(const ChainSettings& settings) {
  const bool same = drawsTheSame(settings, settings_);
  settings_ = settings;
  if (!same) requestAll();
}

void StaticCurveScene::setPredicted(const std::optional<ChainSettings>& settings) {
  if (settings == predicted_) return;
  predicted_ = settings;
  requestAll();
}

void StaticCurveScene::setLevel(double inputDb, double reductionDb) {
  const bool visible = inputDb > kFloor && std::isfinite(inputDb);
  if (!visible && !dot_->visible()) return;
  dot_->setVisible(visible);
  if (visible) {
    const double level = std::min(inputDb, kCeiling);
    dot_->position->setCoords(level, std::clamp(level - reductionDb, kFloor, kCeiling));
  }
  frames_.request();
}

void StaticCurveScene::setMarkedHandles(Handle selected, Handle hovered, bool focused) {
  const auto mark = [&](NodeItem& node, Handle handle) {
    node.setSelectedLook(selected == handle);
    node.setHovered(hovered == handle);
    node.setFocusRing(focused && selected == handle);
  };
  mark(*threshold_, Handle::Threshold);
  mark(*ratio_, Handle::Ratio);
  frames_.request();
}

QRect StaticCurveScene::area() const { return QRect(QPoint(0, 0), plot_->size()).marginsRemoved(kMargins); }

LinearAxis StaticCurveScene::inputAxis() const {
  const QRect rect = area();
  return {kFloor, kCeiling, static_cast<double>(rect.left()),
          static_cast<double>(rect.left() + rect.width())};
}

LinearAxis StaticCurveScene::outputAxis() const {
  const QRect rect = area();
  return {kFloor, kCeiling, static_cast<double>(rect.bottom()),
          static_cast<double>(rect.bottom() - rect.height())};
}

QPointF StaticCurveScene::pointAt(double input, double output) const {
  return {inputAxis().toPixel(std::clamp(input, kFloor, kCeiling)),
          outputAxis().toPixel(std::clamp(output, kFloor, kCeiling))};
}

double StaticCurveScene::levelOf(Handle handle) const {
  if (handle == Handle::Ratio) return ratioHandleLevel(settings_);
  return std::clamp(static_cast<double>(settings_[ParameterId::Threshold]), kFloor, kCeiling);
}

QPointF StaticCurveScene::handlePosition(Handle handle) const {
  if (handle == Handle::None) return {};
  const double level = levelOf(handle);
  return pointAt(level, level - reductionAt(settings_, level));
}

double StaticCurveScene::thresholdAt(double x) const { return inputAxis().toValue(x); }

double StaticCurveScene::ratioAt(double y) const {
  // By bisection on the parameter's scale, since the knee bends the curve that has to pass through the point.
  const double level = ratioHandleLevel(settings_);
  const double wanted = level - outputAxis().toValue(y);
  ChainSettings trial = settings_;
  double low = 0.0;
  double high = 1.0;
  for (int step = 0; step < 40; ++step) {
    const double middle = 0.5 * (low + high);
    trial[ParameterId::Ratio] = static_cast<float>(denormalised(ParameterId::Ratio, middle));
    (reductionAt(trial, level) < wanted ? low : high) = middle;
  }
  return denormalised(ParameterId::Ratio, 0.5 * (low + high));
}

void StaticCurveScene::resize(const QSize& size) {
  followPixelRatio(*plot_);
  plot_->resize(size);
  inputTicks_->setTicks(decibelTicks(kFloor, kCeiling, area().width() < 220 ? 4 : 7, false));
  outputTicks_->setTicks(decibelTicks(kFloor, kCeiling, area().height() < 130 ? 4 : 7, false));
  requestAll();
}

void StaticCurveScene::restyle() {
  const ThemeColours& theme = colours();
  stylePlot(*plot_);
  styleAxis(*plot_->xAxis, true);
  styleAxis(*plot_->yAxis, true);
  diagonal_->setPen(QPen(theme.gridStrong, 1.0));
  QPen dashed(withAlpha(theme.predicted, 0.85), 1.3);
  dashed.setDashPattern({3.0, 3.0});
  predictedCurve_->setPen(dashed);
  threshold_->setColour(theme.text);
  ratio_->setColour(theme.text);
  dot_->setColour(theme.result);
  requestAll();
}

void StaticCurveScene::drawCurve(QCPGraph& graph, const ChainSettings& from) const {
  constexpr double kStepDb = 0.25;
  QVector<double> x;
  QVector<double> y;
  for (double level = kFloor; level <= kCeiling + 1e-9; level += kStepDb) {
    x << level;
    y << level - reductionAt(from, level);
  }
  graph.setData(x, y, true);
}

void StaticCurveScene::placeHandle(NodeItem& node, Handle handle) const {
  const double level = levelOf(handle);
  node.position->setCoords(level, std::max(kFloor, level - reductionAt(settings_, level)));
  node.setDimmed(settings_.bypassed(Effect::Compressor));
}

void StaticCurveScene::requestAll() {
  curvesDirty_ = true;
  frames_.request();
}

void StaticCurveScene::replot() {
  if (!curvesDirty_) {
    marks_->replot();
    return;
  }
  placeHandle(*threshold_, Handle::Threshold);
  placeHandle(*ratio_, Handle::Ratio);
  drawCurve(*curve_, settings_);
  curve_->setPen(QPen(settings_.bypassed(Effect::Compressor) ? colours().mutedText : colours().text, 2.4));
  predictedCurve_->setVisible(predicted_.has_value());
  if (predicted_) drawCurve(*predictedCurve_, *predicted_);
  plot_->replot();
  curvesDirty_ = false;
}

}  // namespace semblance::ui
