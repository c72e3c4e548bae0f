// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>
#include <QTest>
#include <random>

#include "session/Session.h"

/// A session with something in every field, and the files around it.
namespace semblance::test {

namespace fs = std::filesystem;

inline fs::path toPath(const QString& text) { return fs::path(text.toStdString()); }

inline void touch(const QString& path) {
  QFile file(path);
  QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
}

inline ChainSettings randomSettings(std::mt19937& random) {
  ChainSettings settings = neutralSettings();
  for (const ParameterInfo& row : parameterTable())
    settings[row.id] = std::uniform_real_distribution<float>(row.minimum, row.maximum)(random);
  return settings;
}

inline Session exampleSession(const QString& folder) {
  std::mt19937 random(7);
  Session session;
  session.input = {toPath(folder + "/input.wav"), TimeRange{1.25, 30.1}, 1323000, 44100, "77-0123"};
  session.reference = {toPath(folder + "/reference.flac"), std::nullopt, 8640000, 48000, ""};
  session.method = "refine";
  session.model = "music-2";
  session.strength = 1.2;
  session.matchDynamics = false;
  session.predicted = randomSettings(random);
  session.edited = randomSettings(random);
  session.edited.setBypassed(Effect::Compressor, true);
  session.edited.setBandOff(3, true);
  session.edited.setBandType(1, BandType::HighShelf);
  session.edited.chain = ChainPreset::GraphicEqCompressor;
  session.matchWidth = false;
  session.sectionStrengths = {1.5, 0.25, 0.0, 0.75, 1.25};
  session.version = 1;
  session.otherVersion = SettingsVersion{std::nullopt, randomSettings(random), 0.5, {}};
  session.notes = {"The reference has no content above 16 kHz.",
                   Sentence("%1 is clipped (%2 samples).", Sentence("The reference %1", "a %1.wav"), 12)};
  session.matchLowestHz = 80.0;
  session.matchHighestHz = 12500.0;
  session.matchBands = 3;
  return session;
}

inline QString textOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace semblance::test
