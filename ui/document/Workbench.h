// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/Document.h"
#include "document/MatchRun.h"
#include "document/ModelList.h"
#include "document/ResultMeasurement.h"
#include "document/TrackAnalyses.h"
#include "playback/PlaybackController.h"

namespace semblance::ui {

/// All that works behind the window, without a widget. Members are built in the order of their dependence.
struct Workbench {
  Document document;
  TrackAnalyses tracks{document};
  ResultMeasurement result{document};
  MatchRun match{document};
  ModelList models;
  PlaybackController playback{document, tracks, result};

  bool resultHeard() const {
    return playback.source() == Source::Result || playback.source() == Source::Difference;
  }
  TrackRole heardRole() const {
    return playback.source() == Source::Reference ? TrackRole::Reference : TrackRole::Input;
  }
};

}  // namespace semblance::ui
