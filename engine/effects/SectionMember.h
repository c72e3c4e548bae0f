// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "effects/ParameterTable.h"

namespace semblance {

/// The member of a struct that has one for each section, named after it.
template <typename EachSection>
auto sectionMember(const EachSection& each, ChainSection section) {
  switch (section) {
    case ChainSection::Equaliser:
      return each.equaliser;
    case ChainSection::Dynamics:
      return each.dynamics;
    case ChainSection::Saturation:
      return each.saturation;
    case ChainSection::Width:
      return each.width;
    case ChainSection::Level:
      break;
  }
  return each.level;
}

}  // namespace semblance
