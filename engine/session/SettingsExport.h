// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/Result.h"
#include "effects/ChainSettings.h"

namespace semblance {

/// Forms in which settings go to other programs and to people.
enum class SettingsForm {
  Text,            ///< every control with its unit, to read or to type elsewhere
  Json,            ///< every control, for programs; what a preset's "settings" hold
  EqualizerApo,    ///< the equaliser as configuration of Equalizer APO
  RewFilters,      ///< the equaliser as filter settings of Room EQ Wizard (generic equaliser)
  GraphicEq,       ///< the equaliser's curve as one line, "GraphicEQ: 20 1.5; ..." (Equalizer APO, AutoEq)
  CurveCsv,        ///< the equaliser's curve as a table: frequency in Hz, gain in dB
  ImpulseMinimum,  ///< the equaliser as an impulse response, minimum phase, 32-bit float WAV
  ImpulseLinear,   ///< the same, linear phase
};

struct SettingsFormInfo {
  SettingsForm form;
  std::string_view extension;  ///< ".txt"
  bool needsRate;              ///< the content depends on a sample rate
  bool wholeChain;             ///< else the equaliser alone
};
const std::vector<SettingsFormInfo>& settingsForms();
const SettingsFormInfo& settingsFormInfo(SettingsForm form);

/// The text forms. Filters have 0.1 Hz, 0.01 dB, 0.001 Q; bands that are off are left out (REW: "None").
/// Curves run from 20 Hz to 20 kHz, as heard at 48 kHz: GraphicEQ in steps of 1/12 octave, the table of 1/24.
std::string settingsText(const ChainSettings& settings, SettingsForm form);

/// Writes one form, whole or not at all. `sampleRate` in Hz, for the impulse responses. Errors: unwritable.
Result<void> exportSettings(const ChainSettings& settings, SettingsForm form, double sampleRate,
                            const std::filesystem::path& path);

}  // namespace semblance
