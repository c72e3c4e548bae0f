// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/JsonField.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace semblance {

using Json = nlohmann::json;

namespace {

std::string shortNumber(double value) {
  std::ostringstream text;
  text << value;
  return text.str();
}

}  // namespace

bool JsonField::has(const std::string& key) const { return object().contains(key); }

JsonField JsonField::at(const std::string& key) const {
  const std::string name = name_.empty() ? key : name_ + "/" + key;
  const auto found = object().find(key);
  if (found == object().end()) throw Unreadable{Sentence("the key %1 is missing", name)};
  return {*found, name};
}

double JsonField::number(double minimum, double maximum, std::string_view unit) const {
  if (!json_.is_number()) throw Unreadable{Sentence("%1 must be a number", name_)};
  const double value = json_.get<double>();
  if (std::isfinite(value) && value >= minimum && value <= maximum) return value;
  const std::string highest = shortNumber(maximum) + (unit.empty() ? "" : " " + std::string(unit));
  throw Unreadable{
      Sentence("%1 is %2, outside %3 to %4", name_, shortNumber(value), shortNumber(minimum), highest)};
}

std::int64_t JsonField::count(std::int64_t maximum) const {
  if (!json_.is_number_integer()) throw Unreadable{Sentence("%1 must be a whole number", name_)};
  const bool fits = json_.is_number_unsigned()
                        ? json_.get<std::uint64_t>() <= static_cast<std::uint64_t>(maximum)
                        : json_.get<std::int64_t>() >= 0 && json_.get<std::int64_t>() <= maximum;
  if (!fits) throw Unreadable{Sentence("%1 must be between 0 and %2", name_, maximum)};
  return json_.get<std::int64_t>();
}

bool JsonField::flag() const {
  if (!json_.is_boolean()) throw Unreadable{Sentence("%1 must be true or false", name_)};
  return json_.get<bool>();
}

std::string JsonField::text() const {
  if (!json_.is_string()) throw Unreadable{Sentence("%1 must be a text", name_)};
  return json_.get<std::string>();
}

std::vector<std::string> JsonField::texts() const {
  std::vector<std::string> all;
  for (const JsonField& element : elements()) all.push_back(element.text());
  return all;
}

std::vector<JsonField> JsonField::elements() const {
  if (!json_.is_array()) throw Unreadable{Sentence("%1 must be a list", name_)};
  std::vector<JsonField> all;
  for (std::size_t i = 0; i < json_.size(); ++i) all.emplace_back(json_[i], name_ + "/" + std::to_string(i));
  return all;
}

const Json& JsonField::object() const {
  if (!json_.is_object())
    throw Unreadable{
        Sentence("%1 must be an object", name_.empty() ? Sentence("the file") : Sentence(name_))};
  return json_;
}

Json parseJson(const std::string& text) {
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
      if (!key.empty()) name += (name.empty() ? "" : "/") + key;
    return name.empty() ? Sentence() : Sentence(" at the key %1", name);
  };
  try {
    return Json::parse(text, follow);
  } catch (const Json::parse_error& error) {
    const auto read = text.begin() + static_cast<std::ptrdiff_t>(std::min(error.byte, text.size()));
    const auto line = 1 + std::count(text.begin(), read, '\n');
    throw Unreadable{Sentence("it is not valid JSON%1 (line %2)", place(), line)};
  } catch (const Json::out_of_range&) {
    throw Unreadable{Sentence("it holds a number that is too large%1", place())};
  }
}

void checkFormat(const JsonField& file, std::string_view format, const Sentence& kind, int version) {
  if (!file.has("format") || file.at("format").text() != format)
    throw Unreadable{Sentence("it is not %1 (the key format is not “%2”)", kind, format)};
  const std::int64_t written = file.at("version").count(1000000);
  if (written != version)
    throw Unreadable{
        Sentence("the key version is %1, and this Semblance reads version %2. Open it with the Semblance "
                 "that saved it",
                 written, version)};
}

}  // namespace semblance
