// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/ModelList.h"

#include "Text.h"

namespace semblance::ui {

ModelList::ModelList(QObject* parent) : QObject(parent), job_(tr("Looking for models")) {}

void ModelList::refresh() {
  using Models = std::vector<ModelInfo>;
  job_.start<Models>(
      [](const ProgressCallback&, std::stop_token) -> Result<Models> { return availableModels(); },
      [this](Result<Models> models) {
        if (!models) {
          Q_EMIT failed(toQString(models.error().message));
          return;
        }
        models_ = std::move(*models);
        Q_EMIT changed();
      });
}

}  // namespace semblance::ui
