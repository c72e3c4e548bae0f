// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "matching/NetworkMethod.h"
#include "matching/Posterior.h"

namespace semblance {

/// Finds the settings of highest posterior probability, starting from the network's answer. How the posterior
/// is descended is the subclass's; level and what the sections leave alone are settled here.
class PosteriorMethod : public ExcerptMethod {
 public:
  PosteriorMethod(NetworkMethod network, const PosteriorOptions& options);

  /// Errors also: those of the subclass. Cancelling returns failCancelled().
  Result<ChainSettings> matchBlend(const Excerpts& input, References references,
                                   const MatchSections& sections, const ProgressCallback& progress,
                                   std::stop_token stop) override;
  void setPreview(SettingsCallback preview) override { preview_ = std::move(preview); }
  std::string modelName() const override { return network_.modelName(); }
  std::string deviceName() const override { return network_.deviceName(); }

 protected:
  /// Better positions [kParameterCount] (float64), for a preview.
  using PositionsCallback = std::function<void(const torch::Tensor&)>;

 private:
  /// The best positions that it finds. `better` is called at its leisure; it may be empty.
  virtual Result<torch::Tensor> bestPositions(const Posterior& posterior, const PositionsCallback& better,
                                              const ProgressCallback& progress,
                                              const std::stop_token& stop) = 0;

  NetworkMethod network_;
  PosteriorOptions options_;
  SettingsCallback preview_;
};

}  // namespace semblance
