// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>

#include "base/Progress.h"
#include "base/Result.h"
#include "lab/PairStream.h"
#include "learning/KeptPiece.h"

namespace semblance {

/// Examples in memory that are made once and drawn again and again: 16 bits a sample of the protocol's peak
/// (noise at -110 dBFS), 0.4 MB for an example of 65536 frames.
class PairPool {
 public:
  /// `count` silent examples of `frames` samples.
  PairPool(std::int64_t count, std::int64_t frames);

  std::int64_t size() const { return samples_.size(0); }
  std::int64_t frames() const { return samples_.size(2); }

  /// Replaces the examples from number `first` on; samples beyond the protocol's peak are clipped.
  void put(std::int64_t first, const PairBatch& pairs);
  PairBatch rows(std::span<const std::int64_t> numbers) const;

  /// Numbers `first` to `first` + `count` of an endless stream that goes through all examples in an order of
  /// `seed`, then in another one, and so on.
  PairBatch draw(std::uint64_t seed, std::uint64_t first, std::int64_t count) const;

  /// As savePiece() and loadPiece().
  Result<void> save(const KeptPiece& piece) const;
  Result<void> load(const KeptPiece& piece);

 private:
  torch::Tensor samples_;  // [count, 3, frames] int16: input, reference, target
};

}  // namespace semblance
