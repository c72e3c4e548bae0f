// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace semblance {

/// A comma-separated table with a row of column names. Fields may stand in double quotes and then hold
/// commas, line breaks and doubled quotes.
class CsvTable {
 public:
  static CsvTable parse(std::string_view text);

  std::size_t rows() const { return rows_.size(); }
  std::optional<std::size_t> column(std::string_view name) const;
  /// The field, or an empty text where the row is shorter than that.
  const std::string& at(std::size_t row, std::size_t column) const;

 private:
  std::vector<std::string> names_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace semblance
