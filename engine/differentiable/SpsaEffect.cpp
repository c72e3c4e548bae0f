// SPDX-License-Identifier: GPL-3.0-or-later
#include "differentiable/SpsaEffect.h"

#include <algorithm>
#include <mutex>
#include <random>
#include <utility>
#include <vector>

namespace semblance::differentiable {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

struct SpsaEffect::Shared {
  Shared(BlackBoxFactory make, const SpsaOptions& chosen)
      : options(chosen), batch(std::move(make), chosen.workers) {}

  void keepError(const Error& found) {
    const std::lock_guard lock(access);
    if (!error) error = found;
  }

  SpsaOptions options;
  BlackBoxBatch batch;
  std::mutex access;
  std::optional<Error> error;
  std::uint64_t steps = 0;
};

namespace {

/// One forward pass, kept for the way back.
struct Pass {
  Tensor signal;     // [B, 1, N] float64
  Tensor positions;  // [B, P] float64
  double sampleRate;
  std::uint64_t step;
  SpsaOptions options;
  BlackBoxBatch* batch;
  std::function<void(const Error&)> keepError;
  std::shared_ptr<void> owner;
};

struct PassHolder : torch::CustomClassHolder {
  explicit PassHolder(Pass kept) : pass(std::move(kept)) {}
  Pass pass;
};

/// Random signs and the clipped positions on both sides.
struct Directions {
  std::vector<double> up, down;
};

Directions drawDirections(std::mt19937_64& random, std::span<const double> positions, double epsilon) {
  Directions sides;
  for (const double position : positions) {
    const double step = (random() >> 63) != 0 ? epsilon : -epsilon;
    sides.up.push_back(std::clamp(position + step, 0.0, 1.0));
    sides.down.push_back(std::clamp(position - step, 0.0, 1.0));
  }
  return sides;
}

std::mt19937_64 generator(const Pass& pass, std::int64_t item) {
  const std::uint64_t seed = pass.options.seed;
  const std::uint64_t step = pass.step;
  std::seed_seq sequence{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32),
                         static_cast<std::uint32_t>(step), static_cast<std::uint32_t>(step >> 32),
                         static_cast<std::uint32_t>(item)};
  return std::mt19937_64(sequence);
}

/// Estimated gradient of one item into `gradient`.
Result<void> estimate(const Pass& pass, std::int64_t item, BlackBoxEffect& effect, const double* upstream,
                      std::span<double> gradient) {
  const auto length = static_cast<std::size_t>(pass.signal.size(2));
  const auto index = static_cast<std::size_t>(item);
  const std::span<const double> signal{pass.signal.data_ptr<double>() + index * length, length};
  const std::span<const double> positions{pass.positions.data_ptr<double>() + index * gradient.size(),
                                          gradient.size()};
  std::mt19937_64 random = generator(pass, item);
  const int draws = std::max(1, pass.options.draws);
  std::vector<double> sum(gradient.size());
  for (int draw = 0; draw < draws; ++draw) {
    const Directions sides = drawDirections(random, positions, pass.options.epsilon);
    const auto above = renderBlackBox(effect, sides.up, signal, pass.sampleRate);
    if (!above) return tl::unexpected(above.error());
    const auto below = renderBlackBox(effect, sides.down, signal, pass.sampleRate);
    if (!below) return tl::unexpected(below.error());
    double change = 0.0;
    for (std::size_t n = 0; n < length; ++n) change += upstream[n] * ((*above)[n] - (*below)[n]);
    for (std::size_t i = 0; i < sum.size(); ++i) {
      const double moved = sides.up[i] - sides.down[i];
      if (moved != 0.0) sum[i] += change / moved / draws;
    }
  }
  std::copy(sum.begin(), sum.end(), gradient.begin());
  return {};
}

Tensor estimateBatch(const Pass& pass, const Tensor& upstream) {
  const Tensor weights = upstream.to(torch::kCPU, torch::kFloat64).contiguous();
  Tensor gradient = torch::zeros_like(pass.positions);
  const auto length = static_cast<std::size_t>(pass.signal.size(2));
  const auto controls = static_cast<std::size_t>(gradient.size(1));
  const double* v = weights.data_ptr<double>();
  double* g = gradient.data_ptr<double>();
  const auto done = pass.batch->forEach(gradient.size(0), [&](std::int64_t item, BlackBoxEffect& effect) {
    const auto index = static_cast<std::size_t>(item);
    return estimate(pass, item, effect, v + index * length, {g + index * controls, controls});
  });
  if (!done) {
    pass.keepError(done.error());
    gradient.zero_();
  }
  return gradient;
}

class Spsa : public torch::autograd::Function<Spsa> {
 public:
  static Tensor forward(AutogradContext* context, const Tensor& positions, const Tensor& output,
                        const c10::intrusive_ptr<PassHolder>& pass) {
    context->saved_data["pass"] = c10::IValue::make_capsule(pass);
    context->saved_data["device"] = positions.device();
    context->saved_data["type"] = static_cast<std::int64_t>(positions.scalar_type());
    return output.clone();
  }

  static tensor_list backward(AutogradContext* context, tensor_list upstream) {
    const auto capsule = context->saved_data["pass"].toCapsule();
    const Tensor gradient = estimateBatch(static_cast<PassHolder*>(capsule.get())->pass, upstream[0]);
    const auto type = static_cast<torch::ScalarType>(context->saved_data["type"].toInt());
    return {gradient.to(context->saved_data["device"].toDevice(), type), Tensor(), Tensor()};
  }
};

}  // namespace

SpsaEffect::SpsaEffect(BlackBoxFactory make, const SpsaOptions& options)
    : shared_(std::make_shared<Shared>(std::move(make), options)) {}

Result<Tensor> SpsaEffect::apply(const Tensor& signal, const Tensor& positions, double sampleRate) {
  if (signal.requires_grad())
    return fail(
        "The gradient of a black box is estimated for its controls only: put effects that follow each "
        "other into one.");
  auto output = shared_->batch.render(signal, positions, sampleRate);
  if (!output) return output;
  Pass pass{signal.detach().to(torch::kCPU, torch::kFloat64).contiguous(),
            positions.detach().to(torch::kCPU, torch::kFloat64).contiguous(),
            sampleRate,
            shared_->steps++,
            shared_->options,
            &shared_->batch,
            [shared = shared_.get()](const Error& error) { shared->keepError(error); },
            shared_};
  return Spsa::apply(positions, *output, c10::make_intrusive<PassHolder>(std::move(pass)));
}

std::optional<Error> SpsaEffect::takeGradientError() {
  const std::lock_guard lock(shared_->access);
  return std::exchange(shared_->error, std::nullopt);
}

}  // namespace semblance::differentiable
