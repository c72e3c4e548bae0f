// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/RuleBasedMethod.h"

#include <algorithm>
#include <cmath>

#include "matching/EqualiserFit.h"
#include "matching/EqualiserRange.h"
#include "matching/ExcerptRendering.h"
#include "matching/ExcerptSpectrum.h"
#include "matching/GraphicFit.h"
#include "matching/LevelSpread.h"
#include "matching/ReferenceBlend.h"
#include "matching/WidthPlacement.h"

namespace semblance {
namespace {

constexpr double kLargestDifferenceDb = 18.0;
constexpr double kContentDb = 2.5;  // differences that other content alone would make, as a deviation
constexpr float kRatio = 3.0f;
constexpr float kAttackMs = 5.0f;
constexpr float kReleaseMs = 80.0f;
constexpr float kKneeDb = 6.0f;
constexpr double kSpreadShare = 0.8;        // of a difference in spread, likewise
constexpr double kNoticeableDb = 1.0;       // differences in spread below this need no compressor
constexpr double kDeepestThreshold = 30.0;  // dB below the loud moments
constexpr int kBisections = 7;

/// Thrown away at the end of match(): what the steps share.
class Search {
 public:
  Search(const Excerpts& input, References references, std::vector<double> shares,
         const MatchSections& sections, std::stop_token stop)
      : input_(input),
        references_(references),
        shares_(std::move(shares)),
        limits_(sections.limits),
        stop_(std::move(stop)),
        settings_(neutralSettings(sections.chain)) {}

  Result<void> matchSpectrum();
  Result<void> matchSpread();
  Result<void> matchWidth();
  Result<void> matchLoudness();
  const ChainSettings& settings() const { return settings_; }

 private:
  /// Mean over the references.
  template <typename Measure>
  double referenceMean(Measure measure) const {
    double mean = 0.0;
    for (std::size_t i = 0; i < shares_.size(); ++i) mean += shares_[i] * measure(*references_[i].excerpts);
    return mean;
  }
  Result<ExcerptSpectrum> referenceSpectrum() const;
  Result<double> spreadAt(const Excerpts& equalised, double threshold);

  const Excerpts& input_;
  References references_;
  std::vector<double> shares_;
  EqualiserLimits limits_;
  std::stop_token stop_;
  ChainSettings settings_;
};

Result<ExcerptSpectrum> Search::referenceSpectrum() const {
  std::vector<ExcerptSpectrum> spectra;
  for (const WeightedReference& reference : references_) {
    auto measured = measureSpectrum(*reference.excerpts, stop_);
    if (!measured) return measured;
    spectra.push_back(std::move(*measured));
  }
  return blendedSpectrum(spectra, shares_);
}

Result<void> Search::matchSpectrum() {
  const auto input = measureSpectrum(input_, stop_);
  if (!input) return tl::unexpected(input.error());
  const auto reference = referenceSpectrum();
  if (!reference) return tl::unexpected(reference.error());
  TargetCurve target = spectrumDifference(*input, *reference, kLargestDifferenceDb);
  for (double& level : target.levels) level *= level * level / (level * level + kContentDb * kContentDb);
  limitCurve(target, limits_, false);
  if (settings_.uses(Effect::GraphicEqualiser)) {
    GraphicFit(input_.sampleRate).fit(target, settings_);
    return {};
  }
  EqualiserFit::Options options;
  options.bands = limits_.bands;
  EqualiserFit(input_.sampleRate, options).fit(target, settings_);
  return {};
}

Result<double> Search::spreadAt(const Excerpts& equalised, double threshold) {
  ChainSettings compressor = neutralSettings();
  for (const ParameterId id :
       {ParameterId::Ratio, ParameterId::Attack, ParameterId::Release, ParameterId::Knee}) {
    compressor[id] = settings_[id];
  }
  compressor[ParameterId::Threshold] = static_cast<float>(threshold);
  const auto compressed = renderExcerpts(equalised, compressor, stop_);
  if (!compressed) return tl::unexpected(compressed.error());
  return measureLevelSpread(*compressed).total();
}

Result<void> Search::matchSpread() {
  const auto equalised = renderExcerpts(input_, settings_, stop_);
  if (!equalised) return tl::unexpected(equalised.error());
  const LevelSpread own = measureLevelSpread(*equalised);
  const double difference = own.total() - referenceMean([](const Excerpts& excerpts) {
                              return measureLevelSpread(excerpts).total();
                            });
  if (difference < kNoticeableDb) return {};
  const double wanted = own.total() - kSpreadShare * difference;
  settings_[ParameterId::Ratio] = kRatio;
  settings_[ParameterId::Attack] = kAttackMs;
  settings_[ParameterId::Release] = kReleaseMs;
  settings_[ParameterId::Knee] = kKneeDb;
  const double lowest = static_cast<double>(parameterInfo(ParameterId::Threshold).minimum);
  double above = std::min(0.0, own.loudDb + 20.0);  // compresses next to nothing
  double below = std::clamp(own.loudDb - kDeepestThreshold, lowest, above);
  for (int step = 0; step < kBisections; ++step) {
    const double middle = 0.5 * (above + below);
    const auto spread = spreadAt(*equalised, middle);
    if (!spread) return tl::unexpected(spread.error());
    (*spread > wanted ? above : below) = middle;
  }
  settings_[ParameterId::Threshold] = static_cast<float>(0.5 * (above + below));
  return {};
}

Result<void> Search::matchWidth() {
  placeWidth(settings_, input_, references_, shares_);
  return {};
}

Result<void> Search::matchLoudness() {
  const double wanted = referenceMean(excerptLoudness);
  for (int iteration = 0; iteration < 2; ++iteration) {  // gating makes loudness depend on level a little
    const auto rendered = renderExcerpts(input_, settings_, stop_);
    if (!rendered) return tl::unexpected(rendered.error());
    const double loudness = excerptLoudness(*rendered);
    if (!std::isfinite(loudness)) return {};
    float& gain = settings_[ParameterId::OutputGain];
    gain = clampedToRange(ParameterId::OutputGain, gain + static_cast<float>(wanted - loudness));
  }
  return {};
}

}  // namespace

Result<ChainSettings> RuleBasedMethod::matchBlend(const Excerpts& input, References references,
                                                  const MatchSections& sections,
                                                  const ProgressCallback& progress, std::stop_token stop) {
  if (const auto usable = checkExcerpts(input, Sentence("The input")); !usable)
    return tl::unexpected(usable.error());
  for (const WeightedReference& reference : references)
    if (const auto usable = checkExcerpts(*reference.excerpts, Sentence("The reference")); !usable)
      return tl::unexpected(usable.error());
  auto shares = sharesOf(references);
  if (!shares) return tl::unexpected(shares.error());
  Search search(input, references, std::move(*shares), sections, stop);
  struct Step {
    bool wanted;
    double fraction;
    Sentence stage;
    Result<void> (Search::*run)();
  };
  const Step steps[] = {{sections.equaliser, 0.0, Sentence("Comparing spectra"), &Search::matchSpectrum},
                        {sections.dynamics, 0.3, Sentence("Comparing dynamics"), &Search::matchSpread},
                        {sections.width, 0.7, Sentence("Comparing stereo widths"), &Search::matchWidth},
                        {sections.level, 0.8, Sentence("Matching loudness"), &Search::matchLoudness}};
  for (const Step& step : steps) {
    report(progress, step.fraction, step.stage);
    if (!step.wanted) continue;
    if (const auto done = (search.*step.run)(); !done) return tl::unexpected(done.error());
  }
  report(progress, 1.0, Sentence("Matching loudness"));
  return sanitised(search.settings());
}

}  // namespace semblance
