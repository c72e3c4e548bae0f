// SPDX-License-Identifier: GPL-3.0-or-later
#include "plots/GestureBracket.h"

#include <utility>

namespace semblance::ui {

GestureBracket::GestureBracket(Notify started, Notify finished)
    : started_(std::move(started)), finished_(std::move(finished)) {
  pause_.setSingleShot(true);
  pause_.setInterval(kPauseMilliseconds);
  pause_.callOnTimeout([this] { finish(); });
}

void GestureBracket::hold(int subject) {
  begin(subject);
  held_ = true;
  pause_.stop();
}

void GestureBracket::step(int subject) {
  begin(subject);
  if (!held_) pause_.start();
}

void GestureBracket::finish() {
  pause_.stop();
  held_ = false;
  const std::optional<int> ended = std::exchange(subject_, std::nullopt);
  if (ended) finished_(*ended);
}

void GestureBracket::begin(int subject) {
  if (subject_ == subject) return;
  finish();
  subject_ = subject;
  started_(subject);
}

}  // namespace semblance::ui
