// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/Result.h"

namespace semblance {

/// A JSON object of settings. Known keys are taken out of it one by one; a value of the wrong type or a key
/// that is left over is an error that lists the known ones.
class ConfigReader {
 public:
  /// Errors: unreadable, not a JSON object. Relative paths are taken from the folder of the file.
  static Result<ConfigReader> open(const std::filesystem::path& path);

  /// Leaves `into` as it is where the key is missing.
  template <typename T>
  void read(const char* key, T& into) {
    known_.push_back(key);
    const auto entry = values_.find(key);
    if (entry == values_.end()) return;
    try {
      into = entry->template get<T>();
    } catch (const nlohmann::json::exception&) {
      if (mistyped_.empty()) mistyped_ = key;
    }
    values_.erase(entry);
  }
  void read(const char* key, std::filesystem::path& into);
  void read(const char* key, std::vector<std::filesystem::path>& into);

  /// After the last read(). Errors: a value of the wrong type, an unknown key.
  Result<void> finish() const;

  /// "Cannot use FILE: `what`."
  tl::unexpected<Error> problem(const std::string& what) const;

 private:
  ConfigReader(nlohmann::json values, std::filesystem::path path);
  std::filesystem::path placed(const std::string& text) const;
  std::string knownKeys() const;

  nlohmann::json values_;
  std::filesystem::path path_;
  std::vector<std::string> known_;
  std::string mistyped_;
};

/// Empty if `name` is one of `names`, else "there is no WHAT "NAME"; choose from ...".
std::string unknownName(const std::string& what, const std::string& name,
                        const std::vector<std::string>& names);

}  // namespace semblance
