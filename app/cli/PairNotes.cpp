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

void noteDefects(const char* name, const TrackAnalysis& track, std::vector<std::string>& notes) {
  if (track.clippedSamples > 0)
    notes.push_back(std::string("The ") + name + " is clipped (" + std::to_string(track.clippedSamples) +
                    " samples at full scale); matching cannot undo that.");
  if (std::abs(track.dcOffset) > kAudibleOffset)
    notes.push_back(std::string("The ") + name + " has a DC offset of " + fixed(100.0 * track.dcOffset, 1) +
                    " % of full scale; remove it for a cleaner result.");
}

}  // namespace

std::vector<std::string> pairNotes(const TrackAnalysis& input, const TrackAnalysis& reference) {
  std::vector<std::string> notes;
  if (isSameFile(input.path, reference.path))
    notes.emplace_back("Input and reference are the same file: there is nothing to match.");
  noteDefects("input", input, notes);
  noteDefects("reference", reference, notes);
  if (reference.bandLimitHz > 0.0 && reference.bandLimitHz < kNarrowerByRatio * input.bandLimitHz)
    notes.push_back("The reference has nothing above " + kilohertz(reference.bandLimitHz) +
                    "; the input reaches " + kilohertz(input.bandLimitHz) + ".");
  return notes;
}

}  // namespace semblance::cli
