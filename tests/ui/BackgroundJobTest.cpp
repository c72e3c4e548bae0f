// SPDX-License-Identifier: GPL-3.0-or-later
#include "jobs/BackgroundJob.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <atomic>
#include <semaphore>
#include <stdexcept>

#include "jobs/RemainingTime.h"

using namespace semblance;
using namespace semblance::ui;

class BackgroundJobTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void runsElsewhereAndAnswersHere();
  void cancelDropsTheResult();
  void startingAgainDropsTheStaleResult();
  void runsNeverOverlap();
  void exceptionsBecomeErrors();
  void progressArrivesInBundles();
  void destructionStopsTheRun();
  void remainingTimeIsQuietThenSteady();
};

void BackgroundJobTest::runsElsewhereAndAnswersHere() {
  BackgroundJob job(QStringLiteral("Counting"));
  QThread* here = QThread::currentThread();
  QThread* worked = nullptr;
  QThread* answered = nullptr;
  int answer = 0;
  job.start<int>(
      [&](const ProgressCallback&, std::stop_token) -> Result<int> {
        worked = QThread::currentThread();
        return 42;
      },
      [&](Result<int> result) {
        answered = QThread::currentThread();
        answer = *result;
      });
  QVERIFY(job.running());
  QTRY_COMPARE(answer, 42);
  QVERIFY(!job.running());
  QVERIFY(worked != here);
  QCOMPARE(answered, here);
}

void BackgroundJobTest::cancelDropsTheResult() {
  BackgroundJob job(QStringLiteral("Waiting"));
  QSignalSpy ended(&job, &BackgroundJob::ended);
  std::atomic<bool> stopped = false;
  std::binary_semaphore begun{0};
  bool answered = false;
  job.start<int>(
      [&](const ProgressCallback&, std::stop_token stop) -> Result<int> {
        begun.release();
        while (!stop.stop_requested()) std::this_thread::yield();
        stopped = true;
        return failCancelled();
      },
      [&](Result<int>) { answered = true; });
  begun.acquire();
  job.cancel();
  QVERIFY(!job.running());  // at once, whatever the thread still does
  QCOMPARE(ended.count(), 1);
  QTRY_VERIFY(stopped);
  QTest::qWait(20);
  QVERIFY(!answered);
}

void BackgroundJobTest::startingAgainDropsTheStaleResult() {
  BackgroundJob job(QStringLiteral("Twice"));
  std::binary_semaphore finishFirst{0};
  QList<int> answers;
  const auto collect = [&](Result<int> result) { answers.append(*result); };
  job.start<int>(
      [&](const ProgressCallback&, std::stop_token) -> Result<int> {
        finishFirst.acquire();  // deaf to the request to stop: its result is late and unwanted
        return 1;
      },
      collect);
  job.start<int>([](const ProgressCallback&, std::stop_token) -> Result<int> { return 2; }, collect);
  finishFirst.release();
  QTRY_COMPARE(answers, QList<int>{2});
  QTest::qWait(20);
  QCOMPARE(answers, QList<int>{2});
}

void BackgroundJobTest::runsNeverOverlap() {
  BackgroundJob job(QStringLiteral("Many"));
  std::atomic<int> inside = 0;
  std::atomic<bool> overlapped = false;
  bool done = false;
  for (int run = 0; run < 20; ++run) {
    job.start<int>(
        [&, run](const ProgressCallback&, std::stop_token) -> Result<int> {
          if (++inside > 1) overlapped = true;
          std::this_thread::sleep_for(std::chrono::milliseconds(2));
          --inside;
          return run;
        },
        [&](Result<int> result) { done = *result == 19; });
  }
  QTRY_VERIFY(done);
  QVERIFY(!overlapped);
}

void BackgroundJobTest::exceptionsBecomeErrors() {
  BackgroundJob job(QStringLiteral("Throwing"));
  QString message;
  job.start<int>(
      [](const ProgressCallback&, std::stop_token) -> Result<int> { throw std::runtime_error("no tensor"); },
      [&](Result<int> result) {
        if (!result.has_value()) message = QString::fromStdString(result.error().message);
      });
  QTRY_VERIFY(message.contains(QStringLiteral("no tensor")));
}

void BackgroundJobTest::progressArrivesInBundles() {
  BackgroundJob job(QStringLiteral("Reporting"));
  QSignalSpy progressed(&job, &BackgroundJob::progressed);
  std::binary_semaphore reported{0};
  std::binary_semaphore finish{0};
  bool done = false;
  job.start<int>(
      [&](const ProgressCallback& progress, std::stop_token) -> Result<int> {
        for (int step = 0; step <= 1000; ++step) report(progress, step / 1000.0, "Step");
        reported.release();
        finish.acquire();
        return 0;
      },
      [&](Result<int>) { done = true; });
  reported.acquire();
  QTRY_COMPARE(job.progress().fraction, 1.0);
  QCOMPARE(job.progress().stage, Sentence("Step"));
  QCOMPARE(progressed.count(), 1);  // a thousand reports met one busy window
  finish.release();
  QTRY_VERIFY(done);
}

void BackgroundJobTest::destructionStopsTheRun() {
  std::atomic<bool> stopped = false;
  bool answered = false;
  {
    BackgroundJob job(QStringLiteral("Cut"));
    job.start<int>(
        [&](const ProgressCallback& progress, std::stop_token stop) -> Result<int> {
          while (!stop.stop_requested()) {
            report(progress, 0.5, "Cutting");
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
          }
          stopped = true;
          return 1;
        },
        [&](Result<int>) { answered = true; });
    QTRY_COMPARE(job.progress().fraction, 0.5);
  }
  QVERIFY(stopped);
  QTest::qWait(20);
  QVERIFY(!answered);
}

void BackgroundJobTest::remainingTimeIsQuietThenSteady() {
  RemainingTime remaining;
  QVERIFY(!remaining.update(1.0, 0.5));
  QVERIFY(!remaining.update(3.0, 0.0));
  QCOMPARE(*remaining.update(4.0, 0.4), 6.0);
  QCOMPARE(*remaining.update(5.0, 0.5), 5.0);
  const double jump =
      *remaining.update(5.5, 0.9);  // the measured value falls to 0.6 s; the shown one follows softly
  QVERIFY(jump > 2.0 && jump < 4.5);
  remaining.reset();
  QCOMPARE(*remaining.update(10.0, 0.5), 10.0);
}

QTEST_GUILESS_MAIN(BackgroundJobTest)
#include "BackgroundJobTest.moc"
