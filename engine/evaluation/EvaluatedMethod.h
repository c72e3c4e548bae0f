// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/Result.h"
#include "evaluation/Example.h"

namespace semblance {

/// Name of the unprocessed input as a method: the row that ratios refer to.
inline constexpr const char* kInputMethod = "input";

/// A way of answering an example with output samples, as many as the target has. Belongs to one thread at a
/// time.
struct EvaluatedMethod {
  std::string model;   ///< name of its model; empty without one
  std::string device;  ///< "cpu", "cuda"
  std::function<Result<std::vector<float>>(const Example&, std::stop_token)> process;
};

/// Makes one EvaluatedMethod for each thread of an experiment.
struct MethodSource {
  std::string name;
  std::function<Result<EvaluatedMethod>()> make;
};

/// The unprocessed input.
MethodSource inputSource();

}  // namespace semblance
