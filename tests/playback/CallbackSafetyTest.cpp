// SPDX-License-Identifier: GPL-3.0-or-later
// The callback neither allocates, locks nor calls the system, whatever the window does meanwhile.
#include <QTemporaryDir>
#include <QtTest>
#include <mutex>
#include <random>
#include <thread>

#include "TestTrack.h"
#include "playback/Transport.h"
#ifdef SEMBLANCE_CALLBACK_WATCH
#include "CallbackWatch.h"
#endif

using namespace semblance;
using namespace semblance::test;

namespace {

constexpr int kRate = 48000;
constexpr int kCallbacks = 12000;
constexpr int kBufferFrames = 256;

ChainSettings randomSettings(std::mt19937& random) {
  ChainSettings settings = neutralSettings();
  std::uniform_real_distribution<double> position(0.0, 1.0);
  for (const ParameterInfo& info : parameterTable())
    settings[info.id] = static_cast<float>(denormalised(info.id, position(random)));
  for (std::size_t e = 0; e < kEffectCount; ++e)
    settings.setBypassed(static_cast<Effect>(e), random() % 4 == 0);
  settings.chain = static_cast<ChainPreset>(random() % kChainPresetCount);
  return settings;
}

void disturb(Transport& transport, std::mt19937& random) {
  std::uniform_real_distribution<double> seconds(0.0, 3.5);
  switch (random() % 12) {
    case 0:
    case 1:
    case 2:
      transport.setSettings(randomSettings(random));
      break;
    case 3:
    case 4:
      transport.setSource(static_cast<Source>(random() % 3));
      break;
    case 5:
      transport.seek(seconds(random));
      break;
    case 6: {
      const double begin = seconds(random);
      transport.setLoop(TimeRange{begin, begin + 0.3}, TimeRange{0.2, 0.4});
      break;
    }
    case 7:
      transport.setLooping(random() % 2 == 0);
      break;
    case 8:
      transport.setLevelMatch(random() % 2 == 0);
      transport.setVolumeDb(-20.0 * seconds(random));
      break;
    case 9:
      transport.setLimiter(random() % 2 == 0 ? std::optional(-1.0 - seconds(random)) : std::nullopt);
      break;
    case 10:
      if (random() % 4 == 0) transport.pause();
      break;
    default:
      break;
  }
  if (!transport.playing()) (void)transport.play();
  transport.poll();
}

}  // namespace

class CallbackSafetyTest : public QObject {
  Q_OBJECT

 private slots:
  void nothingForbiddenUnderRandomEdits() {
    QTemporaryDir folder;
    Transport transport;
    QVERIFY(
        transport.load(Track::Input, writeTrack(folder.path(), "in.wav", {kRate, 2, 4 * kRate}, noise(0.5))));
    QVERIFY(transport.load(Track::Reference,
                           writeTrack(folder.path(), "ref.wav", {44100, 1, 4 * 44100}, noise(0.3, 2))));
    transport.setLoudness(-20.0, -14.0, -17.0);
    std::atomic<bool> done{false};
    float loudest = 0.0f;
    bool finite = true;
    std::thread callback([&] {
      std::vector<float> buffer(2 * kBufferFrames);
      for (int i = 0; i < kCallbacks; ++i) {
        {
#ifdef SEMBLANCE_CALLBACK_WATCH
          const CallbackWatch watch;
#endif
          transport.engine().process(buffer.data(), kBufferFrames);
        }
        for (const float sample : buffer) {
          finite &= std::isfinite(sample);
          loudest = std::max(loudest, std::abs(sample));
        }
        std::this_thread::sleep_for(std::chrono::microseconds(100));
      }
      done = true;
    });
    std::mt19937 random(11);
    while (!done) {
      disturb(transport, random);
      std::this_thread::sleep_for(std::chrono::microseconds(500));
    }
    callback.join();
    QVERIFY(finite);
    QVERIFY(loudest > 0.1f);
#ifdef SEMBLANCE_CALLBACK_WATCH
    QCOMPARE(CallbackWatch::allocations(), std::uint64_t{0});
    QCOMPARE(CallbackWatch::locks(), std::uint64_t{0});
    QCOMPARE(CallbackWatch::systemCalls(), std::uint64_t{0});
#endif
  }

#ifdef SEMBLANCE_CALLBACK_WATCH
  void theWatchSees() {
    std::mutex mutex;
    {
      const CallbackWatch watch;
      delete new std::vector<float>(100);
      const std::lock_guard lock(mutex);
      std::this_thread::sleep_for(std::chrono::nanoseconds(1));
    }
    QVERIFY(CallbackWatch::allocations() >= 4);
    QVERIFY(CallbackWatch::locks() >= 1);
    const std::uint64_t counted = CallbackWatch::allocations();
    delete new int;
    QCOMPARE(CallbackWatch::allocations(), counted);
  }
#endif
};

QTEST_GUILESS_MAIN(CallbackSafetyTest)
#include "CallbackSafetyTest.moc"
