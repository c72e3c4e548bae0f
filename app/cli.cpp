// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/FreedMemory.h"
#include "cli/CommandLine.h"

int main(int argc, char** argv) {
  semblance::keepFreedMemory();
  return semblance::cli::runCommandLine(argc, argv);
}
