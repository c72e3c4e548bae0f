// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace semblance {

/// What every experiment asks of a method: make `input` sound produced like `reference`; the output is
/// compared with `target`, sample rates and lengths equal. Mono. (Where no target exists, an experiment
/// compares with the reference.)
struct Example {
  std::vector<float> input;
  std::vector<float> reference;
  std::vector<float> target;
  int sampleRate = 0;      ///< Hz
  std::string clip;        ///< recording it was made from, for messages
  std::size_t index = 0;   ///< number in its experiment; set by MethodRunner
  bool atOnePeak = false;  ///< output and target are brought to the protocol's peak before they are compared
  std::size_t settling = 0;  ///< frames at the beginning that are not compared
};

}  // namespace semblance
