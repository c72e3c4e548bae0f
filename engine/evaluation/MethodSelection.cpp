// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/MethodSelection.h"

#include <algorithm>
#include <memory>
#include <set>

#include "evaluation/ChainAnswer.h"
#include "evaluation/PublishedBaseline.h"
#include "evaluation/RandomMethod.h"
#include "evaluation/oracle/OracleMethod.h"
#include "matching/ExcerptMethod.h"

namespace semblance {

namespace {

Result<std::vector<float>> answer(ExcerptMethod& method, const Example& example, std::stop_token stop) {
  const auto settings =
      method.match(asExcerpts(example.input, example.sampleRate),
                   asExcerpts(example.reference, example.sampleRate), MatchSections{}, {}, std::move(stop));
  if (!settings) return tl::unexpected(settings.error());
  return throughChain(example.input, *settings, example.sampleRate);
}

MethodSource matchSource(MatchOptions options, const std::string& name) {
  options.method = name;
  const auto make = [options]() -> Result<EvaluatedMethod> {
    auto made = makeExcerptMethod(options);
    if (!made) return tl::unexpected(made.error());
    const std::shared_ptr<ExcerptMethod> method = std::move(*made);
    return EvaluatedMethod{method->modelName(), method->deviceName(),
                           [method](const Example& example, std::stop_token stop) {
                             return answer(*method, example, std::move(stop));
                           }};
  };
  return {name, make};
}

bool isMatchMethod(const std::string& name) {
  const auto& known = matchMethods();
  return std::any_of(known.begin(), known.end(), [&](const MethodInfo& method) { return method.id == name; });
}

std::string knownMethods(bool withOracle) {
  std::string names = std::string(kInputMethod) + ", " + kRandomMethod + ", " + kBaselineMethod;
  for (const MethodInfo& method : matchMethods()) names += ", " + method.id;
  return withOracle ? names + ", " + kOracleMethod : names;
}

Result<MethodSource> sourceOf(const std::string& name, const SelectionOptions& options) {
  if (name == kRandomMethod) return randomSource(options.seed);
  if (name == kBaselineMethod) return baselineSource();
  if (name == kOracleMethod && options.hasTarget) return oracleSource();
  if (name == kOracleMethod)
    return fail(
        "There is no oracle in this experiment, as no signal exists that would be the right answer; "
        "choose from " +
        knownMethods(false) + ".");
  if (isMatchMethod(name)) return matchSource(options.match, name);
  return fail("There is no method \"" + name + "\"; choose from " + knownMethods(options.hasTarget) + ".");
}

bool anyModelInstalled() {
  const auto models = availableModels();
  return std::any_of(models.begin(), models.end(),
                     [](const ModelInfo& model) { return model.problem.empty(); });
}

/// Every method that does not fail for want of a model.
MethodSelection everyMethod(const SelectionOptions& options) {
  MethodSelection selection;
  selection.sources = {inputSource(), randomSource(options.seed)};
  const bool mayLack = options.match.model.empty() && !anyModelInstalled();
  std::string lacking;
  for (const MethodInfo& method : matchMethods()) {
    MethodSource source = matchSource(options.match, method.id);
    if (mayLack && !source.make())
      lacking += (lacking.empty() ? "" : ", ") + method.id;
    else
      selection.sources.push_back(std::move(source));
  }
  if (!lacking.empty())
    selection.notes.push_back("Left out, as no model is installed: " + lacking +
                              ". Give a model file (--model FILE).");
  return selection;
}

}  // namespace

Result<MethodSelection> selectMethods(const std::vector<std::string>& names,
                                      const SelectionOptions& options) {
  if (names.empty()) return everyMethod(options);
  MethodSelection selection;
  selection.sources = {inputSource()};
  std::set<std::string> taken{kInputMethod};
  for (const std::string& name : names) {
    if (!taken.insert(name).second) continue;
    auto source = sourceOf(name, options);
    if (!source) return tl::unexpected(source.error());
    selection.sources.push_back(std::move(*source));
  }
  return selection;
}

}  // namespace semblance
