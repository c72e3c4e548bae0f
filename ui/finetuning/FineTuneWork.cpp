// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/FineTuneWork.h"

#include <nlohmann/json.hpp>
#include <system_error>

#include "Text.h"
#include "base/AtomicFile.h"
#include "learning/Trainer.h"

namespace semblance::ui {

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

std::optional<FineTuneRequest> parsed(const std::string& text) {
  const Json json = Json::parse(text, nullptr, false);
  try {
    FineTuneRequest request;
    for (const Json& folder : json.at("folders")) request.folders.emplace_back(folder.get<std::string>());
    request.name = json.at("name").get<std::string>();
    request.base = json.at("base").get<std::string>();
    request.minutes = json.at("minutes").get<double>();
    request.step = json.at("step").get<std::int64_t>();
    request.steps = json.at("steps").get<std::int64_t>();
    return request;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace

fs::path FineTuneWork::modelFile(const std::string& name) const { return folder_ / (name + ".safetensors"); }

Result<void> FineTuneWork::take() {
  if (lock_) return {};
  std::error_code problem;
  fs::create_directories(folder_, problem);
  auto lock = std::make_unique<QLockFile>(toQString(folder_ / "lock"));
  lock->setStaleLockTime(0);
  if (lock->tryLock(0)) {
    lock_ = std::move(lock);
    return {};
  }
  if (lock->error() == QLockFile::LockFailedError)
    return fail("Another window of Semblance is fine-tuning. Wait for it, or close it.");
  return fail("Cannot work in the folder %1. See to its permissions and that the disk is not full.", folder_);
}

Result<void> FineTuneWork::note(const FineTuneRequest& request) const {
  Json folders = Json::array();
  for (const fs::path& folder : request.folders) folders.push_back(folder.string());
  const Json json{{"folders", folders},         {"name", request.name}, {"base", request.base},
                  {"minutes", request.minutes}, {"step", request.step}, {"steps", request.steps}};
  return replaceFile(requestFile(), json.dump(1, ' ', false, Json::error_handler_t::replace));
}

std::optional<FineTuneRequest> FineTuneWork::interrupted() {
  std::error_code ignored;
  if (!fs::exists(requestFile(), ignored)) return std::nullopt;
  const bool held = lock_ != nullptr;
  if (!take()) return std::nullopt;
  if (!held) release();
  const auto text = readFile(requestFile());
  auto request = text ? parsed(*text) : std::nullopt;
  if (!request || !fs::exists(checkpointPath(modelFile(request->name)), ignored)) return std::nullopt;
  return request;
}

void FineTuneWork::clear() {
  std::error_code ignored;
  if (!fs::exists(folder_, ignored) || !take()) return;
  for (const auto& entry : fs::directory_iterator(folder_, ignored))
    if (entry.path().filename() != "lock") fs::remove(entry.path(), ignored);
  release();
  fs::remove(folder_, ignored);
}

}  // namespace semblance::ui
