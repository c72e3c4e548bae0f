// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/oracle/OracleMethod.h"

#include "evaluation/ChainAnswer.h"
#include "matching/TargetFit.h"

namespace semblance {

namespace {

Result<std::vector<float>> answer(const Example& example, std::stop_token stop) {
  const Excerpts input = asExcerpts(example.input, example.sampleRate);
  const Excerpts target = asExcerpts(example.target, example.sampleRate);
  const MatchSections sections;
  const auto settings = fitToTarget(input, target, targetFitStarts(input, target, sections, stop), sections,
                                    TargetFitOptions{}, {}, stop);
  if (!settings) return tl::unexpected(settings.error());
  return throughChain(example.input, *settings, example.sampleRate);
}

}  // namespace

MethodSource oracleSource() {
  return {kOracleMethod, []() -> Result<EvaluatedMethod> {
            at::set_num_threads(1);  // examples are what runs in parallel
            return EvaluatedMethod{{}, "cpu", [](const Example& example, std::stop_token stop) {
                                     return answer(example, std::move(stop));
                                   }};
          }};
}

}  // namespace semblance
