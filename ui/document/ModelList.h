// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <vector>

#include "jobs/BackgroundJob.h"
#include "matching/Matcher.h"

namespace semblance::ui {

/// The models that Match can use, looked up in the background.
class ModelList : public QObject {
  Q_OBJECT

 public:
  explicit ModelList(QObject* parent = nullptr);

  void refresh();
  const std::vector<ModelInfo>& models() const { return models_; }
  /// Name of the model that Match uses unless another is chosen; empty without any.
  const std::string& defaultName() const { return default_; }
  BackgroundJob& job() { return job_; }

 Q_SIGNALS:
  void changed();
  void failed(const QString& message);

 private:
  BackgroundJob job_;
  std::vector<ModelInfo> models_;
  std::string default_;
};

}  // namespace semblance::ui
