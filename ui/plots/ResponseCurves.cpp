// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/ResponseCurves.h"

namespace semblance::ui {
namespace {

bool same(const BiquadCoefficients<double>& a, const BiquadCoefficients<double>& b) {
  return a.b0 == b.b0 && a.b1 == b.b1 && a.b2 == b.b2 && a.a1 == b.a1 && a.a2 == b.a2;
}

BiquadCoefficients<double> sectionOf(const ChainSettings& settings, std::size_t band, double sampleRate) {
  if (hasParametricBands(settings)) return bandCoefficients(kEqualiserBands[band], settings, sampleRate);
  return graphicBandSection(kGraphicBands[band], double(settings[kGraphicBands[band].gain]), sampleRate);
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
  const bool acts =
      settings.acts(hasParametricBands(settings) ? Effect::Equaliser : Effect::GraphicEqualiser);
  for (int band = 0; band < nodeCount(settings, sampleRate_); ++band) {
    const auto index = static_cast<std::size_t>(band);
    const auto section = sectionOf(settings, index, sampleRate_);
    QVector<double>& gains = bands_[index];
    if (gains.size() != count || !same(section, sections_[index])) {
      sections_[index] = section;
      gains.resize(count);
      for (qsizetype i = 0; i < count; ++i) gains[i] = responseDb(section, frequencies_[i], sampleRate_);
    }
    for (qsizetype i = 0; acts && i < count; ++i) total_[i] += gains[i];
  }
}

}  // namespace semblance::ui
