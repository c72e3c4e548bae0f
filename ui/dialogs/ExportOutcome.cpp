// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/ExportOutcome.h"

#include <QCoreApplication>
#include <QLocale>

#include "Text.h"
#include "plots/PlotGeometry.h"

namespace semblance::ui {
namespace {

/// Carries the context of this file's texts.
struct Texts {
  Q_DECLARE_TR_FUNCTIONS(ExportOutcome)
};

QString row(const QString& name, const QString& value) {
  return QStringLiteral("<tr><td style='padding-right: 24px'>%1</td><td><b>%2</b></td></tr>")
      .arg(name, value.toHtmlEscaped());
}

}  // namespace

QString exportOutcomeHtml(const std::filesystem::path& path, const RenderReport& report) {
  const TrackAnalysis& analysis = report.analysis;
  QString html = QStringLiteral("<p>%1<br><b>%2</b></p><p></p><table cellspacing='0' cellpadding='2'>")
                     .arg(Texts::tr("Written and measured:"), toQString(path).toHtmlEscaped());
  html += row(Texts::tr("Format"),
              QStringLiteral("%1, %2, %3")
                  .arg(toQString(analysis.format.description), sampleRateText(analysis.format.sampleRate),
                       timeText(analysis.format.seconds(), 1)));
  html += row(Texts::tr("Loudness"), levelText(analysis.lufs, Texts::tr("LUFS")));
  html += row(Texts::tr("Loudness range"), levelText(analysis.loudnessRange, Texts::tr("LU")));
  html += row(Texts::tr("True peak"), levelText(analysis.truePeakDb, Texts::tr("dBTP")));
  html += row(Texts::tr("Limited by at most"), levelText(report.limiterReductionDb, Texts::tr("dB")));
  html +=
      row(Texts::tr("Clipped samples"), QLocale().toString(static_cast<qlonglong>(report.clippedSamples)));
  html += QLatin1String("</table>");
  for (const Sentence& note : report.notes)
    html += QStringLiteral("<p>%1</p>").arg(toQString(note).toHtmlEscaped());
  return html;
}

}  // namespace semblance::ui
