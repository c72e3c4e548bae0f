// SPDX-License-Identifier: GPL-3.0-or-later
#include <iostream>
#include <memory>

#include "cli/Commands.h"
#include "cli/Console.h"
#include "cli/OutputFiles.h"
#include "cli/ProgressLine.h"
#include "cli/RenderFlags.h"
#include "session/Session.h"

namespace semblance::cli {

namespace fs = std::filesystem;

namespace {

struct RenderCommand {
  std::string session;
  std::string output;
  std::string input;
  bool quiet = false;
  RenderFlags flags;
};

Result<fs::path> inputOf(const RenderCommand& command, const Session& session) {
  if (!command.input.empty()) return fs::path(command.input);
  if (session.input.path.empty())
    return fail("Cannot render " + command.session + ": it names no input track. Give one with --input.");
  return session.input.path;
}

// A name that the user did not type must not replace anything.
Result<fs::path> outputOf(const RenderCommand& command, const fs::path& input) {
  if (!command.output.empty()) return fs::path(command.output);
  const fs::path output = matchedName(input, input.parent_path());
  std::error_code ignored;
  if (fs::exists(output, ignored))
    return fail("Will not replace " + output.string() + ": it exists already. Name the output with -o.");
  return output;
}

Result<void> run(const RenderCommand& command, const std::stop_token& stop) {
  const auto session = loadSession(command.session);
  if (!session) return tl::unexpected(session.error());
  const auto input = inputOf(command, *session);
  if (!input) return tl::unexpected(input.error());
  const auto output = outputOf(command, *input);
  if (!output) return tl::unexpected(output.error());
  const std::vector<fs::path> sources{*input, session->reference.path, command.session};
  if (auto checked = checkSoundOutput(*output, sources); !checked) return checked;

  ProgressLine progress(command.quiet);
  const auto report = renderFile(*input, *output, session->heardSettings(), command.flags.options(),
                                 progress.callback(), stop);
  progress.clear();
  if (!report) return tl::unexpected(report.error());
  if (!command.quiet) printNotes(report->notes);
  std::cout << "Written: " << output->string() << "  " << fixed(report->analysis.lufs, 1) << " LUFS, "
            << fixed(report->analysis.truePeakDb, 1) << " dBTP" << std::endl;
  return {};
}

}  // namespace

void addRenderCommand(CLI::App& app, Job& job) {
  auto command = std::make_shared<RenderCommand>();
  CLI::App* render = app.add_subcommand("render", "Apply a saved match, to its input or to another track");
  render->add_option("SESSION", command->session, "A .semblance file")->required();
  render->add_option("-o,--output", command->output, "Where to write ({input}_matched beside the input)")
      ->type_name("OUT");
  render->add_option("--input", command->input, "Another track than the session's")->type_name("OTHER");
  command->flags.addTo(*render);
  render->add_flag("--quiet", command->quiet, "No progress and no notes on standard error");
  render->callback(
      [command, &job] { job = [command](const std::stop_token& stop) { return run(*command, stop); }; });
}

}  // namespace semblance::cli
