// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <stop_token>
#include <vector>

#include "audio/AudioBuffer.h"
#include "base/Progress.h"
#include "base/Result.h"
#include "matching/Matcher.h"

namespace semblance {

/// Stretches of one track in memory, all at one rate (Hz), mono or stereo.
struct Excerpts {
  std::vector<AudioBuffer> parts;
  int sampleRate = 0;
};

/// The best settings so far, told on the working thread while a method goes on looking.
using SettingsCallback = std::function<void(const ChainSettings&)>;

/// One of the references of a match. Only the relations of the weights matter; they are above 0.
struct WeightedReference {
  const Excerpts* excerpts = nullptr;
  double weight = 1.0;
};
using References = std::span<const WeightedReference>;

/// A matching method once the excerpts are chosen: signals in, settings out. What Matcher runs on files and
/// `evaluate` on generated pairs is the same object. One object belongs to one thread at a time.
class ExcerptMethod {
 public:
  virtual ~ExcerptMethod() = default;

  /// Settings at 100 % strength, at the input's own rate. Errors: silence, too short (less than 0.5 s),
  /// cancelled.
  Result<ChainSettings> match(const Excerpts& input, const Excerpts& reference, const MatchSections& sections,
                              const ProgressCallback& progress, std::stop_token stop) {
    const WeightedReference only{&reference, 1.0};
    return matchBlend(input, {&only, 1}, sections, progress, std::move(stop));
  }

  /// The same with the middle of several references, at least one, in place of the one. Each method averages
  /// what it compares, not the sounds: a mixture of a soft and a dense record would have wider dynamics than
  /// either of them.
  /// - `rule-based`: spectra relative to their loudness in dB per band, over the references that have it;
  ///   spread of the levels in dB; loudness in LU;
  /// - `network`: its answers to each of the references, see blendedAnswer();
  /// - `refine`, `search`: the level distributions of every band, quantile by quantile in dB (the middle in
  ///   the Wasserstein distance that they minimise), with the network's blended answer as the prior;
  /// - `blind`: takes one reference only.
  virtual Result<ChainSettings> matchBlend(const Excerpts& input, References references,
                                           const MatchSections& sections, const ProgressCallback& progress,
                                           std::stop_token stop) = 0;
  /// Of the matches that follow; methods that answer at once never call it.
  virtual void setPreview(SettingsCallback) {}
  virtual std::string modelName() const { return {}; }
  virtual std::string deviceName() const { return "cpu"; }
};

/// `options.method`, `.model`, `.device` and `.threads` are used. Errors: unknown method (lists what exists),
/// missing or foreign model.
Result<std::unique_ptr<ExcerptMethod>> makeExcerptMethod(const MatchOptions& options);

}  // namespace semblance
