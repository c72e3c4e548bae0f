// SPDX-License-Identifier: GPL-3.0-or-later
#include "CallbackWatch.h"

#include <dlfcn.h>
#include <pthread.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

#include <cstddef>

namespace semblance::test {
namespace {

thread_local bool watched = false;
std::atomic<std::uint64_t> allocationCount{0};
std::atomic<std::uint64_t> lockCount{0};
std::atomic<std::uint64_t> callCount{0};

void count(std::atomic<std::uint64_t>& counter) {
  if (watched) counter.fetch_add(1, std::memory_order_relaxed);
}

// The function of that name that this program hides.
template <typename Function>
Function* original(const char* name) {
  return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

}  // namespace

CallbackWatch::CallbackWatch() { watched = true; }
CallbackWatch::~CallbackWatch() { watched = false; }
std::uint64_t CallbackWatch::allocations() { return allocationCount.load(); }
std::uint64_t CallbackWatch::locks() { return lockCount.load(); }
std::uint64_t CallbackWatch::systemCalls() { return callCount.load(); }

}  // namespace semblance::test

using namespace semblance::test;

extern "C" {

// glibc's own, by the names under which it keeps them for programs that replace malloc. C++'s operators end
// here too.
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
void __libc_free(void*);

void* malloc(std::size_t size) {
  count(allocationCount);
  return __libc_malloc(size);
}
void* calloc(std::size_t number, std::size_t size) {
  count(allocationCount);
  return __libc_calloc(number, size);
}
void* realloc(void* block, std::size_t size) {
  count(allocationCount);
  return __libc_realloc(block, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) {
  count(allocationCount);
  return __libc_memalign(alignment, size);
}
void free(void* block) {
  count(allocationCount);
  __libc_free(block);
}

int pthread_mutex_lock(pthread_mutex_t* mutex) {
  static auto* const lock = original<int(pthread_mutex_t*)>("pthread_mutex_lock");
  count(lockCount);
  return lock(mutex);
}
int pthread_mutex_trylock(pthread_mutex_t* mutex) {
  static auto* const lock = original<int(pthread_mutex_t*)>("pthread_mutex_trylock");
  count(lockCount);
  return lock(mutex);
}
int pthread_cond_signal(pthread_cond_t* condition) {
  static auto* const signal = original<int(pthread_cond_t*)>("pthread_cond_signal");
  count(lockCount);
  return signal(condition);
}
int pthread_cond_broadcast(pthread_cond_t* condition) {
  static auto* const broadcast = original<int(pthread_cond_t*)>("pthread_cond_broadcast");
  count(lockCount);
  return broadcast(condition);
}

ssize_t read(int file, void* data, std::size_t size) {
  static auto* const call = original<ssize_t(int, void*, std::size_t)>("read");
  count(callCount);
  return call(file, data, size);
}
ssize_t write(int file, const void* data, std::size_t size) {
  static auto* const call = original<ssize_t(int, const void*, std::size_t)>("write");
  count(callCount);
  return call(file, data, size);
}
int nanosleep(const timespec* time, timespec* left) {
  static auto* const call = original<int(const timespec*, timespec*)>("nanosleep");
  count(callCount);
  return call(time, left);
}

}  // extern "C"
