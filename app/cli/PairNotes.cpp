// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/PairNotes.h"

#include <cmath>

#include "cli/Console.h"
#include "cli/OutputFiles.h"

namespace semblance::cli {

namespace {

constexpr double kAudibleOffset = 0.005;   // -46 dBFS: shifts what a compressor measures
constexpr double kNarrowerByRatio = 0.75;  // less than half an octave is no difference in kind

std::string kilohertz(double hertz) { return fixed(hertz / 1000.0, 1) + " kHz"; }

void noteDefects(const Sentence& name, const TrackAnalysis& track, std::vector<Sentence>& notes) {
  if (track.clippedSamples > 0)
    notes.push_back(Sentence("%1 is clipped (%2 samples at full scale); matching cannot undo that.", name,
                             track.clippedSamples));
  if (std::abs(track.dcOffset) > kAudibleOffset)
    notes.push_back(Sentence("%1 has a DC offset of %2 % of full scale; remove it for a cleaner result.",
                             name, fixed(100.0 * track.dcOffset, 1)));
}

}  // namespace

std::vector<Sentence> pairNotes(const TrackAnalysis& input, const TrackAnalysis& reference) {
  std::vector<Sentence> notes;
  if (isSameFile(input.path, reference.path))
    notes.push_back(Sentence("Input and reference are the same file: there is nothing to match."));
  noteDefects(Sentence("The input"), input, notes);
  noteDefects(Sentence("The reference"), reference, notes);
  if (reference.bandLimitHz > 0.0 && reference.bandLimitHz < kNarrowerByRatio * input.bandLimitHz)
    notes.push_back(Sentence("The reference has nothing above %1; the input reaches %2.",
                             kilohertz(reference.bandLimitHz), kilohertz(input.bandLimitHz)));
  return notes;
}

}  // namespace semblance::cli
