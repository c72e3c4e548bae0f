// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include "cli/Commands.h"
#include "cli/MatchReport.h"
#include "cli/OutputFiles.h"
#include "cli/ProgressLine.h"

namespace semblance::cli {

namespace fs = std::filesystem;

namespace {

struct MatchCommand {
  std::string input;
  std::string reference;
  std::string output;
  std::string session;
  MatchFlags flags;
};

// Before the work, so that nobody waits for a result that cannot be written.
Result<void> checkOutputs(const MatchCommand& command) {
  std::vector<fs::path> taken{command.input, command.reference};
  if (!command.output.empty()) {
    if (auto checked = checkSoundOutput(command.output, taken); !checked) return checked;
    taken.emplace_back(command.output);
  }
  if (!command.session.empty()) {
    if (auto checked = checkOutput(command.session, taken); !checked) return checked;
    taken.emplace_back(command.session);
  }
  if (!command.flags.json.empty() && command.flags.json != "-") return checkOutput(command.flags.json, taken);
  return {};
}

Result<void> run(const MatchCommand& command, const std::stop_token& stop) {
  if (auto checked = checkOutputs(command); !checked) return checked;
  ProgressLine progress(command.flags.quiet);
  Matcher matcher;
  const auto done = runMatch(matcher, command.input, command.reference, command.output, command.flags, {},
                             progress.callback(), stop);
  progress.clear();
  if (!done) return tl::unexpected(done.error());
  if (!command.session.empty())
    if (auto saved = saveSession(matchSession(*done, command.flags), command.session); !saved) return saved;
  if (!command.flags.quiet) printNotes(done->notes());
  if (command.flags.json != "-") std::cout << matchText(*done) << std::flush;
  return command.flags.json.empty() ? Result<void>() : writeJson(matchJson(*done), command.flags.json);
}

}  // namespace

void addMatchCommand(CLI::App& app, Job& job) {
  auto command = std::make_shared<MatchCommand>();
  CLI::App* match = app.add_subcommand("match", "Make INPUT sound produced like REFERENCE");
  match->add_option("INPUT", command->input, "Track to change")->required();
  match->add_option("REFERENCE", command->reference, "Track to sound like")->required();
  match->add_option("-o,--output", command->output, "Write the result (kind by extension)")->type_name("OUT");
  match->add_option("--session", command->session, "Save the match for `render` and the window")
      ->type_name("FILE.semblance");
  command->flags.addTo(*match);
  match->callback(
      [command, &job] { job = [command](const std::stop_token& stop) { return run(*command, stop); }; });
}

}  // namespace semblance::cli
