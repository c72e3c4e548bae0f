// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "document/SpectrumView.h"

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;

namespace semblance::ui {

/// The line of choices above the spectrum; remembers each of them in the preferences. Where there is little
/// room the choices go without their labels.
class SpectrumOptions : public QWidget {
  Q_OBJECT

 public:
  explicit SpectrumOptions(QWidget* parent = nullptr);

  /// Half-height of the equaliser's scale, dB; none: it shall fit the curve.
  std::optional<int> gainRange() const;
  void setGainRange(int decibel);
  void setAutomaticGainRange();
  int smoothing() const;  ///< parts of an octave
  double tilt() const;    ///< dB per octave
  Averaging averaging() const;
  bool rangesShown() const;

  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void gainRangeChanged();
  void tiltChanged();
  void spectraChanged();  ///< smoothing, averaging or ranges

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QComboBox* addChoice(const QString& label, const QString& hint, QComboBox* box, const QString& name);
  int widthOf(bool withLabels) const;

  QHBoxLayout* layout_;
  std::vector<QLabel*> labels_;
  QComboBox* range_;
  QComboBox* smoothing_;
  QComboBox* tilt_;
  QComboBox* averaging_;
  QCheckBox* ranges_;
};

}  // namespace semblance::ui
