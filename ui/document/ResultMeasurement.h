// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>

#include "document/Document.h"
#include "jobs/BackgroundJob.h"
#include "rendering/Renderer.h"

namespace semblance::ui {

/// Measures what the input becomes through the document's settings: spectrum, loudness, gain reduction over
/// time. Runs in the background a moment after the last change; results of older settings are dropped.
class ResultMeasurement : public QObject {
  Q_OBJECT

 public:
  using Report = std::shared_ptr<const RenderReport>;

  explicit ResultMeasurement(Document& document, QObject* parent = nullptr);

  /// The newest report, of the present input. It may be of slightly older settings while upToDate() is false.
  Report report() const { return report_; }
  /// Settings that report() belongs to.
  const ChainSettings& measuredSettings() const { return measured_; }
  bool upToDate() const { return upToDate_; }
  BackgroundJob& job() { return job_; }

 Q_SIGNALS:
  void changed();
  void failed(const QString& message);

 private:
  void schedule();
  void forget();
  void measure();

  Document& document_;
  BackgroundJob job_;
  QTimer delay_;
  Report report_;
  ChainSettings measured_;
  bool upToDate_ = false;
};

}  // namespace semblance::ui
