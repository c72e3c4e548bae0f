// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/BlackBoxEffect.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <string>

namespace semblance {

namespace {

constexpr std::size_t kBlock = 4096;

Result<std::vector<double>> render(BlackBoxEffect& effect, std::span<const double> positions,
                                   std::span<const double> signal, double sampleRate) {
  const auto controls = static_cast<std::size_t>(std::max(0, effect.parameterCount()));
  if (positions.size() != controls)
    return fail("The effect has " + std::to_string(controls) + " controls, not " +
                std::to_string(positions.size()) + ".");
  effect.reset();
  if (auto set = effect.setParameters(positions); !set) return tl::unexpected(set.error());
  std::vector<double> output(signal.begin(), signal.end());
  for (std::size_t first = 0; first < output.size(); first += kBlock) {
    const auto block = std::span(output).subspan(first, std::min(kBlock, output.size() - first));
    if (auto done = effect.process(block, sampleRate); !done) return tl::unexpected(done.error());
  }
  if (!std::all_of(output.begin(), output.end(), [](double x) { return std::isfinite(x); }))
    return fail("The effect put out samples that are no numbers. Leave it out, or keep to other settings.");
  return output;
}

}  // namespace

Result<std::vector<double>> renderBlackBox(BlackBoxEffect& effect, std::span<const double> positions,
                                           std::span<const double> signal, double sampleRate) {
  try {
    return render(effect, positions, signal, sampleRate);
  } catch (const std::exception& thrown) {
    return fail("The effect failed: " + std::string(thrown.what()) +
                ". Leave it out, or keep to other settings.");
  } catch (...) {
    return fail("The effect failed without saying why. Leave it out, or keep to other settings.");
  }
}

}  // namespace semblance
