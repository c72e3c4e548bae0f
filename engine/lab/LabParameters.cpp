// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/LabParameters.h"

namespace semblance {

const std::vector<ParameterId>& labParameters() {
  static const std::vector<ParameterId> rows = [] {
    std::vector<ParameterId> found;
    for (const Effect effect : {Effect::Equaliser, Effect::Compressor})
      for (const ParameterInfo& row : parameterTable())
        if (row.effect == effect) found.push_back(row.id);
    return found;
  }();
  return rows;
}

ChainSettings labSettings(std::span<const double> positions) {
  ChainSettings settings = neutralSettings();
  const auto& rows = labParameters();
  for (std::size_t i = 0; i < rows.size() && i < positions.size(); ++i)
    settings[rows[i]] = static_cast<float>(denormalised(rows[i], positions[i]));
  return settings;
}

}  // namespace semblance
