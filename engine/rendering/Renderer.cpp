// SPDX-License-Identifier: GPL-3.0-or-later
#include "rendering/Renderer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <system_error>

#include "audio/AudioReader.h"
#include "audio/AudioWriter.h"
#include "audio/LoudnessMeter.h"
#include "audio/TrackPass.h"
#include "rendering/OutputFormat.h"
#include "rendering/SignalPath.h"

namespace semblance {
namespace {

namespace fs = std::filesystem;

constexpr long long kBlockFrames = 16384;
constexpr int kOverviewColumns = 2000;
/// Loudness that the limiter may take before the gain is corrected, LU.
constexpr double kLoudnessTolerance = 0.2;
/// Peaks between samples are hardly ever further above the samples, dB: below, the limiter does nothing.
constexpr double kPeakReserve = 3.0;

/// At most the length for which the loudness over time can be measured.
std::int64_t blockFrames(const AudioFormat& format) {
  return std::min(kBlockFrames, std::llround(TrackPass::kBlockSeconds * format.sampleRate));
}

/// One rendering, in one or more passes over the same input.
struct Job {
  fs::path input;
  ChainSettings settings;
  RenderOptions options;
  ProgressCallback progress;
  std::stop_token stop;
};

Result<void> stream(const Job& job, AudioReader& reader, SignalPath& path, const Sentence& stage,
                    const ProgressCallback& progress, const SignalPath::Sink& sink) {
  if (auto start = reader.seek(0); !start) return start;
  const AudioFormat& format = reader.format();
  AudioBuffer block(format.channels, blockFrames(format));
  std::int64_t done = 0;
  for (;;) {
    if (job.stop.stop_requested()) return failCancelled();
    const auto got = reader.read(block);
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) break;
    if (auto sent = path.add(block, *got, sink); !sent) return sent;
    done += *got;
    report(progress, std::min(1.0, static_cast<double>(done) / static_cast<double>(format.frames)), stage);
  }
  return path.finish(sink);
}

struct Loudness {
  double lufs;
  double samplePeakDb;
  double limiterReductionDb;
};

Result<Loudness> measureLoudness(const Job& job, AudioReader& reader, double gainDb,
                                 std::optional<double> ceiling, const ProgressCallback& progress) {
  const AudioFormat& format = reader.format();
  const int rate = outputRate(format, job.options);
  SignalPath path(format, job.settings, rate, gainDb, ceiling);
  LoudnessMeter meter(format.channels, rate, false);
  const auto streamed = stream(job, reader, path, Sentence("Measuring loudness"), progress,
                               [&meter](const AudioBuffer& buffer, std::int64_t frames) -> Result<void> {
                                 meter.add(buffer, frames);
                                 return {};
                               });
  if (!streamed) return tl::unexpected(streamed.error());
  return Loudness{meter.integrated(), meter.samplePeakDb(), path.limiterReductionDb()};
}

/// Gain in dB that brings the result to the wanted loudness; where the limiter takes some of it away,
/// corrected once.
Result<double> gainForLoudness(const Job& job, AudioReader& reader, const ProgressCallback& progress,
                               std::vector<Sentence>& notes) {
  if (!job.options.loudnessLufs) return 0.0;
  const double wanted = *job.options.loudnessLufs;
  const std::optional<double> ceiling = job.options.truePeakCeiling;
  const auto plain =
      measureLoudness(job, reader, 0.0, std::nullopt, subProgress(progress, 0.0, ceiling ? 0.5 : 1.0));
  if (!plain) return tl::unexpected(plain.error());
  if (!std::isfinite(plain->lufs)) {
    notes.push_back(
        Sentence("The loudness target was left out: the result is silent or shorter than 0.4 s."));
    return 0.0;
  }
  const double gain = wanted - plain->lufs;
  if (!ceiling || plain->samplePeakDb + gain < *ceiling - kPeakReserve) return gain;
  const auto limited = measureLoudness(job, reader, gain, ceiling, subProgress(progress, 0.5, 1.0));
  if (!limited) return tl::unexpected(limited.error());
  const double missing = wanted - limited->lufs;
  return std::abs(missing) > kLoudnessTolerance ? gain + missing : gain;
}

std::string oneDecimal(double value) {
  char text[64];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

void noteLoudness(const RenderOptions& options, RenderReport& report) {
  if (!options.measure || !options.loudnessLufs || !std::isfinite(report.analysis.lufs)) return;
  if (std::abs(report.analysis.lufs - *options.loudnessLufs) <= 0.5) return;
  const std::string reached = oneDecimal(report.analysis.lufs);
  const std::string wanted = oneDecimal(*options.loudnessLufs);
  report.notes.push_back(
      options.truePeakCeiling
          ? Sentence("The result has %1 LUFS instead of the wanted %2: the true-peak limit allows no more.",
                     reached, wanted)
          : Sentence("The result has %1 LUFS instead of the wanted %2.", reached, wanted));
}

void noteClipping(RenderReport& report) {
  if (report.clippedSamples == 0) return;
  report.notes.push_back(
      report.clippedSamples == 1
          ? Sentence("1 sample was louder than full scale and clipped. Lower the output gain or set a "
                     "true-peak limit.")
          : Sentence("%1 samples were louder than full scale and clipped. Lower the output gain or set a "
                     "true-peak limit.",
                     report.clippedSamples));
}

/// The last pass: everything measured on what `write` gets.
Result<RenderReport> finalPass(const Job& job, AudioReader& reader, const AudioFormat& result, double gainDb,
                               const ProgressCallback& progress, const SignalPath::Sink& write) {
  SignalPath path(reader.format(), job.settings, result.sampleRate, gainDb, job.options.truePeakCeiling);
  AnalysisOptions wanted;
  wanted.truePeak = job.options.measureTruePeak;
  wanted.spectrumHistory = job.options.spectrumHistory;
  if (result.sampleRate == reader.format().sampleRate) wanted.overviewColumns = kOverviewColumns;
  std::optional<TrackPass> analysis;
  if (job.options.measure) analysis.emplace(result, wanted);
  RenderReport report;
  const auto streamed = stream(job, reader, path, Sentence("Rendering"), progress,
                               [&](AudioBuffer& buffer, std::int64_t frames) -> Result<void> {
                                 if (analysis) analysis->add(buffer, frames);
                                 report.frames += frames;
                                 return write(buffer, frames);
                               });
  if (!streamed) return tl::unexpected(streamed.error());
  if (analysis) {
    AnalysedTrack analysed = analysis->result();
    report.analysis = std::move(analysed.analysis);
    report.overview = std::move(analysed.overview);
  }
  report.analysis.format = result;
  report.analysis.format.frames = report.frames;
  report.gainReduction = path.gainReduction();
  report.limiterReductionDb = path.limiterReductionDb();
  return report;
}

std::int64_t beyondFullScale(const AudioBuffer& buffer, std::int64_t frames) {
  std::int64_t count = 0;
  for (int c = 0; c < buffer.channels(); ++c)
    for (const float sample : buffer.channel(c).first(static_cast<std::size_t>(frames)))
      count += std::fabs(sample) > 1.0f ? 1 : 0;
  return count;
}

bool sameFile(const fs::path& a, const fs::path& b) {
  std::error_code error;
  if (fs::equivalent(a, b, error)) return true;
  const fs::path first = fs::weakly_canonical(a, error);
  return !error && first == fs::weakly_canonical(b, error) && !error;
}

}  // namespace

Result<RenderReport> renderFile(const fs::path& input, const fs::path& output, const ChainSettings& settings,
                                const RenderOptions& options, const ProgressCallback& progress,
                                std::stop_token stop) {
  if (const auto sensible = checkOptions(options); !sensible) return tl::unexpected(sensible.error());
  auto reader = AudioReader::open(input);
  if (!reader) return tl::unexpected(reader.error());
  if (sameFile(input, output))
    return fail("Cannot write %1: it is the input itself. Choose another name.", output);
  const auto format = outputFormat(reader->format(), output, options);
  if (!format) return tl::unexpected(format.error());
  auto writer = AudioWriter::create(output, *format);
  if (!writer) return tl::unexpected(writer.error());
  writer->copyTags(input);

  const Job job{input, settings, options, progress, stop};
  std::vector<Sentence> notes;
  const double share = options.loudnessLufs ? 0.5 : 0.0;
  const auto gain = gainForLoudness(job, *reader, subProgress(progress, 0.0, share), notes);
  if (!gain) return tl::unexpected(gain.error());
  AudioFormat result = reader->format();
  result.sampleRate = format->sampleRate;
  result.container = format->container;
  result.sampleFormat = format->sampleFormat;
  auto rendered = finalPass(
      job, *reader, result, *gain, subProgress(progress, share, 1.0),
      [&writer](const AudioBuffer& buffer, std::int64_t frames) { return writer->write(buffer, frames); });
  if (!rendered) return rendered;
  if (stop.stop_requested()) return failCancelled();
  if (const auto committed = writer->commit(); !committed) return tl::unexpected(committed.error());

  rendered->notes = std::move(notes);
  rendered->clippedSamples = writer->clippedSamples();
  rendered->analysis.path = output;
  const auto written = AudioReader::open(output);  // what stands in the file, in the reader's words
  if (!written) return tl::unexpected(written.error());
  rendered->analysis.format = written->format();
  noteClipping(*rendered);
  noteLoudness(options, *rendered);
  return rendered;
}

Result<RenderReport> measureResult(const fs::path& input, const ChainSettings& settings,
                                   const RenderOptions& options, const ProgressCallback& progress,
                                   std::stop_token stop) {
  if (const auto sensible = checkOptions(options); !sensible) return tl::unexpected(sensible.error());
  auto reader = AudioReader::open(input);
  if (!reader) return tl::unexpected(reader.error());
  const Job job{input, settings, options, progress, stop};
  std::vector<Sentence> notes;
  const double share = options.loudnessLufs ? 0.5 : 0.0;
  const auto gain = gainForLoudness(job, *reader, subProgress(progress, 0.0, share), notes);
  if (!gain) return tl::unexpected(gain.error());
  AudioFormat result = reader->format();
  result.sampleRate = outputRate(reader->format(), options);
  std::int64_t clipped = 0;
  auto measured = finalPass(job, *reader, result, *gain, subProgress(progress, share, 1.0),
                            [&clipped](const AudioBuffer& buffer, std::int64_t frames) -> Result<void> {
                              clipped += beyondFullScale(buffer, frames);
                              return {};
                            });
  if (!measured) return measured;
  measured->notes = std::move(notes);
  measured->clippedSamples = clipped;
  measured->analysis.path = input;
  noteClipping(*measured);
  noteLoudness(options, *measured);
  return measured;
}

}  // namespace semblance
