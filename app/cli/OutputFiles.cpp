// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/OutputFiles.h"

#include <system_error>

#include "audio/AudioFormat.h"
#include "base/AtomicFile.h"

namespace semblance::cli {

namespace fs = std::filesystem;

bool isSameFile(const fs::path& a, const fs::path& b) {
  std::error_code error;
  if (fs::equivalent(a, b, error)) return true;
  const fs::path first = fs::weakly_canonical(a, error);
  if (error) return false;
  const fs::path second = fs::weakly_canonical(b, error);
  return !error && first == second;
}

Result<void> checkOutput(const fs::path& output, const std::vector<fs::path>& sources) {
  for (const fs::path& source : sources)
    if (isSameFile(output, source))
      return fail("Cannot write " + output.string() +
                  ": it is one of the files to read. Choose another name.");
  const auto writable = AtomicFile::create(output);
  if (!writable) return tl::unexpected(writable.error());
  return {};
}

Result<void> checkSoundOutput(const fs::path& output, const std::vector<fs::path>& sources) {
  if (!containerFromExtension(output))
    return fail("Cannot write " + output.string() +
                ": its extension names no kind of sound file that can be "
                "written. Use .wav, .flac, .aiff, .w64, .rf64, .ogg, .opus or .mp3.");
  return checkOutput(output, sources);
}

fs::path matchedName(const fs::path& input, const fs::path& folder) {
  const fs::path extension = containerFromExtension(input) ? input.extension() : fs::path(".wav");
  fs::path name = input.stem();
  name += "_matched";
  name += extension;
  return folder / name;
}

}  // namespace semblance::cli
