// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/SettingsJson.h"

#include <array>
#include <charconv>
#include <cmath>

#include "effects/Biquad.h"
#include "session/JsonField.h"

namespace semblance {

namespace {

// 0.1 and not 0.10000000149011612.
double shortestDecimal(float value) {
  std::array<char, 64> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  double decimal = 0.0;
  std::from_chars(text.data(), end, decimal);
  return decimal;
}

int bandFromKey(const JsonField& list, const std::string& key) {
  for (int band = 0; band < static_cast<int>(kBandCount); ++band)
    if (bandKey(band) == key) return band;
  throw Unreadable{Sentence("%1 names an unknown band, “%2”", list.name(), key)};
}

/// The effects that there were before a file could name its chain.
bool isOriginal(Effect effect) {
  return effect == Effect::InputGain || effect == Effect::Equaliser || effect == Effect::Compressor ||
         effect == Effect::OutputGain;
}

ChainPreset readChain(const JsonField& field) {
  const std::string key = field.text();
  if (const auto chain = chainPresetFromKey(key)) return *chain;
  throw Unreadable{Sentence("%1 names an unknown chain, “%2”", field.name(), key)};
}

// Bands that are not named keep their usual types.
void readBandTypes(const JsonField& field, ChainSettings& settings) {
  for (int band = 0; band < static_cast<int>(kBandCount); ++band) {
    const std::string key(bandKey(band));
    if (!field.has(key)) continue;
    const JsonField named = field.at(key);
    const auto type = bandTypeFromKey(named.text());
    if (!type)
      throw Unreadable{Sentence("%1 names an unknown type of band, “%2”", named.name(), named.text())};
    settings.setBandType(band, *type);
  }
}

}  // namespace

nlohmann::ordered_json parametersJson(const ChainSettings& settings) {
  auto json = nlohmann::ordered_json::object();
  for (const ParameterInfo& row : parameterTable())
    json[std::string(row.key)] = {{"value", shortestDecimal(settings[row.id])}, {"unit", unitText(row.unit)}};
  return json;
}

nlohmann::ordered_json settingsJson(const ChainSettings& settings) {
  auto bypassed = nlohmann::ordered_json::array();
  for (std::size_t effect = 0; effect < kEffectCount; ++effect)
    if (settings.bypassed(static_cast<Effect>(effect)))
      bypassed.push_back(effectKey(static_cast<Effect>(effect)));
  auto bandsOff = nlohmann::ordered_json::array();
  for (int band = 0; band < static_cast<int>(kBandCount); ++band)
    if (settings.bandOff(band)) bandsOff.push_back(bandKey(band));
  auto bandTypes = nlohmann::ordered_json::object();
  for (int band = 0; band < static_cast<int>(kBandCount); ++band)
    bandTypes[std::string(bandKey(band))] = bandTypeKey(settings.bandType(band));
  return {{"chain", chainPresetInfo(settings.chain).key},
          {"parameters", parametersJson(settings)},
          {"bypassed", bypassed},
          {"bands_off", bandsOff},
          {"band_types", bandTypes}};
}

ChainSettings readSettings(const JsonField& field, MissingParameters missing) {
  ChainSettings settings = neutralSettings();
  const bool knowsChains = field.has("chain");
  if (knowsChains) settings.chain = readChain(field.at("chain"));
  const JsonField parameters = field.at("parameters");
  for (const ParameterInfo& row : parameterTable()) {
    const std::string key(row.key);
    const bool optional =
        missing == MissingParameters::AreNeutral || !(knowsChains || isOriginal(row.effect));
    if (optional && !parameters.has(key)) continue;
    const JsonField parameter = parameters.at(key);
    if (parameter.at("unit").text() != unitText(row.unit))
      throw Unreadable{Sentence("%1/unit must be “%2”", parameter.name(), unitText(row.unit))};
    settings[row.id] =
        static_cast<float>(parameter.at("value").number(row.minimum, row.maximum, unitText(row.unit)));
  }
  const JsonField bypassed = field.at("bypassed");
  for (const std::string& key : bypassed.texts()) {
    const auto effect = effectFromKey(key);
    if (!effect) throw Unreadable{Sentence("%1 names an unknown effect, “%2”", bypassed.name(), key)};
    settings.setBypassed(*effect, true);
  }
  if (field.has("bands_off")) {
    const JsonField off = field.at("bands_off");
    for (const std::string& key : off.texts()) settings.setBandOff(bandFromKey(off, key), true);
  }
  if (field.has("band_types")) readBandTypes(field.at("band_types"), settings);
  return settings;
}

Result<void> checkSettings(const ChainSettings& settings) {
  for (const ParameterInfo& row : parameterTable()) {
    const float value = settings[row.id];
    if (!std::isfinite(value) || value < row.minimum || value > row.maximum)
      return fail("the value of %1 is outside its range. Reset it and save again.", row.key);
  }
  return {};
}

}  // namespace semblance
