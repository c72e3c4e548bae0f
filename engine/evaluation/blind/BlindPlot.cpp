// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "evaluation/SvgDrawing.h"
#include "evaluation/TextTable.h"
#include "evaluation/blind/BlindReport.h"

namespace semblance {

namespace {

constexpr double kPanelWidth = 360.0;
constexpr double kPanelHeight = 230.0;
constexpr double kLeft = 46.0;
constexpr double kTop = 34.0;
constexpr double kGapX = 28.0;
constexpr double kGapY = 66.0;
constexpr const char* kTruthColour = "#222222";
constexpr const char* kFoundColour = "#d1495b";
constexpr const char* kGridColour = "#dddddd";

/// Where one curve is drawn, and its scales.
class Panel {
 public:
  Panel(SvgDrawing& drawing, double x, double y, const StudiedCurve& curve)
      : drawing_(drawing), x_(x), y_(y), logarithmic_(curve.kind == CurveKind::Response) {
    low_ = position(curve.axis.front());
    high_ = position(curve.axis.back());
    bottom_ = std::min(*std::min_element(curve.truth.begin(), curve.truth.end()),
                       *std::min_element(curve.found.begin(), curve.found.end()));
    top_ = std::max(*std::max_element(curve.truth.begin(), curve.truth.end()),
                    *std::max_element(curve.found.begin(), curve.found.end()));
    step_ = logarithmic_ ? (top_ - bottom_ > 30.0 ? 12.0 : 6.0) : (top_ - bottom_ > 1.0 ? 0.5 : 0.1);
    bottom_ = step_ * std::floor(bottom_ / step_);
    top_ = std::max(step_ * std::ceil(top_ / step_), bottom_ + step_);
  }

  void frame() const {
    for (double value = bottom_; value < top_ + 0.5 * step_; value += step_) {
      drawing_.line(x_, atY(value), x_ + kPanelWidth, atY(value), {kGridColour});
      drawing_.text(x_ - 6.0, atY(value) + 4.0, fixedText(value, logarithmic_ ? 0 : 1),
                    {.size = 10.0, .anchor = SvgDrawing::Anchor::End});
    }
    if (logarithmic_) {
      for (const double frequency : {50.0, 100.0, 200.0, 500.0, 1000.0, 2000.0, 5000.0, 10000.0})
        if (position(frequency) >= low_ && position(frequency) <= high_)
          tick(frequency,
               frequency < 1000.0 ? fixedText(frequency, 0) : fixedText(frequency / 1000.0, 0) + "k");
    } else {
      for (const double input : {-1.0, -0.5, 0.0, 0.5, 1.0}) tick(input, fixedText(input, 1));
    }
    drawing_.text(x_ + 0.5 * kPanelWidth, y_ + kPanelHeight + 30.0,
                  logarithmic_ ? "frequency, Hz (gain in dB)" : "input (output)",
                  {.size = 10.0, .anchor = SvgDrawing::Anchor::Middle});
  }

  void draw(const std::vector<double>& axis, const std::vector<double>& values,
            const SvgDrawing::Stroke& stroke) const {
    std::vector<double> xs, ys;
    for (std::size_t i = 0; i < axis.size(); ++i) {
      xs.push_back(atX(axis[i]));
      ys.push_back(atY(values[i]));
    }
    drawing_.polyline(xs, ys, stroke);
  }

 private:
  double position(double value) const { return logarithmic_ ? std::log(value) : value; }
  double atX(double value) const { return x_ + kPanelWidth * (position(value) - low_) / (high_ - low_); }
  double atY(double value) const { return y_ + kPanelHeight * (top_ - value) / (top_ - bottom_); }
  void tick(double value, const std::string& text) const {
    drawing_.line(atX(value), y_, atX(value), y_ + kPanelHeight, {kGridColour});
    drawing_.text(atX(value), y_ + kPanelHeight + 14.0, text,
                  {.size = 10.0, .anchor = SvgDrawing::Anchor::Middle});
  }

  SvgDrawing& drawing_;
  double x_, y_;
  bool logarithmic_;
  double low_, high_, bottom_, top_, step_;
};

}  // namespace

std::string toSvg(const BlindReport& report) {
  std::vector<const BlindTaskSummary*> drawn;
  for (const BlindTaskSummary& task : report.tasks)
    if (task.curve.kind != CurveKind::None) drawn.push_back(&task);
  const std::size_t rows = std::max<std::size_t>(1, (drawn.size() + 1) / 2);
  SvgDrawing drawing(2.0 * (kLeft + kPanelWidth) + kGapX,
                     kTop + static_cast<double>(rows) * (kPanelHeight + kGapY) + 10.0,
                     "Blind estimation: true and recovered curves");
  drawing.line(kLeft, 14.0, kLeft + 24.0, 14.0, {kTruthColour, 2.0});
  drawing.text(kLeft + 30.0, 18.0, "true", {});
  drawing.line(kLeft + 76.0, 14.0, kLeft + 100.0, 14.0, {kFoundColour, 2.0, "6 3"});
  drawing.text(kLeft + 106.0, 18.0, drawn.empty() ? "no curves to draw" : "recovered, level set aside", {});
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const double x = kLeft + static_cast<double>(i % 2) * (kPanelWidth + kLeft + kGapX - 8.0);
    const double y = kTop + 12.0 + static_cast<double>(i / 2) * (kPanelHeight + kGapY);
    const StudiedCurve& curve = drawn[i]->curve;
    const Panel panel(drawing, x, y, curve);
    drawing.text(x, y - 6.0, drawn[i]->synthesis + " by " + drawn[i]->analysis, {.bold = true});
    panel.frame();
    panel.draw(curve.axis, curve.truth, {kTruthColour, 2.0});
    panel.draw(curve.axis, curve.found, {kFoundColour, 2.0, "6 3"});
  }
  return drawing.toString();
}

}  // namespace semblance
