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
constexpr double kHeadingLetter = 7.4;  // mean width
constexpr double kNames = 104.0;        // below the bars
constexpr double kLongestScale = 2.0;   // bars beyond are cut
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

/// Top of the scale that all metrics share: never less than the input's own error.
double scaleOf(const std::vector<Group>& groups) {
  double most = 1.0;
  for (const Group& group : groups)
    for (const Bars& bars : group.bars) {
      for (const double ratio : bars.ratios)
        if (std::isfinite(ratio)) most = std::max(most, ratio);
      for (const Interval& interval : bars.intervals)
        if (std::isfinite(interval.high)) most = std::max(most, interval.high);
    }
  return std::min(std::ceil(4.0 * most + 0.4) / 4.0, kLongestScale);
}

/// Of its bars or its heading, whichever is wider, and the gap behind it.
double widthOf(const Group& group) {
  return std::max(kPitch * static_cast<double>(group.bars.size()),
                  kHeadingLetter * static_cast<double>(group.heading.size())) +
         kGroupGap;
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
    if (!std::isfinite(ratio)) return;
    const double top = heightOf(ratio);
    drawing_.rectangle(x, top, kBar, bottom_ - top, published ? "url(#published)" : kOwn,
                       published ? kPublished : "none",
                       bars.name + ", " + std::string(info_.key) + ": " + fixedText(ratio, 3));
  }

  /// Across all bars: as far from the target as the input.
  void drawInputLine() {
    drawing_.line(kAxisWidth, heightOf(1.0), right_, heightOf(1.0), {.colour = "#b03030", .dashes = "5 3"});
    drawing_.line(kAxisWidth, bottom_, right_, bottom_, {.colour = kDark});
  }

  /// The interval and the figure above the bar.
  void drawFigure(double x, const Bars& bars) {
    const double ratio = bars.ratios[metric_];
    const double middle = x + 0.5 * kBar;
    double top = heightOf(std::isfinite(ratio) ? ratio : 0.0);
    if (!bars.intervals.empty()) top = std::min(top, drawInterval(middle, bars.intervals[metric_]));
    drawing_.text(middle, top - 4.0, std::isfinite(ratio) ? fixedText(ratio, 2) : "\u2013",
                  {.size = 9.0, .anchor = Anchor::Middle, .halo = true});
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

/// Calls `visit(x, bars, published)` for every bar of a metric.
template <typename Visit>
void forEachBar(const std::vector<Group>& groups, const Visit& visit) {
  double left = kAxisWidth + 0.5 * kGroupGap;
  for (const Group& group : groups) {
    double x = left;
    for (const Bars& bars : group.bars) {
      visit(x, bars, group.published);
      x += kPitch;
    }
    left += widthOf(group);
  }
}

void drawNames(SvgDrawing& drawing, const std::vector<Group>& groups, double top) {
  double left = kAxisWidth + 0.5 * kGroupGap;
  for (const Group& group : groups) {
    drawing.text(left, kHeader, group.heading, {.size = 12.0, .bold = true});
    left += widthOf(group);
  }
  forEachBar(groups, [&](double x, const Bars& bars, bool) {
    drawing.text(x + 0.5 * kBar + 4.0, top + 14.0, bars.name, {.anchor = Anchor::End, .rotation = -50.0});
  });
}

}  // namespace

std::string toSvg(const EvaluationReport& report) {
  const auto metrics = plottedMetrics(report);
  std::vector<Group> groups{ownGroup(report, metrics)};
  for (const PublishedTable* table :
       publishedTablesFor(report.experiment, report.library.kind, report.sampleRate))
    groups.push_back(publishedGroup(*table, metrics));
  double right = kAxisWidth;
  for (const Group& group : groups) right += widthOf(group);
  right = std::max(right, kNarrowest);
  const double panels = static_cast<double>(metrics.size()) * (kPanel + kPanelGap);
  SvgDrawing drawing(right + kMargin, kHeader + panels + kNames,
                     "Semblance, experiment " + report.experiment);
  drawing.defineHatching("published", kPublished, kPaler);
  drawHeader(drawing, report);
  const double scale = scaleOf(groups);
  for (std::size_t m = 0; m < metrics.size(); ++m) {
    const double top = kHeader + kPanelGap + static_cast<double>(m) * (kPanel + kPanelGap);
    Panel panel(drawing, metrics[m], m, top, right, scale);
    panel.drawScale();
    forEachBar(groups,
               [&](double x, const Bars& bars, bool published) { panel.drawBar(x, bars, published); });
    panel.drawInputLine();
    forEachBar(groups, [&](double x, const Bars& bars, bool) { panel.drawFigure(x, bars); });
  }
  drawNames(drawing, groups, kHeader + panels);
  return drawing.toString();
}

}  // namespace semblance
