// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/ConfigReader.h"

#include <algorithm>

#include "base/AtomicFile.h"

namespace semblance {

namespace fs = std::filesystem;
using nlohmann::json;

ConfigReader::ConfigReader(json values, fs::path path) : values_(std::move(values)), path_(std::move(path)) {}

Result<ConfigReader> ConfigReader::open(const fs::path& path) {
  auto text = readFile(path);
  if (!text) return tl::unexpected(text.error());
  json values = json::parse(*text, nullptr, false);
  if (!values.is_object())
    return fail("Cannot use " + path.string() + " as a training configuration: it is not a JSON object.");
  return ConfigReader(std::move(values), path);
}

fs::path ConfigReader::placed(const std::string& text) const {
  const fs::path folder = path_.has_parent_path() ? path_.parent_path() : fs::path(".");
  return fs::path(text).is_absolute() ? fs::path(text) : folder / text;
}

void ConfigReader::read(const char* key, fs::path& into) {
  std::string text;
  read(key, text);
  if (!text.empty()) into = placed(text);
}

void ConfigReader::read(const char* key, std::vector<fs::path>& into) {
  std::vector<std::string> texts;
  read(key, texts);
  for (const std::string& text : texts) into.push_back(placed(text));
}

std::string ConfigReader::knownKeys() const {
  std::string list;
  for (const std::string& key : known_) list += (list.empty() ? "" : ", ") + key;
  return list;
}

Result<void> ConfigReader::finish() const {
  if (!mistyped_.empty())
    return problem("the value of " + mistyped_ + " has the wrong type. The keys are " + knownKeys());
  if (!values_.empty())
    return problem("the key " + values_.items().begin().key() + " is unknown. The keys are " + knownKeys());
  return {};
}

tl::unexpected<Error> ConfigReader::problem(const std::string& what) const {
  return fail("Cannot use " + path_.string() + ": " + what + ".");
}

std::string unknownName(const std::string& what, const std::string& name,
                        const std::vector<std::string>& names) {
  if (std::find(names.begin(), names.end(), name) != names.end()) return {};
  std::string known;
  for (const std::string& one : names) known += (known.empty() ? "" : ", ") + one;
  return "there is no " + what + " \"" + name + "\"; choose from " + known;
}

}  // namespace semblance
