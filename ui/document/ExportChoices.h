// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>
#include <vector>

#include "audio/AudioFormat.h"
#include "rendering/Renderer.h"

namespace semblance::ui {

/// What the user can choose for an export, apart from any widget.
struct ExportChoices {
  Container container = Container::Wav;
  SampleFormat sampleFormat = SampleFormat::Int24;
  std::optional<int> sampleRate;  ///< Hz; unset: the input's
  bool dither = true;
  std::optional<double> truePeakCeiling;  ///< dBTP
  std::optional<double> loudnessLufs;
  QString folder;
  QString namePattern = QStringLiteral("{name}_matched");  ///< {name}: the input's name without extension
};

/// Beside the input; for the recordings that come with the program, and where nothing can be written, the
/// user's folder for documents.
std::filesystem::path resultFolder(const std::filesystem::path& input);

/// Kind and depth of the input where they can be written, else 24-bit WAV; resultFolder().
ExportChoices initialExportChoices(const std::filesystem::path& input, const AudioFormat& format);

/// Where the result goes; illegal characters of the pattern become "_".
std::filesystem::path exportPath(const ExportChoices& choices, const std::filesystem::path& input);
QString containerExtension(Container container);
RenderOptions renderOptions(const ExportChoices& choices);

/// Rates that a kind of file can hold, Hz.
std::vector<int> sampleRatesOf(Container container);
bool canDither(SampleFormat format);

}  // namespace semblance::ui
