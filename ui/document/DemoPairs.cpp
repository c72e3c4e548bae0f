// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/DemoPairs.h"

#include <nlohmann/json.hpp>

#include "base/AtomicFile.h"

namespace semblance::ui {

Result<std::vector<DemoPair>> readDemoPairs(const std::filesystem::path& folder) {
  const std::filesystem::path list = folder / "pairs.json";
  const auto text = readFile(list);
  if (!text) return tl::unexpected<Error>(text.error());
  const auto json = nlohmann::json::parse(*text, nullptr, false);
  const auto broken = [&] {
    return fail("The list of demo recordings %1 is damaged. Install Semblance again.", list);
  };
  if (!json.is_array()) return broken();
  std::vector<DemoPair> pairs;
  for (const auto& entry : json) {
    for (const char* key : {"name", "input", "reference"}) {
      if (!entry.is_object() || !entry.contains(key) || !entry[key].is_string()) return broken();
    }
    pairs.push_back({entry["name"].get<std::string>(), folder / entry["input"].get<std::string>(),
                     folder / entry["reference"].get<std::string>()});
  }
  return pairs;
}

}  // namespace semblance::ui
