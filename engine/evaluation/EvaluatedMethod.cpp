// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/EvaluatedMethod.h"

namespace semblance {

MethodSource inputSource() {
  const auto process = [](const Example& example, std::stop_token) -> Result<std::vector<float>> {
    return example.input;
  };
  return {kInputMethod, [process]() -> Result<EvaluatedMethod> {
            return EvaluatedMethod{{}, "cpu", process};
          }};
}

}  // namespace semblance
