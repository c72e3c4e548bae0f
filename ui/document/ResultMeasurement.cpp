// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/ResultMeasurement.h"

#include "Text.h"

namespace semblance::ui {

ResultMeasurement::ResultMeasurement(Document& document, QObject* parent)
    : QObject(parent), document_(document), job_(tr("Measuring the result")) {
  constexpr int kDelayMilliseconds = 200;
  delay_.setSingleShot(true);
  delay_.setInterval(kDelayMilliseconds);
  connect(&delay_, &QTimer::timeout, this, &ResultMeasurement::measure);
  connect(&document_, &Document::settingsChanged, this, &ResultMeasurement::schedule);
  connect(&document_, &Document::trackChanged, this, [this](TrackRole role) {
    if (role == TrackRole::Input) forget();
  });
}

void ResultMeasurement::forget() {
  report_.reset();
  schedule();
  Q_EMIT changed();
}

void ResultMeasurement::schedule() {
  upToDate_ = false;
  job_.cancel();
  if (document_.track(TrackRole::Input).path.empty()) {
    delay_.stop();
  } else {
    delay_.start();
  }
}

void ResultMeasurement::measure() {
  const std::filesystem::path input = document_.track(TrackRole::Input).path;
  const ChainSettings settings = document_.heardSettings();
  job_.start<RenderReport>(
      [input, settings](const ProgressCallback& progress, std::stop_token stop) {
        RenderOptions options;
        options.spectrumHistory = true;
        return measureResult(input, settings, options, progress, stop);
      },
      [this, settings](Result<RenderReport> report) {
        if (!report) {
          if (!isCancelled(report.error())) Q_EMIT failed(toQString(report.error()));
          return;
        }
        report_ = std::make_shared<const RenderReport>(std::move(*report));
        measured_ = settings;
        upToDate_ = true;
        Q_EMIT changed();
      });
}

}  // namespace semblance::ui
