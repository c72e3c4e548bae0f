// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled for AVX2 and FMA. Nothing here may be shared with other files: the linker could let them call it.
#define SEMBLANCE_KERNELS avx2
#include "effects/Kernels.inl"
