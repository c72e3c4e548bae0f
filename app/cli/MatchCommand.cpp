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
  std::vector<std::string> references;
  std::vector<double> weights;
  std::string output;
  std::string session;
  MatchFlags flags;
};

// Before the work, so that nobody waits for a result that cannot be written.
Result<void> checkOutputs(const MatchCommand& command) {
  std::vector<fs::path> taken(command.references.begin(), command.references.end());
  taken.emplace_back(command.input);
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

std::vector<NamedReference> namedReferences(const MatchCommand& command) {
  std::vector<NamedReference> named;
  for (const std::string& path : command.references)
    named.push_back({path, command.weights.empty() ? 1.0 : command.weights[named.size()]});
  return named;
}

/// "1 weight", "2 weights".
std::string counted(std::size_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

/// What only the whole line of arguments shows.
void checkUsage(const MatchCommand& command) {
  if (!command.weights.empty() && command.weights.size() != command.references.size())
    throw CLI::ValidationError("--weights", "has " + counted(command.weights.size(), "weight") + " for " +
                                                counted(command.references.size(), "reference"));
  if (command.references.size() > 1 && !command.flags.referenceRange.empty())
    throw CLI::ValidationError("--reference-range", "works with one reference only");
}

Result<void> run(const MatchCommand& command, const std::stop_token& stop) {
  if (auto checked = checkOutputs(command); !checked) return checked;
  ProgressLine progress(command.flags.quiet);
  Matcher matcher;
  const auto done = runMatch(matcher, command.input, namedReferences(command), command.output, command.flags,
                             {}, progress.callback(), stop);
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
  CLI::App* match =
      app.add_subcommand("match", "Make INPUT sound produced like REFERENCE, or like the middle of several");
  match->add_option("INPUT", command->input, "Track to change")->required();
  match->add_option("REFERENCE", command->references, "Track to sound like; up to 20 of them")
      ->required()
      ->expected(1, static_cast<int>(kMostReferences));
  match
      ->add_option("--weights", command->weights,
                   "How much each reference counts, in their order (all the same)")
      ->type_name("W1,W2,...")
      ->delimiter(',')
      ->check(CLI::Range(kLeastWeight, kMostWeight));
  match->add_option("-o,--output", command->output, "Write the result (kind by extension)")->type_name("OUT");
  match->add_option("--session", command->session, "Save the match for `render` and the window")
      ->type_name("FILE.semblance");
  command->flags.addTo(*match);
  match->callback([command, &job] {
    checkUsage(*command);
    job = [command](const std::stop_token& stop) { return run(*command, stop); };
  });
}

}  // namespace semblance::cli
