// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/MethodSelection.h"

#include <algorithm>
#include <memory>
#include <set>

#include "evaluation/ChainAnswer.h"
#include "evaluation/LabMethods.h"
#include "evaluation/PublishedBaseline.h"
#include "evaluation/RandomMethod.h"
#include "evaluation/oracle/OracleMethod.h"
#include "matching/ExcerptMethod.h"

namespace semblance {

namespace {

constexpr const char* kSlowMethod = "search";  // only made when named, as the oracle

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

std::string knownMethods(bool withOracle, const std::vector<MethodSource>& lab) {
  std::string names = std::string(kInputMethod) + ", " + kRandomMethod + ", " + kBaselineMethod;
  for (const MethodInfo& method : matchMethods())
    if (!method.sameRecording) names += ", " + method.id;
  for (const MethodSource& system : lab) names += ", " + system.name;
  return withOracle ? names + ", " + kOracleMethod : names;
}

Result<MethodSource> sourceOf(const std::string& name, const SelectionOptions& options,
                              const std::vector<MethodSource>& lab) {
  for (const MethodSource& system : lab)
    if (system.name == name) return system;
  if (name == kRandomMethod) return randomSource(options.seed);
  if (name == kBaselineMethod) return baselineSource();
  if (name == kOracleMethod && options.hasTarget) return oracleSource();
  if (name == kOracleMethod)
    return fail(
        "There is no oracle in this experiment, as no signal exists that would be the right answer; "
        "choose from " +
        knownMethods(false, lab) + ".");
  if (needsSameRecording(name))
    return fail("The method " + name +
                " compares versions of one recording, and here the reference is another sound; run "
                "`evaluate blind`, or choose from " +
                knownMethods(options.hasTarget, lab) + ".");
  if (isMatchMethod(name)) return matchSource(options.match, name);
  return fail("There is no method \"" + name + "\"; choose from " + knownMethods(options.hasTarget, lab) +
              ".");
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
    if (method.sameRecording || method.id == kSlowMethod) continue;
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
  std::vector<MethodSource> lab;
  if (!options.lab.empty()) {
    auto systems = labSources(options.lab);
    if (!systems) return tl::unexpected(systems.error());
    lab = std::move(*systems);
  }
  if (names.empty()) {
    MethodSelection all = everyMethod(options);
    all.sources.insert(all.sources.end(), lab.begin(), lab.end());
    return all;
  }
  MethodSelection selection;
  selection.sources = {inputSource()};
  std::set<std::string> taken{kInputMethod};
  for (const std::string& name : names) {
    if (!taken.insert(name).second) continue;
    auto source = sourceOf(name, options, lab);
    if (!source) return tl::unexpected(source.error());
    selection.sources.push_back(std::move(*source));
  }
  return selection;
}

}  // namespace semblance
