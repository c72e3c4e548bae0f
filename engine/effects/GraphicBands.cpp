// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/GraphicBands.h"

namespace semblance {

BiquadCoefficients<double> graphicBandSection(const GraphicBand& band, double gainDb, double sampleRate) {
  if (!graphicBandExists(band, sampleRate)) return {1.0, 0.0, 0.0, 0.0, 0.0};
  return designBand<double>(band.type, gainDb, band.frequency, graphicBandQ(band.frequency, sampleRate),
                            sampleRate);
}

std::array<BiquadCoefficients<double>, kGraphicBandCount> graphicSections(const ChainSettings& settings,
                                                                          double sampleRate) {
  std::array<BiquadCoefficients<double>, kGraphicBandCount> sections{};
  for (std::size_t band = 0; band < kGraphicBandCount; ++band)
    sections[band] =
        graphicBandSection(kGraphicBands[band], double{settings[kGraphicBands[band].gain]}, sampleRate);
  return sections;
}

}  // namespace semblance
