// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "matching/BlackBoxSearch.h"
#include "matching/NetworkMethod.h"
#include "matching/Posterior.h"

namespace semblance {

/// `search`: what `refine` minimises, minimised without gradients. The chain is a black box that takes
/// settings and a sound and gives a sound; the search tries settings around the network's answer. Slower than
/// `refine`, and able to work with effects that nobody differentiates.
class SearchMethod : public ExcerptMethod {
 public:
  struct Options {
    BlackBoxSearchOptions search;
    PosteriorOptions posterior;
  };

  SearchMethod(NetworkMethod network, const Options& options);

  /// Errors also: the effects fail at the network's answer. Cancelling returns failCancelled(); progress is
  /// reported after every generation, a preview after every fourth that found something better.
  Result<ChainSettings> matchBlend(const Excerpts& input, References references,
                                   const MatchSections& sections, const ProgressCallback& progress,
                                   std::stop_token stop) override;
  void setPreview(SettingsCallback preview) override { preview_ = std::move(preview); }
  std::string modelName() const override { return network_.modelName(); }
  std::string deviceName() const override { return network_.deviceName(); }

 private:
  NetworkMethod network_;
  Options options_;
  SettingsCallback preview_;
};

}  // namespace semblance
