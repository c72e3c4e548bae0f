// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/SpectrumScene.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace semblance::ui {
namespace {

constexpr double kLowest = 20.0;
constexpr double kHighest = 20000.0;
constexpr double kMinimumLevel = -200.0;  ///< stands for minus infinity in a drawn spectrum
const QMargins kMargins(38, 34, 38, 24);

std::size_t at(SourceKind source) { return static_cast<std::size_t>(source); }
std::size_t at(int band) { return static_cast<std::size_t>(band); }

/// The gain axis has six or eight divisions; the level axis has as many, so that one grid serves both.
int divisions(int gainRange) { return gainRange >= 12 ? 8 : 6; }

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

SpectrumScene::SpectrumScene(QWidget* parent)
    : plot_(makePlot(parent, kMargins)), frames_([this] { replot(); }) {
  plot_->xAxis->setScaleType(QCPAxis::stLogarithmic);
  plot_->xAxis->setRange(kLowest, kHighest);
  frequencyTicks_->setTicks(frequencyTicks(kLowest, kHighest));
  plot_->xAxis->setTicker(frequencyTicks_);
  plot_->yAxis->setTicker(gainTicks_);
  plot_->yAxis2->setTicker(levelTicks_);
  plot_->yAxis2->setVisible(true);
  plot_->xAxis->grid()->setSubGridVisible(true);
  makeSpectra();
  makeEqualiser();
  makeNodes();
  restyle();
}

void SpectrumScene::makeSpectra() {
  floor_ = plot_->addGraph(plot_->xAxis, plot_->yAxis2);
  floor_->setPen(Qt::NoPen);
  for (QCPGraph*& spectrum : spectra_) spectrum = plot_->addGraph(plot_->xAxis, plot_->yAxis2);
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
  for (std::size_t band = 0; band < kBandCount; ++band) {
    auto* node = new NodeItem(plot_);
    node->setLayer(overlayLayer_);
    node->setLabel(QString::number(band + 1));
    node->setClipToAxisRect(false);
    nodes_[band] = node;
  }
}

void SpectrumScene::setSpectrum(SourceKind source, const BandSpectrum& spectrum) {
  data_[at(source)] = spectrum;
  updateAxes();
}

void SpectrumScene::setSpectrumVisible(SourceKind source, bool visible) {
  spectra_[at(source)]->setVisible(visible);
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
  tilt_ = decibelPerOctave;
  updateAxes();
}

void SpectrumScene::setAudible(SourceKind source) {
  if (source == audible_) return;
  audible_ = source;
  styleSpectra();
  requestAll();
}

void SpectrumScene::setMarkedBands(int selected, int hovered, bool focused) {
  const bool otherSelection = selected != selected_;
  selected_ = selected;
  for (int band = 0; band < static_cast<int>(kBandCount); ++band) {
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
  for (std::size_t source = 0; source < data_.size(); ++source) {
    const double level = levelAt(data_[source].frequencies, data_[source].levels, frequency);
    if (std::isnan(level) || !spectra_[source]->visible()) continue;
    parts << names[source] + QLatin1Char(' ') + decibelText(level, 1, false).section(QLatin1Char(' '), 0, 0);
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

void SpectrumScene::drawSpectrum(SourceKind source) {
  const BandSpectrum& spectrum = data_[at(source)];
  const std::size_t count = std::min(spectrum.frequencies.size(), spectrum.levels.size());
  QVector<double> x;
  QVector<double> y;
  for (std::size_t i = 0; i < count; ++i) {
    x << spectrum.frequencies[i];
    y << std::max(kMinimumLevel, spectrum.levels[i] + tiltDb(spectrum.frequencies[i], tilt_));
  }
  spectra_[at(source)]->setData(x, y, true);
}

void SpectrumScene::updateAxes() {
  std::vector<double> levels;
  for (const BandSpectrum& spectrum : data_) {
    const std::size_t count = std::min(spectrum.frequencies.size(), spectrum.levels.size());
    for (std::size_t i = 0; i < count; ++i) {
      const double level = spectrum.levels[i] + tiltDb(spectrum.frequencies[i], tilt_);
      if (std::isfinite(level)) levels.push_back(level);
    }
  }
  const double step = levelStep(levels, divisions(gainRange_));
  const double highest = levels.empty() ? -0.5 * step : *std::max_element(levels.begin(), levels.end());
  topLevel_ = std::ceil((highest + 0.5 * step) / step) * step;
  const double bottom = topLevel_ - step * divisions(gainRange_);
  plot_->yAxis->setRange(-gainRange_, gainRange_);
  plot_->yAxis2->setRange(bottom, topLevel_);
  gainTicks_->setTicks(decibelTicks(-gainRange_, gainRange_, divisions(gainRange_) + 1, true));
  levelTicks_->setTicks(decibelTicks(bottom, topLevel_, divisions(gainRange_) + 1, false));
  floor_->setData({kLowest, kHighest}, {bottom, bottom}, true);
  for (const SourceKind source : {SourceKind::Input, SourceKind::Result, SourceKind::Reference})
    drawSpectrum(source);
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
  const bool bypassed = settings_.bypassed(Effect::Equaliser);
  responses_.update(settings_);
  for (int band = 0; band < static_cast<int>(kBandCount); ++band) {
    const bool selected = band == selected_;
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
  for (int band = 0; band < static_cast<int>(kBandCount); ++band) {
    const QPointF position = bandPosition(band);
    nodes_[at(band)]->position->setCoords(frequencies.toValue(position.x()), gains.toValue(position.y()));
    nodes_[at(band)]->setDimmed(settings_.bypassed(Effect::Equaliser) || settings_.bandOff(band));
  }
}

void SpectrumScene::styleSpectra() {
  const ThemeColours& theme = colours();
  for (const SourceKind source : {SourceKind::Input, SourceKind::Result, SourceKind::Reference}) {
    const bool audible = source == audible_;
    QCPGraph& graph = *spectra_[at(source)];
    const QColor colour = sourceColour(source);
    QPen pen(audible ? colour : withAlpha(colour, theme.dark ? 0.6 : 0.65), audible ? 1.8 : 1.2);
    if (sourceLine(source) == Qt::DashLine) pen.setDashPattern({5.0, 3.0});
    graph.setPen(pen);
    graph.setBrush(audible ? QBrush(withAlpha(colour, 0.09)) : QBrush(Qt::NoBrush));
    graph.setChannelFillGraph(audible ? floor_ : nullptr);
  }
}

void SpectrumScene::restyle() {
  const ThemeColours& theme = colours();
  stylePlot(*plot_);
  styleAxis(*plot_->xAxis, true);
  styleAxis(*plot_->yAxis, true);
  styleAxis(*plot_->yAxis2, false);
  styleSpectra();
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
