// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/GraphicEqualiser.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>
#include <vector>

#include "GoldenData.h"
#include "effects/EffectChain.h"

using namespace semblance;
using namespace semblance::test;

namespace {

using Row = std::vector<float>;
using Gains = std::array<double, kGraphicBandCount>;

constexpr Gains kBusy{12.0, 9.0, 6.0, 3.0, -1.0, 1.0, -3.0, -6.0, -9.0, -12.0};

Row noise(std::size_t frames, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0.0f, 0.2f);
  Row row(frames);
  for (float& value : row) value = normal(random);
  return row;
}

Row equalised(Row row, const Gains& gains, double rate) {
  GraphicEqualiser equaliser;
  equaliser.prepare(rate, 1);
  equaliser.setGains(gains);
  float* rows[] = {row.data()};
  equaliser.process(rows, static_cast<int>(row.size()));
  return row;
}

ChainSettings settingsWith(const Gains& gains) {
  ChainSettings settings = neutralSettings(ChainPreset::GraphicEqCompressor);
  for (std::size_t band = 0; band < gains.size(); ++band)
    settings[kGraphicBands[band].gain] = static_cast<float>(gains[band]);
  return settings;
}

}  // namespace

class GraphicEqualiserTest : public QObject {
  Q_OBJECT

 private slots:
  void qAgreesWithGolden() {
    const std::vector<double> golden = goldenJson("beafx/beafx.json")["Q"];
    QCOMPARE(golden.size(), kGraphicBandCount);
    for (std::size_t band = 0; band < golden.size(); ++band)
      QVERIFY(std::abs(graphicBandQ(kGraphicBands[band].frequency, 44100.0) - golden[band]) < 1e-6);
  }

  void sinesFollowTheCurve_data() {
    QTest::addColumn<double>("rate");
    for (const double rate : {8000.0, 16000.0, 24000.0, 44100.0, 96000.0, 192000.0})
      QTest::addRow("%.0f Hz", rate) << rate;
  }
  void sinesFollowTheCurve() {
    QFETCH(double, rate);
    const ChainSettings settings = settingsWith(kBusy);
    for (double frequency = 31.25; frequency < 0.45 * rate; frequency *= 2.0) {
      Row row(static_cast<std::size_t>(1.2 * rate));
      for (std::size_t n = 0; n < row.size(); ++n)
        row[n] = static_cast<float>(
            0.1 * std::sin(2.0 * std::numbers::pi * frequency * static_cast<double>(n) / rate));
      row = equalised(std::move(row), kBusy, rate);
      double power = 0.0;
      const auto first = static_cast<std::size_t>(0.2 * rate);
      for (std::size_t n = first; n < row.size(); ++n) power += static_cast<double>(row[n]) * row[n];
      const double heard = 10.0 * std::log10(power / static_cast<double>(row.size() - first) / 0.005);
      const double drawn = equaliserResponseDb(settings, frequency, rate);
      QVERIFY2(std::abs(heard - drawn) < 0.1,
               qPrintable(QString("%1 Hz: %2, %3").arg(frequency).arg(heard).arg(drawn)));
    }
  }

  void bandsWithoutPlaceDoNothing() {
    Gains high{};
    high[8] = 12.0;
    high[9] = 12.0;
    const Row dry = noise(4000, 1);
    QVERIFY(equalised(dry, high, 16000.0) == dry);  // 0.45 of the rate is 7.2 kHz
    QVERIFY(equalised(dry, high, 24000.0) != dry);
    high[8] = 0.0;
    QVERIFY(equalised(dry, high, 24000.0) == dry);
    QVERIFY(equalised(dry, high, 44100.0) != dry);
  }

  void neutralIsBitExact() {
    const Row dry = noise(9000, 2);
    QVERIFY(equalised(dry, {}, 44100.0) == dry);
  }

  void chainRunsTheSame() {
    for (const int channels : {1, 2}) {
      const Row left = noise(20000, 3);
      Row a = left, b = noise(20000, 4);
      float* rows[] = {a.data(), b.data()};
      EffectChain chain;
      chain.prepare(44100.0, channels);
      chain.setSettings(settingsWith(kBusy));
      chain.process(rows, 20000);
      QVERIFY(a == equalised(left, kBusy, 44100.0));
      if (channels == 2) QVERIFY(b == equalised(noise(20000, 4), kBusy, 44100.0));
    }
  }

  void onlyTheEqualiserInUseIsHeard() {
    ChainSettings settings = settingsWith(kBusy);
    settings[ParameterId::Peak2Gain] = 12.0f;
    QVERIFY(std::abs(equaliserResponseDb(settings, 800.0, 48000.0) -
                     equaliserResponseDb(settingsWith(kBusy), 800.0, 48000.0)) < 1e-12);
    settings.chain = ChainPreset::EqCompressor;
    ChainSettings parametric = neutralSettings();
    parametric[ParameterId::Peak2Gain] = 12.0f;
    QVERIFY(std::abs(equaliserResponseDb(settings, 800.0, 48000.0) -
                     equaliserResponseDb(parametric, 800.0, 48000.0)) < 1e-12);
  }

  void silenceAndWhatIsNoNumber() {
    Row row = noise(4800, 5);
    row[10] = std::nanf("");
    row[11] = std::numeric_limits<float>::infinity();
    row.resize(48000 * 10);
    GraphicEqualiser equaliser;
    equaliser.prepare(48000.0, 1);
    equaliser.setGains(kBusy);
    for (std::size_t n = 0; n < row.size(); n += 480) {
      float* rows[] = {row.data() + n};
      equaliser.process(rows, 480);
    }
    for (const float value : row) QVERIFY(value == 0.0f || std::fpclassify(value) == FP_NORMAL);
    QCOMPARE(row.back(), 0.0f);
  }
};

QTEST_GUILESS_MAIN(GraphicEqualiserTest)
#include "GraphicEqualiserTest.moc"
