// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/ChainBlackBox.h"

#include <algorithm>

#include "effects/EffectChain.h"
#include "lab/LabParameters.h"

namespace semblance {

namespace {

class ChainBox : public BlackBoxEffect {
 public:
  int parameterCount() const override { return static_cast<int>(labParameters().size()); }

  Result<void> setParameters(std::span<const double> positions) override {
    settings_ = labSettings(positions);
    if (sampleRate_ > 0.0) chain_.setSettings(settings_);
    return {};
  }

  Result<void> process(std::span<double> samples, double sampleRate) override {
    if (sampleRate != sampleRate_) {
      chain_.prepare(sampleRate, 1);
      chain_.setSettings(settings_);
      sampleRate_ = sampleRate;
    }
    block_.assign(samples.begin(), samples.end());
    float* const channel = block_.data();
    chain_.process(&channel, static_cast<int>(block_.size()));
    std::copy(block_.begin(), block_.end(), samples.begin());
    return {};
  }

  void reset() override {
    if (sampleRate_ > 0.0) chain_.reset();
  }

 private:
  EffectChain chain_;
  ChainSettings settings_ = neutralSettings();
  double sampleRate_ = 0.0;
  std::vector<float> block_;
};

}  // namespace

BlackBoxFactory chainBlackBox() {
  return []() -> Result<std::unique_ptr<BlackBoxEffect>> { return std::make_unique<ChainBox>(); };
}

}  // namespace semblance
