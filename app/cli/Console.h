// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/Result.h"

namespace semblance::cli {

using Json = nlohmann::ordered_json;

/// One line on standard error, under the program's name.
void printError(const std::string& message);

/// "Note: ..." lines on standard error.
void printNotes(const std::vector<std::string>& notes);
void printNotes(const std::vector<Sentence>& notes);
std::vector<std::string> inEnglish(const std::vector<Sentence>& sentences);

/// A number with so many digits after the point; "-inf" for silence.
std::string fixed(double value, int decimals);

/// JSON has no infinity: the level of silence becomes null.
Json finiteOrNull(double value);

/// A document on standard output (`target` "-") or in a file, whole or not at all.
Result<void> writeText(const std::string& text, const std::string& target);
Result<void> writeJson(const Json& json, const std::string& target);

}  // namespace semblance::cli
