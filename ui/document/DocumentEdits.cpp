// SPDX-License-Identifier: GPL-3.0-or-later
// Document: what the user does to options and settings.
#include <algorithm>
#include <cmath>
#include <utility>

#include "Text.h"
#include "document/Document.h"
#include "document/HeardValue.h"
#include "effects/GraphicBands.h"

namespace semblance::ui {

void Document::setMethod(const QString& id, const QString& label) {
  Session next = session_;
  next.method = id.toStdString();
  push(std::move(next), tr("Choose method %1").arg(label));
}

void Document::setModel(const QString& name) {
  Session next = session_;
  next.model = name.toStdString();
  push(std::move(next), name.isEmpty() ? tr("Choose the default model") : tr("Choose model %1").arg(name));
}

MatchSections Document::sections() const {
  return {session_.matchEqualiser,
          session_.matchDynamics,
          session_.matchLevel,
          session_.matchSaturation,
          session_.matchWidth,
          session_.edited.chain,
          {session_.matchLowestHz, session_.matchHighestHz, session_.matchBands}};
}

void Document::setSections(const MatchSections& sections) {
  Session next = session_;
  next.matchEqualiser = sections.equaliser;
  next.matchDynamics = sections.dynamics;
  next.matchLevel = sections.level;
  next.matchSaturation = sections.saturation;
  next.matchWidth = sections.width;
  push(std::move(next), tr("Choose what Match may change"));
}

void Document::setLimits(const EqualiserLimits& limits) {
  Session next = session_;
  next.matchLowestHz = limits.lowestHz;
  next.matchHighestHz = limits.highestHz;
  next.matchBands = std::clamp(limits.bands, 1, static_cast<int>(kBandCount));
  push(std::move(next), tr("Choose where the equaliser is matched"));
}

void Document::setStrength(double strength) {
  Session next = session_;
  next.strength = std::isfinite(strength) ? std::clamp(strength, 0.0, 1.5) : 1.0;
  push(std::move(next), tr("Set strength to %1 %").arg(std::lround(next.strength * 100.0)));
}

void Document::setSectionStrengths(const SectionStrengths& strengths) {
  Session next = session_;
  const auto limited = [](double value) { return std::isfinite(value) ? std::clamp(value, 0.0, 1.5) : 1.0; };
  next.sectionStrengths = {limited(strengths.equaliser), limited(strengths.dynamics),
                           limited(strengths.level), limited(strengths.saturation), limited(strengths.width)};
  const auto percent = [](double value) { return std::lround(value * 100.0); };
  push(std::move(next), tr("Set strengths to EQ %1 %, dynamics %2 %, saturation %3 %, width %4 %, level %5 %")
                            .arg(percent(strengths.equaliser))
                            .arg(percent(strengths.dynamics))
                            .arg(percent(strengths.saturation))
                            .arg(percent(strengths.width))
                            .arg(percent(strengths.level)));
}

void Document::setMatch(const MatchResult& result) {
  Session next = session_;
  // Undo brings edits back only until the session is closed.
  const bool edited = session_.edited != revertTarget();
  if (edited && !next.otherVersion) next.otherVersion = static_cast<const SettingsVersion&>(session_);
  next.predicted = result.settings;
  next.edited = result.settings;
  next.notes = result.notes;
  push(std::move(next), session_.predicted ? tr("Match again") : tr("Match"));
}

void Document::applyPreset(const QString& name, const ChainSettings& settings) {
  Session next = session_;
  next.edited = sanitised(settings);
  push(std::move(next), tr("Apply preset %1").arg(name));
}

void Document::setChain(ChainPreset chain) {
  Session next = session_;
  next.edited.chain = chain;
  push(std::move(next), tr("Choose the chain %1").arg(chainPresetName(chain)));
}

void Document::switchVersion() {
  Session next = session_;
  SettingsVersion& heard = next;
  SettingsVersion other = next.otherVersion.value_or(heard);
  next.otherVersion = std::exchange(heard, std::move(other));
  next.version = 1 - next.version;
  push(std::move(next), tr("Switch to settings %1").arg(2 - session_.version));
}

void Document::copyToOtherVersion() {
  Session next = session_;
  next.otherVersion = static_cast<const SettingsVersion&>(session_);
  push(std::move(next), tr("Copy settings %1 to %2").arg(session_.version + 1).arg(2 - session_.version));
}

bool Document::canEdit(ParameterId id) const {
  return session_.strengthOf(parameterInfo(id).effect) > 0.0 ||
         parameterInfo(id).strength == StrengthRole::Fixed;
}

void Document::setHeardParameter(ParameterId id, float heard) {
  if (!canEdit(id)) return;
  Session next = session_;
  next.edited[id] = editedFromHeard(id, heard, session_.strengthOf(parameterInfo(id).effect));
  const QString value = parameterValueText(id, clampedToRange(id, heard));
  push(std::move(next), tr("Set %1 to %2").arg(parameterLabel(id), value));
}

void Document::setHeardBand(int band, float frequency, float gain, float q) {
  const EqualiserBand& ids = kEqualiserBands[static_cast<std::size_t>(band)];
  Session next = session_;
  for (const auto& [id, heard] : {std::pair{ids.frequency, frequency}, {ids.gain, gain}, {ids.q, q}}) {
    if (canEdit(id))
      next.edited[id] = editedFromHeard(id, heard, session_.strengthOf(parameterInfo(id).effect));
  }
  push(std::move(next),
       tr("Set %1 to %2 at %3, Q %4")
           .arg(equaliserBandName(band), parameterValueText(ids.gain, clampedToRange(ids.gain, gain)),
                parameterValueText(ids.frequency, clampedToRange(ids.frequency, frequency)),
                parameterValueText(ids.q, clampedToRange(ids.q, q))));
}

void Document::setBypassed(Effect effect, bool on) {
  Session next = session_;
  next.edited.setBypassed(effect, on);
  push(std::move(next),
       on ? tr("Bypass %1").arg(effectName(effect)) : tr("Switch %1 on").arg(effectName(effect)));
}

void Document::setAllBypassed(bool on) {
  Session next = session_;
  next.edited.bypassMask = on ? (1u << kEffectCount) - 1u : 0u;
  push(std::move(next), on ? tr("Bypass all effects") : tr("Switch all effects on"));
}

void Document::setBandOff(int band, bool off) {
  Session next = session_;
  next.edited.setBandOff(band, off);
  push(std::move(next), off ? tr("Switch %1 off").arg(equaliserBandName(band))
                            : tr("Switch %1 on").arg(equaliserBandName(band)));
}

void Document::setBandType(int band, BandType type) {
  if (session_.edited.bandType(band) == type) return;
  Session next = session_;
  next.edited.setBandType(band, type);
  push(std::move(next), tr("Set %1 to %2").arg(equaliserBandName(band), bandTypeName(type)));
}

void Document::invertBand(int band) {
  Session next = session_;
  const bool parametric = next.edited.uses(Effect::Equaliser);
  const auto index = static_cast<std::size_t>(band);
  const ParameterId id = parametric ? kEqualiserBands[index].gain : kGraphicBands[index].gain;
  next.edited[id] = 0.0f - next.edited[id];
  push(std::move(next), tr("Invert %1").arg(parametric ? equaliserBandName(band) : parameterLabel(id)));
}

bool Document::allBypassed() const { return session_.edited.bypassMask == (1u << kEffectCount) - 1u; }

ChainSettings Document::revertTarget() const { return session_.predicted.value_or(neutralSettings()); }

void Document::revertParameter(ParameterId id) {
  Session next = session_;
  next.edited[id] = revertTarget()[id];
  push(std::move(next), tr("Reset %1").arg(parameterLabel(id)));
}

void Document::revertBand(int band) {
  const EqualiserBand& ids = kEqualiserBands[static_cast<std::size_t>(band)];
  const ChainSettings target = revertTarget();
  Session next = session_;
  for (const ParameterId id : {ids.frequency, ids.gain, ids.q}) next.edited[id] = target[id];
  next.edited.setBandOff(band, target.bandOff(band));
  next.edited.setBandType(band, target.bandType(band));
  push(std::move(next), tr("Reset %1").arg(equaliserBandName(band)));
}

void Document::revertEffect(Effect effect) {
  Session next = session_;
  const ChainSettings target = revertTarget();
  for (const ParameterInfo& info : parameterTable()) {
    if (info.effect == effect) next.edited[info.id] = target[info.id];
  }
  next.edited.setBypassed(effect, target.bypassed(effect));
  if (effect == Effect::Equaliser) {
    next.edited.bandsOff = target.bandsOff;
    next.edited.bandTypes = target.bandTypes;
  }
  push(std::move(next), tr("Reset %1").arg(effectName(effect)));
}

void Document::revertAll() {
  Session next = session_;
  next.edited = revertTarget();
  push(std::move(next), session_.predicted ? tr("Revert all to prediction") : tr("Reset all effects"));
}

}  // namespace semblance::ui
