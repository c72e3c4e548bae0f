// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace semblance {

/// A value that moves to its target along a straight line of fixed length, and then is the target exactly.
class LinearRamp {
 public:
  explicit LinearRamp(float value = 0.0f) : value_(value), target_(value) {}

  /// Length of a whole move, in frames.
  void setLength(int frames) { length_ = frames > 0 ? frames : 1; }

  void jumpTo(float value) {
    value_ = target_ = value;
    remaining_ = 0;
  }
  void moveTo(float target) {
    if (target == target_) return;
    target_ = target;
    remaining_ = length_;
    step_ = (target_ - value_) / static_cast<float>(length_);
  }

  float value() const { return value_; }
  float target() const { return target_; }
  bool moving() const { return remaining_ > 0; }
  int remaining() const { return remaining_; }

  /// The value one frame later.
  float next() {
    if (remaining_ > 0) value_ = --remaining_ == 0 ? target_ : value_ + step_;
    return value_;
  }

 private:
  float value_;
  float target_;
  float step_ = 0.0f;
  int length_ = 1;
  int remaining_ = 0;
};

}  // namespace semblance
