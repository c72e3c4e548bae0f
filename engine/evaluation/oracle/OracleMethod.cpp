// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/oracle/OracleMethod.h"

#include <cmath>
#include <memory>

#include "evaluation/ChainAnswer.h"
#include "evaluation/oracle/OracleFit.h"
#include "matching/ExcerptRendering.h"
#include "matching/LevelPlacement.h"

namespace semblance {

namespace {

/// Doing nothing, a mild compressor, and the rule-based answer to the target; all at the target's loudness.
std::vector<ChainSettings> startsOf(const Excerpts& input, const Excerpts& target, ExcerptMethod& ruleBased,
                                    const std::stop_token& stop) {
  std::vector<ChainSettings> starts(2, neutralSettings());
  starts[1][ParameterId::Threshold] = -30.0f;
  starts[1][ParameterId::Ratio] = 3.0f;
  const double loudness = excerptLoudness(target);
  if (std::isfinite(loudness))
    for (ChainSettings& start : starts) placeLevel(start, loudness, input);
  if (const auto ruled = ruleBased.match(input, target, MatchSections{}, {}, stop)) starts.push_back(*ruled);
  return starts;
}

Result<std::vector<float>> answer(ExcerptMethod& ruleBased, const Example& example, std::stop_token stop) {
  const Excerpts input = asExcerpts(example.input, example.sampleRate);
  const Excerpts target = asExcerpts(example.target, example.sampleRate);
  const auto settings = fitToTarget(example.input, example.target, example.sampleRate,
                                    startsOf(input, target, ruleBased, stop), OracleOptions{}, stop);
  if (!settings) return tl::unexpected(settings.error());
  return throughChain(example.input, *settings, example.sampleRate);
}

}  // namespace

MethodSource oracleSource() {
  return {kOracleMethod, []() -> Result<EvaluatedMethod> {
            MatchOptions options;
            options.method = "rule-based";
            options.threads = 1;
            auto made = makeExcerptMethod(options);
            if (!made) return tl::unexpected(made.error());
            const std::shared_ptr<ExcerptMethod> ruleBased = std::move(*made);
            return EvaluatedMethod{{}, "cpu", [ruleBased](const Example& example, std::stop_token stop) {
                                     return answer(*ruleBased, example, std::move(stop));
                                   }};
          }};
}

}  // namespace semblance
