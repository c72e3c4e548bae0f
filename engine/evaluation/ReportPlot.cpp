// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "evaluation/PublishedFigures.h"
#include "evaluation/Report.h"
#include "evaluation/SvgDrawing.h"
#include "evaluation/TextTable.h"

namespace semblance {

namespace {

using Anchor = SvgDrawing::Anchor;

constexpr double kMargin = 16.0;
constexpr double kAxisWidth = 108.0;  // names of the metrics and the scale
constexpr double kHeader = 66.0;
constexpr double kPanel = 96.0;  // height of the bars of one metric
constexpr double kPanelGap = 26.0;
constexpr double kPitch = 30.0;  // from bar to bar
constexpr double kBar = 20.0;
constexpr double kGroupGap = 24.0;
constexpr double kNames = 116.0;       // below the bars
constexpr double kLongestScale = 2.0;  // bars beyond are cut
constexpr double kNarrowest = 640.0;

constexpr const char* kOwn = "#2f6da8";
constexpr const char* kPublished = "#8a8a8a";
constexpr const char* kPaler = "#e9e9e9";
constexpr const char* kDark = "#222222";
constexpr const char* kSoft = "#666666";

/// What remains of the input's error by one method: one bar of each metric.
struct Bars {
  std::string name;
  std::vector<double> ratios;       ///< one per metric; not a number where there is none
  std::vector<Interval> intervals;  ///< empty for published figures, which have none
};

/// Bars that stand together under one heading.
struct Group {
  std::string heading;
  bool published = false;
  std::vector<Bars> bars;
};

std::vector<MetricInfo> plottedMetrics(const EvaluationReport& report) {
  std::vector<MetricInfo> metrics;
  for (const Metric metric : report.shownMetrics)
    if (const MetricInfo& info = metricTable()[indexOf(metric)]; info.published) metrics.push_back(info);
  return metrics;
}

Group ownGroup(const EvaluationReport& report, const std::vector<MetricInfo>& metrics) {
  Group group{"Measured here", false, {}};
  for (std::size_t m = 1; m < report.methods.size(); ++m) {
    const MethodSummary& method = report.methods[m];
    Bars bars{method.name, {}, {}};
    for (const MetricInfo& info : metrics) {
      const MetricSummary& summary = method.metrics[indexOf(info.id)];
      bars.ratios.push_back(summary.ratio);
      bars.intervals.push_back(summary.ratioInterval);
    }
    group.bars.push_back(std::move(bars));
  }
  return group;
}

Group publishedGroup(const PublishedTable& table, const std::vector<MetricInfo>& metrics) {
  Group group{"Published, " + std::string(table.name), true, {}};
  for (const PublishedRow& row : table.rows.subspan(1)) {
    Bars bars{std::string(row.method), {}, {}};
    for (const MetricInfo& info : metrics)
      bars.ratios.push_back(publishedRatio(table, row, indexOf(info.id)));
    group.bars.push_back(std::move(bars));
  }
  return group;
}

/// Top of the scale of one metric: a quarter above what is drawn, never less than the input's own error.
double scaleOf(const std::vector<Group>& groups, std::size_t metric) {
  double most = 1.0;
  for (const Group& group : groups)
    for (const Bars& bars : group.bars) {
      if (std::isfinite(bars.ratios[metric])) most = std::max(most, bars.ratios[metric]);
      if (!bars.intervals.empty() && std::isfinite(bars.intervals[metric].high))
        most = std::max(most, bars.intervals[metric].high);
    }
  return std::min(std::ceil(4.0 * most + 0.4) / 4.0, kLongestScale);
}

double widthOf(const std::vector<Group>& groups) {
  double width = 0.0;
  for (const Group& group : groups) width += kPitch * static_cast<double>(group.bars.size()) + kGroupGap;
  return width;
}

/// One metric: a scale on the left and a bar for each method.
class Panel {
 public:
  Panel(SvgDrawing& drawing, const MetricInfo& info, std::size_t metric, double top, double right,
        double scale)
      : drawing_(drawing),
        info_(info),
        metric_(metric),
        bottom_(top + kPanel),
        right_(right),
        scale_(scale) {}

  void drawScale() {
    drawing_.text(kMargin, bottom_ - kPanel + 11.0, info_.key, {.size = 13.0, .bold = true});
    for (double ratio = 0.0; ratio <= scale_ + 1e-9; ratio += 0.25) {
      const bool labelled = std::abs(ratio * 2.0 - std::round(ratio * 2.0)) < 1e-9;
      drawing_.line(kAxisWidth, heightOf(ratio), right_, heightOf(ratio),
                    {.colour = labelled ? "#d4d4d4" : "#eeeeee"});
      if (labelled)
        drawing_.text(kAxisWidth - 6.0, heightOf(ratio) + 3.5, fixedText(ratio, 1),
                      {.size = 10.0, .colour = kSoft, .anchor = Anchor::End});
    }
  }

  void drawBar(double x, const Bars& bars, bool published) {
    const double ratio = bars.ratios[metric_];
    const double middle = x + 0.5 * kBar;
    if (!std::isfinite(ratio)) {
      label(middle, bottom_ - 4.0, "\u2013");
      return;
    }
    const double top = heightOf(ratio);
    drawing_.rectangle(x, top, kBar, bottom_ - top, published ? "url(#published)" : kOwn,
                       published ? kPublished : "none",
                       bars.name + ", " + std::string(info_.key) + ": " + fixedText(ratio, 3));
    double highest = top;
    if (!bars.intervals.empty()) highest = std::min(highest, drawInterval(middle, bars.intervals[metric_]));
    label(middle, highest - 4.0, fixedText(ratio, 2));
  }

  /// Across all bars: as far from the target as the input.
  void drawInputLine() {
    drawing_.line(kAxisWidth, heightOf(1.0), right_, heightOf(1.0), {.colour = "#b03030", .dashes = "5 3"});
    drawing_.line(kAxisWidth, bottom_, right_, bottom_, {.colour = kDark});
  }

 private:
  double heightOf(double ratio) const { return bottom_ - kPanel * std::clamp(ratio, 0.0, scale_) / scale_; }

  /// Its upper end.
  double drawInterval(double x, const Interval& interval) {
    if (!std::isfinite(interval.low) || !std::isfinite(interval.high)) return bottom_;
    const double low = heightOf(interval.low);
    const double high = heightOf(interval.high);
    constexpr double kCap = 3.0;
    drawing_.line(x, low, x, high, {.width = 1.2});
    for (const double end : {low, high}) drawing_.line(x - kCap, end, x + kCap, end, {.width = 1.2});
    return high;
  }

  void label(double x, double y, std::string_view text) {
    drawing_.text(x, y, text, {.size = 9.0, .colour = kDark, .anchor = Anchor::Middle});
  }

  SvgDrawing& drawing_;
  const MetricInfo& info_;
  std::size_t metric_;
  double bottom_;
  double right_;
  double scale_;
};

void drawHeader(SvgDrawing& drawing, const EvaluationReport& report) {
  drawing.text(kMargin, 26.0, "Experiment " + report.experiment + ": share of the input's error that remains",
               {.size = 16.0, .bold = true});
  drawing.text(kMargin, 46.0,
               std::to_string(report.examples) + " examples at " + std::to_string(report.sampleRate) +
                   " Hz, seed " + std::to_string(report.seed) +
                   "; 0: equal to the target, 1 (dashed): no nearer than the input; whiskers: 95 %",
               {.colour = kSoft});
}

void drawNames(SvgDrawing& drawing, const std::vector<Group>& groups, double top) {
  double x = kAxisWidth + 0.5 * kGroupGap;
  for (const Group& group : groups) {
    drawing.text(x, kHeader, group.heading, {.size = 12.0, .bold = true});
    for (const Bars& bars : group.bars) {
      drawing.text(x + 0.5 * kBar + 4.0, top + 14.0, bars.name,
                   {.colour = kDark, .anchor = Anchor::End, .rotation = -50.0});
      x += kPitch;
    }
    x += kGroupGap;
  }
}

}  // namespace

std::string toSvg(const EvaluationReport& report) {
  const auto metrics = plottedMetrics(report);
  std::vector<Group> groups{ownGroup(report, metrics)};
  for (const PublishedTable* table :
       publishedTablesFor(report.experiment, report.library.kind, report.sampleRate))
    groups.push_back(publishedGroup(*table, metrics));
  const double right = std::max(kAxisWidth + widthOf(groups), kNarrowest);
  const double panels = static_cast<double>(metrics.size()) * (kPanel + kPanelGap);
  SvgDrawing drawing(right + kMargin, kHeader + panels + kNames,
                     "Semblance, experiment " + report.experiment);
  drawing.defineHatching("published", kPublished, kPaler);
  drawHeader(drawing, report);
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    const double top = kHeader + kPanelGap + static_cast<double>(m) * (kPanel + kPanelGap);
    Panel panel(drawing, metrics[m], m, top, right, scaleOf(groups, m));
    panel.drawScale();
    double x = kAxisWidth + 0.5 * kGroupGap;
    for (const Group& group : groups) {
      for (const Bars& bars : group.bars) {
        panel.drawBar(x, bars, group.published);
        x += kPitch;
      }
      x += kGroupGap;
    }
    panel.drawInputLine();
  }
  drawNames(drawing, groups, kHeader + panels);
  return drawing.toString();
}

}  // namespace semblance
