// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "matching/ExcerptMethod.h"
#include "matching/TargetFit.h"

namespace semblance {

/// `blind`: which settings were used between the untreated and the treated version of one recording. No
/// learning: the chain's parameters are fitted by gradient until the input through the chain is the reference
/// itself, sample by sample (analysis by synthesis). A time offset and a flipped polarity are taken out
/// first.
class BlindMethod : public ExcerptMethod {
 public:
  explicit BlindMethod(const TargetFitOptions& options) : options_(options) {}

  /// Of both tracks the first part is used, which must be of the same moments but for an offset. Errors also:
  /// more than one reference; limits of the equaliser; two recordings that are not versions of one. Progress
  /// is reported after every step, a preview after every fourth that found something better.
  Result<ChainSettings> matchBlend(const Excerpts& input, References references,
                                   const MatchSections& sections, const ProgressCallback& progress,
                                   std::stop_token stop) override;
  void setPreview(SettingsCallback preview) override { preview_ = std::move(preview); }

 private:
  TargetFitOptions options_;
  SettingsCallback preview_;
};

}  // namespace semblance
