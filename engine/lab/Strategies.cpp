// SPDX-License-Identifier: GPL-3.0-or-later
#include <stdexcept>

#include "differentiable/Chain.h"
#include "differentiable/SpsaEffect.h"
#include "effects/ChainBlackBox.h"
#include "lab/EffectProxy.h"
#include "lab/LabChain.h"
#include "lab/Strategy.h"

namespace semblance {

namespace {

using differentiable::ConditionedTcn;
using torch::Tensor;

Tensor equaliserPart(const Tensor& positions) { return positions.slice(1, 0, kEqualiserControls); }
Tensor compressorPart(const Tensor& positions) {
  return positions.slice(1, kEqualiserControls, kLabControls);
}

/// Makes its sound with the exact chain when it is used.
class ChainStrategy : public Strategy {
 public:
  explicit ChainStrategy(int threads) : threads_(threads) {}
  std::int64_t controls() const override { return kLabControls; }
  bool showsParameters() const override { return true; }
  Tensor infer(const Tensor& audio, const Tensor& positions, double sampleRate) override {
    return exactChain(audio, positions, sampleRate, threads_);
  }

 protected:
  int threads_;
};

/// "autodiff": through the chain's differentiable twin.
class Autodiff : public ChainStrategy {
 public:
  using ChainStrategy::ChainStrategy;
  Tensor train(const Tensor& audio, const Tensor& positions, double sampleRate) override {
    return differentiable::applyChain(audio, chainValues(positions), sampleRate);
  }
};

/// "spsa": the exact chain as a black box, gradients from differences along random directions.
class Spsa : public ChainStrategy {
 public:
  explicit Spsa(const StrategyOptions& options)
      : ChainStrategy(options.threads),
        effect_(chainBlackBox(labParameters(), neutralSettings()),
                {options.spsaStep, static_cast<int>(options.spsaDraws), options.threads, options.seed}) {}
  Tensor train(const Tensor& audio, const Tensor& positions, double sampleRate) override {
    if (const auto error = effect_.takeGradientError()) throw std::runtime_error(error->message);
    auto output = effect_.apply(audio, positions, sampleRate);
    if (!output) throw std::runtime_error(output.error().message);
    return *output;
  }

 private:
  differentiable::SpsaEffect effect_;
};

/// What stands in for the chain: the equaliser's network, then the compressor's and its make-up gain.
class TcnPair : public torch::nn::Module {
 public:
  TcnPair(ConditionedTcn equaliser, ConditionedTcn compressor)
      : equaliser_(register_module("equaliser", std::move(equaliser))),
        compressor_(register_module("compressor", std::move(compressor))) {}
  Tensor forward(const Tensor& audio, const Tensor& positions) {
    const Tensor dynamics = compressorPart(positions);
    return compressor_(equaliser_(audio, equaliserPart(positions)), withoutMakeUp(dynamics)) *
           makeUpFactor(dynamics.select(1, kCompressorControls - 1));
  }

 private:
  ConditionedTcn equaliser_, compressor_;
};

enum class Hybrid { None, Half, Full };

/// "proxy", "proxy-half", "proxy-full": through frozen imitations of the effects. Half: the exact chain makes
/// the sound at inference; full: in training as well, and only the gradient is the imitations'.
class ThroughProxies : public ChainStrategy {
 public:
  ThroughProxies(const EffectProxy& equaliser, const EffectProxy& compressor, Hybrid hybrid, int threads)
      : ChainStrategy(threads),
        proxies_(
            register_module("proxies", std::make_shared<TcnPair>(equaliser.network, compressor.network))),
        hybrid_(hybrid) {}

  Tensor train(const Tensor& audio, const Tensor& positions, double sampleRate) override {
    proxies_->eval();  // frozen, their running statistics too
    const Tensor imitated = proxies_->forward(audio, positions.to(torch::kFloat32));
    if (hybrid_ != Hybrid::Full) return imitated;
    return exactChain(audio, positions, sampleRate, threads_) + (imitated - imitated.detach());
  }
  Tensor infer(const Tensor& audio, const Tensor& positions, double sampleRate) override {
    if (hybrid_ != Hybrid::None) return ChainStrategy::infer(audio, positions, sampleRate);
    return proxies_->forward(audio, positions.to(torch::kFloat32));
  }

 private:
  std::shared_ptr<TcnPair> proxies_;
  Hybrid hybrid_;
};

/// "tcn1": one network makes the sound, steered by a code of its own.
class OneTcn : public Strategy {
 public:
  explicit OneTcn(NetworkSize size) : network_(register_module("network", tcn(size))) {}
  std::int64_t controls() const override { return kLabControls; }
  bool showsParameters() const override { return false; }
  Tensor train(const Tensor& audio, const Tensor& positions, double) override {
    return network_(audio, positions.to(torch::kFloat32));
  }
  Tensor infer(const Tensor& audio, const Tensor& positions, double sampleRate) override {
    return train(audio, positions, sampleRate);
  }

 private:
  static ConditionedTcn tcn(NetworkSize size) {
    using differentiable::TcnShape;
    return ConditionedTcn(size == NetworkSize::Published ? TcnShape::styleTransfer(kLabControls)
                                                         : TcnShape::small(kLabControls));
  }
  ConditionedTcn network_;
};

/// "tcn2": two networks in a row, trained from scratch, and an explicit make-up gain.
class TwoTcns : public Strategy {
 public:
  explicit TwoTcns(NetworkSize size)
      : networks_(
            register_module("networks", std::make_shared<TcnPair>(newProxy("equaliser", size).network,
                                                                  newProxy("compressor", size).network))) {}
  std::int64_t controls() const override { return kLabControls; }
  bool showsParameters() const override { return false; }
  Tensor train(const Tensor& audio, const Tensor& positions, double) override {
    return networks_->forward(audio, positions.to(torch::kFloat32));
  }
  Tensor infer(const Tensor& audio, const Tensor& positions, double sampleRate) override {
    return train(audio, positions, sampleRate);
  }

 private:
  std::shared_ptr<TcnPair> networks_;
};

std::optional<Hybrid> hybridOf(const std::string& name) {
  if (name == "proxy") return Hybrid::None;
  if (name == "proxy-half") return Hybrid::Half;
  if (name == "proxy-full") return Hybrid::Full;
  return std::nullopt;
}

// Those that need no trained part.
Result<std::shared_ptr<Strategy>> plainStrategy(const StrategyOptions& options) {
  if (options.name == "autodiff") return std::make_shared<Autodiff>(options.threads);
  if (options.name == "spsa") return std::make_shared<Spsa>(options);
  if (options.name == "tcn1") return std::make_shared<OneTcn>(options.size);
  if (options.name == "tcn2") return std::make_shared<TwoTcns>(options.size);
  std::string names;
  for (const std::string& known : strategyNames()) names += (names.empty() ? "" : ", ") + known;
  return fail("There is no strategy \"" + options.name + "\"; choose from " + names + ".");
}

Result<EffectProxy> proxyOf(const std::string& effect, const std::filesystem::path& path) {
  if (path.empty())
    return fail(
        "A strategy with proxies needs trained ones: name the files in equaliser_proxy and "
        "compressor_proxy.");
  auto proxy = loadProxy(path);
  if (proxy && proxy->effect != effect)
    return fail("The proxy in " + path.string() + " imitates the " + proxy->effect + ", not the " + effect +
                ".");
  return proxy;
}

}  // namespace

const std::vector<std::string>& strategyNames() {
  static const std::vector<std::string> names{"autodiff",   "spsa", "proxy", "proxy-half",
                                              "proxy-full", "tcn1", "tcn2"};
  return names;
}

Result<std::shared_ptr<Strategy>> makeStrategy(const StrategyOptions& options) {
  const auto hybrid = hybridOf(options.name);
  if (!hybrid) return plainStrategy(options);
  const auto equaliser = proxyOf("equaliser", options.equaliserProxy);
  if (!equaliser) return tl::unexpected(equaliser.error());
  const auto compressor = proxyOf("compressor", options.compressorProxy);
  if (!compressor) return tl::unexpected(compressor.error());
  return std::make_shared<ThroughProxies>(*equaliser, *compressor, *hybrid, options.threads);
}

Result<std::shared_ptr<Strategy>> blankStrategy(const StrategyOptions& options) {
  const auto hybrid = hybridOf(options.name);
  if (!hybrid) return plainStrategy(options);
  return std::make_shared<ThroughProxies>(newProxy("equaliser", options.size),
                                          newProxy("compressor", options.size), *hybrid, options.threads);
}

}  // namespace semblance
