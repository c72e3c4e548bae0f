// SPDX-License-Identifier: GPL-3.0-or-later
// encoder-benchmark [batch]: seconds per batch, forward alone and with the way back, of every encoder.
#include <cstdio>
#include <cstdlib>

#include "learning/Timing.h"
#include "learning/encoders/Encoder.h"

using namespace semblance;

namespace {

void measure(const std::string& name, NetworkSize size, std::int64_t batch) {
  const auto encoder = makeEncoder(name, size).value();
  const EncoderInput input = encoder->input();
  const torch::Tensor audio = 0.1 * torch::randn({batch, 1, input.samples});
  const semblance::test::Timing forward = semblance::test::timed([&] {
    torch::NoGradGuard untracked;
    encoder->forward(audio);
  });
  const bool learns = trainableParameters(*encoder) > 0;
  const semblance::test::Timing both = semblance::test::timed([&] {
    const torch::Tensor sum = encoder->forward(audio).square().sum();
    if (learns) sum.backward();
  });
  std::printf(
      "%-16s %-9s %10lld parameters  batch %lld x %lld  forward %.3f s (processors %.3f s)  with backward "
      "%.3f s (%.3f s)\n",
      name.c_str(), size == NetworkSize::Small ? "small" : "published",
      static_cast<long long>(trainableParameters(*encoder)), static_cast<long long>(batch),
      static_cast<long long>(input.samples), forward.wall, forward.processors, both.wall, both.processors);
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t batch = argc > 1 ? std::atoll(argv[1]) : 4;
  for (const std::string& name : encoderNames())
    for (const NetworkSize size : {NetworkSize::Small, NetworkSize::Published}) measure(name, size, batch);
  return 0;
}
