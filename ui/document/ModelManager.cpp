// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/ModelManager.h"

#include <QLocale>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "Text.h"
#include "finetuning/ModelFiles.h"

namespace semblance::ui {
namespace {

/// "10 of 12" of the entry that fine-tuning leaves; empty without one.
QString heldBackText(const std::string& entry) {
  const auto json = nlohmann::json::parse(entry, nullptr, false);
  if (!json.is_object() || !json.contains("better") || !json.contains("recordings") ||
      !json["better"].is_number() || !json["recordings"].is_number())
    return {};
  return ModelManager::tr("%1 of %2 held-back recordings")
      .arg(json["better"].get<int>())
      .arg(json["recordings"].get<int>());
}

/// "24, 48 kHz" of a JSON list of rates in Hz; other text as it is.
QString ratesText(const std::string& entry) {
  const auto json = nlohmann::json::parse(entry, nullptr, false);
  QStringList rates;
  if (json.is_array())
    for (const auto& rate : json)
      if (rate.is_number()) rates << QString::number(rate.get<double>() / 1000.0);
  return rates.isEmpty() ? toQString(entry) : rates.join(QStringLiteral(", ")) + QStringLiteral("\u00a0kHz");
}

/// A number as the language writes it; other text as it is.
QString numberText(const QString& entry, int decimals) {
  bool read = false;
  const double number = QLocale::c().toDouble(entry, &read);
  return read ? QLocale().toString(number, 'f', decimals) : entry;
}

/// "Equaliser, Compressor" of the effects' keys.
QString effectsText(const QString& entry) {
  QStringList names = entry.split(QStringLiteral(", "), Qt::SkipEmptyParts);
  for (QString& name : names) {
    if (const auto effect = effectFromKey(name.toStdString())) name = effectName(*effect);
  }
  return names.join(QStringLiteral(", "));
}

}  // namespace

ModelManager::ModelManager(ModelList& list, QObject* parent) : QObject(parent), list_(list) {
  connect(&list_, &ModelList::changed, this, &ModelManager::changed);
}

const ModelInfo* ModelManager::find(const QString& name) const {
  const auto found = std::ranges::find(models(), name.toStdString(), &ModelInfo::name);
  return found == models().end() ? nullptr : &*found;
}

bool ModelManager::took(const Result<void>& done) {
  problem_ = done ? QString() : toQString(done.error());
  list_.refresh();
  Q_EMIT changed();
  return done.has_value();
}

bool ModelManager::rename(const QString& name, const QString& newName) {
  const ModelInfo* model = find(name);
  if (!model || name == newName) return false;
  const auto renamedTo = renameModel(*model, newName.toStdString());
  if (!took(renamedTo ? Result<void>() : tl::unexpected<Error>(renamedTo.error()))) return false;
  Q_EMIT renamed(name, newName);
  return true;
}

bool ModelManager::remove(const QString& name) {
  const ModelInfo* model = find(name);
  if (!model || !took(removeModel(*model))) return false;
  Q_EMIT removed(name);
  return true;
}

bool ModelManager::makeDefault(const QString& name) {
  const ModelInfo* model = find(name);
  if (!model || !model->problem.empty()) return false;
  return took(setDefaultModelName(model->name));
}

std::vector<std::pair<QString, QString>> cardEntries(const ModelInfo& model) {
  const auto entry = [&](const char* key) {
    const auto found = model.card.find(key);
    return found == model.card.end() ? QString() : toQString(found->second);
  };
  std::vector<std::pair<QString, QString>> entries;
  const auto add = [&](const QString& label, const QString& text) {
    if (!text.isEmpty()) entries.emplace_back(label, text);
  };
  add(ModelManager::tr("Cannot be used"), toQString(model.problem));
  add(ModelManager::tr("Started from"), entry("base_model"));
  add(ModelManager::tr("Better than it on"), heldBackText(entry("held_back").toStdString()));
  add(ModelManager::tr("Trained on"), entry("data"));
  add(ModelManager::tr("Sets"), effectsText(entry("chain")));
  add(ModelManager::tr("Sample rates"), ratesText(entry("sample_rates").toStdString()));
  add(ModelManager::tr("Examples"), numberText(entry("examples"), 0));
  add(ModelManager::tr("Step"), numberText(entry("step"), 0));
  add(ModelManager::tr("Held-out loss"), numberText(entry("validation_loss"), 3));
  add(ModelManager::tr("File"), toQString(model.path));
  return entries;
}

}  // namespace semblance::ui
