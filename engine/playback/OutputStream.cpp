// SPDX-License-Identifier: GPL-3.0-or-later
#include "playback/OutputStream.h"

#include <portaudio.h>
#include <pthread.h>
#include <sched.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <thread>
#include <vector>
#ifdef __SSE2__
#include <xmmintrin.h>
#endif

#include "playback/AudioSystem.h"

namespace semblance {
namespace {

constexpr auto kSilenceOfLostDevice = std::chrono::seconds(1);
constexpr auto kTimeToWakeUp =
    std::chrono::seconds(5);  // wireless devices and sound servers may pause at first
// Long enough for a machine whose cores are all busy, short enough for a moved control to be heard at once.
constexpr double kShortestLatency = 0.060;      // seconds
constexpr int kCallbackPriority = 10;           // of 1..99, first in, first out
constexpr unsigned kDenormalsAreZero = 0x8040;  // flush-to-zero and denormals-are-zero of the MXCSR register

// Decaying filters would otherwise reach denormal numbers, which are computed many times slower.
void flushDenormals() {
#ifdef __SSE2__
  _mm_setcsr(_mm_getcsr() | kDenormalsAreZero);
#endif
}

void closeStream(PaStream* stream) {
  Pa_AbortStream(stream);
  Pa_CloseStream(stream);
}

}  // namespace

/// What the driver's thread holds on to; outlives the stream where a driver hangs.
struct OutputStream::Callback {
  std::atomic<PlaybackEngine*> engine;
  std::atomic<bool> inside{false};
  std::atomic<bool> finished{false};
  std::atomic<bool> threadKnown{false};
  pthread_t thread{};  ///< that runs the callback; valid while threadKnown

  explicit Callback(PlaybackEngine& target) : engine(&target) {}

  static int run(const void*, void* output, unsigned long frames, const PaStreamCallbackTimeInfo*,
                 PaStreamCallbackFlags flags, void* user) {
    auto& self = *static_cast<Callback*>(user);
    auto* samples = static_cast<float*>(output);
    flushDenormals();
    if (!self.threadKnown.load(std::memory_order_relaxed)) {
      self.thread = pthread_self();
      self.threadKnown.store(true, std::memory_order_release);
    }
    self.inside.store(true);
    if (PlaybackEngine* engine = self.engine.load()) {
      engine->process(samples, static_cast<int>(frames));
      if ((flags & paOutputUnderflow) != 0)
        engine->meters().underruns.fetch_add(1, std::memory_order_relaxed);
    } else {
      std::fill_n(samples, 2 * frames, 0.0f);
    }
    self.inside.store(false);
    return paContinue;
  }

  static void ended(void* user) { static_cast<Callback*>(user)->finished.store(true); }

  void detach() {
    engine.store(nullptr);
    while (inside.load()) std::this_thread::yield();  // at most for the length of one process()
  }
};

OutputStream::OutputStream(PlaybackEngine& engine) : engine_(engine) {}

OutputStream::~OutputStream() { close(); }

Result<void> OutputStream::open(const DeviceChoice& choice, int preferredRate) {
  close();
  auto turn = AudioSystem::Turn::take();
  if (!turn) return tl::unexpected(turn.error());
  const auto device = AudioSystem::find(*turn, choice.name, choice.hostApi);
  if (!device) return tl::unexpected(device.error());
  deviceName_ = device->name;
  std::vector<int> rates{preferredRate, static_cast<int>(std::lround(device->defaultSampleRate)), 48000,
                         44100};
  std::erase(rates, 0);
  Result<void> opened;
  for (const int rate : rates) {
    opened = openAt(*device, rate, std::clamp(choice.bufferFrames, 32, 8192));
    if (!opened) continue;
    AudioSystem::streamOpened(*turn);
    return {};
  }
  return opened;
}

Result<void> OutputStream::openAt(const OutputDevice& device, int rate, int bufferFrames) {
  const SilencedStandardError silence;
  PaStreamParameters parameters{};
  parameters.device = device.index;
  parameters.channelCount = 2;
  parameters.sampleFormat = paFloat32;
  parameters.suggestedLatency =
      std::max(kShortestLatency, Pa_GetDeviceInfo(device.index)->defaultHighOutputLatency);
  callback_ = std::make_shared<Callback>(engine_);
  const PaError error =
      Pa_OpenStream(&stream_, nullptr, &parameters, rate, static_cast<unsigned long>(bufferFrames), paNoFlag,
                    &Callback::run, callback_.get());
  if (error != paNoError) {
    stream_ = nullptr;
    return fail(
        "The audio output “%1” could not be opened (%2): close other programs that use it or choose "
        "another one.",
        device.name, Pa_GetErrorText(error));
  }
  Pa_SetStreamFinishedCallback(stream_, &Callback::ended);
  rate_ = rate;
  return {};
}

void OutputStream::close() {
  if (stream_ == nullptr) return;
  auto turn = AudioSystem::Turn::take();
  if (!turn) {
    abandon();
    return;
  }
  const SilencedStandardError silence;
  closeStream(stream_);
  AudioSystem::streamClosed(*turn);
  stream_ = nullptr;
  running_ = false;
}

Result<void> OutputStream::start() {
  if (running_) return {};
  auto turn = AudioSystem::Turn::take();
  if (!turn) return tl::unexpected(turn.error());
  const SilencedStandardError silence;
  if (Pa_IsStreamStopped(stream_) == 0) Pa_AbortStream(stream_);
  callback_->finished.store(false);
  callback_->threadKnown.store(false);
  priorityRaised_ = false;
  const PaError error = Pa_StartStream(stream_);
  if (error != paNoError) {
    return fail("The audio output “%1” does not start (%2): choose it again or choose another one.",
                deviceName_, Pa_GetErrorText(error));
  }
  running_ = true;
  callbacksSeen_ = engine_.meters().callbacks.load(std::memory_order_relaxed);
  started_ = lastProgress_ = std::chrono::steady_clock::now();
  return {};
}

void OutputStream::stop() {
  if (!running_) return;
  auto turn = AudioSystem::Turn::take();
  if (!turn) {
    abandon();
    return;
  }
  const SilencedStandardError silence;
  Pa_AbortStream(stream_);
  running_ = false;
}

// Asks for the callback to go before ordinary threads, so that a match on all cores is not heard. Many
// systems allow it to audio users; where it is refused, the device's latency has to do.
void OutputStream::raisePriority() {
  if (priorityRaised_ || !callback_->threadKnown.load(std::memory_order_acquire)) return;
  sched_param parameters{};
  parameters.sched_priority = kCallbackPriority;
  pthread_setschedparam(callback_->thread, SCHED_FIFO, &parameters);
  priorityRaised_ = true;
}

bool OutputStream::lost() {
  if (!running_) return false;
  if (callback_->finished.load()) return true;
  raisePriority();
  const auto now = std::chrono::steady_clock::now();
  const std::uint64_t callbacks = engine_.meters().callbacks.load(std::memory_order_relaxed);
  if (callbacks != callbacksSeen_) {
    callbacksSeen_ = callbacks;
    lastProgress_ = now;
  }
  return now - lastProgress_ > (now - started_ < kTimeToWakeUp ? kTimeToWakeUp : kSilenceOfLostDevice);
}

void OutputStream::abandon() {
  if (stream_ == nullptr) return;
  callback_->detach();
  std::thread([stream = stream_, callback = callback_] {
    auto turn = AudioSystem::Turn::take();
    while (!turn) turn = AudioSystem::Turn::take();
    closeStream(stream);
    AudioSystem::streamClosed(*turn);
  }).detach();
  stream_ = nullptr;
  running_ = false;
}

}  // namespace semblance
