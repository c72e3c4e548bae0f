// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/FineTuneText.h"

#include <QCoreApplication>
#include <QStringList>
#include <cmath>
#include <numeric>

#include "Text.h"

namespace semblance::ui {
namespace {

/// Carries the context of this file's texts.
struct Texts {
  Q_DECLARE_TR_FUNCTIONS(FineTuneText)
};

}  // namespace

QString durationText(double seconds) {
  constexpr double kMinute = 60.0;
  constexpr double kHour = 3600.0;
  if (seconds < 1.5 * kMinute) return Texts::tr("%1 s").arg(std::lround(std::max(0.0, seconds)));
  const long minutes = std::lround(seconds / kMinute);
  if (seconds < 1.5 * kHour) return Texts::tr("%1 min").arg(minutes);
  return Texts::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

double secondsOf(const std::vector<LibraryRecording>& recordings) {
  return std::accumulate(recordings.begin(), recordings.end(), 0.0,
                         [](double sum, const auto& recording) { return sum + recording.seconds; });
}

QString libraryText(const LibraryScan& library) {
  QString text = Texts::tr("Usable recordings: %1 (%2 min)")
                     .arg(library.recordings.size())
                     .arg(library.seconds / 60.0, 0, 'f', 1);
  if (!library.rejected.empty())
    text += QStringLiteral(" · ") + Texts::tr("Unusable files: %1").arg(library.rejected.size());
  return text;
}

QString verdictText(const FineTuneReport& report) {
  if (!report.comparison) return Texts::tr("The comparison was cancelled");
  return Texts::tr("Better on %1 of %2 held-back recordings")
      .arg(report.comparison->better)
      .arg(report.comparison->recordings.size());
}

QString verdictDetails(const FineTuneReport& report) {
  QStringList sentences;
  if (report.training.bestStep == 0) {
    sentences << Texts::tr(
        "Training did not lower the held-out loss: the new model answers as the old one does.");
  } else if (report.comparison) {
    const ModelComparison& comparison = *report.comparison;
    const auto figure = [](double value) { return levelText(value, {}, 3); };
    sentences << Texts::tr("Mean distance from the right answer: %1 before, %2 after.")
                     .arg(figure(comparison.base), figure(comparison.tuned));
    if (comparison.recordings.size() < 2)
      sentences << Texts::tr("A single recording says little; more tell more.");
    else
      sentences
          << Texts::tr("The gain is %1 ± %2.").arg(figure(comparison.gain), figure(comparison.gainError));
    if (std::abs(comparison.gain) < 2.0 * comparison.gainError)
      sentences << Texts::tr("That is within chance; more recordings tell more.");
  } else {
    sentences << Texts::tr("The new model is complete all the same.");
  }
  for (const std::string& note : report.training.notes) sentences << toQString(note);
  return sentences.join(QLatin1Char(' '));
}

}  // namespace semblance::ui
