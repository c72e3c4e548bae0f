// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/AuditionPair.h"

#include <algorithm>

#include "audio/AudioWriter.h"
#include "finetuning/PairExcerpts.h"
#include "learning/PairGenerator.h"
#include "learning/TrainingData.h"
#include "matching/ExcerptRendering.h"

namespace semblance {

namespace {

namespace fs = std::filesystem;

Result<TrainingPair> makePair(const FineTunePlan& plan, const std::string& name,
                              const std::stop_token& stop) {
  const auto recording = std::find_if(plan.compared.begin(), plan.compared.end(),
                                      [&](const LibraryRecording& each) { return each.name == name; });
  if (recording == plan.compared.end()) return fail("There is no held-back recording %1.", name);
  const int rate = *std::max_element(plan.config.sampleRates.begin(), plan.config.sampleRates.end());
  const auto clips =
      ClipLibrary::fromClips(recording->files, {rate, shortestRecordingSeconds(rate), {}}, {}, stop);
  if (!clips) return tl::unexpected(clips.error());
  const PairGenerator generator(*clips, pairOptions(rate, DataPart::Validation));
  return generator.make(plan.config.seed + 2, 0);
}

Result<void> write(const Excerpts& sound, const fs::path& path) {
  WriteFormat format;
  format.container = Container::Wav;
  format.sampleFormat = SampleFormat::Float32;
  format.sampleRate = sound.sampleRate;
  format.channels = 1;
  format.dither = false;
  auto writer = AudioWriter::create(path, format);
  if (!writer) return tl::unexpected(writer.error());
  const AudioBuffer& part = sound.parts.front();
  if (auto written = writer->write(part, part.frames()); !written) return written;
  return writer->commit();
}

Result<ChainSettings> answerOf(const fs::path& model, const std::string& device, const Excerpts& input,
                               const Excerpts& reference, const std::stop_token& stop) {
  MatchOptions options;
  options.model = fs::absolute(model).string();
  options.device = deviceFromName(device).value_or(Device::Automatic);
  auto method = makeExcerptMethod(options);
  if (!method) return tl::unexpected(method.error());
  return (*method)->match(input, reference, MatchSections{}, {}, stop);
}

Result<double> loudnessThrough(const Excerpts& input, const ChainSettings& settings,
                               const std::stop_token& stop) {
  const auto rendered = renderExcerpts(input, settings, stop);
  if (!rendered) return tl::unexpected(rendered.error());
  return excerptLoudness(*rendered);
}

}  // namespace

Result<AuditionPair> makeAuditionPair(const FineTunePlan& plan, const std::string& recording,
                                      const fs::path& folder, std::stop_token stop) {
  const auto made = makePair(plan, recording, stop);
  if (!made) return tl::unexpected(made.error());
  const Excerpts input = asExcerpts(made->input, made->sampleRate);
  const Excerpts reference = asExcerpts(made->reference, made->sampleRate);
  AuditionPair pair;
  pair.recording = recording;
  pair.input = folder / "audition-input.wav";
  pair.reference = folder / "audition-reference.wav";
  if (auto written = write(input, pair.input); !written) return tl::unexpected(written.error());
  if (auto written = write(reference, pair.reference); !written) return tl::unexpected(written.error());
  pair.inputLufs = excerptLoudness(input);
  pair.referenceLufs = excerptLoudness(reference);
  for (const bool tuned : {false, true}) {
    const auto settings =
        answerOf(tuned ? plan.output : plan.base, plan.config.device, input, reference, stop);
    if (!settings) return tl::unexpected(settings.error());
    const auto lufs = loudnessThrough(input, *settings, stop);
    if (!lufs) return tl::unexpected(lufs.error());
    (tuned ? pair.tuned : pair.base) = *settings;
    (tuned ? pair.tunedLufs : pair.baseLufs) = *lufs;
  }
  return pair;
}

}  // namespace semblance
