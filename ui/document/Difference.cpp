// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/Difference.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

namespace semblance::ui {
namespace {

/// Carries the context of this file's texts.
struct Texts {
  Q_DECLARE_TR_FUNCTIONS(Difference)
};

struct Region {
  double begin;  ///< Hz
  double end;
  const char* more;  ///< wording with %1 for the decibels
  const char* less;
};

constexpr std::array<Region, 4> kRegions{{
    {30.0, 150.0, QT_TRANSLATE_NOOP("Difference", "%1 dB stronger in the bass"),
     QT_TRANSLATE_NOOP("Difference", "%1 dB weaker in the bass")},
    {150.0, 800.0, QT_TRANSLATE_NOOP("Difference", "%1 dB fuller in the low mids"),
     QT_TRANSLATE_NOOP("Difference", "%1 dB leaner in the low mids")},
    {800.0, 5000.0, QT_TRANSLATE_NOOP("Difference", "%1 dB more present in the mids"),
     QT_TRANSLATE_NOOP("Difference", "%1 dB less present in the mids")},
    {5000.0, 18000.0, QT_TRANSLATE_NOOP("Difference", "%1 dB brighter above 5 kHz"),
     QT_TRANSLATE_NOOP("Difference", "%1 dB darker above 5 kHz")},
}};

/// Mean level of a region's third-octave bands at 0 LUFS; bands that hold nothing count as their floor.
std::optional<double> regionLevel(const TrackAnalysis& track, const Region& region) {
  constexpr double kFloorDb = -80.0;
  double sum = 0.0;
  int bands = 0;
  for (std::size_t band = 0; band < track.thirdOctaves.levels.size(); ++band) {
    const double frequency = track.thirdOctaves.frequencies[band];
    if (frequency < region.begin || frequency >= region.end) continue;
    sum += std::max(track.thirdOctaves.levels[band] - track.lufs, kFloorDb);
    ++bands;
  }
  return bands > 0 ? std::optional(sum / bands) : std::nullopt;
}

QString number(double value) {
  return QLocale().toString(std::abs(value), 'f', std::abs(value) < 9.95 ? 1 : 0);
}

QStringList spectralDifferences(const TrackAnalysis& input, const TrackAnalysis& reference) {
  constexpr double kAudibleDb = 1.5;
  constexpr std::size_t kMost = 2;
  std::vector<std::pair<double, const Region*>> found;
  for (const Region& region : kRegions) {
    const auto from = regionLevel(input, region);
    const auto to = regionLevel(reference, region);
    if (from && to && std::abs(*to - *from) >= kAudibleDb) found.emplace_back(*to - *from, &region);
  }
  std::ranges::sort(found,
                    [](const auto& a, const auto& b) { return std::abs(a.first) > std::abs(b.first); });
  QStringList words;
  for (const auto& [difference, region] : found) {
    if (words.size() == static_cast<qsizetype>(kMost)) break;
    words.append(Texts::tr(difference > 0.0 ? region->more : region->less).arg(number(difference)));
  }
  return words;
}

}  // namespace

QString differenceInWords(const TrackAnalysis& input, const TrackAnalysis& reference) {
  if (!std::isfinite(input.lufs) || !std::isfinite(reference.lufs)) return {};
  constexpr double kLoudnessLu = 0.5;
  constexpr double kDensityDb = 1.5;
  QStringList words;
  const double louder = reference.lufs - input.lufs;
  if (std::abs(louder) >= kLoudnessLu) {
    words.append((louder > 0.0 ? Texts::tr("%1 LU louder") : Texts::tr("%1 LU quieter")).arg(number(louder)));
  }
  words += spectralDifferences(input, reference);
  const double crest = reference.crestDb - input.crestDb;
  if (std::isfinite(crest) && std::abs(crest) >= kDensityDb) {
    words.append(
        (crest < 0.0 ? Texts::tr("%1 dB denser") : Texts::tr("%1 dB more dynamic")).arg(number(crest)));
  }
  if (words.isEmpty()) return Texts::tr("The reference sounds much like the input already.");
  const QString last = words.takeLast();
  const QString list =
      words.isEmpty() ? last : Texts::tr("%1 and %2").arg(words.join(QLatin1String(", ")), last);
  return Texts::tr("Beside the input, the reference is %1.").arg(list);
}

}  // namespace semblance::ui
