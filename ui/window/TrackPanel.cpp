// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/TrackPanel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "Text.h"
#include "controls/ReferencePanel.h"
#include "controls/TrackWell.h"
#include "plots/WaveformView.h"

namespace semblance::ui {

SourceKind sourceOf(TrackRole role) {
  return role == TrackRole::Input ? SourceKind::Input : SourceKind::Reference;
}

TrackPanel::TrackPanel(Document& document, TrackAnalyses& tracks, QWidget* parent)
    : QWidget(parent),
      document_(document),
      tracks_(tracks),
      input_(new TrackWell(SourceKind::Input, this)),
      reference_(new TrackWell(SourceKind::Reference, this)),
      references_(new ReferencePanel(this)) {
  input_->setObjectName(QStringLiteral("inputWell"));
  reference_->setObjectName(QStringLiteral("referenceWell"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::kSmall);
  layout->addWidget(input_, 1);
  auto* column = new QVBoxLayout;
  column->setSpacing(spacing::kTight);
  column->addWidget(reference_, 1);
  column->addWidget(references_);
  layout->addLayout(column, 1);
  for (const TrackRole role : {TrackRole::Input, TrackRole::Reference}) connectWell(role);
  connectReferences();
  connect(&tracks_, &TrackAnalyses::changed, this, &TrackPanel::refresh);
  connect(&document_, &Document::selectionChanged, this,
          [this](TrackRole role) { waveform(role).setSelection(document_.track(role).selection); });
}

void TrackPanel::connectReferences() {
  const auto place = [](int index) { return static_cast<std::size_t>(index); };
  connect(reference_, &TrackWell::addRequested, this, &TrackPanel::addReferencesRequested);
  connect(references_, &ReferencePanel::heardChosen, this,
          [this, place](int index) { document_.hearReference(place(index)); });
  connect(references_, &ReferencePanel::weightChanged, this,
          [this, place](int index, double weight) { document_.setReferenceWeight(place(index), weight); });
  static_assert(ReferencePanel::kLeastWeight == kLeastWeight && ReferencePanel::kMostWeight == kMostWeight);
  connect(references_, &ReferencePanel::weightGestureStarted, this,
          [this] { document_.beginGesture(references_); });
  connect(references_, &ReferencePanel::weightGestureFinished, this,
          [this] { document_.endGesture(references_); });
  connect(references_, &ReferencePanel::removeRequested, this,
          [this, place](int index) { document_.removeReference(place(index)); });
  connect(&document_, &Document::referencesChanged, this, &TrackPanel::refreshReferences);
  refreshReferences();
}

void TrackPanel::refreshReferences() {
  const ReferenceList all = document_.session().references();
  std::vector<ReferenceItem> items;
  for (const auto& [track, weight] : all.tracks)
    items.push_back({fileName(track.path), toQString(track.path), weight});
  references_->setItems(items, static_cast<int>(all.heard));
  references_->setVisible(items.size() > 1);
  limitHeights();
}

void TrackPanel::setCompact(bool compact) {
  compact_ = compact;
  limitHeights();
}

// The input beside a list of references is as high as reference and list together.
void TrackPanel::limitHeights() {
  constexpr int kLowTrack = 124;
  const bool several = document_.session().references().tracks.size() > 1;
  reference_->setMaximumHeight(compact_ ? kLowTrack : QWIDGETSIZE_MAX);
  input_->setMaximumHeight(compact_ && !several ? kLowTrack : QWIDGETSIZE_MAX);
}

WaveformView& TrackPanel::waveform(TrackRole role) { return well(role).waveform(); }

void TrackPanel::connectWell(TrackRole role) {
  TrackWell& shown = well(role);
  connect(&shown, &TrackWell::openRequested, this, [this, role] { Q_EMIT openRequested(role); });
  connect(&shown, &TrackWell::fileDropped, this,
          [this, role](const QString& path) { Q_EMIT filesDropped(role, {path}); });
  connect(&shown, &TrackWell::filesDropped, this,
          [this, role](const QStringList& paths) { Q_EMIT filesDropped(role, paths); });
  connect(
      &shown.waveform(), &WaveformView::selectionChanged, this,
      [this, role](const std::optional<TimeRange>& selection) { document_.setSelection(role, selection); });
  connect(&shown.waveform(), &WaveformView::seekRequested, this,
          [this, role](double seconds) { Q_EMIT seekRequested(role, seconds); });
  connect(&tracks_.job(role), &BackgroundJob::progressed, this, [this, role] { showLoading(role); });
  connect(&tracks_.job(role), &BackgroundJob::ended, this, [this, role] {
    if (!tracks_.track(role)) refresh(role);
  });
}

void TrackPanel::refresh(TrackRole role) {
  TrackWell& shown = well(role);
  const std::filesystem::path& path = document_.track(role).path;
  if (const auto analysed = tracks_.track(role)) {
    shown.setTrack(analysed->analysis, analysed->overview);
    shown.setNote(QString());
    shown.waveform().setSelection(document_.track(role).selection);
    if (shown.isAncestorOf(QApplication::focusWidget())) shown.waveform().setFocus();
  } else if (path.empty()) {
    shown.clear();
  } else if (tracks_.job(role).running()) {
    showLoading(role);
  } else {
    shown.clear();
    shown.setNote(tr("%1 could not be analysed. Open another file, or this one again.").arg(fileName(path)),
                  true);
  }
}

void TrackPanel::showLoading(TrackRole role) {
  if (!tracks_.job(role).running()) return;
  well(role).setLoading(fileName(document_.track(role).path), tracks_.job(role).progress().fraction);
}

void TrackPanel::setPlayPosition(TrackRole heard, double seconds) {
  waveform(heard).setPlayPosition(seconds);
  const TrackRole other = heard == TrackRole::Input ? TrackRole::Reference : TrackRole::Input;
  waveform(other).setPlayPosition(std::nullopt);
}

void TrackPanel::setLooping(bool looping) {
  input_->waveform().setLooping(looping);
  reference_->waveform().setLooping(looping);
}

}  // namespace semblance::ui
