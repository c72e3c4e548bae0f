// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <functional>
#include <optional>

namespace semblance::ui {

/// Brackets edits into gestures, so that each gesture becomes one undo step. A drag is held from press to
/// release; wheel and key steps on one subject run together until a short pause.
class GestureBracket {
 public:
  static constexpr int kPauseMilliseconds = 600;
  using Notify = std::function<void(int subject)>;

  GestureBracket(Notify started, Notify finished);

  /// Begins (or continues) a gesture that lasts until finish().
  void hold(int subject);
  /// Begins (or continues) a gesture that ends by itself after the pause.
  void step(int subject);
  void finish();
  /// What is being edited; none between gestures.
  std::optional<int> subject() const { return subject_; }

 private:
  void begin(int subject);

  Notify started_;
  Notify finished_;
  std::optional<int> subject_;
  bool held_ = false;
  QTimer pause_;
};

}  // namespace semblance::ui
