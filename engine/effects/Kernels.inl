// SPDX-License-Identifier: GPL-3.0-or-later
// The inner loops behind Kernels.h, for the instruction set of the file that includes this one.
#include "effects/CompressorKernel.inl"
#include "effects/Kernels.h"
#include "effects/LimiterKernel.inl"
#include "effects/SampleKernel.inl"
#include "effects/SaturationKernel.inl"
#include "effects/SectionKernel.inl"

namespace semblance::SEMBLANCE_KERNELS {

extern const KernelTable kKernels;
const KernelTable kKernels{
    load,         store,    scale,      widen, largestMagnitude, runSections, compress, interSamplePeaks,
    weightedSums, upsample, downsample, clip};

}  // namespace semblance::SEMBLANCE_KERNELS
