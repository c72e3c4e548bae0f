// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/ProductionStyle.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <set>

#include "evaluation/StyleClips.h"
#include "evaluation/TestSignals.h"
#include "learning/Levels.h"
#include "learning/TestRecordings.h"

using namespace semblance;

namespace {

constexpr int kRate = 24000;
constexpr std::int64_t kFrames = 8192;

bool inside(double value, double low, double high) { return value >= low && value <= high; }

/// Level change in dB of a tone by a style, after its first half second.
double levelChange(const StyleSettings& settings, double frequency, double amplitude) {
  auto tone = test::sine(frequency, amplitude, 2 * kRate, kRate);
  const double before = meanSquareOf(std::span(tone).subspan(kRate));
  applyStyle(settings, tone, kRate);
  return 10.0 * std::log10(meanSquareOf(std::span(tone).subspan(kRate)) / before);
}

}  // namespace

/// The styles of the realistic experiment, and the clips that it draws in them.
class ProductionStyleTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void drawsStayInsideTheirRanges_data();
  void drawsStayInsideTheirRanges();
  void drawsFillTheirRanges();
  void warmShelfHasTwoReadings();
  void sectionsActAsTold();
  void compressorActsAsTold();
  void recordingsAreDisjoint();
  void clipsSoundAllTheWay();
  void aClipIsTheTreatedPassage();
  void sameDrawsForTheSameSeed();
  void avoidsTheOtherRecording();
  void fewerThanFiveRecordingsAreNotEnough();

 private:
  TestRecordings recordings_;
  std::optional<ClipLibrary> library_;
};

void ProductionStyleTest::initTestCase() {
  std::string list;
  for (int k = 0; k < 12; ++k) {
    const std::string name = "take" + std::to_string(k) + ".wav";
    auto samples = TestRecordings::lively(4.0, kRate, 150.0 + 35.0 * k);
    if (k == 3 || k == 5) scale(samples, 0.05);  // heard, but too quiet for a style
    recordings_.write(name, samples, kRate);
    list += name + "\n";
  }
  auto library = ClipLibrary::fromList(recordings_.writeText("list.txt", list), recordings_.root(),
                                       {kRate, 1.5, {}}, {});
  QVERIFY2(library, library ? "" : library.error().message.c_str());
  QCOMPARE(library->size(), 12u);
  library_.emplace(std::move(*library));
}

void ProductionStyleTest::drawsStayInsideTheirRanges_data() {
  QTest::addColumn<int>("style");
  QTest::addColumn<QList<double>>("compressor");  // threshold, attack, release, ratio: low, high
  QTest::addColumn<QList<double>>("bands");       // low shelf, (peak), high shelf: gain, frequency
  QTest::newRow("neutral") << 0 << QList<double>{-30, -20, 50, 70, 100, 300, 1.5, 2}
                           << QList<double>{1, 3, 80, 200, 1, 3, 6000, 8000};
  QTest::newRow("broadcast") << 1 << QList<double>{-50, -40, 5, 30, 50, 150, 3, 5}
                             << QList<double>{2, 6, 80, 200, 2, 6, 6000, 8000};
  QTest::newRow("telephone") << 2 << QList<double>{-40, -20, 1, 6, 10, 60, 1.5, 3}
                             << QList<double>{-26, -20, 200, 400, 12, 16, 1000, 2000, -26, -20, 4000, 6000};
  QTest::newRow("bright") << 3 << QList<double>{} << QList<double>{-26, -20, 200, 400, 20, 26, 8000, 10000};
  QTest::newRow("warm") << 4 << QList<double>{} << QList<double>{20, 26, 200, 400, -26, -20, 8000, 10000};
}

void ProductionStyleTest::drawsStayInsideTheirRanges() {
  QFETCH(int, style);
  QFETCH(QList<double>, compressor);
  QFETCH(QList<double>, bands);
  RandomEngine random(5);
  for (int draw = 0; draw < 2000; ++draw) {
    const auto settings =
        drawStyle(kProductionStyles[static_cast<std::size_t>(style)], WarmShelf::Intended, random);
    QCOMPARE(settings.compressor.has_value(), !compressor.isEmpty());
    if (settings.compressor) {
      const auto& c = *settings.compressor;
      const double values[] = {c.thresholdDb, c.attackMs, c.releaseMs, c.ratio};
      for (int k = 0; k < 4; ++k) QVERIFY(inside(values[k], compressor[2 * k], compressor[2 * k + 1]));
    }
    QCOMPARE(static_cast<int>(settings.bands.size()), bands.size() / 4);
    QVERIFY(settings.bands.front().type == BandType::LowShelf);
    QVERIFY(settings.bands.back().type == BandType::HighShelf);
    for (int k = 0; k < static_cast<int>(settings.bands.size()); ++k) {
      const TreatmentBand& band = settings.bands[static_cast<std::size_t>(k)];
      QVERIFY(inside(band.gainDb, bands[4 * k], bands[4 * k + 1]));
      QVERIFY(inside(band.frequency, bands[4 * k + 2], bands[4 * k + 3]));
      QCOMPARE(band.q, 0.707);
    }
  }
}

void ProductionStyleTest::drawsFillTheirRanges() {
  RandomEngine random(6);
  double lowest = 1e9;
  double highest = -1e9;
  double sum = 0.0;
  for (int draw = 0; draw < 2000; ++draw) {
    const double threshold =
        drawStyle(ProductionStyle::Telephone, WarmShelf::Intended, random).compressor->thresholdDb;
    lowest = std::min(lowest, threshold);
    highest = std::max(highest, threshold);
    sum += threshold / 2000.0;
  }
  QVERIFY(lowest < -39.8 && highest > -20.2);
  QVERIFY(std::abs(sum + 30.0) < 0.5);
}

void ProductionStyleTest::warmShelfHasTwoReadings() {
  RandomEngine random(7);
  for (int draw = 0; draw < 500; ++draw) {
    const auto warm = drawStyle(ProductionStyle::Warm, WarmShelf::Released, random);
    QVERIFY(inside(warm.bands.back().gainDb, 14.0, 20.0));
    QVERIFY(inside(warm.bands.front().gainDb, 20.0, 26.0));
    const auto bright = drawStyle(ProductionStyle::Bright, WarmShelf::Released, random);
    QVERIFY(inside(bright.bands.back().gainDb, 20.0, 26.0));
  }
}

void ProductionStyleTest::sectionsActAsTold() {
  StyleSettings settings;
  settings.bands = {{BandType::LowShelf, 300.0, 26.0, 0.707}, {BandType::HighShelf, 9000.0, -26.0, 0.707}};
  QVERIFY(std::abs(levelChange(settings, 30.0, 0.01) - 26.0) < 0.2);  // beyond what the controls offer
  QVERIFY(std::abs(levelChange(settings, 11900.0, 0.01) + 26.0) < 0.5);
  const double middle = levelChange(settings, 300.0, 0.01);
  QVERIFY(std::abs(middle - 13.0) < 0.2);
}

void ProductionStyleTest::compressorActsAsTold() {
  StyleSettings settings;
  settings.compressor = {-40.0, 5.0, 300.0, 4.0};
  QVERIFY(std::abs(levelChange(settings, 997.0, 0.005)) < 1e-3);  // -46 dBFS: below the threshold
  const double reduction = levelChange(settings, 997.0, 0.5);
  QVERIFY2(inside(reduction, -0.75 * 34.0, -0.75 * 34.0 + 2.5), QByteArray::number(reduction));
}

void ProductionStyleTest::recordingsAreDisjoint() {
  const auto clips = StyleClips::create(*library_, kFrames, 16);
  QVERIFY2(clips, clips ? "" : clips.error().message.c_str());
  QCOMPARE(clips->unusable(), 2u);
  std::set<std::size_t> all;
  for (const ProductionStyle style : kProductionStyles) {
    QVERIFY(clips->recordings(style).size() == 2u);
    for (const std::size_t recording : clips->recordings(style)) {
      QVERIFY2(all.insert(recording).second, "a recording serves two styles");
      QVERIFY(recording != 3 && recording != 5);
    }
    RandomEngine random(1);
    for (int draw = 0; draw < 20; ++draw) {
      const auto clip = clips->draw(style, WarmShelf::Intended, std::nullopt, random);
      const auto& own = clips->recordings(style);
      QVERIFY(std::find(own.begin(), own.end(), clip.recording) != own.end());
    }
  }
  QCOMPARE(all.size(), 10u);
  const auto other = StyleClips::create(*library_, kFrames, 17);
  QVERIFY(other && other->recordings(ProductionStyle::Warm) != clips->recordings(ProductionStyle::Warm));
}

void ProductionStyleTest::clipsSoundAllTheWay() {
  TestRecordings files;
  std::string list;
  for (int k = 0; k < 5; ++k) {
    const std::string name = std::to_string(k) + ".wav";
    auto samples = TestRecordings::lively(8.0, kRate, 200.0 + 50.0 * k);
    std::fill(samples.begin() + 3 * kRate, samples.begin() + 5 * kRate, 0.0f);
    files.write(name, samples, kRate);
    list += name + "\n";
  }
  const auto library =
      ClipLibrary::fromList(files.writeText("list.txt", list), files.root(), {kRate, 1.5, {}}, {});
  QVERIFY(library);
  const auto clips = StyleClips::create(*library, 2 * kRate - StyleClips::kRunIn, 1);
  QVERIFY(clips);
  RandomEngine random(2);
  bool early = false;
  bool late = false;
  for (int draw = 0; draw < 100; ++draw) {
    const auto clip = clips->draw(ProductionStyle::Neutral, WarmShelf::Intended, std::nullopt, random);
    for (std::int64_t second = 0; second < 2; ++second)
      QVERIFY(meanSquareOf(library->samples(clip.recording, clip.first + second * kRate, kRate)) > 3e-4);
    early = early || clip.first < 2 * kRate;
    late = late || clip.first > 4 * kRate;
  }
  QVERIFY(early && late);
}

void ProductionStyleTest::aClipIsTheTreatedPassage() {
  const auto clips = StyleClips::create(*library_, kFrames, 16);
  QVERIFY(clips);
  RandomEngine random(3);
  const auto clip = clips->draw(ProductionStyle::Bright, WarmShelf::Intended, std::nullopt, random);
  QCOMPARE(static_cast<std::int64_t>(clip.samples.size()), kFrames);
  QVERIFY(std::abs(peakOf(clip.samples) - kProtocolPeak) < 1e-6);
  // Without a compressor the head-room is undone by the last normalisation.
  auto passage = library_->samples(clip.recording, clip.first, kFrames + StyleClips::kRunIn);
  applyStyle(clip.settings, passage, kRate);
  passage.erase(passage.begin(), passage.begin() + StyleClips::kRunIn);
  normalisePeak(passage);
  for (std::size_t n = 0; n < passage.size(); ++n) QVERIFY(std::abs(passage[n] - clip.samples[n]) < 1e-6f);
}

void ProductionStyleTest::sameDrawsForTheSameSeed() {
  const auto one = StyleClips::create(*library_, kFrames, 9);
  const auto two = StyleClips::create(*library_, kFrames, 9);
  QVERIFY(one && two);
  RandomEngine first(4);
  RandomEngine second(4);
  for (const ProductionStyle style : kProductionStyles) {
    QVERIFY(one->recordings(style) == two->recordings(style));
    QVERIFY(one->draw(style, WarmShelf::Intended, std::nullopt, first).samples ==
            two->draw(style, WarmShelf::Intended, std::nullopt, second).samples);
  }
}

void ProductionStyleTest::avoidsTheOtherRecording() {
  const auto clips = StyleClips::create(*library_, kFrames, 16);
  QVERIFY(clips);
  RandomEngine random(8);
  const std::size_t avoided = clips->recordings(ProductionStyle::Warm).front();
  for (int draw = 0; draw < 30; ++draw)
    QVERIFY(clips->draw(ProductionStyle::Warm, WarmShelf::Intended, avoided, random).recording != avoided);
}

void ProductionStyleTest::fewerThanFiveRecordingsAreNotEnough() {
  const auto library = ClipLibrary::fromList(
      recordings_.writeText("four.txt", "take0.wav\ntake1.wav\ntake2.wav\ntake3.wav\ntake4.wav\n"),
      recordings_.root(), {kRate, 1.5, {}}, {});
  QVERIFY(library);
  const auto clips = StyleClips::create(*library, kFrames, 16);
  QVERIFY(!clips);
  const QString message = QString::fromStdString(clips.error().message);
  QVERIFY2(message.contains("at least five") && message.contains("of the 5 recordings 4 have one"),
           message.toUtf8());
}

QTEST_GUILESS_MAIN(ProductionStyleTest)
#include "ProductionStyleTest.moc"
