// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/ActingBands.h"

#include "effects/GraphicBands.h"

namespace semblance {

std::vector<ActingBand> actingBands(const ChainSettings& settings, double sampleRate) {
  std::vector<ActingBand> bands;
  if (settings.acts(Effect::GraphicEqualiser)) {
    int number = 0;
    for (const GraphicBand& band : kGraphicBands) {
      ++number;
      if (!graphicBandExists(band, sampleRate)) continue;
      bands.push_back({number, band.type, band.frequency, double{settings[band.gain]},
                       graphicBandQ(band.frequency, sampleRate)});
    }
  }
  if (!settings.acts(Effect::Equaliser)) return bands;
  for (const EqualiserBand& band : kEqualiserBands) {
    const int index = bandIndex(band);
    if (!settings.bandOff(index))
      bands.push_back({index + 1, settings.bandType(index), double{settings[band.frequency]},
                       double{settings[band.gain]}, double{settings[band.q]}});
  }
  return bands;
}

}  // namespace semblance
