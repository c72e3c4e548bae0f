// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace semblance::ui {

class ParameterSlider;

/// Makes every ParameterSlider known to assistive tools as a slider: name without unit, value with unit
/// ("-18.5 dB"), and a numeric value that can be set. Call once or often.
void installSliderAccessibility();

/// Tells assistive tools that the value has changed.
void announceSliderValue(ParameterSlider& slider);

}  // namespace semblance::ui
