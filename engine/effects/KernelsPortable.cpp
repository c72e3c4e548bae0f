// SPDX-License-Identifier: GPL-3.0-or-later
#define SEMBLANCE_KERNELS portable
#include "effects/Kernels.inl"
