// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/ExportChoices.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <algorithm>

#include "Text.h"
#include "base/UserPaths.h"

namespace semblance::ui {

std::filesystem::path resultFolder(const std::filesystem::path& input) {
  const std::filesystem::path beside = input.parent_path();
  const bool shipped = !resourceFolder().empty() && beside.parent_path() == resourceFolder();
  const QFileInfo folder(toQString(beside));
  if (!shipped && (folder.isWritable() || !folder.exists())) return beside;
  return toPath(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
}

ExportChoices initialExportChoices(const std::filesystem::path& input, const AudioFormat& format) {
  ExportChoices choices;
  choices.folder = toQString(resultFolder(input));
  choices.truePeakCeiling = -1.0;
  if (!format.container) return choices;
  const auto formats = sampleFormatsOf(*format.container);
  if (std::find(formats.begin(), formats.end(), format.sampleFormat) == formats.end()) return choices;
  choices.container = *format.container;
  choices.sampleFormat = format.sampleFormat;
  return choices;
}

QString containerExtension(Container container) {
  switch (container) {
    case Container::Wav:
      return QStringLiteral("wav");
    case Container::Rf64:
      return QStringLiteral("rf64");
    case Container::W64:
      return QStringLiteral("w64");
    case Container::Aiff:
      return QStringLiteral("aiff");
    case Container::Flac:
      return QStringLiteral("flac");
    case Container::OggVorbis:
      return QStringLiteral("ogg");
    case Container::OggOpus:
      return QStringLiteral("opus");
    case Container::Mp3:
      return QStringLiteral("mp3");
  }
  return {};
}

std::filesystem::path exportPath(const ExportChoices& choices, const std::filesystem::path& input) {
  static const QRegularExpression illegal(QStringLiteral("[/\\\\:*?\"<>|\\x00-\\x1f]"));
  QString pattern = choices.namePattern.trimmed();
  if (pattern.isEmpty()) pattern = QStringLiteral("{name}_matched");
  pattern.replace(illegal, QStringLiteral("_"));
  pattern.replace(QLatin1String("{name}"), toQString(input.stem()));
  return toPath(choices.folder) / toPath(pattern + QLatin1Char('.') + containerExtension(choices.container));
}

RenderOptions renderOptions(const ExportChoices& choices) {
  RenderOptions options;
  options.sampleFormat = choices.sampleFormat;
  if (choices.sampleRate) options.sampleRate = *choices.sampleRate;
  options.loudnessLufs = choices.loudnessLufs;
  options.truePeakCeiling = choices.truePeakCeiling;
  options.dither = choices.dither;
  return options;
}

std::vector<int> sampleRatesOf(Container container) {
  switch (container) {
    case Container::OggOpus:
      return {8000, 12000, 16000, 24000, 48000};
    case Container::Mp3:
      return {8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000};
    default:
      return {8000, 16000, 22050, 32000, 44100, 48000, 88200, 96000, 176400, 192000};
  }
}

bool canDither(SampleFormat format) { return format == SampleFormat::Int16 || format == SampleFormat::Int24; }

}  // namespace semblance::ui
