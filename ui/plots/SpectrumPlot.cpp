// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/SpectrumPlot.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "controls/ParameterText.h"
#include "plots/BandDrag.h"
#include "plots/GestureBracket.h"
#include "plots/InputEvents.h"
#include "plots/PlotStrip.h"
#include "plots/SpectrumScene.h"

namespace semblance::ui {
namespace {

constexpr double kGrabRadius = 14.0;      // pixels around a node that take hold of it
constexpr double kGainStep = 0.5;         // dB per key or wheel step
constexpr double kSemitoneStep = 1.0;     // per key step
constexpr double kQStepsPerOctave = 4.0;  // key or wheel steps that double Q

}  // namespace

struct SpectrumPlot::Impl {
  explicit Impl(SpectrumPlot& owner)
      : plot(owner),
        scene(&owner),
        gesture([&owner](int band) { Q_EMIT owner.bandGestureStarted(band); },
                [&owner](int band) { Q_EMIT owner.bandGestureFinished(band); }) {}

  int bandAt(QPointF position) const {
    int nearest = -1;
    double best = kGrabRadius;
    for (int band = 0; band < scene.nodeCount(); ++band) {
      const QPointF offset = scene.bandPosition(band) - position;
      // The selected node lies on top of others, so it is also the easiest to catch.
      const double distance = std::hypot(offset.x(), offset.y()) - (band == selected ? 4.0 : 0.0);
      if (distance < best) {
        best = distance;
        nearest = band;
      }
    }
    return nearest;
  }

  void emitEdit(int band, const BandValues& values) {
    Q_EMIT plot.bandEdited(band, values.frequency, values.gain, values.q);
  }

  void step(int band, double semitones, double gain, double qSteps) {
    BandValues values = bandValues(scene.settings(), band);
    values.frequency = shiftedBySemitones(values.frequency, semitones);
    values.gain += gain;
    values.q *= std::exp2(qSteps / kQStepsPerOctave);
    gesture.step(band);
    emitEdit(band, clampedToRange(scene.settings(), band, values));
  }

  /// Left and right: the frequency; of the graphic equaliser, whose bands stay where they are, the next one.
  void stepSideways(double semitones) {
    const int band = keyBand();
    if (hasParametricBands(scene.settings())) return step(band, semitones, 0.0, 0.0);
    gesture.finish();
    select(std::clamp(band + (semitones > 0.0 ? 1 : -1), 0, scene.nodeCount() - 1), true);
  }

  /// Notches of the wheel over a band: its Q, or its gain where that is asked for or where there is no Q.
  void turn(int band, double steps, bool gain) {
    const bool moves = gain || !hasParametricBands(scene.settings());
    step(band, 0.0, moves ? steps * kGainStep : 0.0, moves ? 0.0 : steps);
  }

  /// The band that keys act on; the first one where none is selected yet.
  int keyBand() {
    if (selected < 0) select(0, true);
    return selected;
  }

  void reset(int band) {
    drag.reset();
    gesture.finish();
    Q_EMIT plot.bandResetRequested(band);
  }

  void openMenu(int band) {
    Q_EMIT plot.bandMenuRequested(band, plot.mapToGlobal(scene.bandPosition(band).toPoint()));
  }

  /// Puts a node that is being dragged back to where it was.
  bool abandonDrag() {
    if (!drag) return false;
    drag.reset();
    if (gesture.subject()) emitEdit(dragged, grabbed);
    gesture.finish();
    return true;
  }

  void select(int band, bool notify) {
    const bool changed = selected != band;
    selected = band;
    mark();
    if (changed && notify) Q_EMIT plot.bandSelected(band);
  }

  void mark() {
    scene.setMarkedBands(selected, hovered, plot.hasFocus());
    plot.setAccessibleDescription(selected < 0
                                      ? SpectrumPlot::tr("No band selected. Tab selects the bands in turn.")
                                      : bandText(scene.settings(), selected));
  }

  void describe() {
    plot.setToolTip(hasParametricBands(scene.settings())
                        ? SpectrumPlot::tr("Drag a node to change frequency and gain, turn the wheel over it "
                                           "to change its width")
                        : SpectrumPlot::tr("Drag a node up or down to change the gain of its octave"));
  }

  void moveCursor(std::optional<QPointF> position) {
    cursor = position;
    showReadOut();
  }

  void showReadOut() {
    if (cursor && scene.plotArea().contains(cursor->toPoint())) {
      const double frequency = scene.frequencyAxis().toValue(cursor->x());
      strip->setReadOut(scene.readOut(frequency));
      scene.setCursor(frequency);
    } else {
      strip->setReadOut(QString());
      scene.setCursor(std::nullopt);
    }
  }

  void changeGainRange(bool wider) {
    const auto now =
        std::find(kGainRanges.begin(), kGainRanges.end(), scene.gainRange()) - kGainRanges.begin();
    const auto next = std::clamp<std::ptrdiff_t>(now + (wider ? 1 : -1), 0, 3);
    if (next == now) return;
    plot.setGainRange(kGainRanges[static_cast<std::size_t>(next)]);
    Q_EMIT plot.gainRangeChanged(scene.gainRange());
  }

  SpectrumPlot& plot;
  SpectrumScene scene;
  GestureBracket gesture;
  PlotStrip* strip = nullptr;
  std::optional<QPointF> cursor;
  std::optional<BandDrag> drag;
  BandValues grabbed;  ///< values when the drag began
  int dragged = -1;
  int selected = -1;
  int hovered = -1;
};

SpectrumPlot::SpectrumPlot(QWidget* parent) : QWidget(parent), impl_(std::make_unique<Impl>(*this)) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAccessibleName(tr("Equaliser and spectra"));
  impl_->strip = new PlotStrip(this);
  connect(&impl_->strip->legend(), &SourceLegend::visibilityChanged, this,
          [this](SourceKind source, bool visible) { impl_->scene.setSpectrumVisible(source, visible); });
  impl_->describe();
  impl_->mark();
}

SpectrumPlot::~SpectrumPlot() = default;

void SpectrumPlot::setSpectrum(SourceKind source, const BandSpectrum& spectrum) {
  impl_->scene.setSpectrum(source, spectrum);
  impl_->showReadOut();
}

void SpectrumPlot::setRange(SourceKind source, const BandSpectrum& low, const BandSpectrum& high) {
  impl_->scene.setRange(source, low, high);
}

void SpectrumPlot::setRangesShown(bool shown) { impl_->scene.setRangesShown(shown); }

void SpectrumPlot::setMoving(bool moving) { impl_->scene.setMoving(moving); }

void SpectrumPlot::setSettings(const ChainSettings& settings, double sampleRate) {
  const bool otherBands = hasParametricBands(settings) != hasParametricBands(impl_->scene.settings());
  impl_->scene.setSettings(settings, sampleRate);
  if (otherBands || impl_->selected >= impl_->scene.nodeCount()) {
    impl_->drag.reset();
    impl_->gesture.finish();
    impl_->select(-1, true);
  }
  if (otherBands) impl_->describe();
  impl_->mark();
}

void SpectrumPlot::setPredicted(const std::optional<ChainSettings>& settings) {
  impl_->scene.setPredicted(settings);
  impl_->strip->setPredictedShown(settings.has_value());
}

void SpectrumPlot::setGainRange(int decibel) {
  const int allowed = decibel <= 3 ? 3 : decibel <= 6 ? 6 : decibel <= 12 ? 12 : 24;
  impl_->scene.setGainRange(allowed);
}

int SpectrumPlot::gainRange() const { return impl_->scene.gainRange(); }

void SpectrumPlot::setTilt(double decibelPerOctave) { impl_->scene.setTilt(decibelPerOctave); }

void SpectrumPlot::setAudible(SourceKind source) { impl_->scene.setAudible(source); }

void SpectrumPlot::selectBand(int band) {
  impl_->select(band >= 0 && band < impl_->scene.nodeCount() ? band : -1, false);
}

int SpectrumPlot::selectedBand() const { return impl_->selected; }

QPointF SpectrumPlot::bandPosition(int band) const { return impl_->scene.bandPosition(band); }

double SpectrumPlot::frequencyAt(double x) const { return impl_->scene.frequencyAxis().toValue(x); }

double SpectrumPlot::gainAt(double y) const { return impl_->scene.gainAxis().toValue(y); }

void SpectrumPlot::setNoteNames(bool shown) { impl_->scene.setNoteNames(shown); }

QString SpectrumPlot::readOut(double frequency) const { return impl_->scene.readOut(frequency); }

QSize SpectrumPlot::sizeHint() const { return {760, 320}; }

QSize SpectrumPlot::minimumSizeHint() const { return {360, 170}; }

bool SpectrumPlot::event(QEvent* event) { return claimEditingKey(*event) || QWidget::event(event); }

void SpectrumPlot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) impl_->scene.restyle();
  QWidget::changeEvent(event);
}

void SpectrumPlot::paintEvent(QPaintEvent*) {
  paintPanel(*this);
  const QRect area = impl_->scene.plotArea();
  QPainter painter(this);
  painter.setFont(plotFont());
  painter.setPen(colours().mutedText);
  painter.drawText(QRect(0, 0, area.left() - 4, area.top() - 6), Qt::AlignRight | Qt::AlignVCenter, tr("dB"));
  painter.drawText(QRect(area.right() + 4, 0, width() - area.right() - 4, area.top() - 6),
                   Qt::AlignLeft | Qt::AlignVCenter, tr("dBFS"));
}

void SpectrumPlot::resizeEvent(QResizeEvent*) {
  impl_->scene.resize(size());
  const QRect area = impl_->scene.plotArea();
  impl_->strip->setGeometry(area.left(), 1, area.width(), area.top() - 6);
}

void SpectrumPlot::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const int band = impl_->bandAt(event->position());
  impl_->select(band, true);
  if (band < 0) return;
  impl_->dragged = band;
  impl_->grabbed = bandValues(impl_->scene.settings(), band);
  impl_->drag.emplace(impl_->scene.settings(), band, event->position(), impl_->scene.frequencyAxis(),
                      impl_->scene.gainAxis());
}

void SpectrumPlot::mouseMoveEvent(QMouseEvent* event) {
  impl_->moveCursor(event->position());
  if (impl_->drag) {
    impl_->gesture.hold(impl_->dragged);
    const Qt::KeyboardModifiers keys = event->modifiers();
    BandValues values =
        impl_->drag->moveTo(event->position(), keys & Qt::ShiftModifier, keys & Qt::AltModifier);
    values.q =
        bandValues(impl_->scene.settings(), impl_->dragged).q;  // the wheel may have turned it meanwhile
    impl_->emitEdit(impl_->dragged, values);
    return;
  }
  const int hovered = impl_->bandAt(event->position());
  if (hovered == impl_->hovered) return;
  impl_->hovered = hovered;
  setCursor(hovered >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
  impl_->mark();
}

void SpectrumPlot::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !impl_->drag) return;
  const bool moved = impl_->gesture.subject().has_value();
  impl_->drag.reset();
  impl_->gesture.finish();
  const bool switchable = hasParametricBands(impl_->scene.settings());
  if (!moved && switchable && event->modifiers() & Qt::AltModifier)
    Q_EMIT bandSwitchRequested(impl_->dragged);
}

void SpectrumPlot::mouseDoubleClickEvent(QMouseEvent* event) {
  const int band = impl_->bandAt(event->position());
  if (event->button() != Qt::LeftButton || band < 0) return;
  impl_->reset(band);
}

void SpectrumPlot::wheelEvent(QWheelEvent* event) {
  const double steps = wheelSteps(*event);
  if (event->position().x() < impl_->scene.plotArea().left()) {
    if (steps != 0.0) impl_->changeGainRange(steps < 0.0);
    event->accept();
    return;
  }
  const int under = impl_->bandAt(event->position());
  const int band = impl_->drag ? impl_->dragged : under >= 0 ? under : impl_->selected;
  if (band < 0 || steps == 0.0) {
    event->ignore();
    return;
  }
  impl_->select(band, true);
  const double amount = steps * fineFactor(*event);
  impl_->turn(band, amount, event->modifiers() & Qt::ControlModifier);
  event->accept();
}

void SpectrumPlot::keyPressEvent(QKeyEvent* event) {
  const double amount = fineFactor(*event);
  switch (event->key()) {
    case Qt::Key_Up:
      return impl_->step(impl_->keyBand(), 0.0, amount * kGainStep, 0.0);
    case Qt::Key_Down:
      return impl_->step(impl_->keyBand(), 0.0, -amount * kGainStep, 0.0);
    case Qt::Key_Right:
      return impl_->stepSideways(amount * kSemitoneStep);
    case Qt::Key_Left:
      return impl_->stepSideways(-amount * kSemitoneStep);
    case Qt::Key_PageUp:
      return impl_->turn(impl_->keyBand(), amount, false);
    case Qt::Key_PageDown:
      return impl_->turn(impl_->keyBand(), -amount, false);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      return impl_->reset(impl_->keyBand());
    case Qt::Key_Return:
    case Qt::Key_Enter:
      return impl_->openMenu(impl_->keyBand());
    case Qt::Key_Escape:
      if (impl_->abandonDrag()) return;
      break;
    default:
      break;
  }
  QWidget::keyPressEvent(event);
}

void SpectrumPlot::leaveEvent(QEvent*) {
  impl_->moveCursor(std::nullopt);
  impl_->hovered = -1;
  impl_->mark();
}

void SpectrumPlot::focusInEvent(QFocusEvent* event) {
  if (event->reason() == Qt::TabFocusReason) impl_->select(0, true);
  if (event->reason() == Qt::BacktabFocusReason) impl_->select(impl_->scene.nodeCount() - 1, true);
  impl_->mark();
}

void SpectrumPlot::focusOutEvent(QFocusEvent*) {
  if (!impl_->drag) impl_->gesture.finish();
  impl_->mark();
}

void SpectrumPlot::contextMenuEvent(QContextMenuEvent* event) {
  const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
  const int band = byKey ? impl_->selected : impl_->bandAt(QPointF(event->pos()));
  if (band < 0) {
    event->ignore();
    return;
  }
  impl_->select(band, true);
  if (byKey) return impl_->openMenu(band);
  Q_EMIT bandMenuRequested(band, event->globalPos());
}

bool SpectrumPlot::focusNextPrevChild(bool next) {
  if (!hasFocus()) return QWidget::focusNextPrevChild(next);
  const int band = impl_->selected + (next ? 1 : -1);
  if (band < 0 || band >= impl_->scene.nodeCount()) return QWidget::focusNextPrevChild(next);
  impl_->gesture.finish();
  impl_->select(band, true);
  return true;
}

}  // namespace semblance::ui
