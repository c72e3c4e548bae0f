// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/GainRangeFollower.h"

#include <utility>

#include "plots/EqualiserNodes.h"
#include "plots/SpectrumPlot.h"
#include "window/SpectrumOptions.h"

namespace semblance::ui {

GainRangeFollower::GainRangeFollower(const Document& document, SpectrumPlot& plot, SpectrumOptions& options,
                                     QObject* parent)
    : QObject(parent),
      document_(document),
      plot_(plot),
      options_(options),
      chain_(document.session().edited.chain) {
  connect(&options_, &SpectrumOptions::gainRangeChanged, this, &GainRangeFollower::choose);
  connect(&plot_, &SpectrumPlot::gainRangeChanged, &options_, &SpectrumOptions::setGainRange);
  connect(&plot_, &SpectrumPlot::bandGestureStarted, this, [this] { held_ = true; });
  connect(&plot_, &SpectrumPlot::bandGestureFinished, this, [this] {
    held_ = false;
    follow();
  });
  connect(&document_, &Document::settingsChanged, this, &GainRangeFollower::follow);
  connect(&document_, &Document::previewChanged, this, &GainRangeFollower::follow);
  choose();
}

double GainRangeFollower::gain() const {
  const int rate = document_.session().input.sampleRate;
  return largestGain(document_.shownSettings(), rate > 0 ? rate : kRateWithoutInput);
}

void GainRangeFollower::choose() {
  const auto chosen = options_.gainRange();
  plot_.setGainRange(chosen ? *chosen : fittedGainRange(gain()));
}

void GainRangeFollower::follow() {
  const Session& session = document_.session();
  const bool newPrediction = std::exchange(predicted_, session.predicted) != session.predicted;
  const bool newChain = std::exchange(chain_, session.edited.chain) != session.edited.chain;
  if (held_ && !newPrediction && !newChain) return;
  const double needed = gain();
  const bool fits = fitsGainRange(needed, plot_.gainRange());
  if (options_.gainRange()) {
    if (newPrediction && session.predicted && !fits) options_.setAutomaticGainRange();
  } else if (newPrediction || newChain || !fits) {
    plot_.setGainRange(fittedGainRange(needed));
  }
}

}  // namespace semblance::ui
