// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/PairPool.h"

#include <numeric>
#include <utility>
#include <vector>

#include "learning/Levels.h"
#include "learning/RandomDraws.h"

namespace semblance {

using torch::Tensor;

namespace {

constexpr double kSteps = 32767.0 / kProtocolPeak;
constexpr const char* kSamples = "pairs";

// All examples in an order of their own for each time they are gone through.
std::vector<std::int64_t> orderOf(std::int64_t count, std::uint64_t seed, std::uint64_t round) {
  std::vector<std::int64_t> order(static_cast<std::size_t>(count));
  std::iota(order.begin(), order.end(), std::int64_t{0});
  RandomEngine random = randomEngine(seed, round);
  for (std::int64_t left = count; left > 1; --left)
    std::swap(order[static_cast<std::size_t>(left - 1)],
              order[static_cast<std::size_t>(drawInteger(random, 0, left))]);
  return order;
}

}  // namespace

PairPool::PairPool(std::int64_t count, std::int64_t frames)
    : samples_(torch::zeros({count, 3, frames}, torch::kInt16)) {}

void PairPool::put(std::int64_t first, const PairBatch& pairs) {
  const Tensor steps = torch::round(torch::cat({pairs.input, pairs.reference, pairs.target}, 1) * kSteps);
  samples_.slice(0, first, first + pairs.size()).copy_(torch::clamp(steps, -32767.0, 32767.0));
}

PairBatch PairPool::rows(std::span<const std::int64_t> numbers) const {
  const Tensor index = torch::tensor(std::vector<std::int64_t>(numbers.begin(), numbers.end()));
  const Tensor sounds = samples_.index_select(0, index).to(torch::kFloat32) / kSteps;
  const auto sound = [&](std::int64_t which) { return sounds.narrow(1, which, 1).contiguous(); };
  return {sound(0), sound(1), sound(2)};
}

PairBatch PairPool::draw(std::uint64_t seed, std::uint64_t first, std::int64_t count) const {
  const auto all = static_cast<std::uint64_t>(size());
  std::vector<std::int64_t> numbers, order;
  for (std::uint64_t i = first; i < first + static_cast<std::uint64_t>(count); ++i) {
    if (order.empty() || i % all == 0) order = orderOf(size(), seed, i / all);
    numbers.push_back(order[i % all]);
  }
  return rows(numbers);
}

Result<void> PairPool::save(const KeptPiece& piece) const { return savePiece(piece, {{kSamples, samples_}}); }

Result<void> PairPool::load(const KeptPiece& piece) {
  std::map<std::string, Tensor> columns{{kSamples, samples_}};
  return loadPiece(piece, columns);
}

}  // namespace semblance
