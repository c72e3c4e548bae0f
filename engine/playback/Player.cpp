// SPDX-License-Identifier: GPL-3.0-or-later
#include "playback/Player.h"

#include <chrono>

#include "playback/AudioSystem.h"
#include "playback/OutputStream.h"
#include "playback/Transport.h"

namespace semblance {
namespace {

using Clock = std::chrono::steady_clock;

// A stream that plays nothing keeps the device awake, and from other programs.
constexpr auto kIdleTime = std::chrono::seconds(5);

}  // namespace

struct Player::Impl {
  Transport transport;
  OutputStream stream{transport.engine()};
  bool chosen = false;  ///< a device was opened and has not vanished
  bool lost = false;
  DeviceChoice wanted;
  Clock::time_point lastHeard;

  Result<void> open() {
    auto opened = stream.open(wanted, wanted.sampleRate > 0 ? wanted.sampleRate : transport.preferredRate());
    if (!opened) {
      chosen = false;
      return opened;
    }
    chosen = true;
    lost = false;
    if (stream.rate() != transport.streamRate()) transport.prepare(stream.rate());
    return {};
  }

  // Opens the stream again where another input asks for another rate.
  Result<void> start() {
    if (stream.running()) return {};
    if (!stream.isOpen()) {
      if (auto opened = open(); !opened) return opened;
    }
    return stream.start();
  }

  Result<void> load(Track track, const std::filesystem::path& path) {
    stream.stop();
    auto loaded = transport.load(track, path);
    if (!loaded) {
      transport.pause();
      return loaded;
    }
    if (!stream.isOpen() || stream.rate() == transport.streamRate()) return {};
    if (wanted.sampleRate > 0 || (track == Track::Reference && transport.loaded(Track::Input))) {
      transport.prepare(stream.rate());
    } else {
      stream.close();
    }
    return {};
  }
};

Player::Player() : impl_(std::make_unique<Impl>()) {}
Player::~Player() = default;

std::vector<OutputDevice> Player::outputDevices() {
  const auto turn = AudioSystem::Turn::take();
  return turn ? AudioSystem::devices(*turn) : std::vector<OutputDevice>{};
}

Result<void> Player::setInput(const std::filesystem::path& path) { return impl_->load(Track::Input, path); }
Result<void> Player::setReference(const std::filesystem::path& path) {
  return impl_->load(Track::Reference, path);
}

Result<void> Player::openDevice(const DeviceChoice& choice) {
  pause();
  impl_->transport.setTestTone(false);
  impl_->wanted = choice;
  return impl_->open();
}

void Player::closeDevice() {
  pause();
  impl_->transport.setTestTone(false);
  impl_->stream.close();
  impl_->chosen = false;
}

bool Player::hasDevice() const { return impl_->chosen; }
std::string Player::deviceName() const { return impl_->chosen ? impl_->stream.deviceName() : std::string(); }

int Player::deviceRate() const { return impl_->chosen ? impl_->stream.rate() : 0; }

Result<void> Player::setTestTone(bool on) {
  if (on) {
    pause();
    if (!impl_->chosen) return fail("No audio output is open: choose one first.");
    if (auto started = impl_->start(); !started) return started;
  }
  impl_->transport.setTestTone(on);
  impl_->lastHeard = Clock::now();
  return {};
}

void Player::setSettings(const ChainSettings& settings) { impl_->transport.setSettings(settings); }
void Player::setSource(Source source) { impl_->transport.setSource(source); }
Source Player::source() const { return impl_->transport.source(); }
void Player::setLoudness(double inputLufs, double resultLufs, double referenceLufs) {
  impl_->transport.setLoudness(inputLufs, resultLufs, referenceLufs);
}
void Player::setLevelMatch(bool on) { impl_->transport.setLevelMatch(on); }
bool Player::levelMatch() const { return impl_->transport.levelMatch(); }
double Player::offsetDb(Source source) const { return impl_->transport.offsetDb(source); }
void Player::setVolumeDb(double volumeDb) { impl_->transport.setVolumeDb(volumeDb); }
void Player::setLimiter(std::optional<double> ceilingDbTp) { impl_->transport.setLimiter(ceilingDbTp); }

Result<void> Player::play() {
  if (!impl_->chosen) {
    return fail(impl_->lost ? Sentence("The audio output vanished: connect it again or choose another one.")
                            : Sentence("No audio output is open: choose one first."));
  }
  if (auto can = impl_->transport.canPlay(); !can) return can;
  if (auto started = impl_->start(); !started) return started;
  impl_->lastHeard = Clock::now();
  return impl_->transport.play();
}

void Player::pause() { impl_->transport.pause(); }
bool Player::playing() const { return impl_->stream.running() && impl_->transport.playing(); }
void Player::seek(double seconds) { impl_->transport.seek(seconds); }
void Player::setLoop(std::optional<TimeRange> inputRange, std::optional<TimeRange> referenceRange) {
  impl_->transport.setLoop(inputRange, referenceRange);
}
void Player::setLooping(bool on) { impl_->transport.setLooping(on); }

PlaybackMeters Player::poll() {
  Impl& impl = *impl_;
  if (impl.stream.lost()) {
    impl.stream.abandon();
    impl.transport.pause();
    impl.chosen = false;
    impl.lost = true;
  }
  PlaybackMeters meters = impl.transport.poll();
  meters.playing = playing();
  meters.deviceLost = impl.lost;
  if (meters.playing || impl.transport.testTone()) impl.lastHeard = Clock::now();
  if (impl.stream.running() && Clock::now() - impl.lastHeard > kIdleTime) impl.stream.stop();
  return meters;
}

}  // namespace semblance
