// SPDX-License-Identifier: GPL-3.0-or-later
#include "effects/ParameterTable.h"

#include <QTest>
#include <cmath>
#include <limits>

#include "effects/Biquad.h"
#include "effects/ChainSettings.h"

using namespace semblance;

namespace {

struct Row {
  std::string_view key;
  float minimum, maximum, neutral;
  Scale scale;
  StrengthRole role;
};
constexpr auto kLin = Scale::Linear;
constexpr auto kLog = Scale::Logarithmic;
constexpr auto kFixed = StrengthRole::Fixed;
constexpr auto kScaled = StrengthRole::Scaled;

// Sessions, models and command lines carry these keys, this order and these ranges: none may change.
constexpr std::array<Row, kParameterCount> kFrozen{{
    {"input.gain", -24, 24, 0, kLin, kScaled},
    {"eq.low_shelf.gain", -24, 24, 0, kLin, kScaled},
    {"eq.low_shelf.frequency", 20, 400, 100, kLog, kFixed},
    {"eq.low_shelf.q", 0.1f, 10, 0.707f, kLog, kFixed},
    {"eq.peak1.gain", -24, 24, 0, kLin, kScaled},
    {"eq.peak1.frequency", 40, 1000, 200, kLog, kFixed},
    {"eq.peak1.q", 0.1f, 10, 0.707f, kLog, kFixed},
    {"eq.peak2.gain", -24, 24, 0, kLin, kScaled},
    {"eq.peak2.frequency", 150, 4000, 800, kLog, kFixed},
    {"eq.peak2.q", 0.1f, 10, 0.707f, kLog, kFixed},
    {"eq.peak3.gain", -24, 24, 0, kLin, kScaled},
    {"eq.peak3.frequency", 600, 10000, 2500, kLog, kFixed},
    {"eq.peak3.q", 0.1f, 10, 0.707f, kLog, kFixed},
    {"eq.peak4.gain", -24, 24, 0, kLin, kScaled},
    {"eq.peak4.frequency", 2000, 16000, 6000, kLog, kFixed},
    {"eq.peak4.q", 0.1f, 10, 0.707f, kLog, kFixed},
    {"eq.high_shelf.gain", -24, 24, 0, kLin, kScaled},
    {"eq.high_shelf.frequency", 1500, 18000, 8000, kLog, kFixed},
    {"eq.high_shelf.q", 0.1f, 10, 0.707f, kLog, kFixed},
    {"compressor.threshold", -80, 0, -20, kLin, kFixed},
    {"compressor.ratio", 1, 20, 1, kLog, StrengthRole::Ratio},
    {"compressor.attack", 0.1f, 100, 10, kLog, kFixed},
    {"compressor.release", 5, 1000, 100, kLog, kFixed},
    {"compressor.knee", 0, 24, 6, kLin, kFixed},
    {"compressor.make_up", -24, 24, 0, kLin, kScaled},
    {"output.gain", -48, 48, 0, kLin, kScaled},
    {"graphic_eq.31_hz.gain", -15, 15, 0, kLin, kScaled},
    {"graphic_eq.63_hz.gain", -15, 15, 0, kLin, kScaled},
    {"graphic_eq.125_hz.gain", -15, 15, 0, kLin, kScaled},
    {"graphic_eq.250_hz.gain", -15, 15, 0, kLin, kScaled},
    {"graphic_eq.500_hz.gain", -15, 15, 0, kLin, kScaled},
    {"graphic_eq.1_khz.gain", -15, 15, 0, kLin, kScaled},
    {"graphic_eq.2_khz.gain", -15, 15, 0, kLin, kScaled},
    {"graphic_eq.4_khz.gain", -15, 15, 0, kLin, kScaled},
    {"graphic_eq.8_khz.gain", -15, 15, 0, kLin, kScaled},
    {"graphic_eq.16_khz.gain", -15, 15, 0, kLin, kScaled},
    {"saturation.drive", -20, 40, 0, kLin, kFixed},
    {"saturation.offset", 0, 1, 0, kLin, kFixed},
    {"saturation.hardness", 0, 2, 0, kLin, kFixed},
    {"saturation.mix", 0, 100, 0, kLin, kScaled},
    {"stereo.width", 0, 200, 100, kLin, kScaled},
}};

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

}  // namespace

class ParameterTableTest : public QObject {
  Q_OBJECT

 private slots:
  void isFrozen() {
    for (std::size_t i = 0; i < kParameterCount; ++i) {
      const ParameterInfo& row = parameterTable()[i];
      const Row& frozen = kFrozen[i];
      QCOMPARE(indexOf(row.id), i);
      QCOMPARE(row.key, frozen.key);
      QCOMPARE(row.minimum, frozen.minimum);
      QCOMPARE(row.maximum, frozen.maximum);
      QCOMPARE(row.neutral, frozen.neutral);
      QVERIFY(row.scale == frozen.scale);
      QVERIFY(row.strength == frozen.role);
      QVERIFY(!row.label.empty());
      QVERIFY(parameterFromKey(row.key) == row.id);
    }
    QVERIFY(!parameterFromKey("eq.peak5.gain"));
    QVERIFY(!parameterFromKey(""));
    QCOMPARE(parameterInfo(ParameterId::Peak1Gain).label, std::string_view("Band 2 gain"));
  }

  void namesEffects() {
    const std::array<std::string_view, kEffectCount> keys{
        "input", "equaliser", "graphic_equaliser", "compressor", "saturation", "width", "output"};
    for (std::size_t i = 0; i < kEffectCount; ++i) {
      const auto effect = static_cast<Effect>(i);
      QCOMPARE(effectKey(effect), keys[i]);
      QVERIFY(effectFromKey(keys[i]) == effect);
      QVERIFY(!effectLabel(effect).empty());
    }
    QVERIFY(!effectFromKey("reverb"));
    for (const EqualiserBand& band : kEqualiserBands)
      QVERIFY(parameterInfo(band.gain).effect == Effect::Equaliser);
  }

  void chainsUseTheirEffects() {
    for (const ChainPresetInfo& info : kChainPresets) {
      QVERIFY(&chainPresetInfo(info.preset) == &info);
      QVERIFY(chainPresetFromKey(info.key) == info.preset);
      for (const Effect effect : {Effect::InputGain, Effect::Compressor, Effect::Width, Effect::OutputGain})
        QVERIFY(chainUses(info.preset, effect));
      // One equaliser each.
      QVERIFY(chainUses(info.preset, Effect::Equaliser) != chainUses(info.preset, Effect::GraphicEqualiser));
    }
    QVERIFY(!chainPresetFromKey("reverb"));
    QVERIFY(!chainUses(ChainPreset::EqCompressor, Effect::Saturation));
    ChainSettings settings = neutralSettings(ChainPreset::EqCompressorSaturation);
    QVERIFY(settings.acts(Effect::Saturation) && !settings.acts(Effect::GraphicEqualiser));
    settings.setBypassed(Effect::Saturation, true);
    QVERIFY(!settings.acts(Effect::Saturation) && settings.uses(Effect::Saturation));
    settings.chain = static_cast<ChainPreset>(77);
    QVERIFY(sanitised(settings).chain == ChainPreset::EqCompressor);
  }

  void normalisesAlongTheScale() {
    for (const ParameterInfo& row : parameterTable()) {
      QCOMPARE(normalised(row.id, row.minimum), 0.0);
      QCOMPARE(normalised(row.id, row.maximum), 1.0);
      QCOMPARE(denormalised(row.id, 0.0), static_cast<double>(row.minimum));
      QCOMPARE(denormalised(row.id, 1.0), static_cast<double>(row.maximum));
      for (double position = 0.05; position < 1.0; position += 0.1) {
        const double value = denormalised(row.id, position);
        QVERIFY(value > row.minimum && value < row.maximum);
        QVERIFY(std::abs(normalised(row.id, value) - position) < 1e-9);
      }
      QCOMPARE(normalised(row.id, -1e9), 0.0);
      QCOMPARE(normalised(row.id, 1e9), 1.0);
      QCOMPARE(denormalised(row.id, 7.0), static_cast<double>(row.maximum));
      QCOMPARE(clampedToRange(row.id, 1e9f), row.maximum);
    }
    QVERIFY(std::abs(denormalised(ParameterId::Peak1Frequency, 0.5) - 200.0) < 1e-9);  // sqrt(40 * 1000)
    QVERIFY(std::abs(denormalised(ParameterId::Threshold, 0.5) + 40.0) < 1e-12);
  }

  void writesText_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("threshold") << "compressor.threshold" << -18.5 << "-18.5 dB";
    QTest::newRow("no negative zero") << "input.gain" << -0.01 << "0.0 dB";
    QTest::newRow("kilohertz") << "eq.peak3.frequency" << 2500.0 << "2.50 kHz";
    QTest::newRow("hertz") << "eq.peak1.frequency" << 199.7 << "200 Hz";
    QTest::newRow("just below a kilohertz") << "eq.peak2.frequency" << 999.7 << "1.00 kHz";
    QTest::newRow("ratio") << "compressor.ratio" << 4.0 << "4.0:1";
    QTest::newRow("short attack") << "compressor.attack" << 0.254 << "0.25 ms";
    QTest::newRow("attack") << "compressor.attack" << 12.34 << "12.3 ms";
    QTest::newRow("release") << "compressor.release" << 200.4 << "200 ms";
    QTest::newRow("q") << "eq.peak1.q" << 0.707 << "0.71";
    QTest::newRow("width") << "stereo.width" << 120.4 << "120 %";
  }
  void writesText() {
    QFETCH(QString, key);
    QFETCH(double, value);
    QFETCH(QString, text);
    const auto id = parameterFromKey(key.toStdString());
    QCOMPARE(QString::fromStdString(toText(*id, static_cast<float>(value))), text);
    const auto back = fromText(*id, text.toStdString());
    QVERIFY(back);
    QCOMPARE(QString::fromStdString(toText(*id, *back)), text);
  }

  void readsText_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("value");
    QTest::newRow("bare") << "input.gain"
                          << "-3" << -3.0;
    QTest::newRow("unit") << "input.gain"
                          << "-3 dB" << -3.0;
    QTest::newRow("tight unit") << "input.gain"
                                << "-3db" << -3.0;
    QTest::newRow("plus") << "input.gain"
                          << "+2.5" << 2.5;
    QTest::newRow("typographic minus") << "input.gain" << QString(QChar(0x2212)) + "3 dB" << -3.0;
    QTest::newRow("decimal comma") << "input.gain"
                                   << "-3,5 dB" << -3.5;
    QTest::newRow("k") << "eq.peak3.frequency"
                       << "2k" << 2000.0;
    QTest::newRow("kHz") << "eq.peak3.frequency"
                         << "2.5 kHz" << 2500.0;
    QTest::newRow("comma kHz") << "eq.peak3.frequency"
                               << "2,5kHz" << 2500.0;
    QTest::newRow("Hz") << "eq.peak3.frequency"
                        << " 700 Hz " << 700.0;
    QTest::newRow("ratio") << "compressor.ratio"
                           << "4:1" << 4.0;
    QTest::newRow("ratio bare") << "compressor.ratio"
                                << "2.5" << 2.5;
    QTest::newRow("seconds") << "compressor.release"
                             << "0.2 s" << 200.0;
    QTest::newRow("milliseconds") << "compressor.release"
                                  << "80ms" << 80.0;
    QTest::newRow("microseconds") << "compressor.attack"
                                  << "500 us" << 0.5;
    QTest::newRow("clamped low") << "compressor.threshold"
                                 << "-200" << -80.0;
    QTest::newRow("clamped high") << "eq.peak3.frequency"
                                  << "96 kHz" << 10000.0;
    QTest::newRow("q") << "eq.peak1.q"
                       << "1.41" << 1.41;
    QTest::newRow("percent") << "saturation.mix"
                             << "35 %" << 35.0;
  }
  void readsText() {
    QFETCH(QString, key);
    QFETCH(QString, text);
    QFETCH(double, value);
    const auto read = fromText(*parameterFromKey(key.toStdString()), text.toStdString());
    QVERIFY(read);
    QCOMPARE(*read, static_cast<float>(value));
  }

  void refusesWhatIsNoNumber() {
    for (const char* text : {"", " ", "loud", "dB", "nan", "inf", "-inf", "1e999", "3 Hz", "4:2", "--3",
                             "1.2.3", "2k", "3 dB dB", ":1"})
      QVERIFY2(!fromText(ParameterId::InputGain, text), text);
    QVERIFY(!fromText(ParameterId::Peak1Frequency, "200 dB"));
    QVERIFY(!fromText(ParameterId::Release, "2 k"));
    QVERIFY(!fromText(ParameterId::Peak1Q, "1 dB"));
  }

  void sanitisesSettings() {
    ChainSettings settings = neutralSettings();
    settings[ParameterId::Peak1Gain] = kNan;
    settings[ParameterId::Ratio] = kInfinity;
    settings[ParameterId::LowShelfFrequency] = 5.0f;
    settings[ParameterId::OutputGain] = 400.0f;
    settings.bypassMask = 0xffffffffu;
    const ChainSettings clean = sanitised(settings);
    QCOMPARE(clean[ParameterId::Peak1Gain], 0.0f);
    QCOMPARE(clean[ParameterId::Ratio], 1.0f);
    QCOMPARE(clean[ParameterId::LowShelfFrequency], 20.0f);
    QCOMPARE(clean[ParameterId::OutputGain], 48.0f);
    QCOMPARE(clean.bypassMask, 0x7fu);
    settings.bandsOff = 0xffffffffu;
    QCOMPARE(sanitised(settings).bandsOff, 0x3fu);
    QVERIFY(sanitised(neutralSettings()) == neutralSettings());
  }

  void scalesByStrength() {
    ChainSettings settings = neutralSettings();
    settings[ParameterId::Peak2Gain] = 8.0f;
    settings[ParameterId::Peak2Frequency] = 1234.0f;
    settings[ParameterId::Threshold] = -33.0f;
    settings[ParameterId::Ratio] = 4.0f;
    settings[ParameterId::MakeUp] = 20.0f;
    settings.setBypassed(Effect::Equaliser, true);

    QVERIFY(withStrength(settings, 1.0) == settings);

    const ChainSettings none = withStrength(settings, 0.0);
    QCOMPARE(none[ParameterId::Peak2Gain], 0.0f);
    QCOMPARE(none[ParameterId::Ratio], 1.0f);
    QCOMPARE(none[ParameterId::MakeUp], 0.0f);
    QCOMPARE(none[ParameterId::Peak2Frequency], 1234.0f);
    QCOMPARE(none[ParameterId::Threshold], -33.0f);
    QVERIFY(none.bypassed(Effect::Equaliser));

    const ChainSettings half = withStrength(settings, 0.5);
    QCOMPARE(half[ParameterId::Peak2Gain], 4.0f);
    QCOMPARE(half[ParameterId::Ratio], 1.6f);  // slope 0.75 -> 0.375

    const ChainSettings more = withStrength(settings, 1.5);
    QCOMPARE(more[ParameterId::Peak2Gain], 12.0f);
    QCOMPARE(more[ParameterId::MakeUp], 24.0f);  // clamped
    QCOMPARE(more[ParameterId::Ratio], 20.0f);   // slope 1.125 is beyond the steepest
    QVERIFY(withStrength(settings, 9.0) == more);
    QVERIFY(withStrength(settings, -1.0) == none);
    QVERIFY(withStrength(settings, std::nan("")) == none);

    const ChainSettings mixed = withStrength(settings, EffectStrengths{1.0, 0.5, 1.0, 1.5, 1.0, 1.0, 1.0});
    QCOMPARE(mixed[ParameterId::Peak2Gain], half[ParameterId::Peak2Gain]);
    QCOMPARE(mixed[ParameterId::Ratio], more[ParameterId::Ratio]);
    QCOMPARE(mixed[ParameterId::OutputGain], settings[ParameterId::OutputGain]);
  }
};

QTEST_GUILESS_MAIN(ParameterTableTest)
#include "ParameterTableTest.moc"
