// SPDX-License-Identifier: GPL-3.0-or-later
// The chain of effects while its settings change: without clicks, in time, and back to neutral.
#include <QTest>
#include <limits>

#include "ChainSignals.h"

using namespace semblance;
using namespace semblance::test;

class ChainChangesTest : public QObject {
  Q_OBJECT

 private slots:
  void returnsToNeutralExactly() {
    EffectChain chain = chainWith(busySettings(), 2);
    Signal signal = noise(2, 10000);
    runAll(chain, signal);
    chain.setSettings(neutralSettings());
    Signal silence(2, std::vector<float>(480000));  // filters and release die away
    runAll(chain, silence);
    const Signal dry = noise(2, 5000, 3);
    Signal wet = dry;
    runAll(chain, wet);
    QVERIFY(wet == dry);
  }

  void resetForgetsTheSignal() {
    const ChainSettings busy = busySettings(ChainPreset::EqCompressorSaturation);
    EffectChain chain = chainWith(busy, 2);
    const Signal dry = noise(2, 4000);
    Signal first = dry;
    runAll(chain, first);
    Signal disturbance = noise(2, 1234, 9, 0.9f);
    runAll(chain, disturbance);
    chain.setSettings(neutralSettings());
    Signal more = noise(2, 100, 9, 0.9f);
    runAll(chain, more);
    chain.reset();
    chain.setSettings(busy);
    Signal again = dry;
    runAll(chain, again);
    QVERIFY(again == first);
  }

  /// Every parameter, from end to end of its range, while a sine plays: the steps between samples stay what a
  /// sine of the loudest moment and a gain that needs some milliseconds can make.
  void changesDoNotClick_data() {
    QTest::addColumn<int>("row");
    QTest::addColumn<bool>("upward");
    for (const ParameterInfo& info : parameterTable())
      for (const bool upward : {false, true})
        QTest::addRow("%s %s", info.key.data(), upward ? "up" : "down")
            << static_cast<int>(info.id) << upward;
  }
  void changesDoNotClick() {
    QFETCH(int, row);
    QFETCH(bool, upward);
    const auto id = static_cast<ParameterId>(row);
    const double frequency = 330.0;
    ChainSettings from = busySettings(chainWithEffect(parameterInfo(id).effect));
    from[ParameterId::Knee] = 12.0f;
    if (id != ParameterId::Attack && id != ParameterId::Release) from[ParameterId::Attack] = 30.0f;
    if (id != ParameterId::Release) from[ParameterId::Release] = 300.0f;
    ChainSettings to = from;
    (upward ? from : to)[id] = parameterInfo(id).minimum;
    (upward ? to : from)[id] = parameterInfo(id).maximum;

    Signal signal = sine(2, 48000, frequency, 0.3);
    EffectChain chain = chainWith(from, 2);
    run(chain, signal, 0, 24000);
    chain.setSettings(to);
    run(chain, signal, 24000, 24000);

    const std::vector<float>& output = signal[0];
    const double loudest = largest(output, 23000);
    const double sineStep = loudest * 2.0 * std::numbers::pi * frequency / 48000.0;
    const double gainStep = loudest * 8.0 / (0.02 * 48000.0);
    const double found = steepest(output, 23000, 48000);
    QVERIFY2(found < 1.15 * (sineStep + gainStep),
             qPrintable(QString("%1 against %2 + %3").arg(found).arg(sineStep).arg(gainStep)));
    QVERIFY(std::isfinite(loudest));
  }

  void bypassesDoNotClick() {
    for (std::size_t e = 0; e < kEffectCount; ++e) {
      Signal signal = sine(2, 40000, 330.0, 0.3);
      ChainSettings settings = busySettings(chainWithEffect(static_cast<Effect>(e)));
      settings[ParameterId::Attack] = 30.0f;
      EffectChain chain = chainWith(settings, 2);
      run(chain, signal, 0, 20000);
      settings.setBypassed(static_cast<Effect>(e), true);
      chain.setSettings(settings);
      run(chain, signal, 20000, 10000);
      settings.setBypassed(static_cast<Effect>(e), false);
      chain.setSettings(settings);
      run(chain, signal, 30000, 10000);
      const double loudest = largest(signal[0], 19000);
      const double allowed = loudest * (2.0 * std::numbers::pi * 330.0 / 48000.0 + 4.0 / 960.0);
      QVERIFY2(steepest(signal[0], 19000, 40000) < 1.15 * allowed, effectKey(static_cast<Effect>(e)).data());
    }
  }

  void changingABandsTypeDoesNotClick() {
    for (const double rate : {22050.0, 44100.0, 48000.0})
      for (const BandType type : {BandType::LowShelf, BandType::HighShelf}) {
        ChainSettings settings = neutralSettings();
        settings[ParameterId::Peak2Gain] = 12.0f;
        settings[ParameterId::Peak2Frequency] = 500.0f;
        Signal signal = sine(2, 40000, 330.0 * rate / 48000.0, 0.1);
        EffectChain chain;
        chain.prepare(rate, 2);
        chain.setSettings(settings);
        run(chain, signal, 0, 20000);
        settings.setBandType(2, type);
        chain.setSettings(settings);
        run(chain, signal, 20000, 20000);
        const double loudest = largest(signal[0], 19000);
        const double allowed = loudest * (2.0 * std::numbers::pi * 330.0 / 48000.0 + 8.0 / (0.02 * rate));
        QVERIFY2(steepest(signal[0], 19000, 40000) < 1.15 * allowed, bandTypeKey(type).data());
      }
  }

  void changingTheChainDoesNotClick() {
    for (const ChainPresetInfo& from : kChainPresets) {
      for (const ChainPresetInfo& to : kChainPresets) {
        Signal signal = sine(2, 40000, 330.0, 0.3);
        ChainSettings settings = busySettings(from.preset);
        settings[ParameterId::Attack] = 30.0f;
        EffectChain chain = chainWith(settings, 2);
        run(chain, signal, 0, 20000);
        settings.chain = to.preset;
        chain.setSettings(settings);
        run(chain, signal, 20000, 20000);
        const double loudest = largest(signal[0], 19000);
        const double allowed = loudest * (2.0 * std::numbers::pi * 330.0 / 48000.0 + 4.0 / 960.0);
        QVERIFY2(steepest(signal[0], 19000, 40000) < 1.15 * allowed, to.key.data());
        // It ends as if it had always been so.
        Signal settle = noise(2, 480000, 8, 0.1f);
        Signal fresh = settle;
        runAll(chain, settle);
        EffectChain other = chainWith(settings, 2);
        runAll(other, fresh);
        for (std::size_t n = 240000; n < 480000; ++n) QVERIFY(std::abs(settle[0][n] - fresh[0][n]) < 1e-6f);
      }
    }
  }

  void changesArriveWithinTwentyMilliseconds() {
    EffectChain chain = chainWith(neutralSettings(), 1);
    Signal signal(1, std::vector<float>(4000, 0.1f));
    run(chain, signal, 0, 1000);
    ChainSettings louder = neutralSettings();
    louder[ParameterId::OutputGain] = 20.0f;
    chain.setSettings(louder);
    run(chain, signal, 1000, 3000);
    QCOMPARE(signal[0][1000], 0.1f);
    QVERIFY(signal[0][1500] > 0.15f && signal[0][1500] < 0.6f);
    QCOMPARE(signal[0][1000 + 960 + 1], 1.0f);
    for (std::size_t n = 1001; n < 2000; ++n) QVERIFY(signal[0][n] >= signal[0][n - 1]);
  }

  /// A control dragged wildly: new targets before the old are reached, some from broken settings.
  void survivesRandomAutomation() {
    std::mt19937 random(5);
    EffectChain chain = chainWith(neutralSettings(), 2);
    Signal signal = noise(2, 200000, 2, 0.1f);
    for (int n = 0; n + 400 < 200000;) {
      ChainSettings settings = randomSettings(random);
      if (random() % 10 == 0) settings.values[random() % kParameterCount] = std::nanf("");
      chain.setSettings(settings);
      const int frames = 1 + static_cast<int>(random() % 400);
      run(chain, signal, n, frames);
      n += frames;
    }
    for (const auto& row : signal)
      for (const float value : row) QVERIFY(std::isfinite(value));
    // Brought to rest, it is the same filter as one that never moved.
    chain.setSettings(busySettings());
    Signal settle(2, std::vector<float>(480000));
    runAll(chain, settle);
    Signal a = noise(2, 9000, 11);
    Signal b = a;
    EffectChain fresh = chainWith(busySettings(), 2);
    runAll(chain, a);
    runAll(fresh, b);
    for (std::size_t n = 0; n < a[0].size(); ++n) QVERIFY(std::abs(a[0][n] - b[0][n]) < 1e-6f);
  }

  void recoversFromWhatIsNoNumber() {
    for (const float bad :
         {std::nanf(""), std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity()}) {
      Signal signal = noise(2, 6000);
      Signal clean = signal;
      signal[0][100] = signal[1][101] = signal[0][2503] = bad;
      clean[0][100] = clean[1][101] = clean[0][2503] = 0.0f;
      EffectChain a = chainWith(busySettings(ChainPreset::EqCompressorSaturation), 2);
      EffectChain b = chainWith(busySettings(ChainPreset::EqCompressorSaturation), 2);
      runAll(a, signal);
      runAll(b, clean);
      QVERIFY(signal == clean);
    }
  }
};

QTEST_GUILESS_MAIN(ChainChangesTest)
#include "ChainChangesTest.moc"
