// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <concepts>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace semblance {

/// What the engine says to the user: an English pattern with places %1 to %9 and what goes there, names and
/// numbers as they are or sentences in turn. The pattern is at the same time the key of its translation: a
/// window shows it in the user's language (resources/translations/engine_*.ts), the command line english().
struct Sentence {
  std::string pattern;
  std::vector<Sentence> arguments;

  Sentence() = default;
  Sentence(std::string text) : pattern(std::move(text)) {}
  Sentence(std::string_view text) : pattern(text) {}
  Sentence(const char* text) : pattern(text) {}
  Sentence(const std::filesystem::path& path) : pattern(path.string()) {}
  Sentence(std::integral auto number) : pattern(std::to_string(number)) {}
  template <typename... Arguments>
  requires(sizeof...(Arguments) > 0) Sentence(std::string text, Arguments&&... values)
      : pattern(std::move(text)), arguments{Sentence(std::forward<Arguments>(values))...} {}

  bool empty() const { return pattern.empty(); }
  std::string english() const;
  bool operator==(const Sentence&) const = default;
};

/// Puts values in the places %1 to %9 of a pattern; a place without a value stays, and what the values hold
/// is not looked at. For strings of char and of wider characters.
template <typename Text>
Text filledIn(const Text& pattern, const std::vector<Text>& values) {
  Text filled;
  for (auto at = pattern.begin(); at != pattern.end(); ++at) {
    const auto next = std::next(at);
    const auto place = next != pattern.end() && *at == '%' && *next >= '1' && *next <= '9'
                           ? static_cast<std::size_t>(*next - '1')
                           : values.size();
    if (place < values.size()) {
      filled += values[place];
      at = next;
    } else {
      filled += *at;
    }
  }
  return filled;
}

inline std::string Sentence::english() const {
  std::vector<std::string> values;
  for (const Sentence& argument : arguments) values.push_back(argument.english());
  return filledIn(pattern, values);
}

}  // namespace semblance
