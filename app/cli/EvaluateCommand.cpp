// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include "cli/Commands.h"
#include "cli/Console.h"
#include "cli/OutputFiles.h"
#include "cli/ProgressLine.h"
#include "evaluation/Evaluate.h"
#include "evaluation/blind/EvaluateBlind.h"

namespace semblance::cli {

namespace {

struct EvaluateCommand {
  std::string list;
  std::string root;
  std::string lab;
  std::string device = "auto";
  std::string json;
  std::string plot;
  std::string gainBudget;
  std::string warm;
  std::vector<std::string> effects;
  bool quiet = false;
  EvaluationOptions options;
};

EvaluationOptions optionsOf(const EvaluateCommand& command) {
  EvaluationOptions options = command.options;
  options.list = command.list;
  options.root = command.root;
  options.lab = command.lab;
  options.device = deviceFromName(command.device).value_or(Device::Automatic);
  if (!command.gainBudget.empty())
    options.gainBudget = command.gainBudget == "released" ? GainBudget::Released : GainBudget::Described;
  if (!command.warm.empty())
    options.warm = command.warm == "released" ? WarmShelf::Released : WarmShelf::Intended;
  return options;
}

template <typename Report>
Result<void> show(const EvaluateCommand& command, const Report& report) {
  if (command.json != "-") std::cout << toTable(report) << std::flush;
  if (!command.plot.empty())
    if (auto written = writeText(toSvg(report), command.plot); !written) return written;
  return command.json.empty() ? Result<void>() : writeText(toJson(report), command.json);
}

Result<void> run(const EvaluateCommand& command, const std::stop_token& stop) {
  if (!command.json.empty() && command.json != "-")
    if (auto checked = checkOutput(command.json, {command.list}); !checked) return checked;
  if (!command.plot.empty())
    if (auto checked = checkOutput(command.plot, {command.list}); !checked) return checked;
  const bool blind = command.options.experiment == kBlindExperiment;
  if (!blind && !command.effects.empty())
    return fail("The effects (--effects) belong to the experiment blind; leave them out here.");
  ProgressLine progress(command.quiet);
  const auto finish = [&](const auto& report) -> Result<void> {
    progress.clear();
    return report ? show(command, *report) : tl::unexpected(report.error());
  };
  const EvaluationOptions options = optionsOf(command);
  return blind ? finish(evaluateBlind(options, command.effects, progress.callback(), stop))
               : finish(evaluate(options, progress.callback(), stop));
}

std::vector<std::string> experimentNames() {
  std::vector<std::string> names = experiments();
  names.emplace_back(kBlindExperiment);
  return names;
}

void addOptions(CLI::App& evaluate, EvaluateCommand& command) {
  evaluate.add_option("EXPERIMENT", command.options.experiment, "What to measure")
      ->required()
      ->check(CLI::IsMember(experimentNames()));
  evaluate.add_option("--list", command.list, "Text file with one sound file a line");
  evaluate.add_option("--root", command.root, "Folder that the lines are relative to (the list's)")
      ->type_name("DIR");
  evaluate.add_option("--kind", command.options.kind, "speech or music only; needs a files.csv in the root")
      ->check(CLI::IsMember({"speech", "music"}));
  evaluate
      .add_option("--methods", command.options.methods,
                  "Methods to compare, separated by commas: input, random, rb-dsp, network, refine, search, "
                  "rule-based, "
                  "oracle (all but rb-dsp and the slow search and oracle)")
      ->delimiter(',');
  evaluate
      .add_option("--lab", command.lab,
                  "Folder of systems trained for comparison: each is a method by its file's name")
      ->type_name("DIR");
  evaluate.add_option("--model", command.options.model, "Name of a model or a model file");
  evaluate
      .add_option("--examples", command.options.examples,
                  "How many examples (synthetic 200, realistic 250, blind 50 of each task)")
      ->check(CLI::Range(1, 1000000));
  evaluate.add_option("--seed", command.options.seed,
                      "The same seed draws the same examples (synthetic and blind 42, realistic 16)");
  evaluate
      .add_option("--gain-budget", command.gainBudget,
                  "synthetic: what limits the random equalisers, described or released (released)")
      ->check(CLI::IsMember({"described", "released"}));
  evaluate
      .add_option("--warm", command.warm,
                  "realistic: high shelf of the warm style, intended or released (intended)")
      ->check(CLI::IsMember({"intended", "released"}));
  evaluate
      .add_option(
          "--effects", command.effects,
          "blind: effects to estimate, separated by commas: equaliser, compressor, distortion, chain (all)")
      ->delimiter(',');
  evaluate.add_option("--sample-rate", command.options.sampleRate, "Sample rate of the examples, Hz (24000)")
      ->check(CLI::Range(8000, 192000));
  evaluate.add_option("--threads", command.options.threads, "Examples at once (0: one for each core)")
      ->check(CLI::Range(0, 1024));
  evaluate.add_option("--device", command.device, "Where the network runs: auto, cpu or cuda (auto)")
      ->check(CLI::IsMember({"auto", "cpu", "cuda"}));
  evaluate
      .add_option("--json", command.json, "Write the figures as JSON to a file, or - for standard output")
      ->type_name("FILE|-");
  evaluate
      .add_option("--plot", command.plot,
                  "Draw the comparison with the published figures (blind: true and recovered curves), as SVG")
      ->type_name("FILE.svg");
  evaluate.add_flag("--quiet", command.quiet, "No progress on standard error");
}

}  // namespace

void addEvaluateCommand(CLI::App& app, Job& job) {
  auto command = std::make_shared<EvaluateCommand>();
  CLI::App* evaluate = app.add_subcommand("evaluate", "Run a published experiment on your own recordings");
  addOptions(*evaluate, *command);
  evaluate->callback(
      [command, &job] { job = [command](const std::stop_token& stop) { return run(*command, stop); }; });
}

}  // namespace semblance::cli
