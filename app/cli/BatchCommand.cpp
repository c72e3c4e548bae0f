// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <iostream>
#include <memory>

#include "cli/Commands.h"
#include "cli/MatchReport.h"
#include "cli/OutputFiles.h"
#include "cli/ProgressLine.h"

namespace semblance::cli {

namespace fs = std::filesystem;

namespace {

struct BatchCommand {
  std::string reference;
  std::vector<std::string> inputs;
  std::string folder;
  MatchFlags flags;
};

/// Matches the inputs one after the other; what fails is reported and the rest goes on.
class Batch {
 public:
  explicit Batch(const BatchCommand& command) : command_(command) {
    protected_.assign(command.inputs.begin(), command.inputs.end());
    protected_.emplace_back(command.reference);
  }

  Result<void> run(const std::stop_token& stop) {
    if (auto ready = prepare(stop); !ready) return ready;
    for (std::size_t index = 0; index < command_.inputs.size(); ++index) {
      auto done = matchOne(index, stop);
      if (!done && isCancelled(done.error())) return done;
      if (!done) note(command_.inputs[index], done.error());
    }
    if (!command_.flags.json.empty())
      if (auto written = writeJson({{"results", results_}}, command_.flags.json); !written) return written;
    if (failed_ == 0) return {};
    return fail(std::to_string(failed_) + " of " + std::to_string(command_.inputs.size()) +
                " files failed; the messages above say why.");
  }

 private:
  Result<void> prepare(const std::stop_token& stop) {
    std::error_code ignored;
    if (!fs::is_directory(command_.folder, ignored))
      return fail("Cannot write to " + command_.folder + ": there is no such folder. Create it first.");
    if (!command_.flags.json.empty() && command_.flags.json != "-")
      if (auto checked = checkOutput(command_.flags.json, protected_); !checked) return checked;
    ProgressLine progress(command_.flags.quiet);
    auto analysed = analyseForReport(command_.reference, progress.callback(), stop);
    if (!analysed) return tl::unexpected(analysed.error());
    reference_ = std::move(*analysed);
    return {};
  }

  Result<void> matchOne(std::size_t index, const std::stop_token& stop) {
    const fs::path input = command_.inputs[index];
    const fs::path output = matchedName(input, command_.folder);
    if (auto checked = checkSoundOutput(output, protected_); !checked) return checked;
    ProgressLine progress(command_.flags.quiet);
    const std::string counted =
        std::to_string(index + 1) + "/" + std::to_string(command_.inputs.size()) + " ";
    const auto show = progress.callback();
    const ProgressCallback numbered = show ? ProgressCallback([&](const Progress& p) {
      show({p.fraction, counted + p.stage.english()});
    })
                                           : nullptr;
    const auto run = runMatch(matcher_, input, {{command_.reference, 1.0}}, output, command_.flags,
                              reference_, numbered, stop);
    progress.clear();
    if (!run) return tl::unexpected(run.error());
    protected_.push_back(output);  // an input of the same name in another folder must not replace it
    if (!command_.flags.quiet) printNotes(run->notes());
    if (command_.flags.json != "-") std::cout << matchLine(*run) << std::endl;
    results_.push_back(matchJson(*run));
    return {};
  }

  void note(const std::string& input, const Error& error) {
    ++failed_;
    printError(error.message);
    results_.push_back({{"input", {{"path", input}}}, {"error", error.message}});
  }

  const BatchCommand& command_;
  std::vector<fs::path> protected_;
  std::optional<TrackAnalysis> reference_;
  Matcher matcher_;
  Json results_ = Json::array();
  std::size_t failed_ = 0;
};

}  // namespace

void addBatchCommand(CLI::App& app, Job& job) {
  auto command = std::make_shared<BatchCommand>();
  CLI::App* batch = app.add_subcommand("batch", "Match many inputs to one reference");
  batch->add_option("REFERENCE", command->reference, "Track to sound like")->required();
  batch->add_option("INPUT", command->inputs, "Tracks to change")->required();
  batch->add_option("-d,--directory", command->folder, "Folder for the results, {name}_matched.ext")
      ->type_name("DIR")
      ->required();
  command->flags.addTo(*batch);
  batch->callback([command, &job] {
    job = [command](const std::stop_token& stop) { return Batch(*command).run(stop); };
  });
}

}  // namespace semblance::cli
