// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "audio/TrackAnalysis.h"

namespace semblance::ui {

/// Something about the tracks that a match may suffer from, and what to do about it.
struct Diagnosis {
  QString id;  ///< tells diagnoses apart, so that one that was dismissed stays away
  QString text;
  bool operator==(const Diagnosis&) const = default;
};

/// What can be said before a match. Null: no such track, or not analysed yet.
std::vector<Diagnosis> diagnose(const TrackAnalysis* input, const TrackAnalysis* reference);

}  // namespace semblance::ui
