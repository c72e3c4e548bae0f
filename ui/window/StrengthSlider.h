// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>
#include <QTimer>

namespace semblance::ui {

/// A horizontal percent slider; a double-click returns to 100. A drag is one gesture, a run of wheel or key
/// steps too: it ends after a short pause.
class StrengthSlider : public QSlider {
  Q_OBJECT

 public:
  explicit StrengthSlider(QWidget* parent = nullptr);

 Q_SIGNALS:
  void gestureStarted();
  void edited(int percent);
  void gestureFinished();

 protected:
  void mouseDoubleClickEvent(QMouseEvent* event) override;

 private:
  void begin();
  void end();
  void change(int percent);

  QTimer pause_;
  bool gesture_ = false;
};

}  // namespace semblance::ui
