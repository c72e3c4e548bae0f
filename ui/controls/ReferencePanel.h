// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

class QButtonGroup;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QRadioButton;
class QScrollArea;
class QToolButton;

namespace semblance::ui {

class GestureBracket;

/// One row of the list.
struct ReferenceItem {
  QString name;
  QString path;  ///< for the tool tip
  double weight = 1.0;
  bool operator==(const ReferenceItem&) const = default;
};

/// The references of a match when there are several: which one is heard and shown in the well, how much each
/// counts and what share of the whole that is, and buttons that take one out. Shows what setItems() last
/// said. Steps of one weight shortly after another are one gesture.
class ReferencePanel : public QWidget {
  Q_OBJECT

 public:
  static constexpr double kLeastWeight = 0.01;
  static constexpr double kMostWeight = 100.0;

  explicit ReferencePanel(QWidget* parent = nullptr);
  ~ReferencePanel() override;

  void setItems(const std::vector<ReferenceItem>& items, int heard);
  int count() const { return static_cast<int>(rows_.size()); }

  QRadioButton& heardButton(int index) { return *rows_[static_cast<std::size_t>(index)].heard; }
  QDoubleSpinBox& weightField(int index) { return *rows_[static_cast<std::size_t>(index)].weight; }
  QLabel& shareLabel(int index) { return *rows_[static_cast<std::size_t>(index)].share; }
  QToolButton& removeButton(int index) { return *rows_[static_cast<std::size_t>(index)].remove; }

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void heardChosen(int index);
  void weightGestureStarted();
  void weightChanged(int index, double weight);
  void weightGestureFinished();
  void removeRequested(int index);

 private:
  struct Row {
    QRadioButton* heard;
    QDoubleSpinBox* weight;
    QLabel* share;
    QToolButton* remove;
  };
  Row makeRow(int index);
  void setRowCount(std::size_t count);

  QScrollArea* scroll_;
  QWidget* content_;
  QGridLayout* grid_;
  QButtonGroup* heardGroup_;
  std::unique_ptr<GestureBracket> gesture_;
  std::vector<Row> rows_;
};

}  // namespace semblance::ui
