// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "audio/AudioFormat.h"
#include "audio/AudioWriter.h"
#include "base/Result.h"
#include "rendering/Renderer.h"

namespace semblance {

/// How to write `output`: the container by its extension; the wanted sample format and rate, else the
/// input's, else the nearest that the container stores (24-bit for a lossy input). Errors: unknown extension,
/// impossible wishes.
Result<WriteFormat> outputFormat(const AudioFormat& input, const std::filesystem::path& output,
                                 const RenderOptions& options);

/// Whether wishes about rate, loudness and ceiling are numbers that make sense; the error says which is not.
Result<void> checkOptions(const RenderOptions& options);

/// Sample rate of the result, Hz.
int outputRate(const AudioFormat& input, const RenderOptions& options);

}  // namespace semblance
