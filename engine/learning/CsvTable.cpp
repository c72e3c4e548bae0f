// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/CsvTable.h"

#include <algorithm>

namespace semblance {
namespace {

/// Takes one record off the front of `text`.
std::vector<std::string> takeRecord(std::string_view& text) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  std::size_t i = 0;
  for (; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        fields.back() += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        fields.back() += text[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      fields.emplace_back();
    } else if (c == '\n') {
      break;
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  text.remove_prefix(std::min(i + 1, text.size()));
  return fields;
}

}  // namespace

CsvTable CsvTable::parse(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  CsvTable table;
  if (!text.empty()) table.names_ = takeRecord(text);
  while (!text.empty()) {
    std::vector<std::string> record = takeRecord(text);
    if (record.size() > 1 || !record.front().empty()) table.rows_.push_back(std::move(record));
  }
  return table;
}

std::optional<std::size_t> CsvTable::column(std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  if (found == names_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names_.begin());
}

const std::string& CsvTable::at(std::size_t row, std::size_t column) const {
  static const std::string kEmpty;
  const std::vector<std::string>& fields = rows_.at(row);
  return column < fields.size() ? fields[column] : kEmpty;
}

}  // namespace semblance
