// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/BiquadCascade.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace semblance {
namespace {

constexpr std::size_t kLargestGroup = 6;
constexpr std::size_t kBlock = 256;
constexpr double kSilence = 1e-30;  // far below any sample; smaller states would end up denormal and slow

template <std::size_t kSections>
void filterGroup(const BiquadCoefficients<double>* given, std::span<float> samples) {
  std::array<BiquadCoefficients<double>, kSections> sections;
  std::copy_n(given, kSections, sections.begin());
  std::array<double, kSections> first{};
  std::array<double, kSections> second{};
  for (std::size_t begin = 0; begin < samples.size(); begin += kBlock) {
    const std::size_t end = std::min(begin + kBlock, samples.size());
    for (std::size_t n = begin; n < end; ++n) {
      double value = samples[n];
      for (std::size_t k = 0; k < kSections; ++k) {
        const auto& c = sections[k];
        const double output = c.b0 * value + first[k];
        first[k] = c.b1 * value - c.a1 * output + second[k];
        second[k] = c.b2 * value - c.a2 * output;
        value = output;
      }
      samples[n] = static_cast<float>(value);
    }
    for (std::size_t k = 0; k < kSections; ++k) {
      if (std::abs(first[k]) < kSilence) first[k] = 0.0;
      if (std::abs(second[k]) < kSilence) second[k] = 0.0;
    }
  }
}

}  // namespace

void filterCascade(std::span<const BiquadCoefficients<double>> sections, std::span<float> samples) {
  using Group = void (*)(const BiquadCoefficients<double>*, std::span<float>);
  static constexpr std::array<Group, kLargestGroup> kGroups{filterGroup<1>, filterGroup<2>, filterGroup<3>,
                                                            filterGroup<4>, filterGroup<5>, filterGroup<6>};
  for (std::size_t done = 0; done < sections.size();) {
    const std::size_t count = std::min(kLargestGroup, sections.size() - done);
    kGroups[count - 1](sections.data() + done, samples);
    done += count;
  }
}

}  // namespace semblance
