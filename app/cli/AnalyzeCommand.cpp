// SPDX-License-Identifier: GPL-3.0-or-later
#include <iomanip>
#include <iostream>
#include <memory>

#include "audio/TrackAnalysis.h"
#include "cli/Commands.h"
#include "cli/Console.h"
#include "cli/OutputFiles.h"
#include "cli/ProgressLine.h"

namespace semblance::cli {

namespace {

struct AnalyzeCommand {
  std::string file;
  std::string json;
  bool quiet = false;
};

Json toJson(const TrackAnalysis& track) {
  Json levels = Json::array();
  for (const double level : track.thirdOctaves.levels) levels.push_back(finiteOrNull(level));
  return {{"path", track.path.string()},
          {"format", track.format.description},
          {"sample_rate", track.format.sampleRate},
          {"channels", track.format.channels},
          {"frames", track.format.frames},
          {"seconds", track.format.seconds()},
          {"lufs", finiteOrNull(track.lufs)},
          {"loudness_range_lu", finiteOrNull(track.loudnessRange)},
          {"true_peak_db", finiteOrNull(track.truePeakDb)},
          {"rms_db", finiteOrNull(track.rmsDb)},
          {"crest_db", finiteOrNull(track.crestDb)},
          {"clipped_samples", track.clippedSamples},
          {"dc_offset", track.dcOffset},
          {"band_limit_hz", track.bandLimitHz},
          {"spectrum", {{"frequencies_hz", track.thirdOctaves.frequencies}, {"levels_db", levels}}}};
}

void print(const TrackAnalysis& track) {
  const auto row = [](const char* name, const std::string& value) {
    std::cout << "  " << std::left << std::setw(16) << name << value << '\n';
  };
  std::cout << track.path.string() << '\n';
  row("Format", track.format.description);
  row("Duration", fixed(track.format.seconds(), 2) + " s");
  row("Sample rate", std::to_string(track.format.sampleRate) + " Hz");
  row("Channels", std::to_string(track.format.channels));
  row("Loudness", fixed(track.lufs, 1) + " LUFS");
  row("Loudness range", fixed(track.loudnessRange, 1) + " LU");
  row("True peak", fixed(track.truePeakDb, 1) + " dBTP");
  row("RMS", fixed(track.rmsDb, 1) + " dBFS");
  row("Crest factor", fixed(track.crestDb, 1) + " dB");
  row("Band limit", fixed(track.bandLimitHz, 0) + " Hz");
  row("Clipped samples", std::to_string(track.clippedSamples));
  row("DC offset", fixed(track.dcOffset, 5));
  std::cout << "  Third octaves (dB relative to a full-scale sine)\n";
  for (std::size_t i = 0; i < track.thirdOctaves.frequencies.size(); ++i)
    std::cout << "    " << std::right << std::setw(8) << fixed(track.thirdOctaves.frequencies[i], 0) << " Hz"
              << std::setw(8) << fixed(track.thirdOctaves.levels[i], 1) << '\n';
  std::cout << std::flush;
}

Result<void> run(const AnalyzeCommand& command, const std::stop_token& stop) {
  if (!command.json.empty() && command.json != "-")
    if (auto checked = checkOutput(command.json, {command.file}); !checked) return checked;
  ProgressLine progress(command.quiet);
  const auto analysed = analyseTrack(command.file, {}, progress.callback(), stop);
  progress.clear();
  if (!analysed) return tl::unexpected(analysed.error());
  if (command.json != "-") print(analysed->analysis);
  return command.json.empty() ? Result<void>() : writeJson(toJson(analysed->analysis), command.json);
}

}  // namespace

void addAnalyzeCommand(CLI::App& app, Job& job) {
  auto command = std::make_shared<AnalyzeCommand>();
  CLI::App* analyze =
      app.add_subcommand("analyze", "Measure a track: loudness, peaks, crest factor, spectrum");
  analyze->add_option("FILE", command->file, "Track to measure")->required();
  analyze
      ->add_option("--json", command->json, "Write the figures as JSON to a file, or - for standard output")
      ->type_name("FILE|-");
  analyze->add_flag("--quiet", command->quiet, "No progress on standard error");
  analyze->callback(
      [command, &job] { job = [command](const std::stop_token& stop) { return run(*command, stop); }; });
}

}  // namespace semblance::cli
