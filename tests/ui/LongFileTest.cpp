// SPDX-License-Identifier: GPL-3.0-or-later
#include <time.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

#include "TestTracks.h"
#include "Text.h"
#include "audio/TrackAnalysis.h"
#include "matching/Matcher.h"
#include "rendering/Renderer.h"

using namespace semblance;
using namespace semblance::ui;
namespace fs = std::filesystem;

namespace {

constexpr int kRate = 96000;
constexpr int kShortSeconds = 20;
constexpr int kLongSeconds = 8 * 60;  // 369 MB once decoded

/// Time that this process has computed, seconds: what others do on the machine is not part of it.
double computedSeconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Largest resident memory since the last restart of the record, MB.
double peakMemory() {
  QFile status(QStringLiteral("/proc/self/status"));
  if (!status.open(QIODevice::ReadOnly)) return -1.0;
  for (const QByteArray& line : status.readAll().split('\n'))
    if (line.startsWith("VmHWM:")) return line.mid(6).trimmed().split(' ').front().toDouble() / 1024.0;
  return -1.0;
}

bool restartPeak() {
  QFile clear(QStringLiteral("/proc/self/clear_refs"));
  return clear.open(QIODevice::WriteOnly) && clear.write("5") == 1;
}

using Job = std::function<Result<void>(const fs::path&, const ProgressCallback&, std::stop_token)>;

template <typename T>
Result<void> outcomeOf(const Result<T>& result) {
  return result ? Result<void>() : tl::unexpected<Error>(result.error());
}

}  // namespace

/// Recordings as long and as fine as studios have them: what a 3-hour file at 96 kHz costs shows in minutes
/// of it, because nothing keeps more than a part. Figures of a whole one are taken by hand.
class LongFileTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void memoryStaysBounded_data() { jobRows(); }
  void memoryStaysBounded();
  void cancelEndsEveryJob_data() { jobRows(); }
  void cancelEndsEveryJob();

 private:
  static void jobRows() {
    QTest::addColumn<QString>("name");
    for (const char* name : {"analyse", "rule-based", "network", "render"})
      QTest::newRow(name) << QString::fromLatin1(name);
  }
  void write(const fs::path& path, int seconds) const;
  Job jobNamed(const QString& name) const;

  QTemporaryDir folder_;
  fs::path short_;
  fs::path long_;
  fs::path reference_;
};

void LongFileTest::write(const fs::path& path, int seconds) const {
  WriteFormat format;
  format.container = Container::Wav;
  format.sampleFormat = SampleFormat::Int16;
  format.sampleRate = kRate;
  format.channels = 2;
  format.dither = false;
  const AudioBuffer second = test::makeTrack({.sampleRate = kRate, .seconds = 1.0, .brightness = 0.2});
  auto writer = AudioWriter::create(path, format);
  QVERIFY(writer.has_value());
  for (int i = 0; i < seconds; ++i) QVERIFY(writer->write(second, second.frames()));
  QVERIFY(writer->commit());
}

void LongFileTest::initTestCase() {
  qputenv("XDG_DATA_HOME", QFile::encodeName(folder_.path()));
  short_ = toPath(folder_.filePath(QStringLiteral("short.wav")));
  long_ = toPath(folder_.filePath(QStringLiteral("long.wav")));
  reference_ = toPath(folder_.filePath(QStringLiteral("reference.flac")));
  write(short_, kShortSeconds);
  write(long_, kLongSeconds);
  test::writeTrack(reference_, {.seconds = 20.0, .level = 0.4, .brightness = 0.8, .seed = 2});
}

Job LongFileTest::jobNamed(const QString& name) const {
  if (name == QLatin1String("analyse"))
    return [](const fs::path& input, const ProgressCallback& progress, std::stop_token stop) {
      AnalysisOptions options;
      options.overviewColumns = 3000;
      options.spectrumHistory = true;
      return outcomeOf(analyseTrack(input, options, progress, stop));
    };
  if (name == QLatin1String("render"))
    return [this](const fs::path& input, const ProgressCallback& progress, std::stop_token stop) {
      ChainSettings settings = neutralSettings();
      settings[ParameterId::Peak2Gain] = 4.0f;
      settings[ParameterId::Threshold] = -30.0f;
      settings[ParameterId::Ratio] = 3.0f;
      RenderOptions options;
      options.truePeakCeiling = -1.0;
      options.spectrumHistory = true;
      const fs::path output = toPath(folder_.filePath(QStringLiteral("result.wav")));
      return outcomeOf(renderFile(input, output, settings, options, progress, stop));
    };
  return [this, name](const fs::path& input, const ProgressCallback& progress, std::stop_token stop) {
    MatchOptions options;
    options.method = name.toStdString();
    return outcomeOf(Matcher().match(input, reference_, options, progress, stop));
  };
}

void LongFileTest::memoryStaysBounded() {
  QFETCH(QString, name);
  constexpr double kAllowedMb = 64.0;  // longer excerpts; the file itself would be 350 MB
  const Job job = jobNamed(name);
  QVERIFY(job(short_, {}, {}));  // what is loaded once does not count
  if (!restartPeak()) QSKIP("the kernel keeps no record of the peak");
  QVERIFY(job(short_, {}, {}));
  const double usual = peakMemory();
  QVERIFY(restartPeak());
  QVERIFY(job(long_, {}, {}));
  const double peak = peakMemory();
  qInfo("%s: %.0f MB for %d s, %.0f MB for %d s", qPrintable(name), usual, kShortSeconds, peak, kLongSeconds);
  QVERIFY(peak - usual < kAllowedMb);
}

void LongFileTest::cancelEndsEveryJob() {
  QFETCH(QString, name);
  double slowest = 0.0;
  int cancelled = 0;
  for (const double when : {0.0, 0.05, 0.15, 0.25, 0.5, 0.8}) {
    std::stop_source source;
    double asked = -1.0;
    const auto watch = [&](const Progress& progress) {
      if (asked >= 0.0 || progress.fraction < when) return;
      asked = computedSeconds();
      source.request_stop();
    };
    const auto ended = jobNamed(name)(long_, watch, source.get_token());
    const double took = computedSeconds() - asked;
    QVERIFY(asked >= 0.0);
    if (ended) continue;  // it was past the last question
    QVERIFY2(isCancelled(ended.error()), ended.error().message.c_str());
    ++cancelled;
    slowest = std::max(slowest, took);
  }
  QVERIFY(cancelled > 0);
  qInfo("%s: ended at most %.2f s of computing after it was asked to", qPrintable(name), slowest);
}

QTEST_GUILESS_MAIN(LongFileTest)
#include "LongFileTest.moc"
