// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "matching/PosteriorMethod.h"

namespace semblance {

/// `refine`: maximum a posteriori settings of one pair. Starts from the network's answer and descends,
/// through the exact differentiable chain, on the distribution objective plus the network's prior: the
/// response it expects with its spread, and its compressor. Progress is reported after every step, a preview
/// after every fourth that found something better.
class RefineMethod : public PosteriorMethod {
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

 private:
  Result<torch::Tensor> bestPositions(const Posterior& posterior, const PositionsCallback& better,
                                      const ProgressCallback& progress, const std::stop_token& stop) override;

  Options options_;
};

}  // namespace semblance
