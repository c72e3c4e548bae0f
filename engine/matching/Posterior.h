// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include "matching/DistributionObjective.h"
#include "matching/ExcerptMethod.h"
#include "matching/MomentObjective.h"
#include "matching/NetworkMethod.h"

namespace semblance {

struct PosteriorOptions {
  double momentWeight = 1.0;    ///< of the distance of like moments, against 1 for the distributions
  double curveWeight = 1.0;     ///< of the expected response, against 1 for the objective
  double dynamicsWeight = 0.5;  ///< of staying near the network's compressor
  double longestSeconds = 6.0;  ///< of the excerpt that is optimised on
};

/// What `refine` and `search` minimise for one pair, as a function of positions [kParameterCount] (float64)
/// on the parameters' scales and of the sound that they make: the distance of the distributions of levels and
/// of like moments, plus the network's prior, the response it expects with its spread and its compressor.
class Posterior {
 public:
  /// Errors: those of sharesOf().
  static Result<Posterior> of(const Excerpts& input, References references, NetworkAnswer prior,
                              const MatchSections& sections, const PosteriorOptions& options);

  const torch::Tensor& signal() const { return signal_; }  ///< [C, N] of the input, to be processed
  double sampleRate() const { return sampleRate_; }
  ChainPreset chain() const { return prior_.settings.chain; }
  const ChainSettings& answer() const { return prior_.settings; }

  const torch::Tensor& start() const { return start_; }      ///< positions of the network's answer
  const torch::Tensor& movable() const { return movable_; }  ///< 1 for the rows that may be moved
  const torch::Tensor& highest() const { return highest_; }  ///< upper ends of the rows

  /// Of the processed signal from the references; differentiable. May be called from several threads.
  torch::Tensor distance(const torch::Tensor& output) const;
  /// Of positions from what the network expects; differentiable. May be called from several threads.
  torch::Tensor penalty(const torch::Tensor& positions) const;

 private:
  Posterior(const Excerpts& input, const std::vector<ReferenceSignal>& references, NetworkAnswer prior,
            const MatchSections& sections, const PosteriorOptions& options);
  torch::Tensor curvePenalty(const torch::Tensor& positions) const;

  PosteriorOptions options_;
  NetworkAnswer prior_;
  double sampleRate_;
  torch::Tensor signal_;
  DistributionObjective objective_;
  MomentObjective moments_;
  torch::Tensor start_, movable_, highest_, compressor_, frequencies_;
};

}  // namespace semblance
