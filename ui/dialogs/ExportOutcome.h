// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>

#include "rendering/Renderer.h"

namespace semblance::ui {

/// What was written and measured, as a small table for a rich-text label.
QString exportOutcomeHtml(const std::filesystem::path& path, const RenderReport& report);

}  // namespace semblance::ui
