// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/HeardValue.h"

#include <algorithm>

namespace semblance::ui {

float editedFromHeard(ParameterId id, float heard, double strength) {
  const ParameterInfo& info = parameterInfo(id);
  const double value = clampedToRange(id, heard);
  if (strength == 1.0) return static_cast<float>(value);
  switch (info.strength) {
    case StrengthRole::Fixed:
      return static_cast<float>(value);
    case StrengthRole::Scaled: {
      const double neutral = info.neutral;
      return clampedToRange(id, static_cast<float>(neutral + (value - neutral) / strength));
    }
    case StrengthRole::Ratio: {
      const double steepest = 1.0 - 1.0 / static_cast<double>(info.maximum);
      const double slope = std::min((1.0 - 1.0 / value) / strength, steepest);
      return clampedToRange(id, static_cast<float>(1.0 / (1.0 - slope)));
    }
  }
  return static_cast<float>(value);
}

}  // namespace semblance::ui
