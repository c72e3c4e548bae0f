// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "document/Document.h"
#include "document/ResultMeasurement.h"
#include "document/TrackAnalyses.h"

class QLabel;
class QMenu;

namespace semblance::ui {

class ComparisonTable;
class ParameterPanel;
class VersionSwitch;

/// The right side of the window: every parameter, and the figures of input, result and reference.
class EditingPanel : public QWidget {
  Q_OBJECT

 public:
  EditingPanel(Document& document, const TrackAnalyses& tracks, const ResultMeasurement& result,
               QMenu* presets, QWidget* parent = nullptr);

  ParameterPanel& parameters() { return *parameters_; }
  VersionSwitch& versions() { return *versions_; }
  ComparisonTable& comparison() { return *comparison_; }

 Q_SIGNALS:
  void bandSelected(int band);
  void soloChosen(int band);  ///< -1: none

 private:
  void makeHeader(QMenu* presets);
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
};

}  // namespace semblance::ui
