// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>
#include <system_error>

#include "session/Session.h"

namespace semblance {

namespace fs = std::filesystem;
using Json = nlohmann::json;

namespace {

// Thrown and caught inside this file only: reading stops at the first thing that is wrong.
struct Unreadable {
  std::string reason;
};

std::string shortNumber(double value) {
  std::ostringstream text;
  text << value;
  return text.str();
}

/// A value and the way to it ("edited/parameters/eq.peak1.gain/value"), so that every complaint names its
/// key.
class Field {
 public:
  Field(const Json& json, std::string name) : json_(json), name_(std::move(name)) {}

  bool has(const std::string& key) const { return object().contains(key); }

  Field at(const std::string& key) const {
    const std::string name = name_.empty() ? key : name_ + "/" + key;
    const auto found = object().find(key);
    if (found == object().end()) throw Unreadable{"the key " + name + " is missing"};
    return {*found, name};
  }

  double number(double minimum, double maximum, std::string_view unit = {}) const {
    if (!json_.is_number()) throw Unreadable{name_ + " must be a number"};
    const double value = json_.get<double>();
    if (std::isfinite(value) && value >= minimum && value <= maximum) return value;
    throw Unreadable{name_ + " is " + shortNumber(value) + ", outside " + shortNumber(minimum) + " to " +
                     shortNumber(maximum) + (unit.empty() ? "" : " " + std::string(unit))};
  }

  std::int64_t count(std::int64_t maximum) const {
    if (!json_.is_number_integer()) throw Unreadable{name_ + " must be a whole number"};
    const bool fits = json_.is_number_unsigned()
                          ? json_.get<std::uint64_t>() <= static_cast<std::uint64_t>(maximum)
                          : json_.get<std::int64_t>() >= 0 && json_.get<std::int64_t>() <= maximum;
    if (!fits) throw Unreadable{name_ + " must be between 0 and " + std::to_string(maximum)};
    return json_.get<std::int64_t>();
  }

  bool flag() const {
    if (!json_.is_boolean()) throw Unreadable{name_ + " must be true or false"};
    return json_.get<bool>();
  }

  std::string text() const {
    if (!json_.is_string()) throw Unreadable{name_ + " must be a text"};
    return json_.get<std::string>();
  }

  std::vector<std::string> texts() const {
    if (!json_.is_array()) throw Unreadable{name_ + " must be a list"};
    std::vector<std::string> all;
    for (std::size_t i = 0; i < json_.size(); ++i)
      all.push_back(Field(json_[i], name_ + "/" + std::to_string(i)).text());
    return all;
  }

  const std::string& name() const { return name_; }

 private:
  const Json& object() const {
    if (!json_.is_object()) throw Unreadable{(name_.empty() ? "the file" : name_) + " must be an object"};
    return json_;
  }

  const Json& json_;
  std::string name_;
};

ChainSettings readSettings(const Field& field) {
  ChainSettings settings = neutralSettings();
  const Field parameters = field.at("parameters");
  for (const ParameterInfo& row : parameterTable()) {
    const Field parameter = parameters.at(std::string(row.key));
    if (parameter.at("unit").text() != unitText(row.unit))
      throw Unreadable{parameter.name() + "/unit must be \"" + std::string(unitText(row.unit)) + "\""};
    settings[row.id] =
        static_cast<float>(parameter.at("value").number(row.minimum, row.maximum, unitText(row.unit)));
  }
  const Field bypassed = field.at("bypassed");
  for (const std::string& key : bypassed.texts()) {
    const auto effect = effectFromKey(key);
    if (!effect) throw Unreadable{bypassed.name() + " names an unknown effect, \"" + key + "\""};
    settings.setBypassed(*effect, true);
  }
  return settings;
}

// The relative path leads; the absolute one helps when the session was moved away from its tracks.
fs::path resolvePath(const Field& track, const fs::path& folder) {
  const fs::path written = track.at("path").text();
  if (written.empty()) return {};
  fs::path resolved = (folder / written).lexically_normal();
  std::error_code ignored;
  if (fs::exists(resolved, ignored) || !track.has("absolute_path")) return resolved;
  const fs::path absolute = track.at("absolute_path").text();
  return absolute.is_absolute() && fs::exists(absolute, ignored) ? absolute : resolved;
}

SessionTrack readTrack(const Field& field, const fs::path& folder) {
  constexpr double kLongest = 1e7;  // seconds: four months
  SessionTrack track;
  track.path = resolvePath(field, folder);
  if (field.has("selection")) {
    const Field selection = field.at("selection");
    const double begin = selection.at("begin").number(0.0, kLongest, "s");
    const double end = selection.at("end").number(0.0, kLongest, "s");
    if (begin >= end) throw Unreadable{selection.name() + " must begin before it ends"};
    track.selection = TimeRange{begin, end};
  }
  track.frames = field.at("frames").count(std::numeric_limits<std::int64_t>::max());
  track.sampleRate = static_cast<int>(field.at("sample_rate").count(1000000));
  return track;
}

void checkFormat(const Field& file) {
  if (!file.has("format") || file.at("format").text() != "semblance-session")
    throw Unreadable{"it is not a Semblance session (the key format is not \"semblance-session\")"};
  const std::int64_t version = file.at("version").count(1000000);
  if (version != kSessionVersion)
    throw Unreadable{"the key version is " + std::to_string(version) + ", and this Semblance reads version " +
                     std::to_string(kSessionVersion) + ". Open it with the Semblance that saved it"};
}

Session readSession(const Field& file, const fs::path& folder) {
  checkFormat(file);
  Session session;
  session.input = readTrack(file.at("input"), folder);
  session.reference = readTrack(file.at("reference"), folder);
  session.method = file.at("method").text();
  session.model = file.at("model").text();
  session.strength = file.at("strength").number(0.0, 1.5);
  const Field sections = file.at("sections");
  session.matchEqualiser = sections.at("equaliser").flag();
  session.matchDynamics = sections.at("dynamics").flag();
  session.matchLevel = sections.at("level").flag();
  if (file.has("predicted")) session.predicted = readSettings(file.at("predicted"));
  session.edited = readSettings(file.at("edited"));
  session.notes = file.at("notes").texts();
  return session;
}

// Parses and, where the text is not JSON (NaN is not), says after which key and on which line.
Json parse(const std::string& text) {
  std::vector<std::string> keys;
  const auto follow = [&keys](int depth, Json::parse_event_t event, Json& parsed) {
    const auto level = static_cast<std::size_t>(std::max(depth, 1)) - 1;
    if (event == Json::parse_event_t::key) {
      keys.resize(level);
      keys.push_back(parsed.get<std::string>());
    } else if (event == Json::parse_event_t::object_end) {
      keys.resize(std::min(keys.size(), static_cast<std::size_t>(depth)));
    }
    return true;
  };
  const auto place = [&keys] {
    std::string name;
    for (const std::string& key : keys)
      if (!key.empty()) name += (name.empty() ? " at the key " : "/") + key;
    return name;
  };
  try {
    return Json::parse(text, follow);
  } catch (const Json::parse_error& error) {
    const auto read = text.begin() + static_cast<std::ptrdiff_t>(std::min(error.byte, text.size()));
    const auto line = 1 + std::count(text.begin(), read, '\n');
    throw Unreadable{"it is not valid JSON" + place() + " (line " + std::to_string(line) + ")"};
  } catch (const Json::out_of_range&) {
    throw Unreadable{"it holds a number that is too large" + place()};
  }
}

}  // namespace

Result<Session> sessionFromJson(const std::string& text, const fs::path& folder) {
  try {
    const Json json = parse(text);
    return readSession(Field(json, ""), folder);
  } catch (const Unreadable& problem) {
    return fail(problem.reason + ".");
  }
}

}  // namespace semblance
