// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace semblance::cli {

/// Runs `semblance-cli`. Returns the exit status: 0 success, 1 the work failed, 2 wrong usage, 130
/// interrupted.
int runCommandLine(int argc, char** argv);

}  // namespace semblance::cli
