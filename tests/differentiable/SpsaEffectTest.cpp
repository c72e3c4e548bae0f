// SPDX-License-Identifier: GPL-3.0-or-later
#include "differentiable/SpsaEffect.h"

#include <QTest>
#include <atomic>
#include <cmath>
#include <limits>
#include <stdexcept>

using namespace semblance;
using namespace semblance::differentiable;
using torch::Tensor;

namespace {

/// y[n] = (0.5 + p0) x[n] + p1 x[n]^2 + p0 p2 x[n-1]: smooth, with memory, and known to LibTorch as well.
class KnownEffect : public BlackBoxEffect {
 public:
  int parameterCount() const override { return 3; }
  Result<void> setParameters(std::span<const double> positions) override {
    positions_.assign(positions.begin(), positions.end());
    return {};
  }
  Result<void> process(std::span<const std::span<double>> channels, double) override {
    for (double& sample : channels[0]) {
      const double x = sample;
      sample = (0.5 + positions_[0]) * x + positions_[1] * x * x + positions_[0] * positions_[2] * before_;
      before_ = x;
    }
    return {};
  }
  void reset() override { before_ = 0.0; }

 private:
  std::vector<double> positions_;
  double before_ = 0.0;
};

Tensor knownTwin(const Tensor& x, const Tensor& p) {
  const auto control = [&](std::int64_t i) { return p.select(1, i).view({-1, 1, 1}); };
  const Tensor before = torch::constant_pad_nd(x.slice(2, 0, x.size(2) - 1), {1, 0});
  return (0.5 + control(0)) * x + control(1) * x.square() + control(0) * control(2) * before;
}

/// One control, a gain.
class GainEffect : public BlackBoxEffect {
 public:
  int parameterCount() const override { return 1; }
  Result<void> setParameters(std::span<const double> positions) override {
    gain_ = positions[0];
    return {};
  }
  Result<void> process(std::span<const std::span<double>> channels, double) override {
    for (double& sample : channels[0]) sample *= gain_;
    return {};
  }
  void reset() override {}

 protected:
  double gain_ = 0.0;
};

enum class Failure { Throws, ThrowsNoException, NotANumber, Refuses };

/// A gain that fails above a position.
class FailingEffect : public GainEffect {
 public:
  FailingEffect(Failure failure, double limit) : failure_(failure), limit_(limit) {}
  Result<void> process(std::span<const std::span<double>> channels, double sampleRate) override {
    if (gain_ > limit_) {
      if (failure_ == Failure::Throws) throw std::runtime_error("the tape has torn");
      if (failure_ == Failure::ThrowsNoException) throw 7;
      if (failure_ == Failure::Refuses) return fail("The licence has run out.");
      channels[0].back() = std::numeric_limits<double>::quiet_NaN();
      return {};
    }
    return GainEffect::process(channels, sampleRate);
  }

 private:
  Failure failure_;
  double limit_;
};

template <typename Effect, typename... Arguments>
BlackBoxFactory factory(Arguments... arguments) {
  return [=]() -> Result<std::unique_ptr<BlackBoxEffect>> { return std::make_unique<Effect>(arguments...); };
}

Tensor gradientOf(SpsaEffect& effect, const Tensor& signal, const Tensor& positions, const Tensor& target) {
  const Tensor leaf = positions.detach().clone().requires_grad_();
  const auto output = effect.apply(signal, leaf, 24000.0);
  if (!output) qFatal("%s", output.error().message.c_str());
  (*output - target).square().sum().backward();
  return leaf.grad();
}

}  // namespace

class SpsaEffectTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void forwardIsTheEffect();
  void expectedGradientIsTheAnalyticOne();
  void averagingDrawsQuietensTheEstimate();
  void divisorIsWhatTheControlMoved();
  void seedsRepeat();
  void fewWorkersGiveTheSame();
  void smallStepsAreNotLostInRounding();
  void failuresAreSentences_data();
  void failuresAreSentences();
  void failuresOnTheWayBackAreKept();
  void impossibleCallsAreRefused();
};

void SpsaEffectTest::forwardIsTheEffect() {
  torch::manual_seed(1);
  const Tensor signal = torch::randn({3, 1, 9000});
  const Tensor positions = torch::rand({3, 3});
  SpsaEffect effect(factory<KnownEffect>());
  const auto output = effect.apply(signal, positions, 24000.0);
  QVERIFY(output.has_value());
  QVERIFY(output->scalar_type() == torch::kFloat32);
  QVERIFY((*output - knownTwin(signal, positions)).abs().max().item<double>() < 1e-5);
}

// Mean of many estimates within 4.5 standard errors of the truth, in every coordinate.
void SpsaEffectTest::expectedGradientIsTheAnalyticOne() {
  torch::manual_seed(2);
  const Tensor signal = torch::randn({2, 1, 64}, torch::kFloat64);
  const Tensor target = torch::randn({2, 1, 64}, torch::kFloat64);
  const Tensor positions = torch::tensor({{0.3, 0.6, 0.5}, {0.8, 0.2, 0.4}}, torch::kFloat64);
  const Tensor leaf = positions.clone().requires_grad_();
  (knownTwin(signal, leaf) - target).square().sum().backward();
  SpsaEffect effect(factory<KnownEffect>());
  std::vector<Tensor> estimates;
  for (int step = 0; step < 1500; ++step) estimates.push_back(gradientOf(effect, signal, positions, target));
  const Tensor all = torch::stack(estimates);
  const Tensor error = all.std(0) / std::sqrt(1500.0);
  const Tensor deviation = (all.mean(0) - leaf.grad()).abs() / error;
  QVERIFY2(deviation.max().item<double>() < 4.5, qPrintable(QString::number(deviation.max().item<double>())));
  // Narrow enough to mean something: the standard error is a few per cent of the gradient.
  QVERIFY((error < 0.1 * leaf.grad().abs().max()).all().item<bool>());
}

void SpsaEffectTest::averagingDrawsQuietensTheEstimate() {
  torch::manual_seed(3);
  const Tensor signal = torch::randn({1, 1, 64}, torch::kFloat64);
  const Tensor positions = torch::full({1, 3}, 0.5, torch::kFloat64);
  const auto spread = [&](int draws) {
    SpsaOptions options;
    options.draws = draws;
    SpsaEffect effect(factory<KnownEffect>(), options);
    std::vector<Tensor> estimates;
    for (int step = 0; step < 200; ++step)
      estimates.push_back(gradientOf(effect, signal, positions, torch::zeros_like(signal)));
    return torch::stack(estimates).std(0).mean().item<double>();
  };
  const double ratio = spread(1) / spread(16);
  QVERIFY2(ratio > 3.0 && ratio < 5.5, qPrintable(QString::number(ratio)));
}

// Of one control the estimate is exact, at the edges of its range too.
void SpsaEffectTest::divisorIsWhatTheControlMoved() {
  torch::manual_seed(4);
  const Tensor signal = torch::randn({4, 1, 100}, torch::kFloat64);
  const Tensor target = torch::randn({4, 1, 100}, torch::kFloat64);
  const Tensor positions = torch::tensor({0.0, 1.0, 0.5, 0.0002}, torch::kFloat64).view({4, 1});
  const Tensor leaf = positions.clone().requires_grad_();
  (signal * leaf.unsqueeze(-1) - target).square().sum().backward();
  SpsaEffect effect(factory<GainEffect>());
  const Tensor estimate = gradientOf(effect, signal, positions, target);
  QVERIFY((estimate - leaf.grad()).abs().max().item<double>() <
          1e-8 * leaf.grad().abs().max().item<double>());
  // Far outside both sides are clipped to the same point: nothing can be said.
  const Tensor outside = gradientOf(effect, signal, torch::full({4, 1}, 1.5, torch::kFloat64), target);
  QVERIFY((outside == 0.0).all().item<bool>());
}

void SpsaEffectTest::seedsRepeat() {
  torch::manual_seed(5);
  const Tensor signal = torch::randn({2, 1, 50}, torch::kFloat64);
  const Tensor positions = torch::rand({2, 3}, torch::kFloat64);
  const auto run = [&](std::uint64_t seed) {
    SpsaOptions options;
    options.seed = seed;
    SpsaEffect effect(factory<KnownEffect>(), options);
    std::vector<Tensor> estimates;
    for (int step = 0; step < 6; ++step)
      estimates.push_back(gradientOf(effect, signal, positions, torch::zeros_like(signal)));
    return torch::stack(estimates);
  };
  QVERIFY(torch::equal(run(1), run(1)));
  QVERIFY(!torch::equal(run(1), run(2)));
  const Tensor steps = run(1);
  QVERIFY(!torch::equal(steps.slice(0, 0, 5), steps.slice(0, 1, 6)));
}

void SpsaEffectTest::fewWorkersGiveTheSame() {
  torch::manual_seed(6);
  const Tensor signal = torch::randn({7, 1, 500}, torch::kFloat64);
  const Tensor positions = torch::rand({7, 3}, torch::kFloat64);
  std::atomic<int> made{0};
  const auto run = [&](int workers) {
    SpsaOptions options;
    options.workers = workers;
    made = 0;
    SpsaEffect effect(
        [&made]() -> Result<std::unique_ptr<BlackBoxEffect>> {
          ++made;
          return std::make_unique<KnownEffect>();
        },
        options);
    return gradientOf(effect, signal, positions, torch::zeros_like(signal));
  };
  const Tensor one = run(1);
  QCOMPARE(made.load(), 1);
  QVERIFY(torch::equal(one, run(3)));
  QCOMPARE(made.load(), 3);
  QVERIFY(torch::equal(one, run(0)));
  QCOMPARE(made.load(), 7);
}

// Float signals: the differences are taken in double precision nevertheless.
void SpsaEffectTest::smallStepsAreNotLostInRounding() {
  torch::manual_seed(7);
  const Tensor signal = torch::randn({1, 1, 10});
  SpsaOptions options;
  options.epsilon = 1e-7;
  SpsaEffect effect(factory<GainEffect>(), options);
  const Tensor leaf = torch::tensor({{0.7f}}).requires_grad_();
  effect.apply(signal, leaf, 24000.0)->sum().backward();
  const double expected = signal.sum().item<double>();
  QVERIFY(std::abs(leaf.grad().item<double>() - expected) < 1e-5 * std::abs(expected));
}

void SpsaEffectTest::failuresAreSentences_data() {
  QTest::addColumn<int>("failure");
  QTest::addColumn<QString>("said");
  QTest::newRow("throws") << static_cast<int>(Failure::Throws) << "the tape has torn";
  QTest::newRow("throws a number") << static_cast<int>(Failure::ThrowsNoException) << "without saying why";
  QTest::newRow("no number") << static_cast<int>(Failure::NotANumber) << "no numbers";
  QTest::newRow("refuses") << static_cast<int>(Failure::Refuses) << "licence has run out";
}

void SpsaEffectTest::failuresAreSentences() {
  QFETCH(int, failure);
  QFETCH(QString, said);
  SpsaEffect effect(factory<FailingEffect>(static_cast<Failure>(failure), 0.5));
  const Tensor signal = torch::randn({3, 1, 6000});
  const Tensor positions = torch::tensor({0.1f, 0.9f, 0.2f}).view({3, 1});
  const auto output = effect.apply(signal, positions, 24000.0);
  QVERIFY(!output);
  const QString message = QString::fromStdString(output.error().message);
  QVERIFY2(message.contains(said) && message.endsWith('.'), qPrintable(message));
  QVERIFY(effect.apply(signal, 0.5 * positions, 24000.0).has_value());
}

void SpsaEffectTest::failuresOnTheWayBackAreKept() {
  SpsaEffect effect(factory<FailingEffect>(Failure::NotANumber, 0.5));
  const Tensor signal = torch::randn({2, 1, 100});
  const Tensor leaf = torch::full({2, 1}, 0.5f).requires_grad_();
  const auto output = effect.apply(signal, leaf, 24000.0);
  QVERIFY(output.has_value());
  output->sum().backward();
  QVERIFY((leaf.grad() == 0.0).all().item<bool>());
  const auto error = effect.takeGradientError();
  QVERIFY(error && error->message.find("no numbers") != std::string::npos);
  QVERIFY(!effect.takeGradientError());
}

void SpsaEffectTest::impossibleCallsAreRefused() {
  SpsaEffect effect(factory<KnownEffect>());
  const Tensor signal = torch::randn({2, 1, 100});
  QVERIFY(!effect.apply(signal, torch::rand({2, 4}), 24000.0));
  QVERIFY(!effect.apply(signal, torch::rand({1, 3}), 24000.0));
  QVERIFY(!effect.apply(torch::randn({2, 2, 100}), torch::rand({2, 3}), 24000.0));
  QVERIFY(!effect.apply(signal.clone().requires_grad_(), torch::rand({2, 3}), 24000.0));
  SpsaEffect absent(
      []() -> Result<std::unique_ptr<BlackBoxEffect>> { return fail("There is no such plug-in."); });
  const auto output = absent.apply(signal, torch::rand({2, 3}), 24000.0);
  QVERIFY(!output && output.error().message == "There is no such plug-in.");
}

QTEST_GUILESS_MAIN(SpsaEffectTest)
#include "SpsaEffectTest.moc"
