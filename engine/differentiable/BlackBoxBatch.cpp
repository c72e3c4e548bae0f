// SPDX-License-Identifier: GPL-3.0-or-later
#include "differentiable/BlackBoxBatch.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <optional>
#include <string>
#include <system_error>
#include <thread>

namespace semblance::differentiable {

using torch::Tensor;

namespace {

Result<void> guarded(const BlackBoxBatch::Job& job, std::int64_t item, BlackBoxEffect& effect) {
  try {
    return job(item, effect);
  } catch (const std::exception& thrown) {
    return fail("The effect could not be run: " + std::string(thrown.what()) + ".");
  }
}

}  // namespace

BlackBoxBatch::BlackBoxBatch(BlackBoxFactory make, int workers) : make_(std::move(make)), workers_(workers) {}

Result<void> BlackBoxBatch::makeEffects(std::size_t count) {
  while (effects_.size() < count) {
    try {
      auto made = make_();
      if (!made) return tl::unexpected(made.error());
      if (!*made) return fail("The effect could not be made.");
      effects_.push_back(std::move(*made));
    } catch (const std::exception& thrown) {
      return fail("The effect could not be made: " + std::string(thrown.what()) + ".");
    } catch (...) {
      return fail("The effect could not be made.");
    }
  }
  return {};
}

Result<void> BlackBoxBatch::forEach(std::int64_t count, const Job& job) {
  const std::lock_guard lock(busy_);
  const std::int64_t workers = workers_ > 0 ? std::min<std::int64_t>(workers_, count) : count;
  if (auto made = makeEffects(static_cast<std::size_t>(workers)); !made) return made;
  std::vector<std::optional<Error>> errors(static_cast<std::size_t>(count));
  std::atomic<std::int64_t> next{0};
  const auto work = [&](std::size_t worker) {
    for (std::int64_t item = next++; item < count; item = next++)
      if (auto done = guarded(job, item, *effects_[worker]); !done)
        errors[static_cast<std::size_t>(item)] = done.error();
  };
  {
    std::vector<std::jthread> threads;
    try {
      for (std::int64_t worker = 1; worker < workers; ++worker)
        threads.emplace_back(work, static_cast<std::size_t>(worker));
    } catch (const std::system_error&) {
      // As many threads as the system gives: the others' items are done here.
    }
    if (workers > 0) work(0);
  }
  for (const auto& error : errors)
    if (error) return tl::unexpected(*error);
  return {};
}

Result<Tensor> BlackBoxBatch::render(const Tensor& signal, const Tensor& positions, double sampleRate) {
  if (signal.dim() != 3 || signal.size(1) != 1 || positions.dim() != 2 || positions.size(0) != signal.size(0))
    return fail("A black box takes mono signals and as many rows of control positions.");
  const Tensor input = signal.detach().to(torch::kCPU, torch::kFloat64).contiguous();
  const Tensor controls =
      torch::clamp(positions.detach().to(torch::kCPU, torch::kFloat64), 0.0, 1.0).contiguous();
  Tensor output = torch::empty_like(input);
  const auto length = static_cast<std::size_t>(input.size(2));
  const auto count = static_cast<std::size_t>(controls.size(1));
  const double* samples = input.data_ptr<double>();
  const double* rows = controls.data_ptr<double>();
  double* out = output.data_ptr<double>();
  auto done = forEach(input.size(0), [&](std::int64_t item, BlackBoxEffect& effect) -> Result<void> {
    const auto index = static_cast<std::size_t>(item);
    auto rendered =
        renderBlackBox(effect, {rows + index * count, count}, {samples + index * length, length}, sampleRate);
    if (!rendered) return tl::unexpected(rendered.error());
    std::copy(rendered->begin(), rendered->end(), out + index * length);
    return {};
  });
  if (!done) return tl::unexpected(done.error());
  return output.to(signal.device(), signal.scalar_type());
}

}  // namespace semblance::differentiable
