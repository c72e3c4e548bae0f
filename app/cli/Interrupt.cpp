// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Interrupt.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>

namespace semblance::cli {

namespace {

constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP};
constexpr char kStop = 's';
constexpr char kLeave = 'l';

// A handler may do little more than write(): it passes the signal on to a thread that waits at the other end.
std::array<int, 2> wakePipe{-1, -1};

extern "C" void passSignalOn(int) {
  const int before = errno;
  [[maybe_unused]] const auto written = ::write(wakePipe[1], &kStop, 1);
  errno = before;
}

void handleSignals(void (*handler)(int)) {
  struct sigaction action {};
  action.sa_handler = handler;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  for (const int signal : kSignals) sigaction(signal, &action, nullptr);
}

}  // namespace

Interrupt::Interrupt() {
  if (::pipe2(wakePipe.data(), O_CLOEXEC) != 0)
    throw std::system_error(errno, std::generic_category(), "cannot make a pipe");
  waiter_ = std::thread([this] { waitForSignal(); });
  handleSignals(passSignalOn);
}

Interrupt::~Interrupt() {
  handleSignals(SIG_DFL);
  [[maybe_unused]] const auto written = ::write(wakePipe[1], &kLeave, 1);
  waiter_.join();
  for (int& end : wakePipe) {
    ::close(end);
    end = -1;
  }
}

void Interrupt::waitForSignal() {
  char message = 0;
  while (true) {
    const auto count = ::read(wakePipe[0], &message, 1);
    if (count == 1 && message == kStop) source_.request_stop();
    if (count == 1 && message == kLeave) return;
    if (count < 0 && errno != EINTR) return;
  }
}

}  // namespace semblance::cli
