// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/StaticCurvePlot.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "effects/CompressorCurve.h"
#include "plots/FrameLimiter.h"
#include "plots/GestureBracket.h"
#include "plots/NodeItem.h"
#include "plots/PlotStyle.h"
#include "theme/Theme.h"

namespace semblance::ui {
namespace {

using Handle = StaticCurvePlot::Handle;

constexpr double kFloor = -72.0;  // dBFS, both axes
constexpr double kCeiling = 0.0;
constexpr double kGrabRadius = 16.0;
constexpr double kFine = 0.1;
constexpr double kThresholdStep = 0.5;      // dB per key or wheel step
constexpr double kRatioStepsPerDouble = 8;  // key or wheel steps that double the ratio
const QMargins kMargins(34, 12, 12, 24);

double reductionAt(const ChainSettings& settings, double level) {
  return gainReductionDb(level, static_cast<double>(settings[ParameterId::Threshold]),
                         static_cast<double>(settings[ParameterId::Ratio]),
                         static_cast<double>(settings[ParameterId::Knee]));
}

/// Input level at which the ratio is taken hold of: well above the threshold, past the knee where there is
/// room.
double ratioHandleLevel(const ChainSettings& settings) {
  const auto threshold = static_cast<double>(settings[ParameterId::Threshold]);
  return std::clamp(0.35 * threshold, kFloor + 12.0, kCeiling - 2.0);
}

ParameterId parameterOf(Handle handle) {
  return handle == Handle::Ratio ? ParameterId::Ratio : ParameterId::Threshold;
}

/// Ratio whose curve passes through a reduction `reduction` at `level`, found by bisection since the knee
/// bends it.
double ratioFor(const ChainSettings& settings, double level, double reduction) {
  const ParameterInfo& info = parameterInfo(ParameterId::Ratio);
  ChainSettings trial = settings;
  double low = 0.0;
  double high = 1.0;
  for (int step = 0; step < 40; ++step) {
    const double middle = 0.5 * (low + high);
    trial[ParameterId::Ratio] = static_cast<float>(denormalised(ParameterId::Ratio, middle));
    (reductionAt(trial, level) < reduction ? low : high) = middle;
  }
  return std::clamp(denormalised(ParameterId::Ratio, 0.5 * (low + high)), static_cast<double>(info.minimum),
                    static_cast<double>(info.maximum));
}

}  // namespace

struct StaticCurvePlot::Impl {
  explicit Impl(StaticCurvePlot& plotWidget)
      : owner(plotWidget),
        plot(makePlot(&plotWidget, kMargins)),
        frames([this] { replot(); }),
        gesture([this](int id) { Q_EMIT owner.gestureStarted(static_cast<ParameterId>(id)); },
                [this](int id) { Q_EMIT owner.gestureFinished(static_cast<ParameterId>(id)); }) {
    for (QCPAxis* axis : {plot->xAxis, plot->yAxis}) {
      ticks->setTicks(decibelTicks(kFloor, kCeiling, 7, false));
      axis->setTicker(ticks);
      axis->setRange(kFloor, kCeiling);
    }
    diagonal = plot->addGraph();
    diagonal->setData({kFloor, kCeiling}, {kFloor, kCeiling}, true);
    predictedCurve = plot->addGraph();
    curve = plot->addGraph();
    overlay = addBufferedLayer(*plot, QStringLiteral("overlay"));
    for (NodeItem** node : {&threshold, &ratio, &dot}) {
      *node = new NodeItem(plot);
      (*node)->setLayer(overlay);
      (*node)->setClipToAxisRect(false);
    }
    threshold->setLabel(QStringLiteral("T"));
    ratio->setLabel(QStringLiteral("R"));
    dot->setRadius(4.5);
    dot->setSelectedLook(true);
    dot->setVisible(false);
    restyle();
  }

  QRect area() const { return QRect(QPoint(0, 0), owner.size()).marginsRemoved(kMargins); }
  LinearAxis inputAxis() const {
    const QRect rect = area();
    return {kFloor, kCeiling, static_cast<double>(rect.left()),
            static_cast<double>(rect.left() + rect.width())};
  }
  LinearAxis outputAxis() const {
    const QRect rect = area();
    return {kFloor, kCeiling, static_cast<double>(rect.bottom()),
            static_cast<double>(rect.bottom() - rect.height())};
  }
  QPointF pixel(double input, double output) const {
    return {inputAxis().toPixel(std::clamp(input, kFloor, kCeiling)),
            outputAxis().toPixel(std::clamp(output, kFloor, kCeiling))};
  }
  double levelOf(Handle handle) const {
    if (handle == Handle::Ratio) return ratioHandleLevel(settings);
    return std::clamp(static_cast<double>(settings[ParameterId::Threshold]), kFloor, kCeiling);
  }
  double outputOf(Handle handle) const { return levelOf(handle) - reductionAt(settings, levelOf(handle)); }

  Handle handleAt(QPointF position) const {
    Handle nearest = Handle::None;
    double best = kGrabRadius;
    for (const Handle handle : {Handle::Threshold, Handle::Ratio}) {
      const QPointF offset = owner.handlePosition(handle) - position;
      const double distance = std::hypot(offset.x(), offset.y());
      if (distance < best) {
        best = distance;
        nearest = handle;
      }
    }
    return nearest;
  }

  void edit(ParameterId id, double value) {
    Q_EMIT owner.valueEdited(id, clampedToRange(id, static_cast<float>(value)));
  }

  void step(double steps) {
    const ParameterId id = parameterOf(selected);
    const auto now = static_cast<double>(settings[id]);
    gesture.step(static_cast<int>(id));
    edit(id, id == ParameterId::Ratio ? now * std::exp2(steps / kRatioStepsPerDouble)
                                      : now + steps * kThresholdStep);
  }

  void drag(QPointF position, bool fine) {
    travelled += (position - last) * (fine ? kFine : 1.0);
    last = position;
    gesture.hold(static_cast<int>(parameterOf(selected)));
    const QPointF target = grabbed + travelled;
    if (selected == Handle::Threshold) {
      edit(ParameterId::Threshold, inputAxis().toValue(target.x()));
    } else {
      const double level = ratioHandleLevel(settings);
      edit(ParameterId::Ratio, ratioFor(settings, level, level - outputAxis().toValue(target.y())));
    }
  }

  void select(Handle handle) {
    selected = handle;
    frames.request();
    const auto text = [this](ParameterId id) { return QString::fromStdString(toText(id, settings[id])); };
    const QString threshold_ = StaticCurvePlot::tr("Threshold %1").arg(text(ParameterId::Threshold));
    const QString ratio_ = StaticCurvePlot::tr("ratio %1").arg(text(ParameterId::Ratio));
    owner.setAccessibleDescription(threshold_ + QStringLiteral(", ") + ratio_);
  }

  void drawCurve(QCPGraph& graph, const ChainSettings& from) const {
    QVector<double> x;
    QVector<double> y;
    for (double level = kFloor; level <= kCeiling + 1e-9; level += 0.25) {
      x << level;
      y << level - reductionAt(from, level);
    }
    graph.setData(x, y, true);
  }

  void restyle() {
    const ThemeColours& theme = colours();
    stylePlot(*plot);
    styleAxis(*plot->xAxis, true);
    styleAxis(*plot->yAxis, true);
    diagonal->setPen(QPen(theme.gridStrong, 1.0));
    QPen dashed(withAlpha(theme.predicted, 0.85), 1.3);
    dashed.setDashPattern({3.0, 3.0});
    predictedCurve->setPen(dashed);
    threshold->setColour(theme.text);
    ratio->setColour(theme.text);
    dot->setColour(theme.result);
    requestAll();
  }

  void requestAll() {
    curvesDirty = true;
    frames.request();
  }

  void replot() {
    const bool bypassed = settings.bypassed(Effect::Compressor);
    const auto place = [&](NodeItem& node, Handle handle) {
      node.position->setCoords(levelOf(handle), std::max(kFloor, outputOf(handle)));
      node.setSelectedLook(selected == handle);
      node.setHovered(hovered == handle);
      node.setFocusRing(owner.hasFocus() && selected == handle);
      node.setDimmed(bypassed);
    };
    place(*threshold, Handle::Threshold);
    place(*ratio, Handle::Ratio);
    if (curvesDirty) {
      drawCurve(*curve, settings);
      curve->setPen(QPen(bypassed ? colours().mutedText : colours().text, 2.4));
      predictedCurve->setVisible(predicted.has_value());
      if (predicted) drawCurve(*predictedCurve, *predicted);
      plot->replot();
      curvesDirty = false;
    } else {
      overlay->replot();
    }
  }

  StaticCurvePlot& owner;
  QCustomPlot* plot;
  QSharedPointer<TickTable> ticks{new TickTable};
  QCPGraph* diagonal = nullptr;
  QCPGraph* predictedCurve = nullptr;
  QCPGraph* curve = nullptr;
  QCPLayer* overlay = nullptr;
  NodeItem* threshold = nullptr;
  NodeItem* ratio = nullptr;
  NodeItem* dot = nullptr;
  FrameLimiter frames;
  GestureBracket gesture;
  bool curvesDirty = true;
  ChainSettings settings = neutralSettings();
  std::optional<ChainSettings> predicted;
  Handle selected = Handle::None;
  Handle hovered = Handle::None;
  bool dragging = false;
  QPointF grabbed;
  QPointF last;
  QPointF travelled;
};

StaticCurvePlot::StaticCurvePlot(QWidget* parent) : QWidget(parent), impl_(std::make_unique<Impl>(*this)) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAccessibleName(tr("Compressor curve"));
  setToolTip(tr("Level in against level out: drag T for the threshold, R for the ratio"));
  impl_->select(Handle::None);
}

StaticCurvePlot::~StaticCurvePlot() = default;

void StaticCurvePlot::setSettings(const ChainSettings& settings) {
  impl_->settings = settings;
  impl_->select(impl_->selected);
  impl_->requestAll();
}

void StaticCurvePlot::setPredicted(const std::optional<ChainSettings>& settings) {
  impl_->predicted = settings;
  impl_->requestAll();
}

void StaticCurvePlot::setLevel(double inputDb, double reductionDb) {
  const bool visible = inputDb > kFloor && std::isfinite(inputDb);
  if (!visible && !impl_->dot->visible()) return;
  impl_->dot->setVisible(visible);
  if (visible) {
    const double level = std::min(inputDb, kCeiling);
    impl_->dot->position->setCoords(level, std::clamp(level - reductionDb, kFloor, kCeiling));
  }
  impl_->frames.request();
}

QPointF StaticCurvePlot::handlePosition(Handle handle) const {
  if (handle == Handle::None) return {};
  return impl_->pixel(impl_->levelOf(handle), impl_->outputOf(handle));
}

QPointF StaticCurvePlot::pointAt(double inputDb, double outputDb) const {
  return impl_->pixel(inputDb, outputDb);
}

QSize StaticCurvePlot::sizeHint() const { return {240, 220}; }

QSize StaticCurvePlot::minimumSizeHint() const { return {170, 150}; }

bool StaticCurvePlot::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride) {
    switch (static_cast<QKeyEvent*>(event)->key()) {
      case Qt::Key_Left:
      case Qt::Key_Right:
      case Qt::Key_Up:
      case Qt::Key_Down:
      case Qt::Key_PageUp:
      case Qt::Key_PageDown:
      case Qt::Key_Delete:
        event->accept();
        return true;
      default:
        break;
    }
  }
  return QWidget::event(event);
}

void StaticCurvePlot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) impl_->restyle();
  QWidget::changeEvent(event);
}

void StaticCurvePlot::resizeEvent(QResizeEvent*) {
  followPixelRatio(*impl_->plot);
  impl_->plot->resize(size());
  impl_->requestAll();
}

void StaticCurvePlot::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const Handle handle = impl_->handleAt(event->position());
  impl_->select(handle);
  if (handle == Handle::None) return;
  impl_->dragging = true;
  impl_->grabbed = handlePosition(handle);
  impl_->last = event->position();
  impl_->travelled = {};
}

void StaticCurvePlot::mouseMoveEvent(QMouseEvent* event) {
  if (impl_->dragging) {
    impl_->drag(event->position(), event->modifiers() & Qt::ShiftModifier);
    return;
  }
  const Handle hovered = impl_->handleAt(event->position());
  if (hovered == impl_->hovered) return;
  impl_->hovered = hovered;
  setCursor(hovered == Handle::Threshold ? Qt::SizeHorCursor
            : hovered == Handle::Ratio   ? Qt::SizeVerCursor
                                         : Qt::ArrowCursor);
  impl_->frames.request();
}

void StaticCurvePlot::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !impl_->dragging) return;
  impl_->dragging = false;
  impl_->gesture.finish();
}

void StaticCurvePlot::mouseDoubleClickEvent(QMouseEvent* event) {
  const Handle handle = impl_->handleAt(event->position());
  if (event->button() != Qt::LeftButton || handle == Handle::None) return;
  impl_->dragging = false;
  impl_->gesture.finish();
  Q_EMIT resetRequested(parameterOf(handle));
}

void StaticCurvePlot::wheelEvent(QWheelEvent* event) {
  const Handle under = impl_->handleAt(event->position());
  const QPoint angle = event->angleDelta();
  const double steps = (angle.y() != 0 ? angle.y() : angle.x()) / 120.0;
  if (under != Handle::None) impl_->select(under);
  if (impl_->selected == Handle::None || steps == 0.0) {
    event->ignore();
    return;
  }
  impl_->step(steps * (event->modifiers() & Qt::ShiftModifier ? kFine : 1.0));
  event->accept();
}

void StaticCurvePlot::keyPressEvent(QKeyEvent* event) {
  const double amount = event->modifiers() & Qt::ShiftModifier ? kFine : 1.0;
  if (impl_->selected == Handle::None) impl_->select(Handle::Threshold);
  switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Right:
      return impl_->step(amount);
    case Qt::Key_Down:
    case Qt::Key_Left:
      return impl_->step(-amount);
    case Qt::Key_PageUp:
      return impl_->step(10.0 * amount);
    case Qt::Key_PageDown:
      return impl_->step(-10.0 * amount);
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      impl_->gesture.finish();
      Q_EMIT resetRequested(parameterOf(impl_->selected));
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

void StaticCurvePlot::leaveEvent(QEvent*) {
  impl_->hovered = Handle::None;
  impl_->frames.request();
}

void StaticCurvePlot::focusInEvent(QFocusEvent* event) {
  if (event->reason() == Qt::TabFocusReason) impl_->select(Handle::Threshold);
  if (event->reason() == Qt::BacktabFocusReason) impl_->select(Handle::Ratio);
  impl_->frames.request();
}

void StaticCurvePlot::focusOutEvent(QFocusEvent*) {
  if (!impl_->dragging) impl_->gesture.finish();
  impl_->frames.request();
}

bool StaticCurvePlot::focusNextPrevChild(bool next) {
  const Handle wanted = next ? Handle::Ratio : Handle::Threshold;
  if (!hasFocus() || impl_->selected == wanted) return QWidget::focusNextPrevChild(next);
  impl_->gesture.finish();
  impl_->select(wanted);
  return true;
}

}  // namespace semblance::ui
