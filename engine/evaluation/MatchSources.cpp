// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/MatchSources.h"

#include <algorithm>
#include <memory>
#include <set>

#include "effects/EffectChain.h"
#include "matching/ExcerptMethod.h"

namespace semblance {

namespace {

Excerpts asExcerpts(const std::vector<float>& signal, int sampleRate) {
  AudioBuffer buffer(1, static_cast<std::int64_t>(signal.size()));
  std::copy(signal.begin(), signal.end(), buffer.channel(0).begin());
  Excerpts excerpts;
  excerpts.parts.push_back(std::move(buffer));
  excerpts.sampleRate = sampleRate;
  return excerpts;
}

std::vector<float> rendered(std::vector<float> signal, const ChainSettings& settings, int sampleRate) {
  EffectChain chain;
  chain.prepare(sampleRate, 1);
  chain.setSettings(settings);
  float* const channel = signal.data();
  chain.process(&channel, static_cast<int>(signal.size()));
  return signal;
}

Result<std::vector<float>> answer(ExcerptMethod& method, const Example& example, std::stop_token stop) {
  const auto settings =
      method.match(asExcerpts(example.input, example.sampleRate),
                   asExcerpts(example.reference, example.sampleRate), MatchSections{}, {}, std::move(stop));
  if (!settings) return tl::unexpected(settings.error());
  return rendered(example.input, *settings, example.sampleRate);
}

bool exists(const std::string& name) {
  const auto& known = matchMethods();
  return std::any_of(known.begin(), known.end(), [&](const MethodInfo& method) { return method.id == name; });
}

std::string knownMethods() {
  std::string names = kInputMethod;
  for (const MethodInfo& method : matchMethods()) names += ", " + method.id;
  return names;
}

}  // namespace

MethodSource matchSource(const MatchOptions& options) {
  const auto make = [options]() -> Result<EvaluatedMethod> {
    auto made = makeExcerptMethod(options);
    if (!made) return tl::unexpected(made.error());
    const std::shared_ptr<ExcerptMethod> method = std::move(*made);
    return EvaluatedMethod{method->modelName(), method->deviceName(),
                           [method](const Example& example, std::stop_token stop) {
                             return answer(*method, example, std::move(stop));
                           }};
  };
  return {options.method, make};
}

Result<std::vector<MethodSource>> methodSources(const std::vector<std::string>& names, MatchOptions options) {
  std::vector<std::string> wanted = names;
  if (wanted.empty())
    for (const MethodInfo& method : matchMethods()) wanted.push_back(method.id);
  std::vector<MethodSource> sources{inputSource()};
  std::set<std::string> taken{kInputMethod};
  for (const std::string& name : wanted) {
    if (!taken.insert(name).second) continue;
    if (!exists(name))
      return fail("There is no method \"" + name + "\"; choose from " + knownMethods() + ".");
    options.method = name;
    sources.push_back(matchSource(options));
  }
  return sources;
}

}  // namespace semblance
