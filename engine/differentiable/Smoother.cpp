// SPDX-License-Identifier: GPL-3.0-or-later
#include "differentiable/Smoother.h"

#include <ATen/Parallel.h>

namespace semblance::differentiable {

namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;

template <typename Scalar>
void runForward(const Scalar* x, const double* attack, const double* release, Scalar* y, bool* attacking,
                std::int64_t rows, std::int64_t length) {
  at::parallel_for(0, rows, 1, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t row = begin; row < end; ++row) {
      const double a = attack[row];
      const double r = release[row];
      double state = 0.0;
      for (std::int64_t n = row * length; n < (row + 1) * length; ++n) {
        const double target = static_cast<double>(x[n]);
        attacking[n] = target > state;
        const double coefficient = attacking[n] ? a : r;
        state = target + coefficient * (state - target);
        y[n] = static_cast<Scalar>(state);
      }
    }
  });
}

// lambda[n] = u[n] + a[n+1] lambda[n+1];  dL/dx = (1 - a) lambda;  dL/da = sum lambda (y[n-1] - x[n]).
template <typename Scalar>
void runBackward(const Scalar* upstream, const Scalar* x, const Scalar* y, const bool* attacking,
                 const double* attack, const double* release, Scalar* gradX, double* gradAttack,
                 double* gradRelease, std::int64_t rows, std::int64_t length) {
  at::parallel_for(0, rows, 1, [&](std::int64_t begin, std::int64_t end) {
    for (std::int64_t row = begin; row < end; ++row) {
      double carried = 0.0;
      double sumAttack = 0.0;
      double sumRelease = 0.0;
      const std::int64_t first = row * length;
      for (std::int64_t n = first + length - 1; n >= first; --n) {
        const double lambda = static_cast<double>(upstream[n]) + carried;
        const double coefficient = attacking[n] ? attack[row] : release[row];
        gradX[n] = static_cast<Scalar>((1.0 - coefficient) * lambda);
        const double before = n > first ? static_cast<double>(y[n - 1]) : 0.0;
        (attacking[n] ? sumAttack : sumRelease) += lambda * (before - static_cast<double>(x[n]));
        carried = coefficient * lambda;
      }
      gradAttack[row] = sumAttack;
      gradRelease[row] = sumRelease;
    }
  });
}

class SmoothReduction : public torch::autograd::Function<SmoothReduction> {
 public:
  static Tensor forward(AutogradContext* context, const Tensor& reduction, const Tensor& attack,
                        const Tensor& release) {
    const Tensor x = reduction.to(torch::kCPU).contiguous();
    const Tensor a = attack.to(torch::kCPU, torch::kFloat64).contiguous();
    const Tensor r = release.to(torch::kCPU, torch::kFloat64).contiguous();
    Tensor y = torch::empty_like(x);
    Tensor attacking = torch::empty(x.sizes(), torch::kBool);
    AT_DISPATCH_FLOATING_TYPES(x.scalar_type(), "smoothReduction", [&] {
      runForward<scalar_t>(x.data_ptr<scalar_t>(), a.data_ptr<double>(), r.data_ptr<double>(),
                           y.data_ptr<scalar_t>(), attacking.data_ptr<bool>(), x.size(0), x.size(1));
    });
    context->save_for_backward({x, y, attacking, a, r});
    context->saved_data["device"] = reduction.device();
    context->saved_data["coefficientType"] = static_cast<std::int64_t>(attack.scalar_type());
    return y.to(reduction.device());
  }

  static tensor_list backward(AutogradContext* context, tensor_list upstream) {
    const auto saved = context->get_saved_variables();
    const Tensor& x = saved[0];
    const torch::Device device = context->saved_data["device"].toDevice();
    const auto type = static_cast<torch::ScalarType>(context->saved_data["coefficientType"].toInt());
    const Tensor u = upstream[0].to(torch::kCPU, x.scalar_type()).contiguous();
    Tensor gradX = torch::empty_like(x);
    Tensor gradAttack = torch::empty({x.size(0)}, torch::kFloat64);
    Tensor gradRelease = torch::empty({x.size(0)}, torch::kFloat64);
    AT_DISPATCH_FLOATING_TYPES(x.scalar_type(), "smoothReductionBackward", [&] {
      runBackward<scalar_t>(u.data_ptr<scalar_t>(), x.data_ptr<scalar_t>(), saved[1].data_ptr<scalar_t>(),
                            saved[2].data_ptr<bool>(), saved[3].data_ptr<double>(),
                            saved[4].data_ptr<double>(), gradX.data_ptr<scalar_t>(),
                            gradAttack.data_ptr<double>(), gradRelease.data_ptr<double>(), x.size(0),
                            x.size(1));
    });
    return {gradX.to(device), gradAttack.to(device, type), gradRelease.to(device, type)};
  }
};

}  // namespace

Tensor smoothReduction(const Tensor& reduction, const Tensor& attack, const Tensor& release) {
  return SmoothReduction::apply(reduction, attack, release);
}

}  // namespace semblance::differentiable
