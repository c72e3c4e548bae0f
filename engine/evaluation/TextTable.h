// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace semblance {

/// Lines up columns of plain text: the first to the left, the others to the right.
class TextTable {
 public:
  explicit TextTable(std::vector<std::string> headings);

  /// At most as many cells as headings.
  void addRow(std::vector<std::string> cells);
  /// A line of its own between the rows, not counted for the widths.
  void addCaption(std::string caption);

  /// All lines, each ended.
  std::string toString() const;

 private:
  struct Line {
    std::vector<std::string> cells;
    std::string caption;
  };
  std::vector<Line> lines_;
};

/// A number with so many decimals; "-" if it is not a number.
std::string fixedText(double value, int decimals);

}  // namespace semblance
