// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/CommandLine.h"

#include <exception>

#include "cli/Commands.h"
#include "cli/Console.h"
#include "cli/Interrupt.h"

namespace semblance::cli {

namespace {

constexpr int kSuccess = 0;
constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;
constexpr int kInterrupted = 130;

void describe(CLI::App& app) {
  app.description("Makes one recording sound produced like another.");
  app.footer(
      "Exit status: 0 success, 1 the work failed, 2 wrong usage, 130 interrupted.\n"
      "Progress goes to standard error, results to standard output.");
  app.set_version_flag("-V,--version", std::string("semblance-cli ") + SEMBLANCE_VERSION);
  app.require_subcommand(1);
}

int runJob(const Job& job) {
  const Interrupt interrupt;
  const auto done = job(interrupt.token());
  if (done) return kSuccess;
  printError(done.error().message);
  return isCancelled(done.error()) ? kInterrupted : kFailed;
}

}  // namespace

int runCommandLine(int argc, char** argv) {
  CLI::App app{"", "semblance-cli"};
  Job job;
  describe(app);
  addMatchCommand(app, job);
  addRenderCommand(app, job);
  addBatchCommand(app, job);
  addAnalyzeCommand(app, job);
  addEvaluateCommand(app, job);
  addFineTuneCommand(app, job);
  addTrainCommand(app, job);
  addModelsCommand(app, job);
  addDevicesCommand(app, job);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == kSuccess ? kSuccess : kWrongUsage;
  }
  try {
    return runJob(job);
  } catch (const std::exception& error) {  // out of memory and the like; ordinary failures are values
    printError(std::string("This should not have happened: ") + error.what() + ".");
    return kFailed;
  }
}

}  // namespace semblance::cli
