// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/ModelList.h"

#include "Text.h"

namespace semblance::ui {
namespace {

struct Found {
  std::vector<ModelInfo> models;
  std::string standard;
};

}  // namespace

ModelList::ModelList(QObject* parent) : QObject(parent), job_(tr("Looking for models")) {}

void ModelList::refresh() {
  job_.start<Found>(
      [](const ProgressCallback&, std::stop_token) -> Result<Found> {
        return Found{availableModels(), defaultModelName()};
      },
      [this](Result<Found> found) {
        if (!found) {
          Q_EMIT failed(toQString(found.error()));
          return;
        }
        models_ = std::move(found->models);
        default_ = std::move(found->standard);
        Q_EMIT changed();
      });
}

}  // namespace semblance::ui
