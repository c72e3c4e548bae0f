// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace semblance::ui {

/// Left and right margin of everything drawn over a track's time, so that a moment has the same x in all of
/// it.
inline constexpr int kTrackMarginX = 14;
/// Height of the time ruler above a waveform.
inline constexpr int kTrackRulerHeight = 20;

}  // namespace semblance::ui
