// SPDX-License-Identifier: GPL-3.0-or-later
#include "controls/LevelMeter.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

#include "plots/PlotGeometry.h"
#include "theme/Theme.h"

namespace semblance::ui {
namespace {

constexpr double kBarHeight = 7.0;
constexpr double kBarGap = 3.0;
constexpr double kLampWidth = 9.0;
constexpr double kScaleHeight = 13.0;
constexpr double kSide = 6.0;
constexpr double kLabelGap = 5.0;
constexpr double kWarmDb = -9.0;
constexpr double kHotDb = -1.0;

QFont smallFont(const QFont& base) {
  QFont font = base;
  font.setPointSizeF(font.pointSizeF() * 0.8);
  return font;
}

}  // namespace

LevelMeter::LevelMeter(QWidget* parent) : QWidget(parent) {
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Output level"));
  setToolTip(
      tr("Peak level of what is played, in dBFS. The lamps at the right stay lit after clipping; click to "
         "clear."));
  describe();
}

void LevelMeter::setLevels(double leftDb, double rightDb) {
  const double elapsed = clock_.isValid() ? static_cast<double>(clock_.restart()) / 1000.0 : 0.0;
  if (!clock_.isValid()) clock_.start();
  const auto before = channels_;
  channels_[0].advance(leftDb, elapsed);
  channels_[1].advance(rightDb, elapsed);
  if (channels_ == before) return;
  if (channels_[0].clipped() != before[0].clipped() || channels_[1].clipped() != before[1].clipped())
    describe();
  update();
}

void LevelMeter::reset() {
  for (MeterBallistics& channel : channels_) channel.reset();
  clock_.invalidate();
  describe();
  update();
}

void LevelMeter::clearHold() {
  for (MeterBallistics& channel : channels_) channel.clearHold();
  describe();
  update();
}

bool LevelMeter::clipped() const { return channels_[0].clipped() || channels_[1].clipped(); }

void LevelMeter::describe() {
  setAccessibleDescription(clipped() ? tr("Clipped. Press Enter to clear.") : tr("Not clipped"));
}

QSize LevelMeter::sizeHint() const { return {260, 44}; }

QSize LevelMeter::minimumSizeHint() const { return {116, 40}; }

double LevelMeter::readingWidth() const {
  return QFontMetricsF(smallFont(font())).horizontalAdvance(QStringLiteral("−60.0 dB")) + 6.0;
}

QRectF LevelMeter::barRect(int channel) const {
  const double block = 2.0 * kBarHeight + kBarGap + kScaleHeight;
  const double top = 0.5 * (height() - block) + channel * (kBarHeight + kBarGap);
  return {kSide, top, width() - 2.0 * kSide - kLampWidth - 3.0 - readingWidth(), kBarHeight};
}

QRectF LevelMeter::lampRect(int channel) const {
  const QRectF bar = barRect(channel);
  return {bar.right() + 3.0, bar.top(), kLampWidth, bar.height()};
}

double LevelMeter::xOf(double decibel) const {
  const QRectF bar = barRect(0);
  return LinearAxis{MeterBallistics::kFloorDb, 0.0, bar.left(), bar.right()}.toPixel(
      std::clamp(decibel, MeterBallistics::kFloorDb, 0.0));
}

void LevelMeter::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  for (int channel = 0; channel < 2; ++channel) paintChannel(painter, channel);
  paintScale(painter);
  if (!hasFocus()) return;
  painter.setPen(QPen(colours().accent, 2.0));
  painter.setBrush(Qt::NoBrush);
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4.0, 4.0);
}

void LevelMeter::paintChannel(QPainter& painter, int channel) const {
  const ThemeColours& theme = colours();
  const MeterBallistics& meter = channels_[static_cast<std::size_t>(channel)];
  const QRectF bar = barRect(channel);
  // An empty bar has to be seen on any background.
  painter.setPen(QPen(theme.border, 1.0));
  painter.setBrush(blended(theme.raised, theme.field, 0.4));
  painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
  painter.setPen(Qt::NoPen);
  const auto fill = [&](double from, double to, const QColor& colour) {
    const double upper = std::min(meter.levelDb(), to);
    if (upper <= from) return;
    painter.setBrush(colour);
    painter.drawRect(QRectF(QPointF(xOf(from), bar.top()), QPointF(xOf(upper), bar.bottom())));
  };
  fill(MeterBallistics::kFloorDb, kWarmDb, theme.good);
  fill(kWarmDb, kHotDb, theme.warning);
  fill(kHotDb, 0.0, theme.error);
  if (meter.holdDb() > MeterBallistics::kFloorDb) {
    painter.setBrush(theme.text);
    painter.drawRect(QRectF(std::min(xOf(meter.holdDb()), bar.right() - 2.0), bar.top(), 2.0, bar.height()));
  }
  painter.setBrush(meter.clipped() ? theme.error : blended(theme.raised, theme.field, 0.4));
  painter.setPen(QPen(theme.border, 1.0));
  painter.drawRoundedRect(lampRect(channel).adjusted(0.5, 0.5, -0.5, -0.5), 2.0, 2.0);
}

void LevelMeter::paintScale(QPainter& painter) const {
  const ThemeColours& theme = colours();
  const QRectF bottom = barRect(1);
  painter.setFont(smallFont(font()));
  const QFontMetricsF metrics(painter.font());
  double taken = width();
  // From the loud end, so that where room is short the marks that matter stay.
  for (const double mark : {0.0, -3.0, -9.0, -18.0, -30.0, -45.0, -60.0}) {
    const double x = xOf(mark);
    const QString label = decibelText(mark, 0, false).section(QLatin1Char(' '), 0, 0);
    const double labelWidth = metrics.horizontalAdvance(label);
    painter.setPen(theme.gridStrong);
    painter.drawLine(QPointF(x, bottom.bottom()), QPointF(x, bottom.bottom() + 2.0));
    const double centre = std::max(x, labelWidth / 2.0 + 1.0);
    if (centre + labelWidth / 2.0 + kLabelGap > taken) continue;
    painter.setPen(theme.mutedText);
    painter.drawText(QRectF(centre - 20.0, bottom.bottom() + 1.0, 40.0, kScaleHeight),
                     Qt::AlignHCenter | Qt::AlignTop, label);
    taken = centre - labelWidth / 2.0;
  }
  const double highest = std::max(channels_[0].maximumDb(), channels_[1].maximumDb());
  painter.setPen(clipped() ? theme.error : theme.text);
  const QRectF reading(lampRect(0).right() + 4.0, barRect(0).top() - 3.0, readingWidth(),
                       2.0 * kBarHeight + kBarGap + 6.0);
  const QString text =
      highest <= MeterBallistics::kFloorDb ? QStringLiteral("−∞ dB") : decibelText(highest, 1, false);
  painter.drawText(reading, Qt::AlignLeft | Qt::AlignVCenter, text);
}

void LevelMeter::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) clearHold();
}

void LevelMeter::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return clearHold();
  QWidget::keyPressEvent(event);
}

}  // namespace semblance::ui
