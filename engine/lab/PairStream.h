// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <cstdint>

#include "learning/PairGenerator.h"

namespace semblance {

/// Examples as sound, each [B, 1, N] float32: input (half A, treatment a), reference (half B, treatment b),
/// target (half A, treatment b).
struct PairBatch {
  torch::Tensor input, reference, target;
  std::int64_t size() const { return input.size(0); }
  PairBatch rows(std::int64_t first, std::int64_t end) const;
  PairBatch to(torch::Device device) const;
};

/// New self-supervised examples without end.
class PairStream {
 public:
  /// The library outlives the stream; `options.halfFrames` is N.
  PairStream(const ClipLibrary& library, const PairOptions& options, int threads);

  /// Examples `first` to `first` + `count` of stream `seed`: the same for the same arguments.
  PairBatch draw(std::uint64_t seed, std::uint64_t first, std::int64_t count) const;

 private:
  PairGenerator generator_;
  std::int64_t frames_;
  int threads_;
};

}  // namespace semblance
