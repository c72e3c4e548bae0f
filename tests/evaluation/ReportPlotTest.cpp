// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <limits>
#include <pugixml.hpp>

#include "evaluation/PublishedFigures.h"
#include "evaluation/Report.h"
#include "evaluation/SvgDrawing.h"

using namespace semblance;

namespace {

MethodSummary method(const std::string& name, double ratio) {
  MethodSummary summary;
  summary.name = name;
  for (MetricSummary& metric : summary.metrics) {
    metric.ratio = ratio;
    metric.ratioInterval = {0.8 * ratio, 1.3 * ratio};
  }
  return summary;
}

EvaluationReport madeUp() {
  EvaluationReport report;
  report.experiment = "synthetic";
  report.sampleRate = 24000;
  report.examples = 200;
  report.library.kind = "speech";
  for (const MetricInfo& info : metricTable()) report.shownMetrics.push_back(info.id);
  report.methods = {method("input", 1.0), method("rule-based", 0.8), method("network", 0.4)};
  return report;
}

/// The drawing, parsed.
class Picture {
 public:
  explicit Picture(const EvaluationReport& report) : text_(toSvg(report)) {
    const auto parsed = document_.load_string(text_.c_str(), pugi::parse_default | pugi::parse_declaration);
    if (!parsed) qFatal("%s", parsed.description());
  }

  /// Bars whose tip starts with "NAME, METRIC: ", in the order of the drawing.
  std::vector<pugi::xml_node> bars(const std::string& name, const std::string& metric) const {
    std::vector<pugi::xml_node> found;
    for (const pugi::xml_node bar : document_.child("svg").children("rect"))
      if (std::string(bar.child("title").text().get()).starts_with(name + ", " + metric + ": "))
        found.push_back(bar);
    return found;
  }

  std::size_t texts(const std::string& wanted) const {
    std::size_t count = 0;
    for (const pugi::xml_node node : document_.child("svg").children("text"))
      count += node.text().get() == wanted ? 1u : 0u;
    return count;
  }

  std::size_t barCount() const {
    std::size_t count = 0;
    for (const pugi::xml_node bar : document_.child("svg").children("rect"))
      count += bar.child("title") ? 1u : 0u;
    return count;
  }

  pugi::xml_node root() const { return document_.child("svg"); }

 private:
  std::string text_;
  pugi::xml_document document_;
};

double heightOf(const pugi::xml_node& bar) { return bar.attribute("height").as_double(); }

constexpr const char* kHatched = "url(#published)";

}  // namespace

class ReportPlotTest : public QObject {
  Q_OBJECT

 private slots:
  void barsAreAsHighAsRatios();
  void publishedRowsAreHatched();
  void everythingIsInsideThePicture();
  void headingsDoNotMeet();
  void longBarsAreCut();
  void missingFiguresAreDashes();
  void onlyPublishedTablesThatFit();
  void namesAreEscaped();
  void nothingMeasured();
};

void ReportPlotTest::barsAreAsHighAsRatios() {
  const Picture picture(madeUp());
  for (const char* metric : {"PESQ", "STFT", "CFE"}) {
    const auto first = picture.bars("rule-based", metric);
    const auto second = picture.bars("network", metric);
    QCOMPARE(first.size(), 1u);
    QCOMPARE(second.size(), 1u);
    QVERIFY(std::abs(heightOf(first.front()) / heightOf(second.front()) - 2.0) < 0.01);
    QCOMPARE(first.front().attribute("fill").as_string(), second.front().attribute("fill").as_string());
  }
  QVERIFY(picture.bars("input", "STFT").empty());      // it is the dashed line
  QVERIFY(picture.bars("network", "RMS_dB").empty());  // nobody published it
}

void ReportPlotTest::publishedRowsAreHatched() {
  const Picture picture(madeUp());
  const auto published = picture.bars("AD", "STFT");
  QCOMPARE(published.size(), 3u);  // LibriTTS, DAPS and VCTK
  for (const auto& bar : published) QCOMPARE(bar.attribute("fill").as_string(), kHatched);
  QVERIFY(std::string(picture.bars("network", "STFT").front().attribute("fill").as_string()) != kHatched);
  QVERIFY(picture.root().child("defs").child("pattern"));
  const PublishedTable& libriTts = publishedTables().front();
  const double ratio = publishedRatio(libriTts, libriTts.rows.back(), indexOf(Metric::Stft));
  const double own = heightOf(picture.bars("network", "STFT").front());
  QVERIFY(std::abs(heightOf(published.front()) / own - ratio / 0.4) < 0.01);
  QCOMPARE(picture.texts("Published, LibriTTS, 24 kHz"), 1u);
}

void ReportPlotTest::everythingIsInsideThePicture() {
  const Picture picture(madeUp());
  const double width = picture.root().attribute("width").as_double();
  const double height = picture.root().attribute("height").as_double();
  QVERIFY(width > 600.0 && height > 600.0);
  for (const pugi::xml_node bar : picture.root().children("rect")) {
    const double x = bar.attribute("x").as_double();
    const double y = bar.attribute("y").as_double();
    QVERIFY(x >= 0.0 && x + bar.attribute("width").as_double() <= width);
    QVERIFY(y >= 0.0 && heightOf(bar) >= 0.0 && y + heightOf(bar) <= height);
  }
  for (const pugi::xml_node line : picture.root().children("line"))
    for (const char* name : {"x1", "x2"})
      QVERIFY(line.attribute(name).as_double() >= 0.0 && line.attribute(name).as_double() <= width);
}

void ReportPlotTest::headingsDoNotMeet() {
  EvaluationReport report = madeUp();
  report.methods.resize(2);
  const Picture picture(report);
  double end = 0.0;
  int headings = 0;
  for (const pugi::xml_node node : picture.root().children("text")) {
    const std::string text = node.text().get();
    if (text != "Measured here" && !text.starts_with("Published, ")) continue;
    QVERIFY2(node.attribute("x").as_double() > end, text.c_str());
    end = node.attribute("x").as_double() + 7.0 * static_cast<double>(text.size());
    ++headings;
  }
  QCOMPARE(headings, 4);
  QVERIFY(end < picture.root().attribute("width").as_double());
}

void ReportPlotTest::longBarsAreCut() {
  EvaluationReport report = madeUp();
  report.methods.push_back(method("terrible", 50.0));
  report.methods.push_back(method("bad", 2.0));
  const Picture picture(report);
  QCOMPARE(heightOf(picture.bars("terrible", "STFT").front()), heightOf(picture.bars("bad", "STFT").front()));
  QVERIFY(picture.texts("50.00") >= 6u);  // the figure is still told
}

void ReportPlotTest::missingFiguresAreDashes() {
  EvaluationReport report = madeUp();
  report.methods.back().metrics[indexOf(Metric::Pesq)].ratio = std::numeric_limits<double>::quiet_NaN();
  const Picture before(madeUp());
  const Picture after(report);
  QVERIFY(after.bars("network", "PESQ").empty());
  QCOMPARE(after.texts("\u2013"), before.texts("\u2013") + 1u);
  QCOMPARE(after.barCount() + 1u, before.barCount());
}

void ReportPlotTest::onlyPublishedTablesThatFit() {
  EvaluationReport report = madeUp();
  report.sampleRate = 44100;
  report.library.kind = "music";
  const Picture music(report);
  QCOMPARE(music.texts("Published, MUSDB18, 44.1 kHz"), 1u);
  QCOMPARE(music.texts("Published, LibriTTS, 24 kHz"), 0u);
  report.sampleRate = 32000;
  const Picture none(report);
  QVERIFY(none.bars("AD", "STFT").empty());
  QCOMPARE(none.barCount(), 2u * kPublishedMetrics);
}

void ReportPlotTest::namesAreEscaped() {
  EvaluationReport report = madeUp();
  report.methods.push_back(method("<odd> & \"name\"\x01", 0.5));
  const Picture picture(report);
  QCOMPARE(picture.texts("<odd> & \"name\" "), 1u);
}

void ReportPlotTest::nothingMeasured() {
  EvaluationReport report = madeUp();
  report.methods.resize(1);
  const Picture inputOnly(report);
  QCOMPARE(inputOnly.bars("AD", "STFT").size(), 3u);
  QVERIFY(Picture(EvaluationReport()).barCount() == 0u);
}

QTEST_GUILESS_MAIN(ReportPlotTest)
#include "ReportPlotTest.moc"
