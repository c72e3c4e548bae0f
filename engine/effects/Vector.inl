// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#ifdef __AVX__
#include <immintrin.h>
#endif

#include <cstdint>

namespace semblance::SEMBLANCE_KERNELS {
namespace {

using Vector = double __attribute__((vector_size(32)));
using FloatVector = float __attribute__((vector_size(16)));
using BitVector = std::uint64_t __attribute__((vector_size(32)));
inline constexpr int kWidth = 4;

inline Vector loadVector(const double* from) {
  Vector v;
  __builtin_memcpy(&v, from, sizeof v);
  return v;
}
inline FloatVector loadFloats(const float* from) {
  FloatVector v;
  __builtin_memcpy(&v, from, sizeof v);
  return v;
}
inline void storeFloats(float* to, const FloatVector& v) { __builtin_memcpy(to, &v, sizeof v); }
inline void storeVector(double* to, const Vector& v) { __builtin_memcpy(to, &v, sizeof v); }
inline Vector all(double value) { return Vector{value, value, value, value}; }
#ifdef __AVX__  // GCC does not always find these instructions behind the conditional
inline Vector larger(const Vector& a, const Vector& b) { return _mm256_max_pd(a, b); }
inline Vector smaller(const Vector& a, const Vector& b) { return _mm256_min_pd(a, b); }
#else
inline Vector larger(const Vector& a, const Vector& b) { return a > b ? a : b; }
inline Vector smaller(const Vector& a, const Vector& b) { return a < b ? a : b; }
#endif
inline Vector magnitude(const Vector& v) {
  return reinterpret_cast<Vector>(reinterpret_cast<BitVector>(v) & UINT64_C(0x7fffffffffffffff));
}

inline Vector widened(const FloatVector& v) { return __builtin_convertvector(v, Vector); }
inline FloatVector narrowed(const Vector& v) { return __builtin_convertvector(v, FloatVector); }

/// Natural logarithm of positive normal numbers to 1e-9: mantissa in [sqrt(1/2), sqrt(2)), odd series in
/// (m - 1)/(m + 1).
inline Vector logarithm(const Vector& x) {
  constexpr double kExponentMagic = 4503599627370496.0;  // 2^52: an integer put below it reads as itself
  const BitVector bits = reinterpret_cast<BitVector>(x);
  const BitVector exponentBits = (bits >> 52) | UINT64_C(0x4330000000000000);
  Vector exponent = reinterpret_cast<Vector>(exponentBits) - (kExponentMagic + 1023.0);
  Vector mantissa =
      reinterpret_cast<Vector>((bits & UINT64_C(0x000fffffffffffff)) | UINT64_C(0x3ff0000000000000));
  const auto high = mantissa > 1.4142135623730951;
  mantissa = high ? mantissa * 0.5 : mantissa;
  exponent = high ? exponent + 1.0 : exponent;
  const Vector s = (mantissa - 1.0) / (mantissa + 1.0);
  const Vector z = s * s;
  const Vector series = 2.0 + z * (2.0 / 3 + z * (2.0 / 5 + z * (2.0 / 7 + z * (2.0 / 9))));
  return s * series + exponent * 0.6931471805599453;
}

/// 2^x for |x| < 1000 to a relative 2e-10; exactly 1 at 0.
inline Vector exponential2(const Vector& x) {
  constexpr double kRoundMagic = 6755399441055744.0;  // 1.5 * 2^52: adding it rounds to integers
  const Vector shifted = x + kRoundMagic;
  const Vector f = (x - (shifted - kRoundMagic)) * 0.6931471805599453;
  const Vector series =
      1.0 +
      f * (1.0 + f * (1.0 / 2 +
                      f * (1.0 / 6 +
                           f * (1.0 / 24 +
                                f * (1.0 / 120 + f * (1.0 / 720 + f * (1.0 / 5040 + f * (1.0 / 40320))))))));
  return reinterpret_cast<Vector>(reinterpret_cast<BitVector>(series) +
                                  (reinterpret_cast<BitVector>(shifted) << 52));
}

}  // namespace
}  // namespace semblance::SEMBLANCE_KERNELS
