// SPDX-License-Identifier: GPL-3.0-or-later
#include "playback/AudioSystem.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <portaudio.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>

namespace semblance {
namespace {

constexpr auto kLongestWait = std::chrono::seconds(2);

struct Shared {
  std::mutex mutex;
  std::condition_variable freed;
  bool taken = false;
  bool initialised = false;
  int openStreams = 0;
};

// Never destroyed: a stream of a driver that hangs may still be closing when the process ends.
Shared& shared() {
  static auto* instance = new Shared;
  return *instance;
}

void ignoreAlsaMessage(const char*, int, const char*, int, const char*, ...) {}

// ALSA writes each underrun to standard error, on the callback's thread. Its switch is found by name, because
// only PortAudio needs ALSA, and only where it has it.
void silenceAlsa() {
  using Handler = void (*)(const char*, int, const char*, int, const char*, ...);
  using SetHandler = int (*)(Handler);
  const auto set = reinterpret_cast<SetHandler>(dlsym(RTLD_DEFAULT, "snd_lib_error_set_handler"));
  if (set != nullptr) set(&ignoreAlsaMessage);
}

// PortAudio lists the devices once, when it is initialised.
bool renewDevices() {
  Shared& state = shared();
  if (state.openStreams > 0) return state.initialised;
  const SilencedStandardError silence;
  if (state.initialised) Pa_Terminate();
  state.initialised = Pa_Initialize() == paNoError;
  silenceAlsa();
  return state.initialised;
}

std::vector<OutputDevice> listDevices() {
  std::vector<OutputDevice> devices;
  if (!shared().initialised) return devices;
  const PaDeviceIndex defaultIndex = Pa_GetDefaultOutputDevice();
  for (PaDeviceIndex index = 0; index < Pa_GetDeviceCount(); ++index) {
    const PaDeviceInfo* info = Pa_GetDeviceInfo(index);
    if (info == nullptr || info->maxOutputChannels < 2) continue;
    const PaHostApiInfo* host = Pa_GetHostApiInfo(info->hostApi);
    devices.push_back({.index = index,
                       .name = info->name,
                       .hostApi = host != nullptr ? host->name : "",
                       .defaultSampleRate = info->defaultSampleRate,
                       .isDefault = index == defaultIndex});
  }
  return devices;
}

}  // namespace

SilencedStandardError::SilencedStandardError() : saved_(-1) {
  std::fflush(stderr);
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (nowhere < 0) return;
  saved_ = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (saved_ >= 0) dup2(nowhere, STDERR_FILENO);
  close(nowhere);
}

SilencedStandardError::~SilencedStandardError() {
  if (saved_ < 0) return;
  std::fflush(stderr);
  dup2(saved_, STDERR_FILENO);
  close(saved_);
}

Result<AudioSystem::Turn> AudioSystem::Turn::take() {
  Shared& state = shared();
  std::unique_lock lock(state.mutex);
  if (!state.freed.wait_for(lock, kLongestWait, [&] { return !state.taken; }))
    return fail("The audio system does not answer: check the sound server, then try again.");
  state.taken = true;
  return Turn();
}

AudioSystem::Turn& AudioSystem::Turn::operator=(Turn&& other) noexcept {
  std::swap(held_, other.held_);
  return *this;
}

AudioSystem::Turn::~Turn() {
  if (!held_) return;
  const std::lock_guard lock(shared().mutex);
  shared().taken = false;
  shared().freed.notify_one();
}

std::vector<OutputDevice> AudioSystem::devices(const Turn&) {
  renewDevices();
  return listDevices();
}

Result<OutputDevice> AudioSystem::find(const Turn&, const std::string& name, const std::string& hostApi) {
  renewDevices();
  std::vector<OutputDevice> devices = listDevices();
  const auto byDefault =
      std::find_if(devices.begin(), devices.end(), [](const auto& d) { return d.isDefault; });
  if (byDefault == devices.end())
    return fail("No audio output was found: connect a device or start the sound server, then try again.");
  const bool anyHost = hostApi.empty() || byDefault->hostApi == hostApi;
  if (name.empty() || (byDefault->name == name && anyHost)) return *byDefault;
  const std::string first = hostApi.empty() ? byDefault->hostApi : hostApi;
  std::stable_partition(devices.begin(), devices.end(), [&](const auto& d) { return d.hostApi == first; });
  const auto named =
      std::find_if(devices.begin(), devices.end(), [&](const auto& d) { return d.name == name; });
  if (named == devices.end())
    return fail("The audio output “%1” is not connected: connect it or choose another one.", name);
  return *named;
}

void AudioSystem::streamOpened(const Turn&) { ++shared().openStreams; }
void AudioSystem::streamClosed(const Turn&) { --shared().openStreams; }

}  // namespace semblance
