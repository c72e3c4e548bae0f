// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/Matcher.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "effects/SectionMember.h"
#include "matching/EqualiserRange.h"
#include "matching/ExcerptMethod.h"
#include "matching/ExcerptRendering.h"
#include "matching/ExcerptSelection.h"
#include "matching/ReferenceBlend.h"

namespace semblance {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

Result<SelectedExcerpts> listenTo(const Sentence& name, const std::filesystem::path& path,
                                  const std::optional<TimeRange>& range, std::stop_token stop) {
  auto reader = AudioReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  auto selected = selectExcerpts(*reader, range, stop);
  if (!selected) return selected;
  if (auto usable = checkExcerpts(selected->excerpts, name); !usable) return tl::unexpected(usable.error());
  return selected;
}

Result<std::vector<SelectedExcerpts>> listenToAll(std::span<const ReferenceTrack> references,
                                                  const std::stop_token& stop) {
  std::vector<SelectedExcerpts> all;
  for (const ReferenceTrack& reference : references) {
    auto heard =
        listenTo(Sentence("The reference %1", reference.path), reference.path, reference.range, stop);
    if (!heard) return tl::unexpected(heard.error());
    all.push_back(std::move(*heard));
  }
  return all;
}

// One stretch of both for a method that compares versions of one recording: the loudest part of the input's,
// and of the reference the same place with room for an offset, or the range that was chosen.
Result<std::vector<SelectedExcerpts>> listenToSameMoments(SelectedExcerpts& input,
                                                          const ReferenceTrack& reference,
                                                          const std::stop_token& stop) {
  constexpr double kOffsetSeconds = 1.0;
  const std::size_t loudest = loudestPart(input.excerpts);
  input.excerpts.parts = {input.excerpts.parts[loudest]};
  input.ranges = {input.ranges[loudest]};
  std::optional<TimeRange> range = reference.range;
  if (!range) {
    auto reader = AudioReader::open(reference.path);
    if (!reader) return tl::unexpected(reader.error());
    const double end = reader->format().seconds();
    const double begin = std::max(0.0, input.ranges[0].begin - kOffsetSeconds);
    const TimeRange wanted{begin,
                           std::min({end, input.ranges[0].end + kOffsetSeconds, begin + kWholeSeconds})};
    if (wanted.begin < wanted.end) range = wanted;
  }
  auto found = listenTo(Sentence("The reference %1", reference.path), reference.path, range, stop);
  if (!found) return tl::unexpected(found.error());
  return std::vector<SelectedExcerpts>{std::move(*found)};
}

// Averages of very different records sound like none of them.
Result<void> noteDisagreement(References references, std::vector<Sentence>& notes,
                              const std::stop_token& stop) {
  constexpr double kWideDb = 4.0;
  const auto shares = sharesOf(references);
  if (!shares) return tl::unexpected(shares.error());
  if (references.size() < 2) return {};
  std::vector<ExcerptSpectrum> spectra;
  for (const WeightedReference& reference : references) {
    auto measured = measureSpectrum(*reference.excerpts, stop);
    if (!measured) return tl::unexpected(measured.error());
    spectra.push_back(std::move(*measured));
  }
  const double apart = spectrumDisagreement(spectra, *shares);
  if (apart < kWideDb) return {};
  notes.push_back(
      Sentence("The references differ much: their spectra lie %1 dB from their middle on average. Choose "
               "references of one kind.",
               std::lround(apart)));
  return {};
}

}  // namespace

bool MatchSections::has(ChainSection section) const { return sectionMember(*this, section); }

struct Matcher::Impl {
  // The method of the last call and what it was made for: a second match starts at once.
  std::unique_ptr<ExcerptMethod> method;
  std::string id;
  std::string model;
  Device device = Device::Automatic;

  Result<ExcerptMethod*> methodFor(const MatchOptions& options) {
    if (!method || id != options.method || model != options.model || device != options.device) {
      auto made = makeExcerptMethod(options);
      if (!made) return tl::unexpected(made.error());
      method = std::move(*made);
      id = options.method;
      model = options.model;
      device = options.device;
    }
    return method.get();
  }
};

Matcher::Matcher() : impl_(std::make_unique<Impl>()) {}
Matcher::Matcher(Matcher&&) noexcept = default;
Matcher& Matcher::operator=(Matcher&&) noexcept = default;
Matcher::~Matcher() = default;

Result<MatchResult> Matcher::match(const std::filesystem::path& input, const std::filesystem::path& reference,
                                   const MatchOptions& options, const ProgressCallback& progress,
                                   std::stop_token stop, const MatchPreview& preview) {
  const ReferenceTrack only{reference, options.referenceRange, 1.0};
  return match(input, {&only, 1}, options, progress, std::move(stop), preview);
}

Result<MatchResult> Matcher::match(const std::filesystem::path& input,
                                   std::span<const ReferenceTrack> references, const MatchOptions& options,
                                   const ProgressCallback& progress, std::stop_token stop,
                                   const MatchPreview& preview) {
  if (references.empty() || references.size() > kMostReferences)
    return fail("A match needs 1 to %1 references.", kMostReferences);
  if (auto sensible = checkLimits(options.sections.limits); !sensible)
    return tl::unexpected(sensible.error());
  auto method = impl_->methodFor(options);
  if (!method) return tl::unexpected(method.error());

  const auto started = Clock::now();
  report(progress, 0.0, Sentence("Listening to the input"));
  auto in = listenTo(Sentence("The input %1", input), input, options.inputRange, stop);
  if (!in) return tl::unexpected(in.error());
  report(progress, 0.1, Sentence("Listening to the reference"));
  auto heard = needsSameRecording(options.method) && references.size() == 1
                   ? listenToSameMoments(*in, references.front(), stop)
                   : listenToAll(references, stop);
  if (!heard) return tl::unexpected(heard.error());
  std::vector<WeightedReference> weighted;
  for (std::size_t i = 0; i < references.size(); ++i)
    weighted.push_back({&(*heard)[i].excerpts, references[i].weight});

  MatchResult result;
  if (auto noted = noteDisagreement(weighted, result.notes, stop); !noted)
    return tl::unexpected(noted.error());
  result.analyseSeconds = secondsSince(started);
  result.method = options.method;
  result.model = (*method)->modelName();
  result.device = (*method)->deviceName();
  result.inputExcerpts = in->ranges;
  for (SelectedExcerpts& reference : *heard) result.referenceExcerpts.push_back(std::move(reference.ranges));
  const auto predicting = Clock::now();
  SettingsCallback tell;
  if (preview)
    tell = [&result, &preview](const ChainSettings& found) {
      result.settings = found;
      preview(result);
    };
  (*method)->setPreview(std::move(tell));
  auto settings =
      (*method)->matchBlend(in->excerpts, weighted, options.sections, subProgress(progress, 0.2, 1.0), stop);
  (*method)->setPreview({});
  if (!settings) return tl::unexpected(settings.error());
  result.predictSeconds = secondsSince(predicting);
  result.settings = *settings;
  return result;
}

}  // namespace semblance
