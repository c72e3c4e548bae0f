// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

namespace semblance {

/// $XDG_DATA_HOME/semblance (default ~/.local/share/semblance), where the user's own models are kept.
std::filesystem::path userDataFolder();

/// $XDG_STATE_HOME/semblance (default ~/.local/state/semblance), where work that is not saved yet is kept.
std::filesystem::path userStateFolder();

/// Folders searched for models, first hit wins: $SEMBLANCE_MODELS, the user's, the installed, the source
/// tree's.
std::vector<std::filesystem::path> modelFolders();

/// Folder with the bundled demo tracks, theme and icons; empty when none was found.
std::filesystem::path resourceFolder();

}  // namespace semblance
