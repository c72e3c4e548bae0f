// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/EffectChain.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <numbers>
#include <random>
#include <vector>

#include "effects/Biquad.h"
#include "effects/GraphicBands.h"
#include "effects/Oversampling.h"

using namespace semblance;

namespace {

using Signal = std::vector<std::vector<float>>;

Signal noise(int channels, int frames, unsigned seed = 1, float level = 0.3f) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0.0f, level);
  Signal signal(static_cast<std::size_t>(channels), std::vector<float>(static_cast<std::size_t>(frames)));
  for (auto& row : signal)
    for (float& value : row) value = normal(random);
  return signal;
}

Signal sine(int channels, int frames, double frequency, double level, double rate = 48000.0) {
  Signal signal(static_cast<std::size_t>(channels), std::vector<float>(static_cast<std::size_t>(frames)));
  for (auto& row : signal)
    for (std::size_t n = 0; n < row.size(); ++n)
      row[n] = static_cast<float>(
          level * std::sin(2.0 * std::numbers::pi * frequency * static_cast<double>(n) / rate));
  return signal;
}

void run(EffectChain& chain, Signal& signal, int first, int frames) {
  std::vector<float*> rows;
  for (auto& row : signal) rows.push_back(row.data() + first);
  chain.process(rows.data(), frames);
}

void runAll(EffectChain& chain, Signal& signal) { run(chain, signal, 0, static_cast<int>(signal[0].size())); }

EffectChain chainWith(const ChainSettings& settings, int channels, double rate = 48000.0) {
  EffectChain chain;
  chain.prepare(rate, channels);
  chain.setSettings(settings);
  return chain;
}

ChainSettings busySettings(ChainPreset chain = ChainPreset::EqCompressor) {
  ChainSettings settings = neutralSettings(chain);
  settings[ParameterId::InputGain] = 3.0f;
  float gain = -5.0f;
  for (const EqualiserBand& band : kEqualiserBands) settings[band.gain] = gain += 2.1f;
  settings[ParameterId::Threshold] = -25.0f;
  settings[ParameterId::Ratio] = 4.0f;
  settings[ParameterId::Attack] = 3.0f;
  settings[ParameterId::MakeUp] = 4.0f;
  settings[ParameterId::OutputGain] = -2.0f;
  gain = -7.0f;
  for (const GraphicBand& band : kGraphicBands) settings[band.gain] = gain += 1.4f;
  settings[ParameterId::SaturationDrive] = 12.0f;
  settings[ParameterId::SaturationOffset] = 0.2f;
  settings[ParameterId::SaturationMix] = 60.0f;
  settings[ParameterId::StereoWidth] = 130.0f;
  return settings;
}

/// The first chain that an effect belongs to.
ChainPreset chainWithEffect(Effect effect) {
  for (const ChainPresetInfo& info : kChainPresets)
    if (chainUses(info.preset, effect)) return info.preset;
  return ChainPreset::EqCompressor;
}

/// As it is, `frames` later.
Signal late(const Signal& signal, int frames) {
  Signal result = signal;
  for (auto& row : result) {
    row.insert(row.begin(), static_cast<std::size_t>(frames), 0.0f);
    row.resize(signal[0].size());
  }
  return result;
}

ChainSettings randomSettings(std::mt19937& random) {
  ChainSettings settings = neutralSettings();
  for (const ParameterInfo& row : parameterTable())
    settings[row.id] =
        static_cast<float>(denormalised(row.id, std::uniform_real_distribution<double>(0.0, 1.0)(random)));
  settings.bypassMask = random() & ((1u << kEffectCount) - 1u);
  settings.chain = static_cast<ChainPreset>(random() % kChainPresetCount);
  return settings;
}

double largest(const std::vector<float>& row, std::size_t from = 0) {
  double peak = 0.0;
  for (std::size_t n = from; n < row.size(); ++n)
    peak = std::max(peak, std::abs(static_cast<double>(row[n])));
  return peak;
}

/// Largest step from one sample to the next.
double steepest(const std::vector<float>& row, std::size_t from, std::size_t to) {
  double step = 0.0;
  for (std::size_t n = from; n < to; ++n)
    step = std::max(step, std::abs(static_cast<double>(row[n]) - static_cast<double>(row[n - 1])));
  return step;
}

}  // namespace

class EffectChainTest : public QObject {
  Q_OBJECT

 private slots:
  void neutralIsBitExact() {
    for (const ChainPresetInfo& info : kChainPresets) {
      for (const int channels : {1, 2}) {
        const Signal dry = noise(channels, 20000);
        Signal wet = dry;
        EffectChain chain = chainWith(neutralSettings(info.preset), channels);
        runAll(chain, wet);
        QVERIFY(wet == late(dry, EffectChain::latency(info.preset)));
        QCOMPARE(chain.meters().gainReductionDb, 0.0f);
      }
    }
    QCOMPARE(EffectChain::latency(ChainPreset::EqCompressor), 0);
    QCOMPARE(EffectChain::latency(ChainPreset::GraphicEqCompressor), 0);
  }

  void everythingBypassedIsBitExact() {
    for (const ChainPresetInfo& info : kChainPresets) {
      ChainSettings settings = busySettings(info.preset);
      for (std::size_t e = 0; e < kEffectCount; ++e) settings.setBypassed(static_cast<Effect>(e), true);
      const Signal dry = noise(2, 20000);
      Signal wet = dry;
      EffectChain chain = chainWith(settings, 2);
      runAll(chain, wet);
      QVERIFY(wet == late(dry, EffectChain::latency(info.preset)));
    }
  }

  /// Effects outside the chain are not heard, whatever their controls say.
  void effectsOutsideTheChainDoNothing() {
    for (const ChainPresetInfo& info : kChainPresets) {
      ChainSettings some = busySettings(info.preset);
      for (const ParameterInfo& row : parameterTable())
        if (!some.uses(row.effect)) some[row.id] = row.neutral;
      QVERIFY(some != busySettings(info.preset));
      Signal a = noise(2, 9000);
      Signal b = a;
      EffectChain all = chainWith(busySettings(info.preset), 2);
      EffectChain used = chainWith(some, 2);
      runAll(all, a);
      runAll(used, b);
      QVERIFY(a == b);
    }
  }

  /// What the saturation leaves alone arrives exactly when latency() says.
  void saturationIsInTime() {
    ChainSettings settings = neutralSettings(ChainPreset::EqCompressorSaturation);
    settings[ParameterId::SaturationMix] = 100.0f;
    settings[ParameterId::SaturationDrive] = -20.0f;
    const Signal dry = sine(2, 20000, 1000.0, 0.05);
    Signal wet = dry;
    EffectChain chain = chainWith(settings, 2);
    runAll(chain, wet);
    const Signal expected = late(dry, kOversamplingLatency);
    for (std::size_t n = 8000; n < 20000; ++n) QVERIFY(std::abs(wet[0][n] - expected[0][n]) < 3e-4f);
  }

  void widthScalesTheSide() {
    ChainSettings settings = neutralSettings();
    for (const float width : {0.0f, 50.0f, 100.0f, 200.0f}) {
      settings[ParameterId::StereoWidth] = width;
      const Signal dry = noise(2, 5001);
      Signal wet = dry;
      EffectChain chain = chainWith(settings, 2);
      runAll(chain, wet);
      for (std::size_t n = 0; n < 5001; ++n) {
        QVERIFY(std::abs((wet[0][n] + wet[1][n]) - (dry[0][n] + dry[1][n])) < 1e-6f);
        QVERIFY(std::abs((wet[0][n] - wet[1][n]) - 0.01f * width * (dry[0][n] - dry[1][n])) < 1e-6f);
      }
      Signal mono = noise(1, 5001);
      const Signal before = mono;
      EffectChain one = chainWith(settings, 1);
      runAll(one, mono);
      QVERIFY(mono == before);
    }
  }

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

  void gainsAreExactToTheEnd() {
    ChainSettings settings = neutralSettings();
    settings[ParameterId::InputGain] = -6.0f;
    settings[ParameterId::OutputGain] = 26.0f;
    Signal signal(2, std::vector<float>(1000, 0.01f));
    EffectChain chain = chainWith(settings, 2);
    runAll(chain, signal);
    for (const float value : signal[1]) QCOMPARE(value, 0.1f);
  }

  void blockSizeDoesNotMatter() {
    for (const ChainPresetInfo& info : kChainPresets) {
      for (const int channels : {1, 2}) {
        const Signal dry = noise(channels, 30000);
        Signal whole = dry;
        EffectChain first = chainWith(busySettings(info.preset), channels, 44100.0);
        runAll(first, whole);
        for (const int size : {1, 7, 32, 511, 512, 513, 4096}) {
          Signal cut = dry;
          EffectChain second = chainWith(busySettings(info.preset), channels, 44100.0);
          for (int n = 0; n < 30000; n += size) run(second, cut, n, std::min(size, 30000 - n));
          QVERIFY2(cut == whole, qPrintable(QString::number(size)));
        }
      }
    }
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

  void monoEqualsStereoOfTheSame() {
    const Signal mono = noise(1, 8000);
    Signal one = mono;
    Signal two{mono[0], mono[0]};
    EffectChain a = chainWith(busySettings(ChainPreset::EqCompressorSaturation), 1);
    EffectChain b = chainWith(busySettings(ChainPreset::EqCompressorSaturation), 2);
    runAll(a, one);
    runAll(b, two);
    QVERIFY(one[0] == two[0]);
    QVERIFY(one[0] == two[1]);
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

  void silenceEndsInSilence() {
    for (const int run : {0, 1, 2, 3, 4, 5}) {
      const int channels = 1 + run % 2;
      ChainSettings settings = busySettings(kChainPresets[static_cast<std::size_t>(run / 2)].preset);
      settings[ParameterId::LowShelfFrequency] = 20.0f;
      settings[ParameterId::LowShelfQ] = 10.0f;
      EffectChain chain = chainWith(settings, channels);
      Signal signal = noise(channels, 4800);
      runAll(chain, signal);
      Signal silence(static_cast<std::size_t>(channels), std::vector<float>(48000 * 15));
      runAll(chain, silence);
      for (const auto& row : silence) {
        QCOMPARE(row.back(), 0.0f);
        // Nothing lingers among the numbers that slow a processor down.
        for (const float value : row) QVERIFY(value == 0.0f || std::fpclassify(value) == FP_NORMAL);
      }
    }
  }

  void metersShowTheDynamics() {
    ChainSettings settings = neutralSettings();
    settings[ParameterId::Threshold] = -20.0f;
    settings[ParameterId::Ratio] = 2.0f;
    settings[ParameterId::Knee] = 0.0f;
    settings[ParameterId::Attack] = 0.1f;
    Signal constant(2, std::vector<float>(4800, 0.1f));
    constant[1].assign(4800, -1.0f);
    EffectChain chain = chainWith(settings, 2);
    runAll(chain, constant);
    QVERIFY(std::abs(chain.meters().gainReductionDb - 10.0f) < 1e-3f);
    QVERIFY(std::abs(chain.meters().compressorInputDb) < 1e-3f);
    QVERIFY(std::abs(constant[0].back() - 0.1f * std::pow(10.0f, -0.5f)) < 1e-5f);
    settings.setBypassed(Effect::Compressor, true);
    chain.setSettings(settings);
    Signal more(2, std::vector<float>(4800, 0.1f));
    runAll(chain, more);
    runAll(chain, more);
    QCOMPARE(chain.meters().gainReductionDb, 0.0f);
    Signal silence(2, std::vector<float>(480));
    runAll(chain, silence);
    QCOMPARE(chain.meters().compressorInputDb, -120.0f);
  }

  void highBandsWorkAtLowRates() {
    for (const double rate : {8000.0, 11025.0, 192000.0}) {
      ChainSettings settings = neutralSettings();
      for (const EqualiserBand& band : kEqualiserBands) {
        settings[band.frequency] = parameterInfo(band.frequency).maximum;
        settings[band.gain] = 12.0f;
        settings[band.q] = 10.0f;
      }
      for (const GraphicBand& band : kGraphicBands) settings[band.gain] = 15.0f;
      settings[ParameterId::SaturationMix] = 100.0f;
      for (const ChainPresetInfo& info : kChainPresets) {
        settings.chain = info.preset;
        EffectChain chain = chainWith(settings, 2, rate);
        Signal signal = noise(2, 20000, 1, 0.001f);
        runAll(chain, signal);
        QVERIFY(largest(signal[0]) < 10.0);
      }
    }
  }
};

QTEST_GUILESS_MAIN(EffectChainTest)
#include "EffectChainTest.moc"
