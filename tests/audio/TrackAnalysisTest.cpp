// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/TrackAnalysis.h"

#include <sndfile.h>

#include <QTest>

#include "TestSounds.h"
#include "audio/LoudnessMeter.h"
#include "audio/Resampler.h"

using namespace testsounds;

class TrackAnalysisTest : public QObject {
  Q_OBJECT

 private slots:
  void figuresOfASine();
  void figuresEqualTheMeters();
  void widthIsSideOverMiddle();
  void clippedRuns();
  void directCurrent();
  void silenceAndShortTracks_data();
  void silenceAndShortTracks();
  void bandLimitOfFullBandSound_data();
  void bandLimitOfFullBandSound();
  void bandLimitOfLowRateSource_data();
  void bandLimitOfLowRateSource();
  void bandLimitOfLossySource();
  void overviewShowsTheEnvelope();
  void overviewOfFewFrames();
  void overviewLoudness();
  void progressRisesToOne();
  void cancelling();
  void errorsOfTheFile();
};

namespace {

Result<AnalysedTrack> analysed(const fs::path& path, const AnalysisOptions& options = {}) {
  return analyseTrack(path, options, {}, {});
}

AnalysedTrack analysed(const AudioBuffer& sound, int rate, const AnalysisOptions& options = {}) {
  const Folder folder;
  const fs::path path = folder / "track.wav";
  const auto written = write(path, sound, wav(rate, sound.channels()));
  if (!written) qFatal("%s", written.error().message.c_str());
  auto track = analysed(path, options);
  if (!track) qFatal("%s", track.error().message.c_str());
  return *track;
}

#define VERIFY_NEAR(actual, expected, tolerance)           \
  QVERIFY2(std::abs((actual) - (expected)) <= (tolerance), \
           qPrintable(QString("%1 instead of %2").arg(actual, 0, 'f', 5).arg(expected, 0, 'f', 5)))

}  // namespace

void TrackAnalysisTest::figuresOfASine() {
  const TrackAnalysis analysis = analysed(sine(1, 48000 * 5, 48000, 1000.0, 0.1), 48000).analysis;
  VERIFY_NEAR(analysis.lufs, -23.0036, 0.01);
  VERIFY_NEAR(analysis.truePeakDb, -20.0, 0.02);
  VERIFY_NEAR(analysis.rmsDb, -23.0103, 0.001);
  VERIFY_NEAR(analysis.crestDb, 3.0103, 0.001);
  VERIFY_NEAR(analysis.loudnessRange, 0.0, 0.1);
  VERIFY_NEAR(analysis.dcOffset, 0.0, 1e-6);
  QCOMPARE(analysis.clippedSamples, std::int64_t{0});
  QCOMPARE(analysis.format.frames, std::int64_t{48000 * 5});
  const auto loudest =
      std::ranges::max_element(analysis.thirdOctaves.levels) - analysis.thirdOctaves.levels.begin();
  QCOMPARE(analysis.thirdOctaves.frequencies[static_cast<std::size_t>(loudest)], 1000.0);
  VERIFY_NEAR(analysis.thirdOctaves.levels[static_cast<std::size_t>(loudest)], -20.0, 0.1);
  QVERIFY(analysis.fineSpectrum.levels.size() > 7 * analysis.thirdOctaves.levels.size());
}

void TrackAnalysisTest::figuresEqualTheMeters() {
  const fs::path path = fs::path(SEMBLANCE_SOURCE_DIR) / "tests/golden/audio/music_vibe_44k_st.flac";
  const auto track = analysed(path);
  QVERIFY2(track, messageOf(track));
  const auto sound = readAll(path);
  QVERIFY(sound);
  LoudnessMeter meter(2, 44100, true, true);
  meter.add(*sound, sound->frames());
  QCOMPARE(track->analysis.lufs, meter.integrated());
  QCOMPARE(track->analysis.loudnessRange, meter.loudnessRange());
  VERIFY_NEAR(track->analysis.truePeakDb, meter.truePeakDb(), 1e-5);
  VERIFY_NEAR(track->analysis.rmsDb, -16.27438, 1e-3);  // from the golden list of signals
  QCOMPARE(track->analysis.path, path);
  QVERIFY(track->overview.minimum.empty());
}

void TrackAnalysisTest::widthIsSideOverMiddle() {
  const auto widthOf = [](float right) {
    AudioBuffer sound = sine(2, 96000, 48000, 1000.0, 0.1);
    for (std::size_t n = 0; n < 96000; ++n) sound.channel(1)[n] = right * sound.channel(0)[n];
    return analysed(sound, 48000).analysis.sideDb;
  };
  VERIFY_NEAR(widthOf(0.0f), 0.0, 1e-6);
  VERIFY_NEAR(widthOf(0.5f), 20.0 * std::log10(0.25 / 0.75), 1e-3);
  VERIFY_NEAR(widthOf(-0.5f), 20.0 * std::log10(0.75 / 0.25), 1e-3);
  const double none = -std::numeric_limits<double>::infinity();
  QVERIFY(widthOf(1.0f) < -100.0);
  QCOMPARE(analysed(sine(1, 96000, 48000, 1000.0, 0.1), 48000).analysis.sideDb, none);
  QCOMPARE(analysed(AudioBuffer(2, 96000), 48000).analysis.sideDb, none);
}

void TrackAnalysisTest::clippedRuns() {
  AudioBuffer sound = sine(2, 96000, 48000, 100.0, 0.5);
  const auto set = [&](int channel, std::size_t first, std::size_t count, float value) {
    std::fill_n(sound.channel(channel).begin() + static_cast<std::ptrdiff_t>(first), count, value);
  };
  set(0, 1000, 5, 1.0f);                  // a run
  set(0, 2000, 2, 1.0f);                  // too short
  set(1, 3000, 3, -1.0f);                 // the shortest run
  set(1, 19198, 4, 32767.0f / 32768.0f);  // across two blocks of the analysis
  set(0, 5000, 2, 1.0f);                  // change of sign: two short runs
  set(0, 5002, 2, -1.0f);
  set(0, 7000, 100, 0.9999f);  // loud, but short of full scale
  QCOMPARE(analysed(sound, 48000).analysis.clippedSamples, std::int64_t{5 + 3 + 4});
}

void TrackAnalysisTest::directCurrent() {
  AudioBuffer sound = noise(2, 96000, 0.01);
  for (float& sample : sound.channel(1)) sample -= 0.05f;
  VERIFY_NEAR(analysed(sound, 48000).analysis.dcOffset, -0.05, 2e-4);
}

void TrackAnalysisTest::silenceAndShortTracks_data() {
  QTest::addColumn<std::int64_t>("frames");
  QTest::addColumn<bool>("silent");
  for (const std::int64_t frames : {1, 2, 2400, 96000})
    for (const bool silent : {false, true})
      QTest::addRow("%d %s", int(frames), silent ? "silent" : "") << frames << silent;
}

void TrackAnalysisTest::silenceAndShortTracks() {
  QFETCH(std::int64_t, frames);
  QFETCH(bool, silent);
  AnalysisOptions options;
  options.overviewColumns = 300;
  const AudioBuffer sound = silent ? AudioBuffer(1, frames) : sine(1, frames, 48000, 1000.0, 0.5);
  const AnalysedTrack track = analysed(sound, 48000, options);
  const TrackAnalysis& analysis = track.analysis;
  QCOMPARE(analysis.format.frames, frames);
  QVERIFY(std::isinf(analysis.lufs) || analysis.lufs > -20.0);
  QCOMPARE(std::isinf(analysis.rmsDb), silent || frames == 1);  // the sine's first sample is 0
  QVERIFY(!std::isnan(analysis.crestDb) && !std::isnan(analysis.truePeakDb) &&
          !std::isnan(analysis.dcOffset));
  QVERIFY(analysis.crestDb >= 0.0);
  QCOMPARE(track.overview.minimum.size(), std::size_t{300});
  for (const float lufs : track.overview.shortTermLufs) QVERIFY(lufs >= -120.0f && lufs < 0.0f);
}

void TrackAnalysisTest::bandLimitOfFullBandSound_data() {
  QTest::addColumn<int>("rate");
  QTest::addColumn<double>("tilt");
  for (const int rate : {8000, 44100, 96000})
    for (const double tilt : {0.0, 0.9, 0.999}) QTest::addRow("%d Hz, pole %g", rate, tilt) << rate << tilt;
}

// White noise and noise that a one-pole filter has made dull or boomy: dark is not the same as cut off.
void TrackAnalysisTest::bandLimitOfFullBandSound() {
  QFETCH(int, rate);
  QFETCH(double, tilt);
  AudioBuffer sound = noise(1, rate * 5, 0.1);
  double last = 0.0;
  for (float& sample : sound.channel(0)) {
    last = tilt * last + (1.0 - tilt) * double(sample);
    sample = static_cast<float>(last);
  }
  QCOMPARE(analysed(sound, rate).analysis.bandLimitHz, rate / 2.0);
}

void TrackAnalysisTest::bandLimitOfLowRateSource_data() {
  QTest::addColumn<int>("source");
  QTest::addColumn<int>("rate");
  QTest::addColumn<bool>("floor");
  for (const bool floor : {false, true}) {
    QTest::addRow("16 in 48%s", floor ? " with 16-bit noise" : "") << 16000 << 48000 << floor;
    QTest::addRow("8 in 44.1%s", floor ? " with 16-bit noise" : "") << 8000 << 44100 << floor;
    QTest::addRow("32 in 44.1%s", floor ? " with 16-bit noise" : "") << 32000 << 44100 << floor;
    QTest::addRow("48 in 192%s", floor ? " with 16-bit noise" : "") << 48000 << 192000 << floor;
  }
}

void TrackAnalysisTest::bandLimitOfLowRateSource() {
  QFETCH(int, source);
  QFETCH(int, rate);
  QFETCH(bool, floor);
  AudioBuffer sound = resampled(noise(2, source * 5, 0.1), source, rate);
  if (floor) {
    const AudioBuffer hiss = noise(2, sound.frames(), 0.5 / 32768.0, 9);
    for (int c = 0; c < 2; ++c)
      for (std::size_t n = 0; n < sound.channel(c).size(); ++n) sound.channel(c)[n] += hiss.channel(c)[n];
  }
  VERIFY_NEAR(analysed(sound, rate).analysis.bandLimitHz, source / 2.0, 0.05 * source);
}

// The low-pass of an MP3 of 128 kbit/s stays recognisable after it has become a WAV again.
void TrackAnalysisTest::bandLimitOfLossySource() {
  const auto sound = readAll(fs::path(SEMBLANCE_SOURCE_DIR) / "tests/golden/audio/music_vibe_44k_st.flac");
  QVERIFY(sound);
  const Folder folder;
  const fs::path path = folder / "lossy.mp3";
  SF_INFO info{};
  info.samplerate = 44100;
  info.channels = 2;
  info.format = SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III;
  SNDFILE* file = sf_open(path.c_str(), SFM_WRITE, &info);
  QVERIFY(file);
  int mode = SF_BITRATE_MODE_CONSTANT;
  double smallness = 0.67;
  sf_command(file, SFC_SET_BITRATE_MODE, &mode, sizeof(mode));
  sf_command(file, SFC_SET_COMPRESSION_LEVEL, &smallness, sizeof(smallness));
  for (std::size_t n = 0; n < sound->channel(0).size(); ++n) {
    const std::array<float, 2> frame{sound->channel(0)[n], sound->channel(1)[n]};
    sf_writef_float(file, frame.data(), 1);
  }
  sf_close(file);
  const double seconds = static_cast<double>(sound->frames()) / 44100.0;
  VERIFY_NEAR(static_cast<double>(fs::file_size(path)) * 8.0 / seconds, 128000.0, 20000.0);
  const auto lossy = readAll(path);
  QVERIFY2(lossy, messageOf(lossy));
  VERIFY_NEAR(analysed(*lossy, 44100).analysis.bandLimitHz, 16800.0, 600.0);
}

void TrackAnalysisTest::overviewShowsTheEnvelope() {
  AudioBuffer sound(2, 100000);
  for (std::size_t n = 0; n < 100000; ++n) {
    const float level = 0.1f * static_cast<float>(n / 10000 + 1);  // 0.1 .. 1.0 in ten steps
    sound.channel(0)[n] = n % 2 ? level : 0.0f;
    sound.channel(1)[n] = n % 2 ? 0.0f : -level;
  }
  AnalysisOptions options;
  options.overviewColumns = 10;
  const WaveformOverview overview = analysed(sound, 44100, options).overview;
  QCOMPARE(overview.maximum.size(), std::size_t{10});
  for (std::size_t c = 0; c < 10; ++c) {
    const float level = 0.1f * static_cast<float>(c + 1);
    QCOMPARE(overview.maximum[c], level);
    QCOMPARE(overview.minimum[c], -level);
    VERIFY_NEAR(double(overview.rms[c]), level * std::sqrt(0.5), 1e-4);
  }
}

void TrackAnalysisTest::overviewOfFewFrames() {
  AudioBuffer sound(1, 5);
  for (std::size_t n = 0; n < 5; ++n) sound.channel(0)[n] = 0.1f * static_cast<float>(n + 1);
  AnalysisOptions options;
  options.overviewColumns = 20;
  const WaveformOverview overview = analysed(sound, 48000, options).overview;
  for (std::size_t c = 0; c < 20; ++c) QCOMPARE(overview.maximum[c], 0.1f * static_cast<float>(c / 4 + 1));
}

void TrackAnalysisTest::overviewLoudness() {
  AudioBuffer sound = sine(1, 48000 * 20, 48000, 1000.0, 0.1);
  std::fill(sound.channel(0).begin() + 48000 * 10, sound.channel(0).end(), 0.0f);
  AnalysisOptions options;
  options.overviewColumns = 100;
  const auto lufs = analysed(sound, 48000, options).overview.shortTermLufs;
  QCOMPARE(lufs.size(), std::size_t{100});
  VERIFY_NEAR(double(lufs[5]), -23.0036, 0.05);
  VERIFY_NEAR(double(lufs[30]), -23.0036, 0.05);
  VERIFY_NEAR(double(lufs[49]), -26.0, 0.5);  // half of its three seconds are silent
  QCOMPARE(lufs[80], -120.0f);
}

void TrackAnalysisTest::progressRisesToOne() {
  const Folder folder;
  const fs::path path = folder / "track.flac";
  QVERIFY(
      write(path, music(2, 48000 * 8, 48000), {Container::Flac, SampleFormat::Int16, 48000, 2, false, 1}));
  std::vector<double> fractions;
  QVERIFY(
      analyseTrack(path, {}, [&](const Progress& progress) { fractions.push_back(progress.fraction); }, {}));
  QVERIFY(fractions.size() >= 20);
  QVERIFY(std::ranges::is_sorted(fractions));
  QVERIFY(fractions.front() < 0.1);
  QCOMPARE(fractions.back(), 1.0);
}

void TrackAnalysisTest::cancelling() {
  const Folder folder;
  const fs::path path = folder / "track.wav";
  QVERIFY(write(path, music(1, 48000 * 8, 48000), wav(48000, 1)));
  std::stop_source source;
  int reports = 0;
  const auto track = analyseTrack(
      path, {},
      [&](const Progress&) {
        if (++reports == 3) source.request_stop();
      },
      source.get_token());
  QVERIFY(!track && isCancelled(track.error()));
  QCOMPARE(reports, 3);
}

void TrackAnalysisTest::errorsOfTheFile() {
  const Folder folder;
  QVERIFY(messageOf(analysed(folder / "none.wav")).contains("no such file"));
  const fs::path path = folder / "cut.flac";
  QVERIFY(
      write(path, music(2, 48000 * 4, 48000), {Container::Flac, SampleFormat::Int16, 48000, 2, false, 1}));
  fs::resize_file(path, fs::file_size(path) / 2);
  QVERIFY(messageOf(analysed(path)).contains("damaged"));
}

QTEST_GUILESS_MAIN(TrackAnalysisTest)
#include "TrackAnalysisTest.moc"
