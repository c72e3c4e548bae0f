// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/blind/BlindTasks.h"

#include <algorithm>
#include <set>

namespace semblance {

namespace {

std::vector<BlindTask> allTasks() {
  const auto same = [](const char* effect, const StudiedEffect& studied) {
    return BlindTask{effect, studied, studied, true};
  };
  return {
      same("equaliser", parametricEqualiser()),
      {"equaliser", graphicEqualiserEffect(), parametricEqualiser()},
      same("compressor", fullCompressor()),
      {"compressor", fullCompressor(), simplifiedCompressorEffect()},
      same("distortion", clipperEffect()),
      {"distortion", clipperEffect(), taylorEffect()},
      {"distortion", clipperEffect(), chebyshevEffect()},
      same("chain", wholeChain()),
      {"chain", wholeChain(),
       inSeries("graphic EQ + simplified compressor + Taylor",
                {graphicEqualiserEffect(), simplifiedCompressorEffect(), taylorEffect()})},
  };
}

}  // namespace

const std::vector<std::string>& blindEffects() {
  static const std::vector<std::string> names{"equaliser", "compressor", "distortion", "chain"};
  return names;
}

Result<std::vector<BlindTask>> blindTasks(const std::vector<std::string>& effects) {
  std::string known;
  for (const std::string& name : blindEffects()) known += (known.empty() ? "" : ", ") + name;
  for (const std::string& name : effects)
    if (std::find(blindEffects().begin(), blindEffects().end(), name) == blindEffects().end())
      return fail("There is no effect \"%1\" to estimate; choose from %2.", name, known);
  std::vector<BlindTask> tasks = allTasks();
  const std::set<std::string> wanted(effects.begin(), effects.end());
  if (!wanted.empty())
    std::erase_if(tasks, [&](const BlindTask& task) { return !wanted.contains(task.effect); });
  return tasks;
}

}  // namespace semblance
