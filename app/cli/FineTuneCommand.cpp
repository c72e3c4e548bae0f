// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include "cli/Commands.h"
#include "cli/Console.h"
#include "cli/FineTuneReportText.h"
#include "cli/OutputFiles.h"
#include "cli/ProgressLine.h"
#include "finetuning/ModelNames.h"

namespace semblance::cli {

namespace fs = std::filesystem;

namespace {

struct FineTuneCommand {
  std::vector<std::string> folders;
  std::string json;
  bool quiet = false;
  FineTuneOptions options;
};

// Before the library is read, which may take minutes.
Result<void> checkFiles(const FineTuneCommand& command) {
  const auto base = baseModelFile(command.options.base);
  if (!base) return tl::unexpected(base.error());
  const auto output = newModelFile(command.options.output, *base);
  if (!output) return tl::unexpected(output.error());
  std::error_code ignored;
  if (*output != fs::path(command.options.output))  // among the user's own models, whose folder may be new
    fs::create_directories(output->parent_path(), ignored);
  if (auto checked = checkOutput(*output, {*base}); !checked) return checked;
  if (command.json.empty() || command.json == "-") return {};
  return checkOutput(command.json, {*base, *output});
}

Result<FineTuneReport> runPlan(const FineTuneCommand& command, const FineTunePlan& plan,
                               const std::stop_token& stop) {
  ProgressLine progress(command.quiet);
  FineTuneControl control;
  control.stop = stop;
  if (const auto show = progress.callback())
    control.onStatus = [&, show](const FineTuneStatus& status) {
      if (!status.training) return show({status.fraction, status.stage});
      if (status.training->replayed) return;
      progress.clear();
      std::cerr << statusLine(status) << std::endl;
    };
  return fineTune(plan, command.options.resume, control);
}

Result<void> run(const FineTuneCommand& command, const std::stop_token& stop) {
  if (auto checked = checkFiles(command); !checked) return checked;
  Result<LibraryScan> library = fail("");
  Result<FineTunePlan> plan = fail("");
  {
    ProgressLine progress(command.quiet);
    const std::vector<fs::path> folders(command.folders.begin(), command.folders.end());
    library = scanLibrary(folders, progress.callback(), stop);
    if (!library) return tl::unexpected(library.error());
    plan = planFineTune(*library, command.options, stop);
    if (!plan) return tl::unexpected(plan.error());
  }
  if (!command.quiet) std::cerr << libraryText(*library) << planText(*plan) << std::flush;
  const auto report = runPlan(command, *plan, stop);
  if (!report) {
    std::error_code ignored;
    if (isCancelled(report.error()) && fs::exists(checkpointPath(plan->output), ignored))
      printNotes(std::vector<Sentence>{Sentence("Run the same command with --resume to go on from here.")});
    return tl::unexpected(report.error());
  }
  if (!command.quiet) printNotes(report->training.notes);
  if (command.json != "-") std::cout << comparisonText(*plan, *report) << std::flush;
  if (!command.json.empty())
    if (auto written = writeJson(toJson(*library, *plan, *report), command.json); !written) return written;
  return report->comparison ? Result<void>() : failCancelled();
}

}  // namespace

void addFineTuneCommand(CLI::App& app, Job& job) {
  auto command = std::make_shared<FineTuneCommand>();
  CLI::App* tune = app.add_subcommand("fine-tune", "Train a model further on your own recordings");
  FineTuneOptions& options = command->options;
  tune->add_option("FOLDER", command->folders, "Folders with recordings, searched with all below them")
      ->required();
  tune->add_option("-o,--output", options.output,
                   "Name of the new model among your own, or a .safetensors file")
      ->type_name("MODEL")
      ->required();
  tune->add_option("--base", options.base, "Name or file of the model to start from (the default model)")
      ->type_name("MODEL");
  tune->add_option("--steps", options.steps, "Training steps (1000)")->check(CLI::Range(1, 10000000));
  tune->add_option("--minutes", options.minutes, "About how long it may take in all; sets the steps")
      ->check(CLI::Range(0.1, 100000.0))
      ->excludes("--steps");
  tune->add_option("--seed", options.seed, "The same seed holds back the same recordings (42)");
  tune->add_option("--threads", options.threads, "Threads (0: one for each core)")
      ->check(CLI::Range(0, 1024));
  tune->add_option("--device", options.device, "Where to train: auto, cpu or cuda (auto)")
      ->check(CLI::IsMember({"auto", "cpu", "cuda"}));
  tune->add_flag("--resume", options.resume, "Go on from the checkpoint beside the model");
  tune->add_option("--json", command->json, "Write the report as JSON to a file, or - for standard output")
      ->type_name("FILE|-");
  tune->add_flag("--quiet", command->quiet, "No progress and no notes on standard error");
  tune->callback(
      [command, &job] { job = [command](const std::stop_token& stop) { return run(*command, stop); }; });
}

}  // namespace semblance::cli
