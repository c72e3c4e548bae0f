// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>

#include "session/Session.h"

class QLabel;

namespace semblance::ui {

class StrengthSlider;

/// Strength of equaliser, dynamics, saturation, stereo width and level, each times the strength of the whole.
class SectionStrengthPanel : public QWidget {
  Q_OBJECT

 public:
  explicit SectionStrengthPanel(QWidget* parent = nullptr);

  void setStrengths(const SectionStrengths& strengths);

 Q_SIGNALS:
  void gestureStarted();
  void edited(const semblance::SectionStrengths& strengths);
  void gestureFinished();

 private:
  void change();

  std::array<StrengthSlider*, kSectionCount> sliders_{};
  std::array<QLabel*, kSectionCount> percents_{};
};

}  // namespace semblance::ui
