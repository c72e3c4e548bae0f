// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

#include "matching/ExcerptMethod.h"

namespace semblance {

/// Every part through an effect chain of its own with these settings, as long as it was and not late. Errors:
/// cancelled through `stop`.
Result<Excerpts> renderExcerpts(const Excerpts& excerpts, const ChainSettings& settings,
                                std::stop_token stop);

/// Integrated loudness of all parts one after another, LUFS; -infinity for silence or less than 400 ms.
double excerptLoudness(const Excerpts& excerpts);

/// Number of the part with the most energy; there is at least one.
std::size_t loudestPart(const Excerpts& excerpts);

/// The middle of that part, `longestSeconds` at most.
AudioBuffer loudestExcerpt(const Excerpts& excerpts, double longestSeconds);

/// Length of all parts, seconds.
double excerptSeconds(const Excerpts& excerpts);

/// What is wrong with an excerpt to be matched: nothing in it, less than 0.5 s, silent. `who` begins the
/// sentence: "The input".
Result<void> checkExcerpts(const Excerpts& excerpts, const Sentence& who);

}  // namespace semblance
