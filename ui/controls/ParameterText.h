// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "effects/ChainPreset.h"
#include "effects/EqualiserBands.h"

namespace semblance::ui {

/// Texts of the parameter table as the window shows them.
QString parameterLabel(ParameterId id);
QString parameterValueText(ParameterId id, float value);
/// "-24.0 dB to 24.0 dB".
QString parameterRangeText(ParameterId id);
QString effectName(Effect effect);
/// "EQ + compressor".
QString chainPresetName(ChainPreset preset);
/// "Band 1" to "Band 6" for bands 0 to 5 of the parametric equaliser.
QString equaliserBandName(int band);
QString bandTypeName(BandType type);
/// What a control does to the sound, in plain words.
QString parameterHelp(ParameterId id);

/// True when two values show the same text, so that rounding of what is typed does not count as an edit.
bool showsSame(ParameterId id, float a, float b);

}  // namespace semblance::ui
