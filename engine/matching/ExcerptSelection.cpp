// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/ExcerptSelection.h"

#include <algorithm>
#include <cmath>

namespace semblance {

namespace {

constexpr double kExcerptSeconds = 6.0;
constexpr double kShortestSeconds = 0.5;
constexpr int kStretches = 6;
constexpr int kCandidates = 2;
constexpr double kQuietest = 20.0;  // dB below the loudest excerpt

struct Candidate {
  AudioBuffer samples;
  TimeRange range;
  double levelDb = -200.0;
};

double levelDb(const AudioBuffer& samples) {
  double energy = 1e-20;
  for (int c = 0; c < samples.channels(); ++c)
    for (const float x : samples.channel(c)) energy += static_cast<double>(x) * x;
  return 10.0 * std::log10(energy / static_cast<double>(samples.channels() *
                                                        std::max<std::int64_t>(1, samples.frames())));
}

Result<Candidate> readCandidate(AudioReader& reader, double begin, double seconds) {
  const double rate = reader.format().sampleRate;
  auto samples = readExcerpt(reader, std::llround(begin * rate), std::llround(seconds * rate));
  if (!samples) return tl::unexpected(samples.error());
  Candidate candidate{std::move(*samples), {begin, begin + seconds}, 0.0};
  candidate.levelDb = levelDb(candidate.samples);
  return candidate;
}

Result<TimeRange> checkedRange(const AudioReader& reader, const std::optional<TimeRange>& range) {
  const double seconds = reader.format().seconds();
  const TimeRange whole{0.0, seconds};
  const TimeRange chosen = range.value_or(whole);
  if (chosen.begin < 0.0 || chosen.begin >= seconds || chosen.end > seconds + 0.01 ||
      chosen.end <= chosen.begin)
    return fail("The range does not lie within %1, which is %2 s long. Choose another.", reader.path(),
                std::to_string(seconds));
  const TimeRange clipped{chosen.begin, std::min(chosen.end, seconds)};
  if (clipped.seconds() < kShortestSeconds)
    return fail("There is too little of %1 to listen to: at least half a second is needed.", reader.path());
  return clipped;
}

Result<std::vector<Candidate>> loudestOfEachStretch(AudioReader& reader, const TimeRange& range,
                                                    std::stop_token stop) {
  std::vector<Candidate> chosen;
  const double stretch = range.seconds() / kStretches;
  for (int i = 0; i < kStretches; ++i) {
    std::optional<Candidate> best;
    for (int j = 0; j < kCandidates; ++j) {
      if (stop.stop_requested()) return failCancelled();
      const double room = stretch - kExcerptSeconds;
      const double begin = range.begin + stretch * i + room * (j + 0.5) / kCandidates;
      auto candidate = readCandidate(reader, begin, kExcerptSeconds);
      if (!candidate) return tl::unexpected(candidate.error());
      if (!best || candidate->levelDb > best->levelDb) best = std::move(*candidate);
    }
    chosen.push_back(std::move(*best));
  }
  double loudest = -200.0;
  for (const Candidate& candidate : chosen) loudest = std::max(loudest, candidate.levelDb);
  std::erase_if(chosen, [&](const Candidate& candidate) { return candidate.levelDb < loudest - kQuietest; });
  return chosen;
}

}  // namespace

Result<SelectedExcerpts> selectExcerpts(AudioReader& reader, const std::optional<TimeRange>& range,
                                        std::stop_token stop) {
  auto checked = checkedRange(reader, range);
  if (!checked) return tl::unexpected(checked.error());
  SelectedExcerpts selected;
  selected.excerpts.sampleRate = reader.format().sampleRate;
  std::vector<Candidate> parts;
  if (checked->seconds() <= kWholeSeconds) {
    auto whole = readCandidate(reader, checked->begin, checked->seconds());
    if (!whole) return tl::unexpected(whole.error());
    parts.push_back(std::move(*whole));
  } else {
    auto chosen = loudestOfEachStretch(reader, *checked, stop);
    if (!chosen) return tl::unexpected(chosen.error());
    parts = std::move(*chosen);
  }
  for (Candidate& part : parts) {
    selected.ranges.push_back(part.range);
    selected.excerpts.parts.push_back(std::move(part.samples));
  }
  return selected;
}

}  // namespace semblance
