// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/ListeningBinding.h"

#include <utility>

#include "document/LoudestStretch.h"
#include "plots/WaveformView.h"
#include "window/Actions.h"
#include "window/PlotArea.h"
#include "window/TimelinePanel.h"
#include "window/TrackPanel.h"
#include "window/TransportBar.h"

namespace semblance::ui {
namespace {

SourceKind kindOf(Source source) {
  switch (source) {
    case Source::Input:
      return SourceKind::Input;
    case Source::Result:
    case Source::Difference:
      return SourceKind::Result;
    case Source::Reference:
      return SourceKind::Reference;
  }
  return SourceKind::Input;
}

Source sourceOfKind(SourceKind kind) {
  switch (kind) {
    case SourceKind::Input:
      return Source::Input;
    case SourceKind::Result:
      return Source::Result;
    case SourceKind::Reference:
      return Source::Reference;
  }
  return Source::Input;
}

}  // namespace

ListeningBinding::ListeningBinding(Workbench& bench, Actions& actions, TransportBar& transport,
                                   TrackPanel& wells, PlotArea& plots, QObject* parent)
    : QObject(parent), bench_(bench), actions_(actions), transport_(transport), wells_(wells), plots_(plots) {
  connectActions();
  connectSeeking();
  PlaybackController& playback = bench_.playback;
  connect(&transport_, &TransportBar::sourceChosen, this, &ListeningBinding::hear);
  connect(&transport_, &TransportBar::volumeChanged, &playback, &PlaybackController::setVolumeDb);
  connect(&playback, &PlaybackController::stateChanged, this, &ListeningBinding::refreshState);
  connect(&playback, &PlaybackController::deviceChanged, this, &ListeningBinding::refreshState);
  connect(&playback, &PlaybackController::polled, this, &ListeningBinding::showMeters);
  connect(&bench_.document, &Document::trackChanged, this, &ListeningBinding::refreshState);
  refreshState();
}

void ListeningBinding::connectActions() {
  PlaybackController* playback = &bench_.playback;
  connect(actions_.play, &QAction::triggered, playback, &PlaybackController::togglePlay);
  connect(actions_.toStart, &QAction::triggered, playback, &PlaybackController::toStart);
  const std::pair<QAction*, double> steps[] = {
      {actions_.back, -1.0}, {actions_.forward, 1.0}, {actions_.farBack, -10.0}, {actions_.farForward, 10.0}};
  for (const auto& [action, seconds] : steps) {
    connect(action, &QAction::triggered, playback, [playback, by = seconds] { playback->seekBy(by); });
  }
  connect(actions_.loop, &QAction::toggled, playback, &PlaybackController::setLooping);
  connect(actions_.levelMatch, &QAction::toggled, playback, &PlaybackController::setLevelMatch);
  connect(actions_.hearInput, &QAction::triggered, this, [this] { hear(SourceKind::Input); });
  connect(actions_.hearResult, &QAction::triggered, this, [this] { hear(SourceKind::Result); });
  connect(actions_.hearReference, &QAction::triggered, this, [this] { hear(SourceKind::Reference); });
  connect(actions_.lastSource, &QAction::triggered, playback, &PlaybackController::toggleLastSource);
  connect(actions_.hearDifference, &QAction::triggered, this, [this] {
    if (!bench_.document.track(TrackRole::Input).path.empty()) bench_.playback.toggleDifference();
    refreshState();
  });
  connect(actions_.toSelectionStart, &QAction::triggered, this, [this] { seekToEdge(true); });
  connect(actions_.toSelectionEnd, &QAction::triggered, this, [this] { seekToEdge(false); });
  connect(actions_.selectionStart, &QAction::triggered, this, [this] { setSelectionEdge(true); });
  connect(actions_.selectionEnd, &QAction::triggered, this, [this] { setSelectionEdge(false); });
  connect(actions_.selectLoudest, &QAction::triggered, this, [this] { selectLoudest(); });
  connect(actions_.selectionClear, &QAction::triggered, this,
          [this] { wells_.waveform(bench_.heardRole()).clearSelection(); });
}

void ListeningBinding::connectSeeking() {
  connect(&wells_, &TrackPanel::seekRequested, this, &ListeningBinding::seekIn);
  connect(&plots_, &PlotArea::seekRequested, this,
          [this](double seconds) { seekIn(TrackRole::Input, seconds); });
  connect(&wells_.waveform(TrackRole::Input), &WaveformView::visibleRangeChanged, this,
          [this](const TimeRange& range) { plots_.timeline().setVisibleRange(range); });
}

void ListeningBinding::hear(SourceKind source) {
  const TrackRole needed = source == SourceKind::Reference ? TrackRole::Reference : TrackRole::Input;
  if (!bench_.document.track(needed).path.empty()) bench_.playback.setSource(sourceOfKind(source));
  refreshState();
}

void ListeningBinding::seekIn(TrackRole role, double seconds) {
  if (role != bench_.heardRole()) {
    const Source ofInput = bench_.document.session().predicted ? Source::Result : Source::Input;
    bench_.playback.setSource(role == TrackRole::Reference ? Source::Reference : ofInput);
  }
  bench_.playback.seek(seconds);
}

void ListeningBinding::setSelectionEdge(bool start) {
  WaveformView& waveform = wells_.waveform(bench_.heardRole());
  showMeters();  // the waveform's cursor is where the sound is now
  if (start) {
    waveform.setSelectionStartAtCursor();
  } else {
    waveform.setSelectionEndAtCursor();
  }
}

void ListeningBinding::selectLoudest() {
  constexpr double kSeconds = 30.0;
  const TrackRole role = bench_.heardRole();
  const auto track = bench_.tracks.track(role);
  if (!track) return;
  bench_.document.setSelection(role,
                               loudestStretch(track->overview, track->analysis.format.seconds(), kSeconds));
}

void ListeningBinding::seekToEdge(bool start) {
  const auto& selection = bench_.document.track(bench_.heardRole()).selection;
  if (selection) bench_.playback.seek(start ? selection->begin : selection->end);
}

void ListeningBinding::refreshState() {
  const PlaybackController& playback = bench_.playback;
  const Document& document = bench_.document;
  TransportState state;
  const bool difference = playback.source() == Source::Difference;
  const bool empty =
      document.track(TrackRole::Input).path.empty() && document.track(TrackRole::Reference).path.empty();
  if (difference || playback.blind() || empty) {
    state.source.reset();
  } else {
    state.source = kindOf(playback.source());
  }
  state.inputAvailable = !document.track(TrackRole::Input).path.empty();
  state.referenceAvailable = !document.track(TrackRole::Reference).path.empty();
  state.playing = playback.playing();
  state.levelMatch = playback.levelMatch();
  state.inputOffsetDb = playback.offsetDb(Source::Input);
  state.resultOffsetDb = playback.offsetDb(Source::Result);
  state.referenceOffsetDb = playback.offsetDb(Source::Reference);
  state.lengthSeconds = playback.lengthSeconds();
  state.sampleRate = document.track(bench_.heardRole()).sampleRate;
  state.hasDevice = playback.hasDevice();
  state.device = playback.deviceText();
  transport_.setState(state);
  actions_.play->setText(state.playing ? tr("&Pause") : tr("&Play"));
  actions_.play->setEnabled(state.inputAvailable || state.referenceAvailable);
  actions_.hearDifference->setChecked(difference);
  actions_.hearDifference->setEnabled(state.inputAvailable);
  actions_.blindTest->setEnabled(state.inputAvailable);
  actions_.levelMatch->setChecked(state.levelMatch);
  actions_.loop->setChecked(playback.looping());
  wells_.setLooping(playback.looping());
  plots_.setSoloBand(playback.soloBand());
  plots_.setAudible(playback.blind() ? SourceKind::Input : kindOf(playback.source()));
  plots_.setLevelOffsets({state.inputOffsetDb, state.resultOffsetDb, state.referenceOffsetDb});
  showMeters();
}

void ListeningBinding::showMeters() {
  const PlaybackMeters& meters = bench_.playback.meters();
  transport_.setPosition(meters.positionSeconds);
  const bool blind = bench_.playback.blind();  // the meters would tell
  transport_.setLevels(blind ? -120.0 : double(meters.peakDb[0]), blind ? -120.0 : double(meters.peakDb[1]));
  const TrackRole heard = bench_.heardRole();
  if (!bench_.document.track(heard).path.empty()) wells_.setPlayPosition(heard, meters.positionSeconds);
  plots_.timeline().setPlayPosition(heard == TrackRole::Input && bench_.result.report()
                                        ? std::optional(meters.positionSeconds)
                                        : std::nullopt);
  plots_.setPlayPosition(heard, meters.positionSeconds);
  plots_.setMeters(meters, bench_.resultHeard() && !blind);
}

}  // namespace semblance::ui
