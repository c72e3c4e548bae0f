// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/Quantiser.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace semblance {

namespace {

// The finaliser of MurmurHash3; makes neighbouring seeds unlike each other.
std::uint32_t scrambled(std::uint32_t number) {
  number = (number ^ (number >> 16)) * 0x85ebca6bu;
  number = (number ^ (number >> 13)) * 0xc2b2ae35u;
  return number ^ (number >> 16);
}

// Adding 1.5 * 2^52 moves the rounded integer into the low bits of the double: unlike std::lrint it
// vectorises.
std::int32_t rounded(double value) {
  return static_cast<std::int32_t>(std::bit_cast<std::int64_t>(value + 6755399441055744.0));
}

}  // namespace

Quantiser::Quantiser(int bits, bool dither, std::uint32_t seed)
    : bits_(bits), dither_(dither), used_(noise_.size()) {
  for (std::uint32_t i = 0; i < lanes; ++i)
    state_[i] = scrambled(scrambled(seed) + i) | 1u;  // a xorshift generator must not start at 0
}

// Both halves of a 32-bit xorshift number are uniform; their sum is triangular, centred here on 0.
void Quantiser::makeNoise() {
  used_ = 0;
  if (!dither_) return;  // the noise stays all zeros
  auto state = state_;
  for (std::size_t n = 0; n < noise_.size(); n += lanes) {
    for (std::size_t i = 0; i < lanes; ++i) {
      std::uint32_t x = state[i];
      x ^= x << 13;
      x ^= x >> 17;
      x ^= x << 5;
      state[i] = x;
      const auto sum = static_cast<std::int32_t>((x & 0xffffu) + (x >> 16)) - 0xffff;
      noise_[n + i] = static_cast<float>(sum) * (1.0f / 65536.0f);
    }
  }
  state_ = state;
}

std::int64_t Quantiser::convert(std::span<const float> samples, std::int32_t* output) {
  const double scale = std::ldexp(1.0, bits_ - 1);
  const int shift = 32 - bits_;
  std::int64_t clipped = 0;
  while (!samples.empty()) {
    if (used_ == noise_.size()) makeNoise();
    const std::size_t count = std::min(samples.size(), noise_.size() - used_);
    const float* const noise = noise_.data() + used_;
    std::int32_t beyond = 0;
    for (std::size_t n = 0; n < count; ++n) {
      const double value = samples[n] * scale + noise[n];
      const std::int32_t integer = rounded(std::min(std::max(value, -scale), scale - 1.0));
      output[n] = static_cast<std::int32_t>(static_cast<std::uint32_t>(integer) << shift);
      beyond += std::abs(samples[n]) > 1.0f ? 1 : 0;
    }
    clipped += beyond;
    used_ += count;
    output += count;
    samples = samples.subspan(count);
  }
  return clipped;
}

}  // namespace semblance
