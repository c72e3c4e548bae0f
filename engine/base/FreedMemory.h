// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace semblance {

/// Has the C library keep what is freed for the next allocation, up to half a gigabyte, instead of giving it
/// back at once. Learning and refining make and drop large tensors all the time; to fetch their pages anew
/// from the system each time cost up to two fifths of the processor. To be called before the first thread
/// starts; without effect on C libraries that cannot be told.
void keepFreedMemory();

}  // namespace semblance
