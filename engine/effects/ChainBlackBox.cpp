// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/ChainBlackBox.h"

#include <algorithm>
#include <array>

#include "effects/EffectChain.h"

namespace semblance {

namespace {

class ChainBox : public BlackBoxEffect {
 public:
  ChainBox(std::vector<ParameterId> controls, const ChainSettings& others)
      : controls_(std::move(controls)), settings_(others) {}

  int parameterCount() const override { return static_cast<int>(controls_.size()); }

  Result<void> setParameters(std::span<const double> positions) override {
    for (std::size_t i = 0; i < controls_.size(); ++i)
      settings_[controls_[i]] = static_cast<float>(denormalised(controls_[i], positions[i]));
    if (sampleRate_ > 0.0) chain_.setSettings(settings_);
    return {};
  }

  Result<void> process(std::span<const std::span<double>> channels, double sampleRate) override {
    if (channels.size() > rows_.size()) return fail("The chain takes mono and stereo signals only.");
    if (sampleRate != sampleRate_ || channels.size() != channels_) {
      chain_.prepare(sampleRate, static_cast<int>(channels.size()));
      chain_.setSettings(settings_);
      sampleRate_ = sampleRate;
      channels_ = channels.size();
    }
    std::array<float*, 2> rows{};
    for (std::size_t c = 0; c < channels.size(); ++c) {
      rows_[c].assign(channels[c].begin(), channels[c].end());
      rows[c] = rows_[c].data();
    }
    chain_.process(rows.data(), static_cast<int>(channels.front().size()));
    for (std::size_t c = 0; c < channels.size(); ++c)
      std::copy(rows_[c].begin(), rows_[c].end(), channels[c].begin());
    return {};
  }

  void reset() override {
    if (sampleRate_ > 0.0) chain_.reset();
  }

  int latency() const override { return EffectChain::latency(settings_.chain); }

 private:
  std::vector<ParameterId> controls_;
  ChainSettings settings_;
  EffectChain chain_;
  double sampleRate_ = 0.0;
  std::size_t channels_ = 0;
  std::array<std::vector<float>, 2> rows_;
};

}  // namespace

BlackBoxFactory chainBlackBox(std::vector<ParameterId> controls, const ChainSettings& others) {
  return [=]() -> Result<std::unique_ptr<BlackBoxEffect>> {
    return std::make_unique<ChainBox>(controls, others);
  };
}

}  // namespace semblance
