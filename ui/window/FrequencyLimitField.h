// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSpinBox>

namespace semblance::ui {

/// A frequency in Hz beyond which something ends, or none: the field's far end. Steps by a sixth of an
/// octave; takes "2k" and "2.5 kHz" too.
class FrequencyLimitField : public QSpinBox {
  Q_OBJECT

 public:
  enum class Side { Low, High };

  explicit FrequencyLimitField(Side side, QWidget* parent = nullptr);

  double limitHz() const;  ///< 0: none
  void setLimitHz(double hertz);

  void stepBy(int steps) override;

 protected:
  QString textFromValue(int value) const override;
  int valueFromText(const QString& text) const override;
  QValidator::State validate(QString& text, int& position) const override;

 private:
  int none() const;

  Side side_;
};

}  // namespace semblance::ui
