// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/PlotArea.h"

#include <QSplitter>
#include <QVBoxLayout>
#include <utility>

#include "Text.h"
#include "plots/DynamicsPlots.h"
#include "plots/EqualiserNodes.h"
#include "plots/LoudnessPlot.h"
#include "plots/SpectrumPlot.h"
#include "plots/SpectrumSmoothing.h"
#include "window/BandMenu.h"
#include "window/GainRangeFollower.h"
#include "window/SpectrumOptions.h"
#include "window/TimelinePanel.h"

namespace semblance::ui {
namespace {

constexpr std::array kSources{SourceKind::Input, SourceKind::Result, SourceKind::Reference};

TrackRole roleOf(SourceKind source) {
  return source == SourceKind::Reference ? TrackRole::Reference : TrackRole::Input;
}

bool followsPlayback(Averaging averaging) {
  return averaging == Averaging::Slow || averaging == Averaging::Fast;
}

}  // namespace

PlotArea::PlotArea(Document& document, const TrackAnalyses& tracks, const ResultMeasurement& result,
                   QWidget* parent)
    : QWidget(parent),
      document_(document),
      tracks_(tracks),
      result_(result),
      options_(new SpectrumOptions(this)),
      spectrum_(new SpectrumPlot(this)),
      timeline_(new TimelinePanel(this)),
      curve_(new StaticCurvePlot(this)) {
  spectrum_->setObjectName(QStringLiteral("spectrum"));
  // The smallest window has to hold everything, with a message too.
  spectrum_->setMinimumHeight(145);
  curve_->setMinimumHeight(96);
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
  topLayout->addWidget(options_);
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
  connect(&document_, &Document::selectionChanged, this, [this] {
    if (options_->averaging() == Averaging::Selection) refreshSpectra();
  });
  connect(&result_, &ResultMeasurement::changed, this, &PlotArea::refreshResult);
  connect(&tracks_, &TrackAnalyses::changed, this, [this](TrackRole role) {
    const SourceKind source = role == TrackRole::Input ? SourceKind::Input : SourceKind::Reference;
    refreshSpectrum(source);
    refreshRange(source);
    refreshLoudness(role);
    refreshSettings();
  });
  refreshSettings();
  refreshResult();
  refreshSpectra();
}

void PlotArea::connectSpectrum() {
  new GainRangeFollower(document_, *spectrum_, *options_, this);
  spectrum_->setTilt(options_->tilt());
  connect(options_, &SpectrumOptions::tiltChanged, this, [this] { spectrum_->setTilt(options_->tilt()); });
  connect(options_, &SpectrumOptions::spectraChanged, this, &PlotArea::refreshSpectra);
  connect(spectrum_, &SpectrumPlot::bandGestureStarted, this, [this] { document_.beginGesture(spectrum_); });
  connect(spectrum_, &SpectrumPlot::bandGestureFinished, this, [this] { document_.endGesture(spectrum_); });
  connect(spectrum_, &SpectrumPlot::bandEdited, this,
          [this](int band, double frequency, double gain, double q) {
            const ChainSettings& settings = document_.session().edited;
            if (!hasParametricBands(settings))
              return document_.setHeardParameter(gainOfBand(settings, band), static_cast<float>(gain));
            document_.setHeardBand(band, static_cast<float>(frequency), static_cast<float>(gain),
                                   static_cast<float>(q));
          });
  connect(spectrum_, &SpectrumPlot::bandResetRequested, this,
          [this](int band) { revertBandInUse(document_, band); });
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

const TrackAnalysis* PlotArea::analysisOf(SourceKind source) const {
  if (source == SourceKind::Result) {
    const auto report = result_.report();
    // What was measured does not belong to a preview.
    const bool previewing = document_.shownSettings() != document_.heardSettings();
    return report && !previewing ? &report->analysis : nullptr;
  }
  const auto track = tracks_.track(roleOf(source));
  return track ? &track->analysis : nullptr;
}

std::optional<TimeRange> PlotArea::stretchOf(SourceKind source) const {
  const TrackRole role = roleOf(source);
  return averagedStretch(options_->averaging(), document_.track(role).selection,
                         role == heard_ ? std::optional(position_) : std::nullopt);
}

void PlotArea::refreshSpectra() {
  spectrum_->setMoving(followsPlayback(options_->averaging()));
  spectrum_->setRangesShown(options_->rangesShown());
  for (const SourceKind source : kSources) {
    refreshSpectrum(source);
    refreshRange(source);
  }
}

void PlotArea::refreshSpectrum(SourceKind source) {
  BandSpectrum shown;
  if (const TrackAnalysis* analysis = analysisOf(source))
    shown = smoothed(averageSpectrum(*analysis, stretchOf(source)), options_->smoothing());
  for (double& level : shown.levels) level += offsets_[static_cast<std::size_t>(source)];
  spectrum_->setSpectrum(source, shown);
}

void PlotArea::refreshRange(SourceKind source) {
  LevelRange range;
  const bool moving = followsPlayback(options_->averaging());
  const TrackAnalysis* analysis = analysisOf(source);
  if (analysis && (moving || options_->rangesShown()))
    range = levelRange(*analysis, moving ? std::nullopt : stretchOf(source));
  for (BandSpectrum* edge : {&range.low, &range.high}) {
    for (double& level : edge->levels) level += offsets_[static_cast<std::size_t>(source)];
  }
  spectrum_->setRange(source, range.low, range.high);
}

void PlotArea::setPlayPosition(TrackRole heard, double seconds) {
  constexpr qint64 kMilliseconds = 50;
  const bool otherTrack = heard != heard_;
  if (!otherTrack && seconds == position_) return;
  heard_ = heard;
  position_ = seconds;
  if (!followsPlayback(options_->averaging())) return;
  if (!otherTrack && sinceMove_.isValid() && sinceMove_.elapsed() < kMilliseconds) return;
  sinceMove_.start();
  for (const SourceKind source : kSources) {
    if (otherTrack || roleOf(source) == heard_) refreshSpectrum(source);
  }
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
  refreshRange(SourceKind::Result);
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
  for (const SourceKind source : kSources) {
    const auto index = static_cast<std::size_t>(source);
    if (before[index] == offsets_[index]) continue;
    refreshSpectrum(source);
    refreshRange(source);
  }
  offsetPause_.start();
}

void PlotArea::setMeters(const PlaybackMeters& meters, bool resultHeard) {
  const double level = meters.playing && resultHeard ? double(meters.compressorInputDb) : -120.0;
  curve_->setLevel(level, double(meters.gainReductionDb));
}

void PlotArea::showBandMenu(int band, const QPoint& position) {
  BandMenu menu(document_, band, soloBand_ == band, this);
  connect(&menu, &BandMenu::soloChosen, this, &PlotArea::soloChosen);
  connect(&menu, &BandMenu::entryRequested, this, &PlotArea::bandEntryRequested);
  menu.exec(position);
}

}  // namespace semblance::ui
