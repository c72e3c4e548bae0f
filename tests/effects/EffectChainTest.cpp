// SPDX-License-Identifier: GPL-3.0-or-later
// What the chain of effects makes of a signal while its settings stay as they are.
#include <QTest>

#include "ChainSignals.h"
#include "effects/Oversampling.h"

using namespace semblance;
using namespace semblance::test;

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
