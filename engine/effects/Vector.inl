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

inline double largestOf(const Vector& v) {
  double result = v[0];
  for (int lane = 1; lane < kWidth; ++lane) result = v[lane] > result ? v[lane] : result;
  return result;
}

inline Vector widened(const FloatVector& v) { return __builtin_convertvector(v, Vector); }
inline FloatVector narrowed(const Vector& v) { return __builtin_convertvector(v, FloatVector); }

/// Binary logarithm of positive normal numbers to 3e-9, exactly 0 at 1: the mantissa m lies in [sqrt(1/2),
/// sqrt(2)), the polynomial is log2(m)/(m - 1) interpolated at Chebyshev nodes.
inline Vector logarithm2(const Vector& x) {
  constexpr std::uint64_t kOne = 0x3ff0000000000000;
  constexpr std::uint64_t kRootHalf = 0x3fe6a09e667f3bcd;
  constexpr std::uint64_t kMagic = 0x4330000000000000;  // 2^52: an integer below it reads as itself
  constexpr double kMagicAndBias = 4503599627370496.0 + 1023.0;
  const BitVector bits = reinterpret_cast<BitVector>(x);
  const BitVector exponent = (bits + (kOne - kRootHalf)) >> 52;
  const Vector r = reinterpret_cast<Vector>(bits - (exponent << 52) + kOne) - 1.0;
  Vector p = -0.10749789418083203 * r + 0.18476033365181377;
  p = p * r - 0.1913883765667254;
  p = p * r + 0.20485764778621932;
  p = p * r - 0.23960812190957284;
  p = p * r + 0.28855256143746744;
  p = p * r - 0.3606965418075051;
  p = p * r + 0.4808985203240642;
  p = p * r - 0.7213473544789053;
  p = p * r + 1.4426950399991885;
  return p * r + (reinterpret_cast<Vector>(exponent | kMagic) - kMagicAndBias);
}

/// 2^x for |x| < 1000 to a relative 5e-9, exactly 1 at 0: (2^f - 1)/f interpolated likewise for |f| <= 1/2.
inline Vector exponential2(const Vector& x) {
  constexpr double kRound = 6755399441055744.0;  // 1.5 * 2^52: adding it rounds to integers
  const Vector shifted = x + kRound;
  const Vector f = x - (shifted - kRound);
  Vector p = 0.0001545316294512069 * f + 0.0013390863364671234;
  p = p * f + 0.009618082557277852;
  p = p * f + 0.05550357114219078;
  p = p * f + 0.24022650760568126;
  p = p * f + 0.6931471880262288;
  p = p * f + 1.0;
  return reinterpret_cast<Vector>(reinterpret_cast<BitVector>(p) +
                                  (reinterpret_cast<BitVector>(shifted) << 52));
}

}  // namespace
}  // namespace semblance::SEMBLANCE_KERNELS
