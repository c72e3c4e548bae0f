// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/TransportBar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>
#include <cmath>

#include "controls/LevelMeter.h"
#include "controls/SourceSwitch.h"
#include "controls/SpokenValue.h"
#include "plots/PlotGeometry.h"
#include "theme/Icons.h"
#include "window/Actions.h"

namespace semblance::ui {

TransportBar::TransportBar(Actions& actions, QWidget* parent)
    : QWidget(parent),
      actions_(actions),
      toStart_(button(actions.toStart, QStringLiteral("toStart"))),
      play_(button(actions.play, QStringLiteral("play"))),
      position_(new QLabel(this)),
      sources_(new SourceSwitch(this)),
      difference_(button(actions.hearDifference, QStringLiteral("difference"))),
      levelMatch_(button(actions.levelMatch, QStringLiteral("levelMatch"))),
      loop_(button(actions.loop, QStringLiteral("loop"))),
      meter_(new LevelMeter(this)),
      volume_(new QSlider(Qt::Horizontal, this)),
      device_(new QToolButton(this)) {
  play_->setIconSize({22, 22});
  levelMatch_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  loop_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  position_->setObjectName(QStringLiteral("position"));
  position_->setAccessibleName(tr("Position"));
  device_->setObjectName(QStringLiteral("device"));
  device_->setProperty("look", QStringLiteral("flat"));
  device_->setFocusPolicy(Qt::TabFocus);
  connect(device_, &QToolButton::clicked, this, &TransportBar::deviceRequested);
  connect(sources_, &SourceSwitch::sourceChosen, this, &TransportBar::sourceChosen);

  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(spacing::kSmall);
  layout->addWidget(toStart_);
  layout->addWidget(play_);
  layout->addWidget(position_);
  layout->addWidget(sources_);
  layout->addWidget(difference_);
  layout->addWidget(levelMatch_);
  layout->addWidget(loop_);
  layout->addWidget(meter_, 1);
  layout->addWidget(makeVolume());
  updateIcons();
  setTimeUnit(TimeUnit::Minutes);
}

QToolButton* TransportBar::button(QAction* action, const QString& name) {
  auto* made = new QToolButton(this);
  made->setObjectName(name);
  made->setDefaultAction(action);
  made->setFocusPolicy(Qt::TabFocus);  // a click must not take the keys away from where the user works
  return made;
}

QWidget* TransportBar::makeVolume() {
  constexpr int kQuietestDb = -40;
  volume_->setRange(kQuietestDb, 0);
  volume_->setValue(0);
  volume_->setFixedWidth(106);
  volume_->setFocusPolicy(Qt::TabFocus);
  volume_->setObjectName(QStringLiteral("volume"));
  volume_->setAccessibleName(tr("Listening volume"));
  speakValueAs(*volume_, tr("%1 dB"));
  volume_->setToolTip(tr("Listening volume; does not change what is exported"));
  connect(volume_, &QSlider::valueChanged, this, [this](int value) {
    volume_->setToolTip(
        tr("Listening volume %1; does not change what is exported").arg(decibelText(value, 0)));
    Q_EMIT volumeChanged(value);
  });
  auto* group = new QWidget(this);
  auto* layout = new QVBoxLayout(group);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(volume_, 0, Qt::AlignRight);
  layout->addWidget(device_, 0, Qt::AlignRight);
  return group;
}

void TransportBar::setState(const TransportState& state) {
  state_ = state;
  sources_->setAvailable(SourceKind::Input, state.inputAvailable);
  sources_->setAvailable(SourceKind::Result, state.inputAvailable);
  sources_->setAvailable(SourceKind::Reference, state.referenceAvailable);
  sources_->setSource(state.source);
  const auto offset = [&](double decibel) {
    return state.levelMatch ? std::optional(decibel) : std::nullopt;
  };
  sources_->setLevelOffset(SourceKind::Input, offset(state.inputOffsetDb));
  sources_->setLevelOffset(SourceKind::Result, offset(state.resultOffsetDb));
  sources_->setLevelOffset(SourceKind::Reference, offset(state.referenceOffsetDb));
  const QString device = state.device;
  elideDevice();
  device_->setToolTip(
      state.hasDevice
          ? tr("Sound device: %1. Click to choose another one.").arg(device)
          : tr("%1: nothing can be heard, everything else works. Click to choose one.").arg(device));
  device_->setAccessibleName(device);
  updateIcons();
}

// The smallest window has no more room for the name than the slider above it takes.
void TransportBar::elideDevice() {
  constexpr int kWideBar = 1150;
  constexpr int kWideName = 190;
  const int room = width() >= kWideBar ? kWideName : volume_->width() - 8;
  device_->setText(device_->fontMetrics().elidedText(state_.device, Qt::ElideRight, room));
}

void TransportBar::resizeEvent(QResizeEvent*) { elideDevice(); }

void TransportBar::setPosition(double seconds) {
  seconds_ = seconds;
  if (timeUnit_ == TimeUnit::Minutes) {
    position_->setText(QStringLiteral("%1 / %2").arg(timeText(seconds, 1), timeText(state_.lengthSeconds)));
    return;
  }
  const auto samples = [this](double time) {
    return QString::number(std::llround(time * static_cast<double>(state_.sampleRate)));
  };
  position_->setText(QStringLiteral("%1 / %2").arg(samples(seconds), samples(state_.lengthSeconds)));
}

void TransportBar::setTimeUnit(TimeUnit unit) {
  timeUnit_ = unit;
  const QString widest =
      unit == TimeUnit::Minutes ? QStringLiteral("00:00.0 / 00:00") : QStringLiteral("00000000 / 00000000");
  position_->setMinimumWidth(position_->fontMetrics().horizontalAdvance(widest));
  setPosition(seconds_);
}

void TransportBar::setLevels(double leftDb, double rightDb) { meter_->setLevels(leftDb, rightDb); }

void TransportBar::updateIcons() {
  const ThemeColours& theme = colours();
  actions_.play->setIcon(glyphIcon(state_.playing ? Glyph::Pause : Glyph::Play));
  actions_.toStart->setIcon(glyphIcon(Glyph::ToStart));
  actions_.loop->setIcon(glyphIcon(Glyph::Loop));
  actions_.hearDifference->setIcon(glyphIcon(Glyph::Difference));
  actions_.levelMatch->setIcon(glyphIcon(Glyph::LevelMatch));
  const QColor tone = state_.hasDevice ? theme.mutedText : theme.warning;
  device_->setStyleSheet(QStringLiteral("QToolButton { color: %1; }").arg(tone.name()));
}

void TransportBar::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::StyleChange) updateIcons();
}

}  // namespace semblance::ui
