// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace semblance::ui {

/// One channel of a peak meter: rises at once, falls 20 dB per second, holds the highest peak for 1.5 s,
/// remembers clipping until cleared.
class MeterBallistics {
 public:
  static constexpr double kFloorDb = -60.0;
  static constexpr double kFallDbPerSecond = 20.0;
  static constexpr double kHoldSeconds = 1.5;

  /// A new peak in dBFS, `elapsed` seconds after the one before.
  void advance(double peakDb, double elapsed);
  void clearHold();
  void reset() { *this = {}; }

  double levelDb() const { return level_; }
  double holdDb() const { return hold_; }
  double maximumDb() const { return maximum_; }  ///< since clearHold()
  bool clipped() const { return clipped_; }
  bool operator==(const MeterBallistics&) const = default;

 private:
  double level_ = kFloorDb;
  double hold_ = kFloorDb;
  double holdAge_ = 0.0;
  double maximum_ = kFloorDb;
  bool clipped_ = false;
};

}  // namespace semblance::ui
