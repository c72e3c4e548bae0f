// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "document/Document.h"

namespace semblance::ui {

class SpectrumOptions;
class SpectrumPlot;

/// Keeps curve and nodes of the equaliser inside the plot. While the gain range is automatic it is fitted to
/// every new prediction and chain, and grows with edits, but not under a node that is being dragged. A range
/// that the user has chosen stays until a prediction comes that it does not show.
class GainRangeFollower : public QObject {
  Q_OBJECT

 public:
  GainRangeFollower(const Document& document, SpectrumPlot& plot, SpectrumOptions& options, QObject* parent);

 private:
  void choose();
  void follow();
  double gain() const;

  const Document& document_;
  SpectrumPlot& plot_;
  SpectrumOptions& options_;
  std::optional<ChainSettings> predicted_;
  ChainPreset chain_;
  bool held_ = false;  ///< a node is being moved
};

}  // namespace semblance::ui
