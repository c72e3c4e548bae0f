// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include "cli/Commands.h"
#include "cli/Console.h"
#include "cli/OutputFiles.h"
#include "cli/ProgressLine.h"
#include "lab/LabTrainer.h"
#include "learning/Trainer.h"

namespace semblance::cli {

namespace fs = std::filesystem;

namespace {

struct TrainCommand {
  std::string config;
  std::string output;
  std::string json;
  bool resume = false;
  bool quiet = false;
};

Json toJson(const TrainReport& report, const fs::path& output) {
  Json terms = Json::object();
  for (const auto& [name, value] : report.last.validTerms) terms[name] = finiteOrNull(value);
  return {{"model", output.string()},
          {"steps", report.last.step},
          {"train_loss", finiteOrNull(report.last.trainLoss)},
          {"valid_loss", finiteOrNull(report.last.validLoss)},
          {"best_valid_loss", finiteOrNull(report.last.bestValidLoss)},
          {"valid_terms", terms},
          {"skipped_steps", report.skippedSteps},
          {"train_clips", report.trainClips},
          {"valid_clips", report.validClips},
          {"notes", report.notes}};
}

void printStatus(const TrainStatus& status) {
  std::cerr << "step " << status.step << "/" << status.steps << "  train " << fixed(status.trainLoss, 4)
            << "  valid " << fixed(status.validLoss, 4) << "  best " << fixed(status.bestValidLoss, 4) << "  "
            << fixed(status.secondsLeft / 60.0, 1) << " min left" << std::endl;
}

fs::path outputOf(const TrainCommand& command) {
  if (!command.output.empty()) return command.output;
  return fs::path(command.config).replace_extension(".safetensors");
}

Result<void> checkOutputs(const TrainCommand& command, const TrainConfig& config, const fs::path& output) {
  std::vector<fs::path> taken{command.config, config.trainList, config.validList};
  taken.insert(taken.end(), config.furtherLists.begin(), config.furtherLists.end());
  if (!config.baseModel.empty()) taken.push_back(config.baseModel);
  if (auto checked = checkOutput(output, taken); !checked) return checked;
  taken.push_back(output);
  return command.json.empty() || command.json == "-" ? Result<void>() : checkOutput(command.json, taken);
}

Result<void> run(const TrainCommand& command, const std::stop_token& stop) {
  const auto system = requestedSystem(command.config);
  if (!system) return tl::unexpected(system.error());
  const bool match = *system == "match";
  const auto config = match ? loadTrainConfig(command.config) : labTrainConfig(command.config);
  if (!config) return tl::unexpected(config.error());
  const fs::path output = outputOf(command);
  if (auto checked = checkOutputs(command, *config, output); !checked) return checked;

  ProgressLine progress(command.quiet);
  TrainControl control;
  control.stop = stop;
  control.progress = progress.callback();
  if (!command.quiet)
    control.onStatus = [&](const TrainStatus& status) {
      if (status.replayed) return;
      progress.clear();
      printStatus(status);
    };
  const auto report = match ? train(*config, output, command.resume, control)
                            : trainLab(command.config, output, command.resume, control);
  progress.clear();
  if (!report) {
    if (isCancelled(report.error()) && !command.quiet)
      printNotes(std::vector<Sentence>{Sentence("Run the same command with --resume to go on from here.")});
    return tl::unexpected(report.error());
  }
  if (!report->leads) return {};
  if (!command.quiet) printNotes(report->notes);
  if (command.json != "-")
    std::cout << "Written: " << output.string() << "  validation loss "
              << fixed(report->last.bestValidLoss, 4) << std::endl;
  return command.json.empty() ? Result<void>() : writeJson(toJson(*report, output), command.json);
}

}  // namespace

void addTrainCommand(CLI::App& app, Job& job) {
  auto command = std::make_shared<TrainCommand>();
  CLI::App* train = app.add_subcommand("train", "Train a model as a configuration file says");
  train->add_option("CONFIG", command->config, "JSON file: lists, sizes, steps, seed")->required();
  train->add_option("-o,--output", command->output, "Model to write (CONFIG with .safetensors)")
      ->type_name("MODEL");
  train->add_flag("--resume", command->resume, "Go on from the checkpoint beside the model");
  train->add_option("--json", command->json, "Write the figures as JSON to a file, or - for standard output")
      ->type_name("FILE|-");
  train->add_flag("--quiet", command->quiet, "No progress and no notes on standard error");
  train->callback(
      [command, &job] { job = [command](const std::stop_token& stop) { return run(*command, stop); }; });
}

}  // namespace semblance::cli
