// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/Result.h"

namespace semblance {

/// Thrown and caught inside this folder only: reading stops at the first thing that is wrong.
struct Unreadable {
  Sentence reason;  ///< without a full stop
};

/// A value and the way to it ("edited/parameters/eq.peak1.gain/value"), so that every complaint names its
/// key. All functions throw Unreadable.
class JsonField {
 public:
  JsonField(const nlohmann::json& json, std::string name) : json_(json), name_(std::move(name)) {}

  bool has(const std::string& key) const;
  JsonField at(const std::string& key) const;
  double number(double minimum, double maximum, std::string_view unit = {}) const;
  std::int64_t count(std::int64_t maximum) const;
  bool flag() const;
  bool isText() const { return json_.is_string(); }
  std::string text() const;
  std::vector<std::string> texts() const;
  std::vector<JsonField> elements() const;

  const std::string& name() const { return name_; }
  std::string dump() const { return json_.dump(); }

 private:
  const nlohmann::json& object() const;

  const nlohmann::json& json_;
  std::string name_;
};

/// Parses and, where the text is not JSON (NaN is not), says after which key and on which line.
nlohmann::json parseJson(const std::string& text);

/// Throws unless the file says that it is of this format and version. `kind`: "a Semblance session".
void checkFormat(const JsonField& file, std::string_view format, const Sentence& kind, int version);

/// Runs `read` on the parsed text; what it throws becomes an error.
template <typename T, typename Read>
Result<T> readJson(const std::string& text, Read read) {
  try {
    const nlohmann::json json = parseJson(text);
    return read(JsonField(json, ""));
  } catch (const Unreadable& problem) {
    return fail("%1.", problem.reason);
  }
}

}  // namespace semblance
