// SPDX-License-Identifier: GPL-3.0-or-later
// How smoothly the window draws while it plays, with every plot visible: a histogram of the time between
// frames and of the work that a frame costs. Needs a display and a sound device:
//   xvfb-run -a -s "-screen 0 1280x800x24" packaging/with-null-sink build/release/bin/frame-benchmark
//   [SECONDS [WIDTHxHEIGHT]]
#include <time.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <numeric>
#include <vector>

#include "plots/SpectrumPlot.h"
#include "theme/Theme.h"
#include "window/Actions.h"
#include "window/MainWindow.h"
#include "window/PlotArea.h"
#include "window/TimelinePanel.h"

using namespace semblance;
using namespace semblance::ui;

namespace {

/// Of this thread, ms: other work on the machine does not count.
double processorMilliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e3 * static_cast<double>(now.tv_sec) + 1e-6 * static_cast<double>(now.tv_nsec);
}

/// Times the repaints of one window, and all that its thread does between them.
class TimedApplication : public QApplication {
 public:
  struct Frame {
    double interval = 0.0;  ///< ms since the frame before
    double work = 0.0;      ///< ms of processor time that the window's thread took since then
    double painting = 0.0;  ///< ms of them for painting
  };

  using QApplication::QApplication;

  void watch(const QObject* window) {
    window_ = window;
    frames_.clear();
    sinceFrame_.start();
  }
  std::vector<Frame> frames() const { return frames_; }

  bool notify(QObject* receiver, QEvent* event) override {
    const bool outermost = !std::exchange(inside_, true);
    if (!outermost) return QApplication::notify(receiver, event);
    const bool frame = receiver == window_ && event->type() == QEvent::UpdateRequest;
    const double before = processorMilliseconds();
    const bool handled = QApplication::notify(receiver, event);
    const double spent = processorMilliseconds() - before;
    inside_ = false;
    work_ += spent;
    if (!frame) return handled;
    frames_.push_back({static_cast<double>(sinceFrame_.nsecsElapsed()) * 1e-6, work_, spent});
    sinceFrame_.start();
    work_ = 0.0;
    return handled;
  }

 private:
  const QObject* window_ = nullptr;
  bool inside_ = false;
  double work_ = 0.0;
  QElapsedTimer sinceFrame_;
  std::vector<Frame> frames_;
};

void histogram(const char* title, std::vector<double> values) {
  static constexpr double kEdges[] = {1.0,  2.0,  4.0,  8.0,  12.0,  16.0, 18.0,
                                      20.0, 25.0, 33.4, 50.0, 100.0, 1e9};
  std::sort(values.begin(), values.end());
  const auto share = [&](double part) {
    return values[std::min(values.size() - 1,
                           static_cast<std::size_t>(part * static_cast<double>(values.size())))];
  };
  std::printf("  %s: median %.1f ms, 95 %% %.1f ms, 99 %% %.1f ms, longest %.1f ms\n", title, share(0.5),
              share(0.95), share(0.99), values.back());
  double lower = 0.0;
  for (const double upper : kEdges) {
    const auto count = std::ranges::count_if(values, [&](double v) { return v > lower && v <= upper; });
    const double percent = 100.0 * static_cast<double>(count) / static_cast<double>(values.size());
    if (count > 0) {
      const std::string label = upper > 1e6 ? "more" : "to " + std::to_string(upper).substr(0, 5);
      std::printf("    %10s ms %6td %5.1f %% %s\n", label.c_str(), count, percent,
                  std::string(static_cast<std::size_t>(percent / 2.0 + 0.5), '#').c_str());
    }
    lower = upper;
  }
}

void report(const char* scene, const std::vector<TimedApplication::Frame>& all) {
  if (all.size() < 10) {
    std::printf("%s: only %zu frames\n", scene, all.size());
    return;
  }
  const std::vector<TimedApplication::Frame> frames(all.begin() + 5, all.end());  // warm by then
  const auto values = [&frames](double TimedApplication::Frame::*member) {
    std::vector<double> chosen;
    for (const auto& frame : frames) chosen.push_back(frame.*member);
    return chosen;
  };
  const auto intervals = values(&TimedApplication::Frame::interval);
  const auto work = values(&TimedApplication::Frame::work);
  const double seconds = std::accumulate(intervals.begin(), intervals.end(), 0.0) / 1000.0;
  const double busy = std::accumulate(work.begin(), work.end(), 0.0) / 1000.0;
  std::printf("%s: %zu frames in %.1f s, %.1f a second, the window's thread busy for %.0f %%\n", scene,
              frames.size(), seconds, static_cast<double>(frames.size()) / seconds, 100.0 * busy / seconds);
  histogram("between frames", intervals);
  histogram("work of a frame", work);
  histogram("painting of a frame", values(&TimedApplication::Frame::painting));
}

void await(const std::function<bool()>& met) {
  if (!QTest::qWaitFor(met, 120000)) qFatal("the work in the background does not end");
}

/// As the program runs: QTest's waiting sleeps between events, which would show in the histogram.
void run(int milliseconds) {
  QEventLoop loop;
  QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
  loop.exec();
}

/// Moves a node in small circles, as a hand would, 125 times a second.
void dragNode(SpectrumPlot& plot, int milliseconds) {
  const QPoint start = plot.bandPosition(2).toPoint();
  QTest::mousePress(&plot, Qt::LeftButton, Qt::NoModifier, start);
  QElapsedTimer clock;
  clock.start();
  QTimer mouse;
  mouse.setTimerType(Qt::PreciseTimer);
  mouse.callOnTimeout([&] {
    const double angle = 0.004 * static_cast<double>(clock.elapsed());
    QTest::mouseMove(&plot, start + QPoint(static_cast<int>(60.0 * std::sin(angle)),
                                           static_cast<int>(30.0 * std::sin(1.7 * angle))));
  });
  mouse.start(8);
  run(milliseconds);
  mouse.stop();
  QTest::mouseRelease(&plot, Qt::LeftButton);
}

}  // namespace

int main(int argc, char** argv) {
  TimedApplication application(argc, argv);
  QTemporaryDir settings;
  QCoreApplication::setOrganizationName(QStringLiteral("semblance-test"));
  QCoreApplication::setApplicationName(QStringLiteral("frame-benchmark"));
  QSettings::setDefaultFormat(QSettings::IniFormat);
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
  QLocale::setDefault(QLocale::c());
  applyTheme(application, ThemeKind::Dark);
  const int milliseconds = 1000 * (argc > 1 ? std::max(2, std::atoi(argv[1])) : 10);
  const QStringList size = QString::fromLocal8Bit(argc > 2 ? argv[2] : "1280x800").split(u'x');

  MainWindow window;
  window.resize(size.value(0).toInt(), size.value(1).toInt());
  window.show();
  const QString demo = QStringLiteral(SEMBLANCE_SOURCE_DIR "/resources/demo/music-");
  window.openFiles({demo + QStringLiteral("input.ogg"), demo + QStringLiteral("reference.ogg")});
  Workbench& bench = window.bench();
  await([&] { return bench.tracks.track(TrackRole::Input) && bench.tracks.track(TrackRole::Reference); });
  window.actions().match->trigger();
  await([&] { return bench.document.session().predicted.has_value(); });
  await([&] { return bench.result.upToDate(); });
  window.openDevice();
  if (!bench.playback.hasDevice()) qFatal("there is no sound device; see packaging/with-null-sink");
  bench.playback.setLooping(true);
  bench.playback.togglePlay();
  QTest::qWait(1000);

  std::printf("%d x %d at scale %.2f, platform %s\n", window.width(), window.height(),
              window.devicePixelRatioF(), qPrintable(QGuiApplication::platformName()));
  application.watch(&window);
  run(milliseconds);
  report("playing", application.frames());
  window.plots().timeline().switchButton().click();
  QTest::qWait(300);
  application.watch(&window);
  run(milliseconds);
  report("playing, loudness over time", application.frames());
  window.plots().timeline().switchButton().click();
  QTest::qWait(300);
  application.watch(&window);
  dragNode(window.plots().spectrum(), milliseconds);
  report("playing while a node is dragged", application.frames());
  bench.playback.togglePlay();
  return 0;
}
