// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/PlotArea.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>
#include <utility>

#include "Text.h"
#include "effects/Biquad.h"
#include "plots/DynamicsPlots.h"
#include "plots/LoudnessPlot.h"
#include "plots/SpectrumPlot.h"
#include "plots/SpectrumSmoothing.h"
#include "window/TimelinePanel.h"

namespace semblance::ui {
namespace {

constexpr double kRateWithoutInput = 48000.0;  // the curve of an empty window

/// A combo box that remembers its choice under `key`; `choices` are text and value.
QComboBox* rememberedChoice(const QString& key, const QList<std::pair<QString, double>>& choices,
                            double standard, QWidget* parent) {
  auto* box = new QComboBox(parent);
  for (const auto& [text, value] : choices) box->addItem(text, value);
  const int saved = box->findData(QSettings().value(key, standard).toDouble());
  box->setCurrentIndex(saved >= 0 ? saved : box->findData(standard));
  QObject::connect(box, &QComboBox::currentIndexChanged, box,
                   [box, key] { QSettings().setValue(key, box->currentData().toDouble()); });
  return box;
}

}  // namespace

PlotArea::PlotArea(Document& document, const TrackAnalyses& tracks, const ResultMeasurement& result,
                   QWidget* parent)
    : QWidget(parent),
      document_(document),
      tracks_(tracks),
      result_(result),
      spectrum_(new SpectrumPlot(this)),
      timeline_(new TimelinePanel(this)),
      curve_(new StaticCurvePlot(this)) {
  spectrum_->setObjectName(QStringLiteral("spectrum"));
  // The smallest window has to hold everything, with a message too.
  spectrum_->setMinimumHeight(150);
  curve_->setMinimumHeight(112);
  auto* dynamics = new QSplitter(Qt::Horizontal, this);
  dynamics->addWidget(timeline_);
  dynamics->addWidget(curve_);
  dynamics->setStretchFactor(0, 3);
  dynamics->setStretchFactor(1, 1);
  dynamics->setChildrenCollapsible(false);

  auto* top = new QWidget(this);
  auto* topLayout = new QVBoxLayout(top);
  topLayout->setContentsMargins(0, 0, 0, 0);
  topLayout->setSpacing(spacing::kTight);
  topLayout->addWidget(makeViewOptions());
  topLayout->addWidget(spectrum_, 1);

  auto* rows = new QSplitter(Qt::Vertical, this);
  rows->setObjectName(QStringLiteral("plotRows"));
  rows->addWidget(top);
  rows->addWidget(dynamics);
  rows->setStretchFactor(0, 3);
  rows->setStretchFactor(1, 1);
  rows->setChildrenCollapsible(false);
  rows->setSizes({340, 150});
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(rows);

  constexpr int kPauseMilliseconds = 100;
  offsetPause_.setSingleShot(true);
  offsetPause_.setInterval(kPauseMilliseconds);
  connect(&offsetPause_, &QTimer::timeout, this, &PlotArea::moveSpectra);
  connectSpectrum();
  connectDynamics();
  connect(&document_, &Document::settingsChanged, this, &PlotArea::refreshSettings);
  connect(&document_, &Document::previewChanged, this, [this] {
    refreshSettings();
    refreshSpectrum(SourceKind::Result);
  });
  connect(&result_, &ResultMeasurement::changed, this, &PlotArea::refreshResult);
  connect(&tracks_, &TrackAnalyses::changed, this, [this](TrackRole role) {
    refreshSpectrum(role == TrackRole::Input ? SourceKind::Input : SourceKind::Reference);
    refreshLoudness(role);
    refreshSettings();
  });
  refreshSettings();
  refreshResult();
}

QWidget* PlotArea::makeViewOptions() {
  auto* bar = new QWidget(this);
  auto* layout = new QHBoxLayout(bar);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::kSmall);
  const auto addChoice = [&](const QString& text, const QString& hint, QComboBox* box) {
    box->setToolTip(hint);
    auto* label = new QLabel(text, bar);
    label->setBuddy(box);
    label->setProperty("look", QStringLiteral("muted"));
    layout->addWidget(label);
    layout->addWidget(box);
    return box;
  };
  const auto plusMinus = [](int value) { return tr("± %1 dB").arg(value); };
  range_ =
      addChoice(tr("Gain"), tr("Height of the equaliser's scale"),
                rememberedChoice(
                    QStringLiteral("view/gainRange"),
                    {{plusMinus(3), 3.0}, {plusMinus(6), 6.0}, {plusMinus(12), 12.0}, {plusMinus(24), 24.0}},
                    12.0, bar));
  smoothing_ = addChoice(tr("Smoothing"), tr("How fine the drawn spectra are; changes nothing that is heard"),
                         rememberedChoice(QStringLiteral("view/smoothing"),
                                          {{tr("1/24 octave"), 24.0},
                                           {tr("1/12 octave"), 12.0},
                                           {tr("1/6 octave"), 6.0},
                                           {tr("1/3 octave"), 3.0}},
                                          24.0, bar));
  tilt_ = addChoice(
      tr("Tilt"),
      tr("Turns the drawn spectra upwards, so that music of even balance lies level; changes nothing that is "
         "heard"),
      rememberedChoice(
          QStringLiteral("view/tilt"),
          {{tr("none"), 0.0}, {tr("3 dB/oct"), 3.0}, {tr("4.5 dB/oct"), 4.5}, {tr("6 dB/oct"), 6.0}}, 4.5,
          bar));
  layout->addStretch(1);
  return bar;
}

void PlotArea::connectSpectrum() {
  spectrum_->setGainRange(range_->currentData().toInt());
  spectrum_->setTilt(tilt_->currentData().toDouble());
  connect(range_, &QComboBox::currentIndexChanged, this,
          [this] { spectrum_->setGainRange(range_->currentData().toInt()); });
  connect(spectrum_, &SpectrumPlot::gainRangeChanged, this,
          [this](int decibel) { range_->setCurrentIndex(range_->findData(double(decibel))); });
  connect(tilt_, &QComboBox::currentIndexChanged, this,
          [this] { spectrum_->setTilt(tilt_->currentData().toDouble()); });
  connect(smoothing_, &QComboBox::currentIndexChanged, this, [this] {
    for (const SourceKind source : {SourceKind::Input, SourceKind::Result, SourceKind::Reference}) {
      refreshSpectrum(source);
    }
  });
  connect(spectrum_, &SpectrumPlot::bandGestureStarted, this, [this] { document_.beginGesture(spectrum_); });
  connect(spectrum_, &SpectrumPlot::bandGestureFinished, this, [this] { document_.endGesture(spectrum_); });
  connect(spectrum_, &SpectrumPlot::bandEdited, this,
          [this](int band, double frequency, double gain, double q) {
            document_.setHeardBand(band, static_cast<float>(frequency), static_cast<float>(gain),
                                   static_cast<float>(q));
          });
  connect(spectrum_, &SpectrumPlot::bandResetRequested, this,
          [this](int band) { document_.revertBand(band); });
  connect(spectrum_, &SpectrumPlot::bandSelected, this, &PlotArea::bandSelected);
  connect(spectrum_, &SpectrumPlot::bandSwitchRequested, this,
          [this](int band) { document_.setBandOff(band, !document_.session().edited.bandOff(band)); });
  connect(spectrum_, &SpectrumPlot::bandMenuRequested, this, &PlotArea::showBandMenu);
}

void PlotArea::connectDynamics() {
  connect(timeline_, &TimelinePanel::seekRequested, this, &PlotArea::seekRequested);
  connect(curve_, &StaticCurvePlot::gestureStarted, this, [this] { document_.beginGesture(curve_); });
  connect(curve_, &StaticCurvePlot::gestureFinished, this, [this] { document_.endGesture(curve_); });
  connect(curve_, &StaticCurvePlot::valueEdited, this,
          [this](ParameterId id, float value) { document_.setHeardParameter(id, value); });
  connect(curve_, &StaticCurvePlot::resetRequested, this,
          [this](ParameterId id) { document_.revertParameter(id); });
}

void PlotArea::refreshSettings() {
  const ChainSettings heard = document_.shownSettings();
  const Session& session = document_.session();
  const int rate = session.input.sampleRate;
  std::optional<ChainSettings> predicted;
  if (session.predicted) predicted = session.atStrength(*session.predicted);
  spectrum_->setSettings(heard, rate > 0 ? rate : kRateWithoutInput);
  spectrum_->setPredicted(predicted);
  curve_->setSettings(heard);
  curve_->setPredicted(predicted);
  timeline_->gainReduction().setBypassed(heard.bypassed(Effect::Compressor));
}

void PlotArea::refreshSpectrum(SourceKind source) {
  const TrackAnalysis* analysis = nullptr;
  const auto input = tracks_.track(TrackRole::Input);
  const auto reference = tracks_.track(TrackRole::Reference);
  // What was measured does not belong to a preview.
  if (source == SourceKind::Result && result_.report() &&
      document_.shownSettings() == document_.heardSettings())
    analysis = &result_.report()->analysis;
  if (source == SourceKind::Input && input) analysis = &input->analysis;
  if (source == SourceKind::Reference && reference) analysis = &reference->analysis;
  BandSpectrum shown;
  if (analysis) shown = smoothed(analysis->fineSpectrum, smoothing_->currentData().toInt());
  for (double& level : shown.levels) level += offsets_[static_cast<std::size_t>(source)];
  spectrum_->setSpectrum(source, shown);
}

void PlotArea::refreshLoudness(TrackRole role) {
  const auto track = tracks_.track(role);
  LoudnessPlot& plot = timeline_->loudness();
  if (role == TrackRole::Reference) {
    plot.setReferenceLoudness(track ? std::optional(track->analysis.lufs) : std::nullopt);
  } else if (track) {
    plot.setLoudness(SourceKind::Input, track->overview.shortTermLufs, track->analysis.format.seconds());
  } else {
    plot.setLoudness(SourceKind::Input, {}, 0.0);
  }
}

void PlotArea::refreshResult() {
  refreshSpectrum(SourceKind::Result);
  if (const auto report = result_.report()) {
    const double seconds = report->analysis.format.seconds();
    timeline_->gainReduction().setReduction(report->gainReduction, seconds);
    timeline_->loudness().setLoudness(SourceKind::Result, report->overview.shortTermLufs, seconds);
  } else {
    timeline_->gainReduction().setReduction({}, 0.0);
    timeline_->loudness().setLoudness(SourceKind::Result, {}, 0.0);
  }
}

void PlotArea::setAudible(SourceKind source) { spectrum_->setAudible(source); }

void PlotArea::setLevelOffsets(const std::array<double, kSourceCount>& decibel) {
  wantedOffsets_ = decibel;
  if (offsetPause_.isActive()) return;
  moveSpectra();
}

// While a band is dragged the loudness changes with every step; drawing all spectra is what would cost the
// frames.
void PlotArea::moveSpectra() {
  const auto before = std::exchange(offsets_, wantedOffsets_);
  if (before == offsets_) return;
  for (const SourceKind source : {SourceKind::Input, SourceKind::Result, SourceKind::Reference}) {
    const auto index = static_cast<std::size_t>(source);
    if (before[index] != offsets_[index]) refreshSpectrum(source);
  }
  offsetPause_.start();
}

void PlotArea::setMeters(const PlaybackMeters& meters, bool resultHeard) {
  const double level = meters.playing && resultHeard ? double(meters.compressorInputDb) : -120.0;
  curve_->setLevel(level, double(meters.gainReductionDb));
}

void PlotArea::showBandMenu(int band, const QPoint& position) {
  QMenu menu(this);
  menu.addAction(bandName(band))->setEnabled(false);  // the text of a section is not drawn
  const bool off = document_.session().edited.bandOff(band);
  menu.addAction(off ? tr("Switch on") : tr("Switch off"), this,
                 [this, band, off] { document_.setBandOff(band, !off); });
  QAction* solo =
      menu.addAction(tr("Solo"), this, [this, band] { Q_EMIT soloChosen(soloBand_ == band ? -1 : band); });
  solo->setCheckable(true);
  solo->setChecked(soloBand_ == band);
  menu.addAction(tr("Enter values"), this, [this, band] { Q_EMIT bandEntryRequested(band); });
  menu.addAction(tr("Invert gain"), this, [this, band] { document_.invertBand(band); });
  menu.addSeparator();
  menu.addAction(document_.session().predicted ? tr("Revert to prediction") : tr("Reset"), this,
                 [this, band] { document_.revertBand(band); });
  menu.addAction(tr("Set gain to 0 dB"), this, [this, band] {
    document_.setHeardParameter(kEqualiserBands[static_cast<std::size_t>(band)].gain, 0.0f);
  });
  menu.exec(position);
}

}  // namespace semblance::ui
