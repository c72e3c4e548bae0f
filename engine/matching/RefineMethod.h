// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "matching/NetworkMethod.h"
#include "matching/Posterior.h"

namespace semblance {

/// `refine`: maximum a posteriori settings of one pair. Starts from the network's answer and descends,
/// through the exact differentiable chain, on the distribution objective plus the network's prior: the
/// response it expects with its spread, and its compressor.
class RefineMethod : public ExcerptMethod {
 public:
  struct Options {
    int steps = 60;  ///< at most
    /// It ends early when the best value has fallen by less than leastFall (dB) in this many steps; 0: never.
    /// The first steps overshoot, and the network's answer is beaten only after up to 35 of them. Four times
    /// the rate gains as much on average, but leaves every second pair as it was.
    int patience = 35;
    double leastFall = 0.01;
    double learningRate = 0.01;
    PosteriorOptions posterior;
  };

  RefineMethod(NetworkMethod network, const Options& options);

  /// Cancelling returns failCancelled(); progress is reported after every step, a preview after every fourth
  /// that found something better.
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
