// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/Diagnoses.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "Text.h"
#include "plots/PlotGeometry.h"

namespace semblance::ui {
namespace {

constexpr double kShortestSeconds = 3.0;
constexpr double kLimitedPlrDb = 8.5;  // true peak over integrated loudness of heavily limited music

/// Carries the context of this file's texts.
struct Texts {
  Q_DECLARE_TR_FUNCTIONS(Diagnoses)
};

class Diagnosing {
 public:
  void examine(const TrackAnalysis& track, bool isInput) {
    track_ = &track;
    isInput_ = isInput;
    if (track.format.seconds() < kShortestSeconds) {
      add("short",
          Texts::tr(
              "The %1 lasts only %2 s; that says little about its sound. Use a longer stretch, ten seconds "
              "or more.")
              .arg(name(), QLocale().toString(track.format.seconds(), 'f', 1)));
    }
    if (!std::isfinite(track.lufs)) {
      add("silent", Texts::tr("The %1 is silent: there is nothing to match. Open another file.").arg(name()));
      return;
    }
    examineClipping();
    examineBandLimit();
    examineLimiting();
  }

  void compare(const TrackAnalysis& input, const TrackAnalysis& reference) {
    if (!isSame(input, reference)) return;
    found_.push_back(
        {QStringLiteral("same:") + toQString(input.path),
         Texts::tr("Input and reference are the same recording; a match will change nothing. Open another "
                   "reference."),
         {}});
  }

  std::vector<Diagnosis> found() && { return std::move(found_); }

 private:
  QString name() const { return isInput_ ? Texts::tr("input") : Texts::tr("reference"); }

  void add(const char* id, const QString& text) {
    const QString role = isInput_ ? QStringLiteral("in") : QStringLiteral("ref");
    found_.push_back(
        {QStringLiteral("%1:%2:%3").arg(QString::fromLatin1(id), role, toQString(track_->path)), text, {}});
  }

  void examineClipping() {
    constexpr std::int64_t kFew = 10;
    if (track_->clippedSamples < kFew) return;
    add("clipped",
        isInput_
            ? Texts::tr("The input is clipped (%1 samples). The effects cannot repair that: use the mix "
                        "before clipping if there is one.")
                  .arg(track_->clippedSamples)
            : Texts::tr("The reference is clipped (%1 samples). That is not copied, but a version without "
                        "clipping gives a truer match.")
                  .arg(track_->clippedSamples));
  }

  void examineBandLimit() {
    constexpr double kFull = 17000.0;
    const double nyquist = track_->format.sampleRate / 2.0;
    if (track_->bandLimitHz <= 0.0 || track_->bandLimitHz >= std::min(kFull, 0.8 * nyquist)) return;
    const QString limit = frequencyText(track_->bandLimitHz);
    add("band",
        isInput_
            ? Texts::tr("The input holds nothing above %1, as after strong lossy compression. An equaliser "
                        "cannot bring it back: use the original if there is one.")
                  .arg(limit)
            : Texts::tr(
                  "The reference holds nothing above %1, as after strong lossy compression. Use a better "
                  "copy, or check the high shelf after the match.")
                  .arg(limit));
  }

  void examineLimiting() {
    const double plr = track_->truePeakDb - track_->lufs;
    if (!isInput_ || !std::isfinite(plr) || plr >= kLimitedPlrDb) return;
    add("limited",
        Texts::tr(
            "The input is limited already (peak to loudness ratio %1 dB). Dynamics that are gone do not come "
            "back: use the mix before mastering if there is one.")
            .arg(QLocale().toString(plr, 'f', 1)));
  }

  static bool isSame(const TrackAnalysis& a, const TrackAnalysis& b) {
    if (a.path == b.path) return true;
    return a.format.frames == b.format.frames && a.format.sampleRate == b.format.sampleRate &&
           std::isfinite(a.lufs) && std::abs(a.lufs - b.lufs) < 0.01 && std::abs(a.rmsDb - b.rmsDb) < 0.01 &&
           spectralDistanceDb(a.thirdOctaves, a.lufs, b.thirdOctaves, b.lufs) < 0.05;
  }

  const TrackAnalysis* track_ = nullptr;
  bool isInput_ = true;
  std::vector<Diagnosis> found_;
};

}  // namespace

std::vector<Diagnosis> diagnose(const TrackAnalysis* input, const TrackAnalysis* reference) {
  Diagnosing diagnosing;
  if (input) diagnosing.examine(*input, true);
  if (reference) diagnosing.examine(*reference, false);
  if (input && reference) diagnosing.compare(*input, *reference);
  return std::move(diagnosing).found();
}

std::optional<Diagnosis> diagnoseResult(const TrackAnalysis& result) {
  constexpr double kNoticeableDb = 0.05;
  if (!(result.truePeakDb > kNoticeableDb)) return std::nullopt;
  return Diagnosis{
      QStringLiteral("peak:") + toQString(result.path),
      Texts::tr("The result peaks at %1, above full scale. The export's limiter turns that down; "
                "without it, it would be clipped.")
          .arg(levelText(result.truePeakDb, QStringLiteral("dBTP"))),
      Remedy::ExportWithLimiter};
}

}  // namespace semblance::ui
