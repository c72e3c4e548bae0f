// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

namespace semblance::ui {

class ParameterEditor;

/// Bands of an equaliser as rows of controls: the keyboard-operable twin of the nodes of SpectrumPlot. One
/// row is marked; the row of the control that has the focus marks itself.
class BandRows : public QWidget {
  Q_OBJECT

 public:
  using QWidget::QWidget;

  void selectBand(int band);  ///< -1: none
  int selectedBand() const { return selected_; }
  /// Every control with a value, row by row.
  const std::vector<ParameterEditor*>& editors() const { return editors_; }

 Q_SIGNALS:
  void bandSelected(int band);

 protected:
  /// A control of the row of `band`.
  void addEditor(int band, ParameterEditor* editor);
  bool eventFilter(QObject* object, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  /// Top and bottom of the row, from its controls.
  QRect rowOf(int band) const;

  std::vector<ParameterEditor*> editors_;
  int selected_ = -1;
};

/// The graphic equaliser: a row with a gain per octave.
class GraphicBandRows : public BandRows {
  Q_OBJECT

 public:
  explicit GraphicBandRows(QWidget* parent = nullptr);
};

}  // namespace semblance::ui
