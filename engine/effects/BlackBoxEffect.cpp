// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/BlackBoxEffect.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <string>

namespace semblance {

namespace {

constexpr std::size_t kBlock = 4096;

/// From the `first` sample on, at most kBlock of them.
std::vector<std::span<double>> blockOf(SignalChannels& signal, std::size_t first) {
  std::vector<std::span<double>> block;
  for (auto& channel : signal)
    block.push_back(std::span(channel).subspan(first, std::min(kBlock, channel.size() - first)));
  return block;
}

Result<SignalChannels> render(BlackBoxEffect& effect, std::span<const double> positions,
                              const SignalChannels& signal, double sampleRate) {
  if (signal.empty()) return fail("An effect needs a signal with at least one channel.");
  const auto controls = static_cast<std::size_t>(std::max(0, effect.parameterCount()));
  if (positions.size() != controls)
    return fail("The effect has " + std::to_string(controls) + " controls, not " +
                std::to_string(positions.size()) + ".");
  effect.reset();
  if (auto set = effect.setParameters(positions); !set) return tl::unexpected(set.error());
  const auto late = static_cast<std::ptrdiff_t>(std::max(0, effect.latency()));
  SignalChannels output = signal;
  for (auto& channel : output) channel.resize(channel.size() + static_cast<std::size_t>(late));
  for (std::size_t first = 0; first < output.front().size(); first += kBlock)
    if (auto done = effect.process(blockOf(output, first), sampleRate); !done)
      return tl::unexpected(done.error());
  for (auto& channel : output) {
    channel.erase(channel.begin(), channel.begin() + late);
    if (!std::all_of(channel.begin(), channel.end(), [](double x) { return std::isfinite(x); }))
      return fail("The effect put out samples that are no numbers. Leave it out, or keep to other settings.");
  }
  return output;
}

}  // namespace

Result<SignalChannels> renderBlackBox(BlackBoxEffect& effect, std::span<const double> positions,
                                      const SignalChannels& signal, double sampleRate) {
  try {
    return render(effect, positions, signal, sampleRate);
  } catch (const std::exception& thrown) {
    return fail("The effect failed: " + std::string(thrown.what()) +
                ". Leave it out, or keep to other settings.");
  } catch (...) {
    return fail("The effect failed without saying why. Leave it out, or keep to other settings.");
  }
}

Result<std::vector<double>> renderBlackBox(BlackBoxEffect& effect, std::span<const double> positions,
                                           std::span<const double> signal, double sampleRate) {
  auto output = renderBlackBox(effect, positions, SignalChannels{{signal.begin(), signal.end()}}, sampleRate);
  if (!output) return tl::unexpected(output.error());
  return std::move(output->front());
}

}  // namespace semblance
