// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/BandMenu.h"

#include "Text.h"
#include "plots/EqualiserNodes.h"

namespace semblance::ui {

BandMenu::BandMenu(Document& document, int band, bool soloed, QWidget* parent)
    : QMenu(parent), document_(document), band_(band) {
  const ChainSettings& settings = document.session().edited;
  const bool parametric = hasParametricBands(settings);
  // The text of a section is not drawn.
  addAction(parametric ? equaliserBandName(band) : parameterLabel(gainOfBand(settings, band)))
      ->setEnabled(false);
  if (parametric) {
    addSwitches(soloed);
    addTypes();
  }
  addAction(parametric ? tr("Enter values") : tr("Enter a value"), this,
            [this] { Q_EMIT entryRequested(band_); });
  addAction(tr("Invert gain"), this, [this] { document_.invertBand(band_); });
  addSeparator();
  addResets();
}

void BandMenu::addSwitches(bool soloed) {
  const bool off = document_.session().edited.bandOff(band_);
  addAction(off ? tr("Switch on") : tr("Switch off"), this,
            [this, off] { document_.setBandOff(band_, !off); });
  QAction* solo = addAction(tr("Solo"), this, [this, soloed] { Q_EMIT soloChosen(soloed ? -1 : band_); });
  solo->setCheckable(true);
  solo->setChecked(soloed);
}

void BandMenu::addTypes() {
  QMenu* types = addMenu(tr("Type"));
  for (const BandType type : kBandTypes) {
    QAction* action =
        types->addAction(bandTypeName(type), this, [this, type] { document_.setBandType(band_, type); });
    action->setCheckable(true);
    action->setChecked(document_.session().edited.bandType(band_) == type);
  }
}

void BandMenu::addResets() {
  addAction(document_.session().predicted ? tr("Revert to prediction") : tr("Reset"), this,
            [this] { revertBandInUse(document_, band_); });
  addAction(tr("Set gain to 0 dB"), this,
            [this] { document_.setHeardParameter(gainOfBand(document_.session().edited, band_), 0.0f); });
}

void revertBandInUse(Document& document, int band) {
  const ChainSettings& settings = document.session().edited;
  if (hasParametricBands(settings)) {
    document.revertBand(band);
  } else {
    document.revertParameter(gainOfBand(settings, band));
  }
}

}  // namespace semblance::ui
