// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <utility>

#include "base/Sentence.h"

namespace semblance {

/// State of a long job: `fraction` of all its work in 0..1, a short name of the current stage ("Analysing
/// input").
struct Progress {
  double fraction = 0.0;
  Sentence stage;
};

/// Called on the working thread; must return quickly. An empty function is allowed and ignored by report().
using ProgressCallback = std::function<void(const Progress&)>;

inline void report(const ProgressCallback& callback, double fraction, Sentence stage) {
  if (callback) callback(Progress{fraction, std::move(stage)});
}

/// Maps the 0..1 of a part of a job onto begin..end of the whole.
inline ProgressCallback subProgress(const ProgressCallback& callback, double begin, double end) {
  if (!callback) return {};
  return [callback, begin, end](const Progress& part) {
    callback(Progress{begin + (end - begin) * part.fraction, part.stage});
  };
}

}  // namespace semblance
