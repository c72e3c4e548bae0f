// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "audio/TrackAnalysis.h"

namespace semblance::ui {

/// What a click on a note does about it.
enum class Remedy { None, ExportWithLimiter };

/// Something about the tracks that a match may suffer from, and what to do about it.
struct Diagnosis {
  QString id;  ///< tells diagnoses apart, so that one that was dismissed stays away
  QString text;
  Remedy remedy = Remedy::None;
  bool operator==(const Diagnosis&) const = default;
};

/// What can be said before a match. Null: no such track, or not analysed yet.
std::vector<Diagnosis> diagnose(const TrackAnalysis* input, const TrackAnalysis* reference);

/// What the result needs: the limiter, where its true peak lies above full scale. None where all is well.
std::optional<Diagnosis> diagnoseResult(const TrackAnalysis& result);

}  // namespace semblance::ui
