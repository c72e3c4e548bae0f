// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
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

/// A matching method once the excerpts are chosen: signals in, settings out. What Matcher runs on files and
/// `evaluate` on generated pairs is the same object. One object belongs to one thread at a time.
class ExcerptMethod {
 public:
  virtual ~ExcerptMethod() = default;

  /// Settings at 100 % strength, at the input's own rate. Errors: silence, too short (less than 0.5 s),
  /// cancelled.
  virtual Result<ChainSettings> match(const Excerpts& input, const Excerpts& reference,
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
