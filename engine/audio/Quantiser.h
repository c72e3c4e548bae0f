// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace semblance {

/// Turns float samples into integers of `bits` bits: scales by 2^(bits-1), adds TPDF dither (two uniform
/// numbers, together -1..1 LSB, if wanted), rounds to nearest and clamps. The dither of a sample depends only
/// on the seed and on how many samples came before it, so a stream gives the same result in blocks of any
/// size.
class Quantiser {
 public:
  Quantiser(int bits, bool dither, std::uint32_t seed);

  /// Writes the integers into the upper `bits` bits of `output`, as libsndfile wants them. `samples` may be
  /// any finite values. Returns how many were beyond full scale (|x| > 1).
  std::int64_t convert(std::span<const float> samples, std::int32_t* output);

 private:
  void makeNoise();

  static constexpr std::size_t lanes =
      8;  // generators side by side, so that the compiler can use wide registers
  int bits_;
  bool dither_;
  std::array<std::uint32_t, lanes> state_{};
  std::array<float, 1024> noise_{};  // LSB
  std::size_t used_ = 0;
};

}  // namespace semblance
