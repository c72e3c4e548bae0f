// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "matching/Matcher.h"

class QLabel;
class QSpinBox;

namespace semblance::ui {

class FrequencyLimitField;

/// Where the equaliser may act when it is matched, and with how many bands.
class EqualiserLimitsPanel : public QWidget {
  Q_OBJECT

 public:
  explicit EqualiserLimitsPanel(QWidget* parent = nullptr);

  void setLimits(const EqualiserLimits& limits);

 Q_SIGNALS:
  void edited(const semblance::EqualiserLimits& limits);

 private:
  void change();

  FrequencyLimitField* lowest_;
  FrequencyLimitField* highest_;
  QSpinBox* bands_;
};

}  // namespace semblance::ui
