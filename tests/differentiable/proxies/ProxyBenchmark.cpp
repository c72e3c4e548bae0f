// SPDX-License-Identifier: GPL-3.0-or-later
// proxy-benchmark [batch]: seconds per batch, forward alone and with the way back, of every proxy.
#include <cstdio>
#include <cstdlib>

#include "differentiable/proxies/ConditionedTcn.h"
#include "learning/Timing.h"

using namespace semblance::differentiable;

namespace {

void measure(const char* name, const TcnShape& shape, std::int64_t batch, std::int64_t samples) {
  ConditionedTcn network(shape);
  const torch::Tensor signal = 0.1 * torch::randn({batch, 1, samples});
  const torch::Tensor conditions = torch::rand({batch, shape.conditions});
  const semblance::test::Timing forward = semblance::test::timed([&] {
    torch::NoGradGuard untracked;
    network->forward(signal, conditions);
  });
  const semblance::test::Timing both =
      semblance::test::timed([&] { network->forward(signal, conditions).square().sum().backward(); });
  std::printf("%-14s batch %lld x %lld  forward %.3f s (processors %.3f s)  with backward %.3f s (%.3f s)\n",
              name, static_cast<long long>(batch), static_cast<long long>(samples), forward.wall,
              forward.processors, both.wall, both.processors);
}

}  // namespace

int main(int argc, char** argv) {
  const std::int64_t batch = argc > 1 ? std::atoll(argv[1]) : 4;
  measure("small", TcnShape::small(24), batch, 65536);
  measure("published", TcnShape::styleTransfer(24), batch, 65536);
  measure("compressor300", TcnShape::compressor300(4), batch, 65536);
  measure("compressor3000", TcnShape::compressor3000(4), batch, 65536);
  return 0;
}
