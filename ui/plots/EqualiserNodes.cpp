// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/EqualiserNodes.h"

#include <QCoreApplication>
#include <cmath>

#include "controls/ParameterText.h"
#include "plots/PlotGeometry.h"

namespace semblance::ui {
namespace {

struct Texts {
  Q_DECLARE_TR_FUNCTIONS(SpectrumPlot)
};

const EqualiserBand& parametric(int band) { return kEqualiserBands[static_cast<std::size_t>(band)]; }
const GraphicBand& graphic(int band) { return kGraphicBands[static_cast<std::size_t>(band)]; }

double inRange(ParameterId id, double value) {
  return static_cast<double>(clampedToRange(id, static_cast<float>(value)));
}

}  // namespace

int nodeCount(const ChainSettings& settings, double sampleRate) {
  if (hasParametricBands(settings)) return static_cast<int>(kBandCount);
  return static_cast<int>(
      std::count_if(kGraphicBands.begin(), kGraphicBands.end(),
                    [sampleRate](const GraphicBand& band) { return graphicBandExists(band, sampleRate); }));
}

BandValues bandValues(const ChainSettings& settings, int band) {
  if (!hasParametricBands(settings))
    return {graphic(band).frequency, static_cast<double>(settings[graphic(band).gain])};
  const EqualiserBand& rows = parametric(band);
  return {static_cast<double>(settings[rows.frequency]), static_cast<double>(settings[rows.gain]),
          static_cast<double>(settings[rows.q])};
}

BandValues clampedToRange(const ChainSettings& settings, int band, BandValues values) {
  if (!hasParametricBands(settings))
    return {graphic(band).frequency, inRange(graphic(band).gain, values.gain)};
  const EqualiserBand& rows = parametric(band);
  return {inRange(rows.frequency, values.frequency), inRange(rows.gain, values.gain),
          inRange(rows.q, values.q)};
}

ParameterId gainOfBand(const ChainSettings& settings, int band) {
  return hasParametricBands(settings) ? parametric(band).gain : graphic(band).gain;
}

bool bandSilent(const ChainSettings& settings, int band) {
  if (!hasParametricBands(settings)) return settings.bypassed(Effect::GraphicEqualiser);
  return settings.bypassed(Effect::Equaliser) || settings.bandOff(band);
}

QString bandText(const ChainSettings& settings, int band) {
  const auto text = [&](ParameterId id) { return parameterValueText(id, settings[id]); };
  if (!hasParametricBands(settings)) {
    return Texts::tr("Band %1, %2: %3")
        .arg(QString::number(band + 1), frequencyText(graphic(band).frequency), text(graphic(band).gain));
  }
  const EqualiserBand& rows = parametric(band);
  return Texts::tr("%1, %2: %3, %4, Q %5")
             .arg(equaliserBandName(band), bandTypeName(settings.bandType(band)), text(rows.frequency),
                  text(rows.gain), text(rows.q)) +
         (settings.bandOff(band) ? Texts::tr(", off") : QString());
}

double largestGain(const ChainSettings& settings, double sampleRate) {
  constexpr int kPointsPerOctave = 24;
  constexpr double kLowest = 20.0;
  double largest = 0.0;
  for (int band = 0; band < nodeCount(settings, sampleRate); ++band)
    largest = std::max(largest, std::abs(bandValues(settings, band).gain));
  const double highest = std::min(20000.0, 0.499 * sampleRate);
  for (int point = 0;; ++point) {
    const double frequency = kLowest * std::exp2(static_cast<double>(point) / kPointsPerOctave);
    if (frequency > highest) return largest;
    largest = std::max(largest, std::abs(equaliserResponseDb(settings, frequency, sampleRate)));
  }
}

bool fitsGainRange(double gain, int decibel) {
  constexpr double kRoom = 0.95;  // for the rim of a node
  return gain <= kRoom * decibel;
}

int fittedGainRange(double gain) {
  constexpr int kUsual = 12;
  if (gain == 0.0) return kUsual;
  for (const int range : {6, 12}) {
    if (fitsGainRange(gain, range)) return range;
  }
  return kGainRanges.back();
}

}  // namespace semblance::ui
