// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sndfile.h>

#include "audio/AudioFormat.h"

namespace semblance {

/// Our kinds in libsndfile's numbers. For the sources of this folder only.
int sndfileFormat(Container container, SampleFormat sampleFormat);

/// What libsndfile found in a file, in our terms. Formats of fewer than 16 bits count as 16.
AudioFormat audioFormat(const SF_INFO& info);

}  // namespace semblance
