// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "document/ModelList.h"

namespace semblance::ui {

/// What can be done with the models, without a widget. Models that came with the program can neither be
/// renamed nor removed.
class ModelManager : public QObject {
  Q_OBJECT

 public:
  explicit ModelManager(ModelList& list, QObject* parent = nullptr);

  const std::vector<ModelInfo>& models() const { return list_.models(); }
  const ModelInfo* find(const QString& name) const;
  bool isDefault(const ModelInfo& model) const { return model.name == list_.defaultName(); }
  /// Why the last change did not work, a sentence; empty if it did.
  const QString& problem() const { return problem_; }

  bool rename(const QString& name, const QString& newName);
  bool remove(const QString& name);
  bool makeDefault(const QString& name);

 Q_SIGNALS:
  void changed();  ///< the list or problem()
  void renamed(const QString& before, const QString& after);
  void removed(const QString& name);

 private:
  bool took(const Result<void>& done);

  ModelList& list_;
  QString problem_;
};

/// The entries of a model's card that are of interest to its user, as label and text.
std::vector<std::pair<QString, QString>> cardEntries(const ModelInfo& model);

}  // namespace semblance::ui
