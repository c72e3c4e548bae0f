// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>
#include <functional>

class QWidget;

namespace semblance::ui {

/// Asks for the name under which something is saved, and whether a file that it would replace shall be.
/// Empty: nothing shall be saved.
QString askName(QWidget* parent, const QString& title, const QString& question,
                const std::function<std::filesystem::path(const std::string&)>& fileOf);

}  // namespace semblance::ui
