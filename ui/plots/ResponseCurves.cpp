// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/ResponseCurves.h"

#include "effects/GraphicBands.h"

namespace semblance::ui {
namespace {

bool same(const BiquadCoefficients<double>& a, const BiquadCoefficients<double>& b) {
  return a.b0 == b.b0 && a.b1 == b.b1 && a.b2 == b.b2 && a.a1 == b.a1 && a.a2 == b.a2;
}

}  // namespace

void ResponseCurves::setGrid(const QVector<double>& frequencies, double sampleRate) {
  frequencies_ = frequencies;
  sampleRate_ = sampleRate;
  for (QVector<double>& band : bands_) band.clear();
}

void ResponseCurves::update(const ChainSettings& settings) {
  const qsizetype count = frequencies_.size();
  total_.fill(0.0, count);
  for (std::size_t index = 0; index < kBandCount; ++index) {
    const auto section = bandCoefficients(kEqualiserBands[index], settings, sampleRate_);
    QVector<double>& gains = bands_[index];
    if (gains.size() != count || !same(section, sections_[index])) {
      sections_[index] = section;
      gains.resize(count);
      for (qsizetype i = 0; i < count; ++i) gains[i] = responseDb(section, frequencies_[i], sampleRate_);
    }
    if (!settings.acts(Effect::Equaliser)) continue;
    for (qsizetype i = 0; i < count; ++i) total_[i] += gains[i];
  }
  if (!settings.acts(Effect::GraphicEqualiser)) return;
  for (const auto& section : graphicSections(settings, sampleRate_))
    for (qsizetype i = 0; i < count; ++i) total_[i] += responseDb(section, frequencies_[i], sampleRate_);
}

}  // namespace semblance::ui
