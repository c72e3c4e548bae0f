// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "matching/BlackBoxSearch.h"
#include "matching/PosteriorMethod.h"

namespace semblance {

/// `search`: what `refine` minimises, minimised without gradients. The chain is a black box that takes
/// settings and a sound and gives a sound; the search tries settings around the network's answer. Slower than
/// `refine`, and able to work with effects that nobody differentiates. Progress is reported after every
/// generation, a preview after every fourth that found something better.
class SearchMethod : public PosteriorMethod {
 public:
  struct Options {
    BlackBoxSearchOptions search;
    PosteriorOptions posterior;
  };

  /// Matching fails also where the effects fail at the network's answer.
  SearchMethod(NetworkMethod network, const Options& options);

 private:
  Result<torch::Tensor> bestPositions(const Posterior& posterior, const PositionsCallback& better,
                                      const ProgressCallback& progress, const std::stop_token& stop) override;

  BlackBoxSearchOptions options_;
};

}  // namespace semblance
