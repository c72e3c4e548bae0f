// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Console.h"

#include <cmath>
#include <iomanip>
#include <iostream>
#include <sstream>

#include "base/AtomicFile.h"

namespace semblance::cli {

void printError(const std::string& message) { std::cerr << "semblance-cli: " << message << std::endl; }

void printNotes(const std::vector<std::string>& notes) {
  for (const std::string& note : notes) std::cerr << "Note: " << note << '\n';
}

void printNotes(const std::vector<Sentence>& notes) { printNotes(inEnglish(notes)); }

std::vector<std::string> inEnglish(const std::vector<Sentence>& sentences) {
  std::vector<std::string> texts;
  for (const Sentence& sentence : sentences) texts.push_back(sentence.english());
  return texts;
}

std::string fixed(double value, int decimals) {
  if (!std::isfinite(value)) return std::isnan(value) ? "?" : value < 0.0 ? "-inf" : "inf";
  std::ostringstream text;
  text << std::fixed << std::setprecision(decimals) << value;
  return text.str();
}

Json finiteOrNull(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Result<void> writeText(const std::string& text, const std::string& target) {
  const std::string ended = text.ends_with('\n') ? text : text + "\n";
  if (target != "-") return replaceFile(target, ended);
  std::cout << ended << std::flush;
  if (!std::cout) return fail("Cannot write to standard output: the disk is full or the reader is gone.");
  return {};
}

Result<void> writeJson(const Json& json, const std::string& target) {
  return writeText(json.dump(2, ' ', false, Json::error_handler_t::replace), target);
}

}  // namespace semblance::cli
