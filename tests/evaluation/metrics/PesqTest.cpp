// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/metrics/Pesq.h"

#include <QtTest>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <random>

#include "audio/AudioReader.h"
#include "audio/Resampler.h"

using namespace semblance;
using nlohmann::json;

namespace {

const std::string kFolder = SEMBLANCE_SOURCE_DIR "/tests/golden/pesq/";
const std::string kMetrics = SEMBLANCE_SOURCE_DIR "/tests/golden/metrics/";
constexpr const char* kFullSet = "SEMBLANCE_PESQ_GOLDEN";  // folder with pesq/pesq.json of all measured pairs

using Signal = std::vector<float>;

json readJson(const std::string& file) {
  std::ifstream stream(file);
  return json::parse(stream);
}

Signal readMono(const std::string& file) {
  auto reader = AudioReader::open(file);
  if (!reader) qFatal("%s", reader.error().message.c_str());
  const auto buffer = readExcerpt(*reader, 0, reader->format().frames);
  if (!buffer) qFatal("%s", buffer.error().message.c_str());
  return {buffer->channel(0).begin(), buffer->channel(0).end()};
}

Signal atRate(const Signal& signal, int from, int to) {
  AudioBuffer buffer(1, static_cast<std::int64_t>(signal.size()));
  std::copy(signal.begin(), signal.end(), buffer.channel(0).begin());
  const AudioBuffer converted = resampled(buffer, from, to);
  return {converted.channel(0).begin(), converted.channel(0).end()};
}

Signal noise(std::size_t length, float level, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0.0f, level);
  Signal signal(length);
  for (float& sample : signal) sample = normal(random);
  return signal;
}

/// Sum, as long as the first.
Signal mixed(Signal signal, const Signal& added) {
  for (std::size_t n = 0; n < signal.size() && n < added.size(); ++n) signal[n] += added[n];
  return signal;
}

Signal scaled(Signal signal, float gain) {
  for (float& sample : signal) sample *= gain;
  return signal;
}

double wideBand(const Signal& reference, const Signal& degraded, int rate = 16000) {
  const auto score = pesq(reference, degraded, rate, PesqMode::WideBand);
  if (!score) qFatal("%s", score.error().message.c_str());
  return *score;
}

std::string messageOf(const Signal& reference, const Signal& degraded, int rate,
                      PesqMode mode = PesqMode::WideBand) {
  const auto score = pesq(reference, degraded, rate, mode);
  return score ? "no error: " + std::to_string(*score) : score.error().message;
}

bool near(double actual, double expected, double tolerance) {
  const bool ok = std::abs(actual - expected) <= tolerance;
  if (!ok) qWarning("got %.9g, expected %.9g", actual, expected);
  return ok;
}

template <typename Member>
std::vector<int> listOf(const PesqDetails& details, Member member) {
  std::vector<int> values;
  for (const PesqUtterance& utterance : details.alignment.utterances) values.push_back(utterance.*member);
  return values;
}

/// The three ways in which pairs were measured.
struct Measured {
  const char* key;
  PesqMode mode;
  int rate;
};
constexpr Measured kMeasured[] = {{"wb_16k", PesqMode::WideBand, 16000},
                                  {"nb_16k", PesqMode::NarrowBand, 16000},
                                  {"nb_8k", PesqMode::NarrowBand, 8000}};

struct Agreement {
  int pairs = 0;
  int within = 0;
  std::vector<double> ours;
  std::vector<double> measured;

  double correlation() const {
    const auto mean = [](const std::vector<double>& values) {
      return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    };
    const double a = mean(ours);
    const double b = mean(measured);
    double ab = 0.0;
    double aa = 0.0;
    double bb = 0.0;
    for (std::size_t k = 0; k < ours.size(); ++k) {
      ab += (ours[k] - a) * (measured[k] - b);
      aa += (ours[k] - a) * (ours[k] - a);
      bb += (measured[k] - b) * (measured[k] - b);
    }
    return ab / std::sqrt(aa * bb);
  }
};

}  // namespace

class PesqTest : public QObject {
  Q_OBJECT

 private slots:
  void measuredPairs_data();
  void measuredPairs();
  void allMeasuredPairs_data();
  void allMeasuredPairs();
  void pairsAtTheRateOfTheTables();
  void identicalSignalsAreBest();
  void shortSignalsAsMeasured();
  void levelDoesNotMatter();
  void otherRatesAreConverted();
  void moreNoiseIsWorse();
  void delayIsForgiven();
  void silenceAtTheEndIsForgiven();
  void errorsAreSentences();
  void oddSignalsEndWell_data();
  void oddSignalsEndWell();
};

void PesqTest::measuredPairs_data() {
  QTest::addColumn<QString>("reference");
  QTest::addColumn<QString>("degraded");
  QTest::addColumn<QString>("expected");
  QTest::addColumn<int>("measured");
  const json pairs = readJson(kFolder + "pesq.json")["pairs"];
  for (const json& pair : pairs)
    for (int k = 0; k < 3; ++k) {
      if (!pair.contains(kMeasured[k].key)) continue;
      const json& entry = pair[kMeasured[k].key];
      const std::string degraded = entry.value("deg", pair["deg"].get<std::string>());
      QTest::addRow("%s %s", kMeasured[k].key, degraded.c_str())
          << QString::fromStdString(entry.value("ref", pair["ref"].get<std::string>()))
          << QString::fromStdString(degraded) << QString::fromStdString(entry.dump()) << k;
    }
}

void PesqTest::measuredPairs() {
  QFETCH(const QString, reference);
  QFETCH(const QString, degraded);
  QFETCH(const QString, expected);
  QFETCH(const int, measured);
  const json entry = json::parse(expected.toStdString());
  const auto found =
      pesqDetails(readMono(kFolder + reference.toStdString()), readMono(kFolder + degraded.toStdString()),
                  kMeasured[measured].rate, kMeasured[measured].mode);
  if (entry.contains("error")) {
    QVERIFY(!found);
    return;
  }
  QVERIFY2(found, found ? "" : found.error().message.c_str());
  QVERIFY(near(found->mosLqo, entry["mos_lqo"], 2e-3));
  QVERIFY(near(found->raw, entry["raw"], 2e-3));
  QCOMPARE(found->alignment.crudeDelay, entry["crude_delay_samples"].get<int>());
  QCOMPARE(listOf(*found, &PesqUtterance::delay), entry["utterance_delay_samples"].get<std::vector<int>>());
  QCOMPARE(listOf(*found, &PesqUtterance::start), entry["utterance_start_subframes"].get<std::vector<int>>());
  QCOMPARE(listOf(*found, &PesqUtterance::end), entry["utterance_end_subframes"].get<std::vector<int>>());
}

void PesqTest::allMeasuredPairs_data() {
  QTest::addColumn<int>("measured");
  for (int k = 0; k < 3; ++k) QTest::addRow("%s", kMeasured[k].key) << k;
}

void PesqTest::allMeasuredPairs() {
  const std::string folder = qEnvironmentVariable(kFullSet).toStdString();
  if (folder.empty())
    QSKIP(
        "Set SEMBLANCE_PESQ_GOLDEN to the folder with the whole set of measured pairs to compare them all.");
  QFETCH(const int, measured);
  const auto [key, mode, rate] = kMeasured[measured];
  Agreement agreement;
  const json pairs = readJson(folder + "/pesq/pesq.json")["pairs"];
  for (const json& pair : pairs) {
    if (!pair.contains(key) || pair[key].contains("error")) continue;
    const json& entry = pair[key];
    const std::string degraded = entry.value("deg", pair["deg"].get<std::string>());
    const auto score = pesq(readMono(folder + "/" + entry.value("ref", pair["ref"].get<std::string>())),
                            readMono(folder + "/" + degraded), rate, mode);
    QVERIFY2(score, degraded.c_str());
    const double expected = entry["mos_lqo"];
    ++agreement.pairs;
    agreement.within += std::abs(*score - expected) <= 0.05 ? 1 : 0;
    agreement.ours.push_back(*score);
    agreement.measured.push_back(expected);
    if (std::abs(*score - expected) > 0.01)
      qInfo("%s %s: %.4f, measured %.4f", key, degraded.c_str(), *score, expected);
  }
  qInfo("%s: %d pairs, correlation %.6f, %d within 0.05", key, agreement.pairs, agreement.correlation(),
        agreement.within);
  QVERIFY(agreement.correlation() >= 0.999);
  QVERIFY(agreement.within >= 0.95 * agreement.pairs);
}

void PesqTest::pairsAtTheRateOfTheTables() {
  const json pairs = readJson(kFolder + "pesq.json")["pairs_24k"];
  QVERIFY(pairs.size() == 18);
  for (const json& pair : pairs) {
    const std::string degraded = pair["deg"];
    const auto score = pesq(readMono(kMetrics + pair["ref"].get<std::string>()),
                            readMono(kMetrics + degraded), 24000, PesqMode::WideBand);
    QCOMPARE(score.has_value(), pair["PESQ"].is_number());
    if (score) QVERIFY2(near(*score, pair["PESQ"], 0.05), degraded.c_str());
  }
}

void PesqTest::identicalSignalsAreBest() {
  const Signal speech = readMono(kFolder + "ref_libri_f.flac");
  QVERIFY(near(wideBand(speech, speech), kBestWideBandPesq, 2e-6));
  QVERIFY(near(*pesq(speech, speech, 16000, PesqMode::NarrowBand), kBestNarrowBandPesq, 2e-6));
  const Signal low = readMono(kFolder + "8k_ref_libri_f.flac");
  QVERIFY(near(*pesq(low, low, 8000, PesqMode::NarrowBand), kBestNarrowBandPesq, 2e-6));
}

void PesqTest::shortSignalsAsMeasured() {
  const json probe = readJson(kFolder + "pesq.json")["length_probe"];
  const Signal reference = readMono(kFolder + "ref_libri_f.flac");
  const Signal degraded = readMono(kFolder + "libri_f_white_snr_30.flac");
  for (const json& row : probe["rows"]) {
    const auto start = probe["start"].get<std::ptrdiff_t>();
    const auto end = std::min<std::ptrdiff_t>(start + row["samples"].get<int>(), std::ssize(reference));
    const auto score =
        pesq(Signal(reference.begin() + start, reference.begin() + end),
             Signal(degraded.begin() + start, degraded.begin() + end), 16000, PesqMode::WideBand);
    QCOMPARE(score.has_value(), !row["wb"].contains("error"));
    if (score) QVERIFY(near(*score, row["wb"]["mos_lqo"], 2e-3));
  }
}

void PesqTest::levelDoesNotMatter() {
  const Signal reference = readMono(kFolder + "ref_libri_f.flac");
  const Signal degraded = readMono(kFolder + "libri_f_white_snr_30.flac");
  const double score = wideBand(reference, degraded);
  for (const float gain : {1e-30f, 1e-6f, 0.1f, 1000.0f, 1e30f}) {
    QVERIFY(near(wideBand(scaled(reference, gain), degraded), score, 1e-3));
    QVERIFY(near(wideBand(reference, scaled(degraded, gain)), score, 1e-3));
  }
}

void PesqTest::otherRatesAreConverted() {
  const Signal reference = readMono(kFolder + "ref_libri_f.flac");
  const Signal degraded = readMono(kFolder + "libri_f_clip_p20dB.flac");
  const double score = wideBand(reference, degraded);
  for (const int rate : {24000, 44100, 48000})
    QVERIFY(near(wideBand(atRate(reference, 16000, rate), atRate(degraded, 16000, rate), rate), score, 0.02));
  const auto narrow =
      pesq(atRate(reference, 16000, 11025), atRate(degraded, 16000, 11025), 11025, PesqMode::NarrowBand);
  QVERIFY(near(narrow.value(), *pesq(reference, degraded, 16000, PesqMode::NarrowBand), 0.02));
}

void PesqTest::moreNoiseIsWorse() {
  const Signal reference = readMono(kFolder + "ref_libri_m.flac");
  double last = kBestWideBandPesq;
  for (const float level : {0.0003f, 0.001f, 0.003f, 0.01f, 0.03f}) {
    const double score = wideBand(reference, mixed(reference, noise(reference.size(), level, 1)));
    QVERIFY2(score < last - 0.02, qPrintable(QString("%1 after %2").arg(score).arg(last)));
    last = score;
  }
  QVERIFY(last > 1.0);
}

void PesqTest::delayIsForgiven() {
  const Signal reference = readMono(kFolder + "ref_libri_m.flac");
  for (const int delay : {1, 37, 1000, 7999}) {
    Signal later(static_cast<std::size_t>(delay));
    later.insert(later.end(), reference.begin(), reference.end());
    const auto found = pesqDetails(reference, later, 16000, PesqMode::WideBand);
    QVERIFY(near(found.value().mosLqo, kBestWideBandPesq, 0.01));
    for (const PesqUtterance& utterance : found->alignment.utterances) QCOMPARE(utterance.delay, delay);
  }
}

void PesqTest::silenceAtTheEndIsForgiven() {
  const Signal reference = readMono(kFolder + "ref_libri_m.flac");
  Signal longer = reference;
  longer.resize(longer.size() + 20000);
  // Not quite: the ends of a signal are faded, so what breaks off does so less in the shorter one.
  QVERIFY(near(wideBand(reference, longer), kBestWideBandPesq, 0.3));
  QVERIFY(near(wideBand(longer, reference), kBestWideBandPesq, 0.3));
}

void PesqTest::errorsAreSentences() {
  const Signal speech = readMono(kFolder + "ref_libri_f.flac");
  const Signal silence(speech.size());
  const auto has = [](const std::string& message, const char* part) {
    const bool found = message.find(part) != std::string::npos && message.back() == '.';
    if (!found) qWarning("%s", message.c_str());
    return found;
  };
  QVERIFY(has(messageOf(silence, speech, 16000), "the reference signal is silent"));
  QVERIFY(has(messageOf(speech, silence, 16000), "the degraded signal is silent"));
  QVERIFY(has(messageOf(Signal(3999, 0.1f), speech, 16000), "quarter of a second"));
  QVERIFY(has(messageOf(speech, {}, 16000), "quarter of a second"));
  QVERIFY(has(messageOf(speech, speech, 8000), "16000 Hz, not 8000 Hz"));
  QVERIFY(has(messageOf(speech, speech, 4000, PesqMode::NarrowBand), "8000 Hz, not 4000 Hz"));
  Signal broken = speech;
  broken[100] = std::nanf("");
  QVERIFY(has(messageOf(speech, broken, 16000), "not finite"));
  // A burst of 100 ms in the quiet is too short to be an utterance.
  Signal burst = noise(16000, 1e-4f, 1);
  const Signal loud = noise(1600, 0.3f, 2);
  std::copy(loud.begin(), loud.end(), burst.begin() + 8000);
  QVERIFY(has(messageOf(burst, burst, 16000), "no utterance"));
}

void PesqTest::oddSignalsEndWell_data() {
  QTest::addColumn<QList<float>>("reference");
  QTest::addColumn<QList<float>>("degraded");
  const auto add = [](const char* name, const Signal& reference, const Signal& degraded) {
    QTest::newRow(name) << QList<float>(reference.begin(), reference.end())
                        << QList<float>(degraded.begin(), degraded.end());
  };
  const Signal speech = readMono(kFolder + "ref_libri_f.flac");
  Signal impulse(16000);
  impulse[5000] = 1.0f;
  add("offset", Signal(16000, 0.5f), Signal(16000, 0.5f));
  add("impulse", impulse, impulse);
  add("impulse for speech", speech, impulse);
  add("speech for impulse", impulse, speech);
  add("noise for speech", speech, noise(speech.size(), 0.1f, 3));
  add("speech of another", speech, readMono(kFolder + "ref_jfk.flac"));
  add("very different lengths", speech, Signal(speech.begin() + 20000, speech.begin() + 25000));
  add("the shortest", Signal(speech.begin() + 8000, speech.begin() + 12000), noise(160000, 0.1f, 4));
  add("full-scale square", speech, [] {
    Signal square(48000);
    for (std::size_t n = 0; n < square.size(); ++n) square[n] = n / 40 % 2 == 0 ? 1.0f : -1.0f;
    return square;
  }());
}

void PesqTest::oddSignalsEndWell() {
  QFETCH(const QList<float>, reference);
  QFETCH(const QList<float>, degraded);
  for (const PesqMode mode : {PesqMode::WideBand, PesqMode::NarrowBand}) {
    const auto score = pesq(reference, degraded, 16000, mode);
    if (score)
      QVERIFY2(*score > 0.99 && *score <= kBestWideBandPesq + 1e-6, qPrintable(QString::number(*score)));
    else
      QVERIFY(score.error().message.ends_with("."));
  }
}

QTEST_GUILESS_MAIN(PesqTest)
#include "PesqTest.moc"
