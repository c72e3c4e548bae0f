// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/Compressor.h"

#include <QTest>
#include <cmath>

#include "GoldenData.h"
#include "effects/CompressorCurve.h"
#include "effects/EffectChain.h"
#include "effects/Equaliser.h"
#include "effects/Kernels.h"

using namespace semblance;
using namespace semblance::test;

namespace {

struct Dynamics {
  double threshold, ratio, attackMs, releaseMs, knee, makeUp;
};

ChainPoint pointOf(const Dynamics& d, double rate) {
  ChainPoint point;
  point.threshold = d.threshold;
  point.slope = 1.0 - 1.0 / d.ratio;
  point.knee = d.knee;
  point.attack = smoothingCoefficient(d.attackMs, rate);
  point.release = smoothingCoefficient(d.releaseMs, rate);
  point.makeUp = std::pow(10.0, d.makeUp / 20.0);
  return point;
}

std::vector<double> compressed(std::vector<double> signal, const Dynamics& dynamics, double rate) {
  Compressor compressor;
  compressor.prepare(1);
  compressor.process(signal.data(), static_cast<int>(signal.size()), pointOf(dynamics, rate), 1.0);
  return signal;
}

/// The definition, sample by sample, with the library's logarithm and power. `firstPasses`: the published
/// processors leave the first sample uncompressed.
std::vector<double> definition(const std::vector<double>& signal, const Dynamics& d, double rate,
                               bool firstPasses) {
  const double attack = smoothingCoefficient(d.attackMs, rate);
  const double release = smoothingCoefficient(d.releaseMs, rate);
  std::vector<double> output(signal.size());
  double reduction = 0.0;
  for (std::size_t n = 0; n < signal.size(); ++n) {
    const double wanted = gainReductionDb(detectorLevelDb(std::abs(signal[n])), d.threshold, d.ratio, d.knee);
    const double a = wanted > reduction ? attack : release;
    if (n > 0 || !firstPasses) reduction = a * reduction + (1.0 - a) * wanted;
    output[n] = signal[n] * std::pow(10.0, (d.makeUp - reduction) / 20.0);
  }
  return output;
}

double largestDifference(const std::vector<double>& a, const std::vector<double>& b, std::size_t from) {
  double largest = 0.0;
  for (std::size_t n = from; n < a.size(); ++n) largest = std::max(largest, std::abs(a[n] - b[n]));
  return largest;
}

double peakOf(const std::vector<double>& signal) {
  double peak = 0.0;
  for (const double value : signal) peak = std::max(peak, std::abs(value));
  return peak;
}

/// Reductions of the whole loop while a constant level is fed.
std::vector<double> reductionsOfStep(const Dynamics& dynamics, double rate, int on, int total) {
  Compressor compressor;
  compressor.prepare(1);
  std::vector<double> reductions;
  for (int n = 0; n < total; ++n) {
    double sample = n < on ? 1.0 : 0.0;
    compressor.process(&sample, 1, pointOf(dynamics, rate), 1.0);
    reductions.push_back(compressor.largestReductionDb());
  }
  return reductions;
}

}  // namespace

class CompressorTest : public QObject {
  Q_OBJECT

 private slots:
  /// Sets without a knee: the published processor's knee is not the textbook one. Its smoother starts with
  /// the second sample; a first sample of silence aligns ours.
  void agreesWithGolden() {
    const auto golden = goldenJson("compressor/compressor.json");
    QVERIFY(golden["cases"].size() >= 10);
    for (const auto& row : golden["cases"]) {
      const auto& p = row["params"];
      const Dynamics dynamics{p["threshold_db"],
                              p["ratio"],
                              1000.0 * p["attack_s"].get<double>(),
                              1000.0 * p["release_s"].get<double>(),
                              p["knee_db"],
                              p["makeup_db"]};
      QCOMPARE(dynamics.knee, 0.0);
      auto input = goldenSound("compressor/" + row["input"].get<std::string>());
      const auto expected = goldenSound("compressor/" + row["output"].get<std::string>(), row["scale"]);
      input[0] = 0.0;
      const auto found = compressed(input, dynamics, 24000.0);
      const double difference = largestDifference(found, expected, 1);
      QVERIFY2(difference < 1e-5 * peakOf(expected),
               qPrintable(QString("set %1: %2").arg(row["set"].get<int>()).arg(difference)));
      for (std::size_t n = 1; n < found.size(); ++n) {
        if (std::abs(input[n]) <= 0.01) continue;
        QVERIFY(std::abs(20.0 * std::log10(std::abs(found[n] / expected[n]))) < 0.002);
      }
    }
  }

  void agreesWithItsDefinition_data() {
    QTest::addColumn<QList<double>>("d");
    QTest::newRow("soft") << QList<double>{-24, 4, 5, 50, 6, 3};
    QTest::newRow("hard") << QList<double>{-30, 20, 0.1, 5, 0, 0};
    QTest::newRow("wide knee") << QList<double>{-80, 2, 30, 300, 24, -6};
    QTest::newRow("attack slower than release") << QList<double>{-35, 8, 80, 5, 10, 12};
    QTest::newRow("equal times") << QList<double>{-20, 1.3, 10, 10, 3, 0};
    QTest::newRow("threshold at full scale") << QList<double>{0, 5, 1, 100, 12, 0};
  }
  void agreesWithItsDefinition() {
    QFETCH(QList<double>, d);
    const Dynamics dynamics{d[0], d[1], d[2], d[3], d[4], d[5]};
    auto signal = methodSignal(20001, 44100.0);
    for (std::size_t n = 8000; n < 12000; ++n) signal[n] = 0.0;
    signal[5] = 1.0;
    const auto expected = definition(signal, dynamics, 44100.0, false);
    QVERIFY(largestDifference(compressed(signal, dynamics, 44100.0), expected, 0) < 1e-8 * peakOf(expected));
  }

  void staticCurveAgreesWithGolden() {
    const auto golden = goldenJson("compressor/compressor.json");
    const std::vector<double> levels = golden["levels_dbfs"];
    for (const auto& row : golden["static"]) {
      for (const char* column : {"dasp", "beafx_full"}) {
        for (std::size_t k = 0; k < levels.size(); ++k) {
          if (!row[column][k].is_number()) continue;  // theirs divides 0 by 0 on the threshold
          const double found = -gainReductionDb(levels[k], row["threshold_db"], row["ratio"], row["knee_db"]);
          QVERIFY2(std::abs(found - row[column][k].get<double>()) < 2e-4,
                   qPrintable(QString("%1 at %2 dB: %3").arg(column).arg(levels[k]).arg(found)));
        }
      }
    }
  }

  void staticCurveAgreesWithPublishedFigures() {
    const std::array<std::array<double, 2>, 8> points{{{-40, -40},
                                                       {-30, -30},
                                                       {-27, -27.281250},
                                                       {-24, -25.125},
                                                       {-21, -23.531250},
                                                       {-18, -22.5},
                                                       {-6, -19.5},
                                                       {0, -18}}};
    for (const auto& [level, output] : points) {
      QVERIFY(std::abs(level - gainReductionDb(level, -24, 4, 12) - output) < 1e-6);
      // The same through the processor: a constant level until nothing moves any more.
      std::vector<double> signal(24000, std::pow(10.0, level / 20.0));
      const auto found = compressed(signal, {-24, 4, 1, 1, 12, 0}, 24000.0);
      QVERIFY(std::abs(20.0 * std::log10(found.back()) - output) < 1e-5);
    }
  }

  void smootherAgreesWithPublishedFigures() {
    // Published with the first sample left out: ours is one sample ahead.
    const auto y = reductionsOfStep({-20, 4, 10, 100, 0, 0}, 24000.0, 11999, 14399);
    QVERIFY(std::abs(y[0] - 0.136699831) < 1e-7);
    QVERIFY(std::abs(y[239] - 13.333333391) < 1e-6);
    QVERIFY(std::abs(y[1199] - 14.999746039) < 1e-6);
    QVERIFY(std::abs(y[11999] - 14.986273696) < 1e-6);
    QVERIFY(std::abs(y[12238] - 12.041123479) < 1e-6);
    QVERIFY(std::abs(y[14398] - 1.666666674) < 1e-6);
  }

  void equaliserAndCompressorAgreeWithPublishedFigures() {
    const Dynamics dynamics{-24, 4, 5, 50, 6, 3};
    const std::array<std::array<double, 3>, 2> runs{
        {{24000, -0.072040713, 0.009008037}, {44100, 0.081261036, -0.073927785}}};
    for (const auto& [rate, atHundred, atEnd] : runs) {
      const std::size_t frames = rate == 24000 ? 131072 : 262144;
      auto signal = methodSignal(frames, rate);
      QVERIFY(std::abs(signal[0] + 0.052708895) < 1e-9);
      ChainPoint point;
      for (std::size_t b = 0; b < kBandCount; ++b)
        point.sections[b] = designBand<double>(kEqualiserBands[b].usualType, 0.0, 1000.0, 0.707, rate);
      point.sections[0] = designBand<double>(BandType::LowShelf, 6.0, 100.0, 0.707, rate);
      point.sections[1] = designBand<double>(BandType::Peak, 9.0, 1000.0, 2.0, rate);
      point.sections[5] = designBand<double>(BandType::HighShelf, -6.0, 8000.0, 0.707, rate);
      Equaliser equaliser;
      equaliser.prepare(1);
      equaliser.process(signal.data(), static_cast<int>(frames), {point.sections, 1.0});
      signal[0] = 0.0;  // as published, its reduction is 0
      const auto found = compressed(signal, dynamics, rate);
      QVERIFY(std::abs(found[100] - atHundred) < 2e-9);
      QVERIFY(std::abs(found[frames - 1] - atEnd) < 2e-9);
    }
  }

  void channelsAreLinkedByTheLouder() {
    const auto quiet = methodSignal(4000, 48000.0);
    const Dynamics dynamics{-30, 6, 2, 60, 6, 2};
    std::vector<double> frames(2 * quiet.size());
    std::vector<double> loudest(quiet.size());
    for (std::size_t n = 0; n < quiet.size(); ++n) {
      const double other = quiet[quiet.size() - 1 - n] * (n % 500 < 250 ? 2.0 : 0.1);
      frames[2 * n] = quiet[n];
      frames[2 * n + 1] = other;
      loudest[n] = std::max(std::abs(quiet[n]), std::abs(other));
    }
    const auto reference = definition(loudest, dynamics, 48000.0, false);
    const auto dry = frames;
    Compressor compressor;
    compressor.prepare(2);
    compressor.process(frames.data(), static_cast<int>(quiet.size()), pointOf(dynamics, 48000.0), 1.0);
    for (std::size_t n = 0; n < quiet.size(); ++n) {
      const double gain = reference[n] / loudest[n];
      QVERIFY(std::abs(frames[2 * n] - dry[2 * n] * gain) < 1e-8);
      QVERIFY(std::abs(frames[2 * n + 1] - dry[2 * n + 1] * gain) < 1e-8);
    }
    QVERIFY(compressor.largestReductionDb() > 3.0);
    QVERIFY(std::abs(compressor.largestMagnitude() - peakOf(loudest)) < 1e-12);
  }

  /// Both builds of the inner loops, at lengths that are no multiple of the vectors.
  void portableLoopsAgreeWithTheFast() {
    for (const int channels : {1, 2}) {
      for (const int frames : {1, 3, 4, 7, 64, 509}) {
        const auto signal = methodSignal(static_cast<std::size_t>(frames * channels), 48000.0);
        auto fast = signal;
        auto portable = signal;
        CompressorBlock block;
        block.threshold = -25.0;
        block.slope = 0.7;
        block.knee = 5.0;
        block.attack = 0.9;
        block.release = 0.99;
        block.gain = 1.3;
        CompressorBlock other = block;
        kernels().compress(block, fast.data(), frames, channels);
        portableKernels().compress(other, portable.data(), frames, channels);
        QVERIFY(largestDifference(fast, portable, 0) < 1e-12);
        QVERIFY(std::abs(block.reduction - other.reduction) < 1e-10);

        SectionBank bank{};
        bank.count = 5;
        for (std::size_t lane = 0; lane < SectionBank::kLanes; ++lane) {
          const bool used = lane < static_cast<std::size_t>(5 * channels);
          bank.b0[lane] = used ? 0.9 : 1.0;
          bank.b1[lane] = used ? -0.5 : 0.0;
          bank.a1[lane] = used ? -0.6 : 0.0;
          bank.a2[lane] = used ? 0.2 : 0.0;
        }
        SectionBank otherBank = bank;
        kernels().runSections(bank, fast.data(), frames, channels);
        portableKernels().runSections(otherBank, portable.data(), frames, channels);
        QVERIFY(largestDifference(fast, portable, 0) < 1e-12);
      }
    }
  }
};

QTEST_GUILESS_MAIN(CompressorTest)
#include "CompressorTest.moc"
