// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>
#include <optional>

#include "audio/TrackAnalysis.h"
#include "theme/Theme.h"

class QLabel;

namespace semblance::ui {

/// Input, result and reference side by side in figures: loudness, loudness range, true peak, PLR,
/// crest, stereo width.
class ComparisonTable : public QWidget {
  Q_OBJECT

 public:
  explicit ComparisonTable(QWidget* parent = nullptr);

  /// None: dashes. `provisional` greys figures that are being measured anew.
  void setFigures(SourceKind source, const TrackAnalysis* analysis, bool provisional = false);
  QString figure(int row, SourceKind source) const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  static constexpr int kRows = 6;
  void colourHeadings();

  std::array<QLabel*, kSourceCount> headings_{};
  std::array<std::array<QLabel*, kSourceCount>, kRows> cells_{};
};

}  // namespace semblance::ui
