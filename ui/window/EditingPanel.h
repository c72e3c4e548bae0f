// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "document/Document.h"
#include "document/ResultMeasurement.h"
#include "document/TrackAnalyses.h"

class QLabel;
class QMenu;
class QScrollArea;

namespace semblance::ui {

class ComparisonTable;
class ParameterEditor;
class ParameterPanel;
class VersionSwitch;

/// The right side of the window: every parameter, and the figures of input, result and reference.
class EditingPanel : public QWidget {
  Q_OBJECT

 public:
  EditingPanel(Document& document, const TrackAnalyses& tracks, const ResultMeasurement& result,
               QMenu* presets, QWidget* parent = nullptr);

  ParameterPanel& parameters() { return *parameters_; }
  /// Marks the row of a band and brings it into view; -1: none.
  void showBand(int band);
  /// Puts the keyboard into the gain of a band.
  void enterBand(int band);
  VersionSwitch& versions() { return *versions_; }
  ComparisonTable& comparison() { return *comparison_; }

 Q_SIGNALS:
  void bandSelected(int band);
  void soloChosen(int band);  ///< -1: none

 private:
  void makeHeader(QMenu* presets);
  ParameterEditor& gainOf(int band);
  void connectParameters();
  void refreshSettings();
  void refreshFigures();
  void refreshVersions();

  Document& document_;
  const TrackAnalyses& tracks_;
  const ResultMeasurement& result_;
  ParameterPanel* parameters_;
  VersionSwitch* versions_;
  ComparisonTable* comparison_;
  QLabel* hint_;
  QScrollArea* scroll_;
};

}  // namespace semblance::ui
