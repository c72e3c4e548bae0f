// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include "base/Result.h"
#include "effects/ChainSettings.h"

namespace semblance {

class JsonField;

/// {key: {"value": physical value, "unit": text}} in the order of the parameter table: the form in which
/// sessions and reports write parameters. A value is the shortest decimal that reads back as the same float.
nlohmann::ordered_json parametersJson(const ChainSettings& settings);

/// {"chain": key, "parameters": as above, "bypassed": keys of effects, "bands_off": keys of bands,
/// "band_types": {key of a band: key of its type}}.
nlohmann::ordered_json settingsJson(const ChainSettings& settings);

/// Whether a parameter may be left out of a file.
enum class MissingParameters { AreAnError, AreNeutral };

/// Reads what settingsJson() writes; "bands_off" and "band_types" may be missing, and "chain" together with
/// the parameters of effects that came with the chains: files of before have the EQ + compressor chain.
/// Throws Unreadable.
ChainSettings readSettings(const JsonField& field, MissingParameters missing = MissingParameters::AreAnError);

/// Errors: a value is not finite or outside its range; the sentence names it and ends without a file name.
Result<void> checkSettings(const ChainSettings& settings);

}  // namespace semblance
