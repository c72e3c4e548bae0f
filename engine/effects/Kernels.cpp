// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/Kernels.h"

namespace semblance {
namespace portable {
extern const KernelTable kKernels;
}
#ifdef SEMBLANCE_AVX2_KERNELS
namespace avx2 {
extern const KernelTable kKernels;
}
#endif

const KernelTable& kernels() {
#ifdef SEMBLANCE_AVX2_KERNELS
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return avx2::kKernels;
#endif
  return portable::kKernels;
}

const KernelTable& portableKernels() { return portable::kKernels; }

}  // namespace semblance
