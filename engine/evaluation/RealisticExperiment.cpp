// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/RealisticExperiment.h"

#include <algorithm>

namespace semblance {

namespace {

constexpr std::int64_t kSettlingFrames = 16384;
constexpr const char* kProtocol =
    "Input and reference: different recordings in two of five production styles (neutral, broadcast, "
    "telephone, bright, warm), all 25 ordered pairs; recordings are disjoint between styles. Outputs are "
    "compared with the reference, both from frame 16384 on and peak-normalised to -12 dBFS, so some of the "
    "distance is content.";

/// Time-aligned figures say nothing about different recordings.
std::vector<Metric> metricsOfDifferentContent() {
  std::vector<Metric> metrics = allMetrics();
  std::erase_if(metrics, [](Metric metric) {
    return metric == Metric::Stft || metric == Metric::StftLog || metric == Metric::Cfe ||
           metric == Metric::Pesq;
  });
  return metrics;
}

Example makeExample(const StyleClips& clips, const ClipLibrary& library, const RealisticOptions& options,
                    std::size_t index) {
  RandomEngine random = randomEngine(options.seed, index);
  const StylePair pair = stylePair(index);
  StyledClip input = clips.draw(pair.input, options.warm, std::nullopt, random);
  StyledClip reference = clips.draw(pair.reference, options.warm, input.recording, random);
  Example example;
  example.clip = library.name(input.recording) + " (" + std::string(styleName(pair.input)) + ") to " +
                 library.name(reference.recording) + " (" + std::string(styleName(pair.reference)) + ")";
  example.sampleRate = library.sampleRate();
  example.atOnePeak = true;
  // The clips begin in the middle of a sound; what filters make of that jump is not the method's.
  example.settling = static_cast<std::size_t>(std::min(kSettlingFrames, options.frames / 2));
  example.input = std::move(input.samples);
  example.target = reference.samples;
  example.reference = std::move(reference.samples);
  return example;
}

}  // namespace

StylePair stylePair(std::size_t index) {
  const std::size_t pair = index % (kProductionStyles.size() * kProductionStyles.size());
  return {kProductionStyles[pair / kProductionStyles.size()],
          kProductionStyles[pair % kProductionStyles.size()]};
}

Result<EvaluationReport> runRealisticExperiment(const ClipLibrary& library, const RealisticOptions& options,
                                                MethodRunner& runner, const ProgressCallback& progress,
                                                std::stop_token stop) {
  const auto clips = StyleClips::create(library, options.frames, options.seed);
  if (!clips) return tl::unexpected(clips.error());
  Experiment experiment;
  experiment.name = "realistic";
  experiment.protocol = kProtocol;
  experiment.choices["warm"] = options.warm == WarmShelf::Released ? "released" : "intended";
  experiment.seed = options.seed;
  experiment.examples = options.examples;
  experiment.exampleFrames = options.frames;
  experiment.metrics = metricsOfDifferentContent();
  experiment.example = [&](std::size_t index) { return makeExample(*clips, library, options, index); };
  auto report = runExperiment(experiment, library, runner, progress, std::move(stop));
  if (!report) return report;
  report->notes.emplace_back("There is no oracle: no signal exists that would be the right answer.");
  if (clips->unusable() > 0)
    report->notes.push_back(
        std::to_string(clips->unusable()) +
        " recordings have no passage whose every second is above -35 dBFS and were not used.");
  return report;
}

}  // namespace semblance
