// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "document/Document.h"
#include "document/ResultMeasurement.h"
#include "document/TrackAnalyses.h"

class QLabel;

namespace semblance::ui {

class ComparisonTable;
class ParameterPanel;

/// The right side of the window: every parameter, and the figures of input, result and reference.
class EditingPanel : public QWidget {
  Q_OBJECT

 public:
  EditingPanel(Document& document, const TrackAnalyses& tracks, const ResultMeasurement& result,
               QWidget* parent = nullptr);

  ParameterPanel& parameters() { return *parameters_; }
  ComparisonTable& comparison() { return *comparison_; }

 Q_SIGNALS:
  void bandSelected(int band);

 private:
  void connectParameters();
  void refreshSettings();
  void refreshFigures();

  Document& document_;
  const TrackAnalyses& tracks_;
  const ResultMeasurement& result_;
  ParameterPanel* parameters_;
  ComparisonTable* comparison_;
  QLabel* hint_;
};

}  // namespace semblance::ui
