// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "matching/ExcerptMethod.h"

namespace semblance {

/// How far apart loud and ordinary moments are: what a compressor makes smaller.
struct LevelSpread {
  double macroDb = 0.0;  ///< 95th less 50th percentile of the levels of 50-ms blocks
  double crestDb = 0.0;  ///< mean peak over RMS inside those blocks
  double loudDb = 0.0;   ///< 95th percentile itself, dBFS

  double total() const { return macroDb + crestDb; }
};

/// Over all parts; blocks below -70 dBFS or 40 dB below the loudest do not count. Zero for silence.
LevelSpread measureLevelSpread(const Excerpts& excerpts);

}  // namespace semblance
