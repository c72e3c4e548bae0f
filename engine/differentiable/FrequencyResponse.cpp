// SPDX-License-Identifier: GPL-3.0-or-later
#include "differentiable/FrequencyResponse.h"

#include <ATen/Parallel.h>

#include <complex>
#include <numbers>
#include <vector>

namespace semblance::differentiable {

namespace {

using torch::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::tensor_list;
using Complex = std::complex<double>;

constexpr std::int64_t kSlice = 4096;  // bins worked on at a time, so that scratch stays in the cache

struct Bin {
  double cosine, sine, cosine2, sine2;  // of w and 2w
};

std::vector<Bin> binTable(std::int64_t fftSize) {
  std::vector<Bin> table(static_cast<std::size_t>(fftSize / 2 + 1));
  for (std::size_t k = 0; k < table.size(); ++k) {
    const double w = 2.0 * std::numbers::pi * static_cast<double>(k) / static_cast<double>(fftSize);
    table[k] = {std::cos(w), std::sin(w), std::cos(2 * w), std::sin(2 * w)};
  }
  return table;
}

// Refinement runs hundreds of steps at one size: the table of the last size is kept per thread.
const std::vector<Bin>& cachedBins(std::int64_t fftSize) {
  thread_local std::int64_t size = 0;
  thread_local std::vector<Bin> table;
  if (size != fftSize) {
    table = binTable(fftSize);
    size = fftSize;
  }
  return table;
}

struct Fraction {
  double numeratorRe, numeratorIm, denominatorRe, denominatorIm;
};

Fraction evaluate(const double* c, const Bin& bin) {
  return {c[0] + c[1] * bin.cosine + c[2] * bin.cosine2, -(c[1] * bin.sine + c[2] * bin.sine2),
          1.0 + c[3] * bin.cosine + c[4] * bin.cosine2, -(c[3] * bin.sine + c[4] * bin.sine2)};
}

void forwardSlice(const double* sections, std::int64_t count, const Bin* bins, std::int64_t length,
                  c10::complex<float>* out) {
  for (std::int64_t k = 0; k < length; ++k) {
    double re = 1.0;
    double im = 0.0;
    double divisor = 1.0;
    for (std::int64_t s = 0; s < count; ++s) {
      const Fraction f = evaluate(sections + 5 * s, bins[k]);
      const double fRe = f.numeratorRe * f.denominatorRe + f.numeratorIm * f.denominatorIm;
      const double fIm = f.numeratorIm * f.denominatorRe - f.numeratorRe * f.denominatorIm;
      divisor *= f.denominatorRe * f.denominatorRe + f.denominatorIm * f.denominatorIm;
      const double nextRe = re * fRe - im * fIm;
      im = re * fIm + im * fRe;
      re = nextRe;
    }
    out[k] = {static_cast<float>(re / divisor), static_cast<float>(im / divisor)};
  }
}

// dL/dp = Re(conj(u) dH/dp) with dH/db_k = H z^-k / num and dH/da_k = -H z^-k / den.
void backwardSlice(const double* sections, std::int64_t count, const Bin* bins, std::int64_t length,
                   const c10::complex<float>* upstream, const c10::complex<float>* response,
                   double* gradient) {
  for (std::int64_t k = 0; k < length; ++k) {
    const Complex weight =
        Complex(upstream[k].real(), -upstream[k].imag()) * Complex(response[k].real(), response[k].imag());
    if (weight == Complex(0.0)) continue;
    const Bin& bin = bins[k];
    for (std::int64_t s = 0; s < count; ++s) {
      const Fraction f = evaluate(sections + 5 * s, bin);
      const double numerator = f.numeratorRe * f.numeratorRe + f.numeratorIm * f.numeratorIm;
      const double denominator = f.denominatorRe * f.denominatorRe + f.denominatorIm * f.denominatorIm;
      const double nRe = (weight.real() * f.numeratorRe + weight.imag() * f.numeratorIm) / numerator;
      const double nIm = (weight.imag() * f.numeratorRe - weight.real() * f.numeratorIm) / numerator;
      const double dRe = (weight.real() * f.denominatorRe + weight.imag() * f.denominatorIm) / denominator;
      const double dIm = (weight.imag() * f.denominatorRe - weight.real() * f.denominatorIm) / denominator;
      double* g = gradient + 5 * s;
      g[0] += nRe;
      g[1] += nRe * bin.cosine + nIm * bin.sine;
      g[2] += nRe * bin.cosine2 + nIm * bin.sine2;
      g[3] -= dRe * bin.cosine + dIm * bin.sine;
      g[4] -= dRe * bin.cosine2 + dIm * bin.sine2;
    }
  }
}

class Response : public torch::autograd::Function<Response> {
 public:
  static Tensor forward(AutogradContext* context, const Tensor& sections, std::int64_t fftSize) {
    const Tensor s = sections.to(torch::kCPU, torch::kFloat64).contiguous();
    const std::int64_t batch = s.size(0);
    const std::int64_t count = s.size(1);
    const std::vector<Bin>& bins = cachedBins(fftSize);
    const auto length = static_cast<std::int64_t>(bins.size());
    Tensor out = torch::empty({batch, length}, torch::kComplexFloat);
    auto* destination = out.data_ptr<c10::complex<float>>();
    const double* source = s.data_ptr<double>();
    at::parallel_for(0, batch, 1, [&](std::int64_t begin, std::int64_t end) {
      for (std::int64_t b = begin; b < end; ++b)
        forwardSlice(source + b * count * 5, count, bins.data(), length, destination + b * length);
    });
    context->save_for_backward({s, out});
    context->saved_data["fftSize"] = fftSize;
    context->saved_data["device"] = sections.device();
    return out.to(sections.device());
  }

  static tensor_list backward(AutogradContext* context, tensor_list upstream) {
    const auto saved = context->get_saved_variables();
    const Tensor& s = saved[0];
    const std::int64_t batch = s.size(0);
    const std::int64_t count = s.size(1);
    const std::vector<Bin>& bins = cachedBins(context->saved_data["fftSize"].toInt());
    const auto length = static_cast<std::int64_t>(bins.size());
    const Tensor u = upstream[0].to(torch::kCPU, torch::kComplexFloat).resolve_conj().contiguous();
    Tensor gradient = torch::zeros_like(s);
    const auto* up = u.data_ptr<c10::complex<float>>();
    const auto* response = saved[1].data_ptr<c10::complex<float>>();
    at::parallel_for(0, batch, 1, [&](std::int64_t begin, std::int64_t end) {
      for (std::int64_t b = begin; b < end; ++b)
        for (std::int64_t k = 0; k < length; k += kSlice)
          backwardSlice(s.data_ptr<double>() + b * count * 5, count, bins.data() + k,
                        std::min(kSlice, length - k), up + b * length + k, response + b * length + k,
                        gradient.data_ptr<double>() + b * count * 5);
    });
    return {gradient.to(context->saved_data["device"].toDevice()), Tensor()};
  }
};

}  // namespace

Tensor frequencyResponse(const Tensor& sections, std::int64_t fftSize) {
  return Response::apply(sections, fftSize);
}

}  // namespace semblance::differentiable
