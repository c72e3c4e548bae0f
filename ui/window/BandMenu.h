// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include "document/Document.h"

namespace semblance::ui {

/// What can be done with one band of the equaliser that the chain uses: the menu of its node.
class BandMenu : public QMenu {
  Q_OBJECT

 public:
  /// `soloed`: the band is heard alone.
  BandMenu(Document& document, int band, bool soloed, QWidget* parent);

 Q_SIGNALS:
  void soloChosen(int band);  ///< -1: none
  void entryRequested(int band);

 private:
  void addSwitches(bool soloed);
  void addTypes();
  void addResets();

  Document& document_;
  int band_;
};

/// Puts a band, of whichever equaliser the chain uses, back to what was predicted.
void revertBandInUse(Document& document, int band);

}  // namespace semblance::ui
