// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/SpectrumScene.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace semblance::ui {
namespace {

constexpr double kLowest = 20.0;
constexpr double kHighest = 20000.0;
const QMargins kMargins(38, 34, 38, 24);

std::size_t at(int band) { return static_cast<std::size_t>(band); }

/// The gain axis has six or eight divisions; the level axis has as many, so that one grid serves both.
int divisions(int gainRange) { return gainRange >= 12 ? 8 : 6; }

}  // namespace

SpectrumScene::SpectrumScene(QWidget* parent)
    : plot_(makePlot(parent, kMargins)), spectra_(*plot_), frames_([this] { replot(); }) {
  plot_->xAxis->setScaleType(QCPAxis::stLogarithmic);
  plot_->xAxis->setRange(kLowest, kHighest);
  frequencyTicks_->setTicks(frequencyTicks(kLowest, kHighest));
  plot_->xAxis->setTicker(frequencyTicks_);
  plot_->yAxis->setTicker(gainTicks_);
  plot_->yAxis2->setTicker(levelTicks_);
  plot_->yAxis2->setVisible(true);
  plot_->xAxis->grid()->setSubGridVisible(true);
  makeEqualiser();
  makeNodes();
  restyle();
}

void SpectrumScene::makeEqualiser() {
  equaliserLayer_ = addBufferedLayer(*plot_, QStringLiteral("equaliser"));
  const auto addCurve = [this] {
    QCPGraph* graph = plot_->addGraph(plot_->xAxis, plot_->yAxis);
    graph->setLayer(equaliserLayer_);
    return graph;
  };
  for (QCPGraph*& band : bands_) band = addCurve();
  predictedCurve_ = addCurve();
  total_ = addCurve();
}

void SpectrumScene::makeNodes() {
  overlayLayer_ = addBufferedLayer(*plot_, QStringLiteral("marks"));
  cursor_ = new QCPItemStraightLine(plot_);
  cursor_->setLayer(overlayLayer_);
  cursor_->setVisible(false);
  for (std::size_t band = 0; band < kMostNodes; ++band) {
    auto* node = new NodeItem(plot_);
    node->setLayer(overlayLayer_);
    node->setLabel(QString::number(band + 1));
    node->setClipToAxisRect(false);
    nodes_[band] = node;
  }
}

void SpectrumScene::setSpectrum(SourceKind source, const BandSpectrum& spectrum) {
  spectra_.setSpectrum(source, spectrum);
  updateAxes();
}

void SpectrumScene::setRange(SourceKind source, const BandSpectrum& low, const BandSpectrum& high) {
  spectra_.setRange(source, low, high);
  updateAxes();
}

void SpectrumScene::setRangesShown(bool shown) {
  spectra_.setRangesShown(shown);
  updateAxes();
}

void SpectrumScene::setMoving(bool moving) {
  spectra_.setMoving(moving);
  updateAxes();
}

void SpectrumScene::setSpectrumVisible(SourceKind source, bool visible) {
  spectra_.setVisible(source, visible);
  requestAll();
}

void SpectrumScene::setSettings(const ChainSettings& settings, double sampleRate) {
  const double rate = sampleRate > 0.0 ? sampleRate : 48000.0;
  const bool otherRate = rate != sampleRate_;
  settings_ = settings;
  sampleRate_ = rate;
  if (otherRate) updateGrid();
  requestEqualiser();
}

void SpectrumScene::setPredicted(const std::optional<ChainSettings>& settings) {
  predicted_ = settings;
  requestEqualiser();
}

void SpectrumScene::setGainRange(int decibel) {
  gainRange_ = decibel;
  updateAxes();
}

void SpectrumScene::setTilt(double decibelPerOctave) {
  spectra_.setTilt(decibelPerOctave);
  updateAxes();
}

void SpectrumScene::setAudible(SourceKind source) {
  if (source == spectra_.audible()) return;
  spectra_.setAudible(source);
  requestAll();
}

void SpectrumScene::setMarkedBands(int selected, int hovered, bool focused) {
  const bool otherSelection = selected != selected_;
  selected_ = selected;
  for (int band = 0; band < static_cast<int>(kMostNodes); ++band) {
    nodes_[at(band)]->setSelectedLook(band == selected);
    nodes_[at(band)]->setHovered(band == hovered);
    nodes_[at(band)]->setFocusRing(focused && band == selected);
  }
  if (otherSelection) {
    equaliserDirty_ = true;
    if (selected >= 0) nodes_[at(selected)]->setLayer(overlayLayer_);  // entering anew puts it on top
  }
  frames_.request();
}

void SpectrumScene::setCursor(std::optional<double> frequency) {
  cursor_->setVisible(frequency.has_value());
  if (frequency) {
    cursor_->point1->setCoords(*frequency, -1.0);
    cursor_->point2->setCoords(*frequency, 1.0);
  }
  frames_.request();
}

QString SpectrumScene::readOut(double frequency) const {
  QStringList parts{frequencyText(frequency)};
  if (noteNames_) parts << noteName(frequency);
  parts << decibelText(equaliserResponseDb(settings_, std::min(frequency, 0.499 * sampleRate_), sampleRate_));
  const std::array<QString, kSourceCount> names{QCoreApplication::translate("SpectrumPlot", "in"),
                                                QCoreApplication::translate("SpectrumPlot", "res"),
                                                QCoreApplication::translate("SpectrumPlot", "ref")};
  for (const SourceKind source : {SourceKind::Input, SourceKind::Result, SourceKind::Reference}) {
    const double level = spectra_.levelAt(source, frequency);
    if (std::isnan(level)) continue;
    parts << names[static_cast<std::size_t>(source)] + QLatin1Char(' ') +
                 decibelText(level, 1, false).section(QLatin1Char(' '), 0, 0);
  }
  parts.removeAll(QString());
  return parts.join(QStringLiteral("   "));
}

QRect SpectrumScene::plotArea() const { return QRect(QPoint(0, 0), plot_->size()).marginsRemoved(kMargins); }

LogAxis SpectrumScene::frequencyAxis() const {
  const QRect area = plotArea();
  return {kLowest, kHighest, static_cast<double>(area.left()),
          static_cast<double>(area.left() + area.width())};
}

LinearAxis SpectrumScene::gainAxis() const {
  const QRect area = plotArea();
  return {-static_cast<double>(gainRange_), static_cast<double>(gainRange_),
          static_cast<double>(area.bottom()), static_cast<double>(area.bottom() - area.height())};
}

QPointF SpectrumScene::bandPosition(int band) const {
  const BandValues values = bandValues(settings_, band);
  const double limit = gainRange_;
  return {frequencyAxis().toPixel(std::clamp(values.frequency, kLowest, kHighest)),
          gainAxis().toPixel(std::clamp(values.gain, -limit, limit))};
}

void SpectrumScene::resize(const QSize& size) {
  followPixelRatio(*plot_);
  plot_->resize(size);
  updateGrid();
  requestAll();
}

void SpectrumScene::updateAxes() {
  const int count = divisions(gainRange_);
  const auto [bottom, top] = spectra_.fittedScale(count);
  plot_->yAxis->setRange(-gainRange_, gainRange_);
  plot_->yAxis2->setRange(bottom, top);
  gainTicks_->setTicks(decibelTicks(-gainRange_, gainRange_, count + 1, true));
  levelTicks_->setTicks(decibelTicks(bottom, top, count + 1, false));
  spectra_.draw(kLowest, kHighest, bottom);
  equaliserDirty_ = true;
  requestAll();
}

void SpectrumScene::updateGrid() {
  constexpr double kPixelsPerPoint = 2.0;
  const LogAxis axis = frequencyAxis();
  const double last = std::min(kHighest, 0.5 * sampleRate_);
  QVector<double> frequencies;
  for (double pixel = axis.pixelBegin; pixel <= axis.pixelEnd + 0.5; pixel += kPixelsPerPoint) {
    const double frequency = std::min(axis.toValue(pixel), kHighest);
    if (frequency > last) break;
    frequencies << frequency;
  }
  responses_.setGrid(frequencies, sampleRate_);
  predictedResponses_.setGrid(frequencies, sampleRate_);
  requestEqualiser();
}

void SpectrumScene::drawEqualiser() {
  const ThemeColours& theme = colours();
  const bool bypassed =
      settings_.bypassed(hasParametricBands(settings_) ? Effect::Equaliser : Effect::GraphicEqualiser);
  responses_.update(settings_);
  for (int band = 0; band < static_cast<int>(kMostNodes); ++band) {
    const bool selected = band == selected_;
    bands_[at(band)]->setVisible(band < nodeCount());
    if (band >= nodeCount()) continue;
    bands_[at(band)]->setData(responses_.frequencies(), responses_.band(at(band)), true);
    bands_[at(band)]->setBrush(withAlpha(theme.text, bypassed ? 0.03 : selected ? 0.20 : 0.07));
    bands_[at(band)]->setPen(selected ? QPen(withAlpha(theme.text, 0.55), 1.0) : QPen(Qt::NoPen));
  }
  total_->setData(responses_.frequencies(), responses_.total(), true);
  total_->setPen(QPen(bypassed ? theme.mutedText : theme.text, 2.4));
  predictedCurve_->setVisible(predicted_.has_value());
  if (!predicted_) return;
  predictedResponses_.update(*predicted_);
  predictedCurve_->setData(predictedResponses_.frequencies(), predictedResponses_.total(), true);
}

void SpectrumScene::placeNodes() {
  const LinearAxis gains = gainAxis();
  const LogAxis frequencies = frequencyAxis();
  for (int band = 0; band < static_cast<int>(kMostNodes); ++band) {
    nodes_[at(band)]->setVisible(band < nodeCount());
    if (band >= nodeCount()) continue;
    const QPointF position = bandPosition(band);
    nodes_[at(band)]->position->setCoords(frequencies.toValue(position.x()), gains.toValue(position.y()));
    nodes_[at(band)]->setDimmed(bandSilent(settings_, band));
  }
}

void SpectrumScene::restyle() {
  const ThemeColours& theme = colours();
  stylePlot(*plot_);
  styleAxis(*plot_->xAxis, true);
  styleAxis(*plot_->yAxis, true);
  styleAxis(*plot_->yAxis2, false);
  spectra_.restyle();
  QPen dashed(withAlpha(theme.predicted, 0.85), 1.3);
  dashed.setDashPattern({3.0, 3.0});
  predictedCurve_->setPen(dashed);
  cursor_->setPen(QPen(theme.gridStrong, 1.0));
  for (NodeItem* node : nodes_) node->setColour(theme.text);
  updateAxes();
}

void SpectrumScene::requestAll() {
  allDirty_ = true;
  frames_.request();
}

void SpectrumScene::requestEqualiser() {
  equaliserDirty_ = true;
  frames_.request();
}

void SpectrumScene::replot() {
  placeNodes();
  if (equaliserDirty_) drawEqualiser();
  if (allDirty_) {
    plot_->replot();
  } else {
    if (equaliserDirty_) equaliserLayer_->replot();
    overlayLayer_->replot();
  }
  allDirty_ = false;
  equaliserDirty_ = false;
}

}  // namespace semblance::ui
