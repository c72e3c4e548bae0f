// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "matching/Matcher.h"
#include "session/Session.h"

class QAction;
class QCheckBox;
class QComboBox;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace semblance::ui {

class EqualiserLimitsPanel;
class SectionStrengthPanel;
class StrengthSlider;

/// What the match bar shows.
struct MatchBarState {
  QString method;
  QString model;  ///< empty: the default one
  MatchSections sections;
  double strength = 1.0;
  SectionStrengths sectionStrengths;
  bool running = false;
};

/// Method, model, what may change, strength, and the Match button, which cancels while it runs.
class MatchBar : public QWidget {
  Q_OBJECT

 public:
  /// The button follows the actions' texts, keys and whether they are enabled.
  MatchBar(QAction* match, QAction* cancel, QWidget* parent = nullptr);

  void setMethods(const std::vector<MethodInfo>& methods);
  /// Models with a problem are listed but cannot be chosen. `standard` is the default one's name.
  void setModels(const std::vector<ModelInfo>& models, const QString& standard = {});
  void setState(const MatchBarState& state);

  QPushButton& button() { return *button_; }

 Q_SIGNALS:
  void methodChosen(const QString& id, const QString& label);
  void modelChosen(const QString& name);
  void sectionsChosen(const semblance::MatchSections& sections);
  void limitsEdited(const semblance::EqualiserLimits& limits);
  void strengthGestureStarted();
  void strengthEdited(double strength);
  void strengthGestureFinished();
  void sectionStrengthsEdited(const semblance::SectionStrengths& strengths);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeSections();
  QWidget* makeStrength();
  void makeSectionStrengths();
  void tellSections();
  void makeLimits();
  void updateButton();
  void chooseModel();
  QWidget* labelled(const QString& text, QWidget* control);

  QAction* match_;
  QAction* cancel_;
  MatchBarState state_;
  QComboBox* method_;
  QComboBox* model_;
  QCheckBox* equaliser_;
  EqualiserLimitsPanel* limits_;
  QToolButton* limitsButton_;
  QCheckBox* dynamics_;
  QCheckBox* level_;
  QAction* saturation_;  ///< in the menu of the sections' strengths: the bar has no room for them
  QAction* width_;
  StrengthSlider* strength_;
  QSpinBox* percent_;
  SectionStrengthPanel* sectionStrengths_;
  QToolButton* more_;
  QPushButton* button_;
};

}  // namespace semblance::ui
