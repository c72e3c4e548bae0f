// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/TextTable.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace semblance {

TextTable::TextTable(std::vector<std::string> headings) { addRow(std::move(headings)); }

void TextTable::addRow(std::vector<std::string> cells) { lines_.push_back({std::move(cells), {}}); }

void TextTable::addCaption(std::string caption) { lines_.push_back({{}, std::move(caption)}); }

std::string TextTable::toString() const {
  std::vector<std::size_t> widths(lines_.front().cells.size());
  for (const Line& line : lines_)
    for (std::size_t k = 0; k < line.cells.size(); ++k) widths[k] = std::max(widths[k], line.cells[k].size());
  std::string text;
  for (const Line& line : lines_) {
    text += line.caption;
    for (std::size_t k = 0; k < line.cells.size(); ++k) {
      const std::string padding(widths[k] - line.cells[k].size(), ' ');
      text += k == 0 ? line.cells[k] + padding : "  " + padding + line.cells[k];
    }
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
  }
  return text;
}

std::string fixedText(double value, int decimals) {
  if (!std::isfinite(value)) return "-";
  char buffer[64];
  std::snprintf(buffer, sizeof buffer, "%.*f", decimals, value);
  return buffer;
}

}  // namespace semblance
