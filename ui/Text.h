// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>
#include <string>
#include <string_view>

#include "audio/AudioFormat.h"
#include "base/Result.h"
#include "controls/ParameterText.h"

namespace semblance::ui {

/// Engine texts are UTF-8.
inline QString toQString(std::string_view text) {
  return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

inline QString toQString(const std::string& text) { return QString::fromStdString(text); }
QString toQString(const std::filesystem::path& path);
/// In the language of the window, where there is a translation of the pattern.
QString toQString(const Sentence& sentence);
inline QString toQString(const Error& error) { return toQString(error.sentence); }
std::filesystem::path toPath(const QString& name);
/// The last part of a path, as shown in labels and undo texts.
QString fileName(const std::filesystem::path& path);
QString quotedName(const std::filesystem::path& path);

/// Name of a preset or of demo recordings that came with the program.
QString shippedName(const std::string& name);

/// "0:12.0 - 0:40.5".
QString rangeText(const TimeRange& range);
/// "44.1 kHz", "22.05 kHz": exact, unlike frequencyText().
QString sampleRateText(double hertz);
/// "-14.2 LUFS"; a dash where nothing was measured (not finite).
QString levelText(double value, const QString& unit, int decimals = 1);

}  // namespace semblance::ui
