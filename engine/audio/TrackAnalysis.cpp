// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/TrackAnalysis.h"

#include <cmath>

#include "audio/TrackPass.h"

namespace semblance {

Result<AnalysedTrack> analyseTrack(const std::filesystem::path& path, const AnalysisOptions& options,
                                   const ProgressCallback& progress, std::stop_token stop) {
  auto reader = AudioReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  const AudioFormat format = reader->format();
  const auto stage = Sentence("Analysing %1", path.filename());
  AudioBuffer block(format.channels, std::llround(TrackPass::kBlockSeconds * format.sampleRate));
  TrackPass pass(format, options);
  std::int64_t done = 0;
  for (;;) {
    if (stop.stop_requested()) return failCancelled();
    const auto got = reader->read(block);
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) break;
    pass.add(block, *got);
    done += *got;
    report(progress, static_cast<double>(done) / static_cast<double>(format.frames), stage);
  }
  report(progress, 1.0, stage);
  AnalysedTrack track = pass.result();
  track.analysis.path = path;
  return track;
}

}  // namespace semblance
