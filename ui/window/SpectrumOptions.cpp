// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/SpectrumOptions.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <utility>

#include "theme/Theme.h"

namespace semblance::ui {
namespace {

constexpr double kAutomatic = 0.0;  // among gain ranges in dB
const QString kRangesKey = QStringLiteral("view/ranges");

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

SpectrumOptions::SpectrumOptions(QWidget* parent) : QWidget(parent), layout_(new QHBoxLayout(this)) {
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setSpacing(spacing::kSmall);
  const auto plusMinus = [](int value) { return tr("± %1 dB").arg(value); };
  range_ = addChoice(tr("Gain"), tr("Height of the equaliser's scale. Automatic: as the curve needs it"),
                     rememberedChoice(QStringLiteral("view/gainRange"),
                                      {{tr("automatic"), kAutomatic},
                                       {plusMinus(3), 3.0},
                                       {plusMinus(6), 6.0},
                                       {plusMinus(12), 12.0},
                                       {plusMinus(24), 24.0}},
                                      kAutomatic, this),
                     QStringLiteral("gainRange"));
  smoothing_ = addChoice(tr("Smoothing"), tr("Width of the bands that the spectra are drawn in"),
                         rememberedChoice(QStringLiteral("view/smoothing"),
                                          {{tr("1/24 octave"), 24.0},
                                           {tr("1/12 octave"), 12.0},
                                           {tr("1/6 octave"), 6.0},
                                           {tr("1/3 octave"), 3.0}},
                                          24.0, this),
                         QStringLiteral("smoothing"));
  tilt_ = addChoice(
      tr("Tilt"), tr("Raises the treble in the picture so that a spectrum that falls like this is level"),
      rememberedChoice(
          QStringLiteral("view/tilt"),
          {{tr("none"), 0.0}, {tr("3 dB/oct"), 3.0}, {tr("4.5 dB/oct"), 4.5}, {tr("6 dB/oct"), 6.0}}, 4.5,
          this),
      QStringLiteral("tilt"));
  averaging_ = addChoice(tr("Average"),
                         tr("What the spectra are averages of. Slow and fast follow the track that is heard"),
                         rememberedChoice(QStringLiteral("view/averaging"),
                                          {{tr("whole track"), 0.0},
                                           {tr("selection"), 1.0},
                                           {tr("slow (3 s)"), 2.0},
                                           {tr("fast (0.3 s)"), 3.0}},
                                          0.0, this),
                         QStringLiteral("averaging"));
  ranges_ = new QCheckBox(tr("Ranges"), this);
  ranges_->setObjectName(QStringLiteral("ranges"));
  ranges_->setToolTip(
      tr("Shades the levels between which each track is for 80 % of the time, in thirds of an octave"));
  ranges_->setChecked(QSettings().value(kRangesKey, false).toBool());
  layout_->addWidget(ranges_);
  layout_->addStretch(1);
  connect(range_, &QComboBox::currentIndexChanged, this, &SpectrumOptions::gainRangeChanged);
  connect(tilt_, &QComboBox::currentIndexChanged, this, &SpectrumOptions::tiltChanged);
  connect(smoothing_, &QComboBox::currentIndexChanged, this, &SpectrumOptions::spectraChanged);
  connect(averaging_, &QComboBox::currentIndexChanged, this, &SpectrumOptions::spectraChanged);
  connect(ranges_, &QCheckBox::toggled, this, [this](bool on) {
    QSettings().setValue(kRangesKey, on);
    Q_EMIT spectraChanged();
  });
}

QComboBox* SpectrumOptions::addChoice(const QString& text, const QString& hint, QComboBox* box,
                                      const QString& name) {
  box->setObjectName(name);
  box->setAccessibleName(text);
  box->setToolTip(hint);
  auto* label = new QLabel(text, this);
  label->setBuddy(box);
  label->setProperty("look", QStringLiteral("muted"));
  labels_.push_back(label);
  layout_->addWidget(label);
  layout_->addWidget(box);
  return box;
}

int SpectrumOptions::widthOf(bool withLabels) const {
  int width = ranges_->sizeHint().width();
  for (const QLabel* label : labels_) {
    width += label->buddy()->sizeHint().width() + layout_->spacing();
    if (withLabels) width += label->sizeHint().width() + layout_->spacing();
  }
  return width;
}

QSize SpectrumOptions::minimumSizeHint() const { return {widthOf(false), layout_->minimumSize().height()}; }

void SpectrumOptions::resizeEvent(QResizeEvent*) {
  const bool room = width() >= widthOf(true);
  for (QLabel* label : labels_) label->setVisible(room);
}

std::optional<int> SpectrumOptions::gainRange() const {
  const double chosen = range_->currentData().toDouble();
  return chosen == kAutomatic ? std::nullopt : std::optional(static_cast<int>(chosen));
}

void SpectrumOptions::setAutomaticGainRange() { range_->setCurrentIndex(range_->findData(kAutomatic)); }

void SpectrumOptions::setGainRange(int decibel) {
  range_->setCurrentIndex(range_->findData(static_cast<double>(decibel)));
}

int SpectrumOptions::smoothing() const { return smoothing_->currentData().toInt(); }

double SpectrumOptions::tilt() const { return tilt_->currentData().toDouble(); }

Averaging SpectrumOptions::averaging() const {
  return static_cast<Averaging>(averaging_->currentData().toInt());
}

bool SpectrumOptions::rangesShown() const { return ranges_->isChecked(); }

}  // namespace semblance::ui
