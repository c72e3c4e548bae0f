// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/PairStream.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace semblance {

using torch::Tensor;

PairBatch PairBatch::rows(std::int64_t first, std::int64_t end) const {
  return {input.slice(0, first, end), reference.slice(0, first, end), target.slice(0, first, end)};
}

PairBatch PairBatch::to(torch::Device device) const {
  return {input.to(device), reference.to(device), target.to(device)};
}

PairStream::PairStream(const ClipLibrary& library, const PairOptions& options, int threads)
    : generator_(library, options), frames_(options.halfFrames), threads_(threads) {}

PairBatch PairStream::draw(std::uint64_t seed, std::uint64_t first, std::int64_t count) const {
  const auto blank = [&] { return torch::zeros({count, 1, frames_}); };
  const PairBatch batch{blank(), blank(), blank()};
  std::atomic<std::int64_t> next{0};
  const auto put = [&](const Tensor& into, std::int64_t row, const std::vector<float>& samples) {
    std::copy(samples.begin(), samples.end(), into.data_ptr<float>() + row * frames_);
  };
  const auto work = [&] {
    for (std::int64_t row = next++; row < count; row = next++) {
      const TrainingPair pair = generator_.make(seed, first + static_cast<std::uint64_t>(row));
      put(batch.input, row, pair.input);
      put(batch.reference, row, pair.reference);
      put(batch.target, row, pair.target);
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (int i = 1; i < threads_; ++i) helpers.emplace_back(work);
    work();
  }
  return batch;
}

}  // namespace semblance
