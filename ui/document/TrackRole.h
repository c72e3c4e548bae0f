// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace semblance::ui {

/// Which of the two opened tracks is meant.
enum class TrackRole : std::uint8_t { Input, Reference };

}  // namespace semblance::ui
