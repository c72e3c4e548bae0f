// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <memory>

#include "learning/Model.h"
#include "matching/ExcerptMethod.h"

namespace semblance {

/// What the network says about one pair, with what the later steps need of it.
struct NetworkAnswer {
  ChainSettings settings;          ///< complete: threshold and output gain placed
  torch::Tensor curve;             ///< [kFeatureBands] dB, see Prediction
  torch::Tensor curveSpread;       ///< [kFeatureBands] dB
  torch::Tensor weights;           ///< [kFeatureBands], bandWeights() of the pair
  double relativeThreshold = 0.0;  ///< dB, from thresholdReferenceDb() of the equalised input
  double targetLufs = 0.0;         ///< loudness that the result should have
  double foreignness = 1.0;        ///< of the equalised input and the reference, see foreignness()
};

/// `network`: features of both tracks, two passes through encoder and controller, the second on the
/// equalised input; bands fitted to the response it expects, levels in closed form. Between different
/// recordings the density is matched too, see placeCrest().
class NetworkMethod : public ExcerptMethod {
 public:
  NetworkMethod(std::shared_ptr<Model> model, std::string name, torch::Device device);

  /// Errors: silence, too short, cancelled.
  Result<NetworkAnswer> answer(const Excerpts& input, const Excerpts& reference,
                               const MatchSections& sections, const std::stop_token& stop = {});
  /// To the middle of several references. Errors: those of each; cancelled.
  Result<NetworkAnswer> answerBlend(const Excerpts& input, References references,
                                    const MatchSections& sections, const ProgressCallback& progress,
                                    const std::stop_token& stop);
  Result<ChainSettings> matchBlend(const Excerpts& input, References references,
                                   const MatchSections& sections, const ProgressCallback& progress,
                                   std::stop_token stop) override;
  std::string modelName() const override { return name_; }
  std::string deviceName() const override { return device_.is_cuda() ? "cuda" : "cpu"; }

 private:
  /// Returns what it was aligned by.
  FrameAlignment listen(const SignalFeatures& input, const SignalFeatures& reference, NetworkAnswer& answer);

  std::shared_ptr<Model> model_;
  std::string name_;
  torch::Device device_;
};

}  // namespace semblance
