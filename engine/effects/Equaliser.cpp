// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/Equaliser.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "effects/Kernels.h"

namespace semblance {
namespace {

using Section = BiquadCoefficients<double>;

/// At 0 dB numerator and denominator agree exactly; with an empty state the section passes samples unchanged.
bool isNeutral(const Section& s) { return s.b0 == 1.0 && s.b1 == s.a1 && s.b2 == s.a2; }

Section between(const Section& a, const Section& b, double t) {
  return {a.b0 + t * (b.b0 - a.b0), a.b1 + t * (b.b1 - a.b1), a.b2 + t * (b.b2 - a.b2),
          a.a1 + t * (b.a1 - a.a1), a.a2 + t * (b.a2 - a.a2)};
}

constexpr Section kThrough{1.0, 0.0, 0.0, 0.0, 0.0};

void place(SectionBank& bank, std::size_t section, std::size_t channels, const Section& s) {
  for (std::size_t lane = section * channels; lane < (section + 1) * channels; ++lane) {
    bank.b0[lane] = s.b0;
    bank.b1[lane] = s.b1;
    bank.b2[lane] = s.b2;
    bank.a1[lane] = s.a1;
    bank.a2[lane] = s.a2;
  }
}

}  // namespace

void Equaliser::prepare(int channels) {
  channels_ = channels;
  reset();
}

void Equaliser::reset() { states_.fill({}); }

void Equaliser::process(double* samples, int frames, const EqualiserPoint& point) {
  constexpr std::size_t kBankful = 6;  // of stereo sections, what the registers hold
  if (point.mix == 0.0) {
    reset();
    return;
  }
  std::array<std::size_t, kMostSections> used{};
  std::size_t count = 0;
  for (std::size_t b = 0; b < point.sections.size(); ++b)
    if (!isNeutral(point.sections[b]) || states_[b] != State{}) used[count++] = b;
  for (std::size_t first = 0; first < count; first += kBankful)
    runBank(samples, frames, point, std::span(used).subspan(first, std::min(kBankful, count - first)));
}

void Equaliser::runBank(double* samples, int frames, const EqualiserPoint& point,
                        std::span<const std::size_t> used) {
  SectionBank bank;
  bank.count = static_cast<int>(used.size());
  const auto channels = static_cast<std::size_t>(channels_);
  for (std::size_t k = 0; k < SectionBank::kSections; ++k) {
    const bool filled = k < used.size();
    place(bank, k, channels, filled ? point.sections[used[k]] : kThrough);
    for (std::size_t c = 0; c < channels; ++c) {
      bank.s1[k * channels + c] = filled ? states_[used[k]].s1[c] : 0.0;
      bank.s2[k * channels + c] = filled ? states_[used[k]].s2[c] : 0.0;
    }
  }
  kernels().runSections(bank, samples, frames, channels_);
  for (std::size_t k = 0; k < used.size(); ++k) {
    for (std::size_t c = 0; c < channels; ++c) {
      states_[used[k]].s1[c] = bank.s1[k * channels + c];
      states_[used[k]].s2[c] = bank.s2[k * channels + c];
    }
  }
}

void Equaliser::processMoving(double* samples, int frames, const EqualiserPoint& begin,
                              const EqualiserPoint& end, int offset) {
  if (begin.mix == 0.0 && end.mix == 0.0) {
    reset();
    return;
  }
  for (int i = 0; i < frames; ++i) {
    const double t = static_cast<double>(offset + i) / ControlRamp::kRampStep;
    double* const frame = samples + static_cast<std::ptrdiff_t>(i) * channels_;
    std::array<double, 2> wet{};
    std::copy_n(frame, channels_, wet.begin());
    for (std::size_t b = 0; b < begin.sections.size(); ++b) {
      const Section section = between(begin.sections[b], end.sections[b], t);
      State& state = states_[b];
      for (std::size_t c = 0; c < static_cast<std::size_t>(channels_); ++c) {
        const double input = wet[c];
        wet[c] = section.b0 * input + state.s1[c];
        state.s1[c] = section.b1 * input - section.a1 * wet[c] + state.s2[c];
        state.s2[c] = section.b2 * input - section.a2 * wet[c];
      }
    }
    const double mix = begin.mix + t * (end.mix - begin.mix);
    for (int c = 0; c < channels_; ++c)
      frame[c] = mix == 1.0 ? wet[static_cast<std::size_t>(c)]
                            : frame[c] + mix * (wet[static_cast<std::size_t>(c)] - frame[c]);
  }
}

void Equaliser::settle() {
  constexpr double kSilence = 1e-25;  // -500 dBFS
  for (State& state : states_) {
    const double largest = std::max(
        {std::fabs(state.s1[0]), std::fabs(state.s1[1]), std::fabs(state.s2[0]), std::fabs(state.s2[1])});
    if (!(largest > kSilence)) state = {};
  }
}

}  // namespace semblance
