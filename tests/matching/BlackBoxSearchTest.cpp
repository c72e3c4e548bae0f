// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/BlackBoxSearch.h"

#include <QTest>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "effects/ChainBlackBox.h"

using namespace semblance;
using torch::Tensor;

namespace {

constexpr double kRate = 24000.0;

using Positions = std::vector<double>;

Tensor noise(std::int64_t channels, std::int64_t frames) {
  torch::manual_seed(5);
  const Tensor swell = 0.2 + torch::sin(torch::linspace(0.0, 12.0, frames)).abs();
  return 0.2 * torch::randn({channels, frames}) * swell;
}

/// Two gains, one after the other, three samples late; fails where the first is above a limit.
class LateGains : public BlackBoxEffect {
 public:
  enum class Failure { None, Throws, NotANumber };
  LateGains(Failure failure, double limit) : failure_(failure), limit_(limit) {}

  int parameterCount() const override { return 2; }
  Result<void> setParameters(std::span<const double> positions) override {
    positions_.assign(positions.begin(), positions.end());
    return {};
  }
  Result<void> process(std::span<const std::span<double>> channels, double) override {
    memory_.resize(channels.size(), Positions(kLate, 0.0));
    for (std::size_t c = 0; c < channels.size(); ++c)
      for (double& sample : channels[c]) {
        memory_[c].push_back(sample);
        sample = (positions_[0] + positions_[1]) * memory_[c].front();
        memory_[c].erase(memory_[c].begin());
      }
    if (positions_[0] <= limit_) return {};
    if (failure_ == Failure::Throws) throw std::runtime_error("the tape has torn");
    if (failure_ == Failure::NotANumber) channels[0].back() = std::numeric_limits<double>::quiet_NaN();
    return {};
  }
  void reset() override { memory_.clear(); }
  int latency() const override { return kLate; }

 private:
  static constexpr int kLate = 3;
  Failure failure_;
  double limit_;
  Positions positions_;
  std::vector<Positions> memory_;
};

BlackBoxFactory gains(LateGains::Failure failure = LateGains::Failure::None, double limit = 1.0) {
  return [=]() -> Result<std::unique_ptr<BlackBoxEffect>> {
    return std::make_unique<LateGains>(failure, limit);
  };
}

OutputCost distanceTo(const Tensor& target) {
  return [target](const Tensor& output, std::span<const double>) {
    return (output - target).abs().mean().item<double>();
  };
}

Tensor rendered(const BlackBoxFactory& make, const Tensor& signal, const Positions& positions) {
  SignalChannels channels;
  for (std::int64_t c = 0; c < signal.size(0); ++c) {
    const Tensor row = signal[c].to(torch::kFloat64).contiguous();
    channels.emplace_back(row.data_ptr<double>(), row.data_ptr<double>() + row.numel());
  }
  auto effect = make();
  if (!effect) qFatal("no effect");
  const auto output = renderBlackBox(**effect, positions, channels, kRate);
  if (!output) qFatal("%s", output.error().message.c_str());
  std::vector<Tensor> rows;
  for (const auto& channel : *output) rows.push_back(torch::tensor(channel).to(torch::kFloat32));
  return torch::stack(rows);
}

}  // namespace

class BlackBoxSearchTest : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void rendersChannelsInTime();
  void recoversKnownSettings_data();
  void recoversKnownSettings();
  void workersDoNotMatter();
  void staysBelowTheUpperEnds();
  void beginsAgain();
  void avoidsSettingsThatFail();
  void failuresAreSentences_data();
  void failuresAreSentences();
  void stopsWhenAsked();
};

void BlackBoxSearchTest::rendersChannelsInTime() {
  const Tensor signal = noise(2, 9000);
  QVERIFY(torch::allclose(rendered(gains(), signal, {0.25, 0.5}), 0.75 * signal, 1e-6, 1e-6));
}

void BlackBoxSearchTest::recoversKnownSettings_data() {
  QTest::addColumn<int>("chain");
  QTest::addColumn<int>("channels");
  QTest::newRow("EQ + compressor, mono") << static_cast<int>(ChainPreset::EqCompressor) << 1;
  QTest::newRow("EQ + compressor + saturation, stereo")
      << static_cast<int>(ChainPreset::EqCompressorSaturation) << 2;
}

// The same sound with known settings: what is found is near them, not only near in sound.
void BlackBoxSearchTest::recoversKnownSettings() {
  QFETCH(int, chain);
  QFETCH(int, channels);
  ChainSettings others = neutralSettings(static_cast<ChainPreset>(chain));
  others[ParameterId::Ratio] = 4.0f;
  std::vector<ParameterId> rows{ParameterId::Peak2Gain, ParameterId::HighShelfGain, ParameterId::Threshold};
  Positions wanted{0.7, 0.35, 0.6};
  if (others.uses(Effect::Saturation)) {
    others[ParameterId::SaturationMix] = 100.0f;
    rows.push_back(ParameterId::SaturationDrive);
    wanted.push_back(0.8);
  }
  const BlackBoxFactory effect = chainBlackBox(rows, others);
  const Tensor signal = noise(channels, 12000);
  const OutputCost cost = distanceTo(rendered(effect, signal, wanted));
  const Positions start(rows.size(), 0.5);
  BlackBoxSearchOptions options;
  options.generations = 60;
  options.leastFall = 1e-6;
  const auto found = searchBlackBox(effect, signal, kRate, start, cost, options, {}, {});
  QVERIFY2(found.has_value(), found ? "" : found.error().message.c_str());
  const double before = cost(rendered(effect, signal, start), {});
  const double after = cost(rendered(effect, signal, *found), {});
  QVERIFY2(after < 0.05 * before, qPrintable(QStringLiteral("%1 of %2").arg(after).arg(before)));
  for (std::size_t i = 0; i < rows.size(); ++i)
    QVERIFY2(std::abs((*found)[i] - wanted[i]) < 0.03, qPrintable(QString::number((*found)[i])));
}

void BlackBoxSearchTest::workersDoNotMatter() {
  const Tensor signal = noise(1, 5000);
  const OutputCost cost = distanceTo(0.9 * signal);
  const auto run = [&](int workers, std::uint64_t seed) {
    BlackBoxSearchOptions options;
    options.generations = 12;
    options.workers = workers;
    options.seed = seed;
    const auto found = searchBlackBox(gains(), signal, kRate, {0.1, 0.2}, cost, options, {}, {});
    return found ? *found : Positions{};
  };
  const Positions alone = run(1, 3);
  QCOMPARE(alone.size(), 2u);
  QVERIFY(run(3, 3) == alone);
  QVERIFY(run(1, 4) != alone);
}

void BlackBoxSearchTest::staysBelowTheUpperEnds() {
  const Tensor signal = noise(1, 2000);
  BlackBoxSearchOptions options;
  options.highest = {0.3, 1.0};
  const auto found =
      searchBlackBox(gains(), signal, kRate, {0.1, 0.1}, distanceTo(2.0 * signal), options, {}, {});
  QVERIFY(found.has_value());
  QVERIFY2(std::abs((*found)[0] - 0.3) < 1e-3 && std::abs((*found)[1] - 1.0) < 1e-3,
           qPrintable(QStringLiteral("%1 %2").arg((*found)[0]).arg((*found)[1])));
}

// With a cost that never falls by enough the search begins again, as often as the generations allow.
void BlackBoxSearchTest::beginsAgain() {
  const Tensor signal = noise(1, 500);
  BlackBoxSearchOptions options;
  options.generations = 23;
  options.patience = 5;
  std::vector<double> costs;
  const auto watch = [&](const BlackBoxSearchState& state) {
    QCOMPARE(state.generation, static_cast<int>(costs.size()));
    QVERIFY(costs.empty() || state.cost <= costs.back());
    QCOMPARE(state.better, costs.empty() || state.cost < costs.back());
    costs.push_back(state.cost);
  };
  const auto flat = [](const Tensor&, std::span<const double> x) { return 1e-6 * std::abs(x[0] - 0.9); };
  QVERIFY(searchBlackBox(gains(), signal, kRate, {0.5, 0.5}, flat, options, watch, {}).has_value());
  QCOMPARE(costs.size(), 24u);
  QVERIFY(costs.back() < 1e-8);
}

void BlackBoxSearchTest::avoidsSettingsThatFail() {
  const Tensor signal = noise(1, 2000);
  for (const auto failure : {LateGains::Failure::Throws, LateGains::Failure::NotANumber}) {
    const auto found =
        searchBlackBox(gains(failure, 0.4), signal, kRate, {0.3, 0.1}, distanceTo(1.2 * signal), {}, {}, {});
    QVERIFY2(found.has_value(), found ? "" : found.error().message.c_str());
    QVERIFY((*found)[0] <= 0.4);
    QVERIFY2(std::abs((*found)[0] + (*found)[1] - 1.2) < 1e-3, qPrintable(QString::number((*found)[1])));
  }
}

void BlackBoxSearchTest::failuresAreSentences_data() {
  QTest::addColumn<int>("failure");
  QTest::addColumn<QString>("said");
  QTest::newRow("throws") << static_cast<int>(LateGains::Failure::Throws) << "the tape has torn";
  QTest::newRow("no number") << static_cast<int>(LateGains::Failure::NotANumber) << "no numbers";
}

void BlackBoxSearchTest::failuresAreSentences() {
  QFETCH(int, failure);
  QFETCH(QString, said);
  const Tensor signal = noise(1, 2000);
  const auto found = searchBlackBox(gains(static_cast<LateGains::Failure>(failure), 0.2), signal, kRate,
                                    {0.3, 0.1}, distanceTo(signal), {}, {}, {});
  QVERIFY(!found);
  const QString message = QString::fromStdString(found.error().message);
  QVERIFY2(message.contains(said) && message.endsWith('.'), qPrintable(message));
  const auto absent = searchBlackBox(
      []() -> Result<std::unique_ptr<BlackBoxEffect>> { return fail("There is no such plug-in."); }, signal,
      kRate, {0.3}, distanceTo(signal), {}, {}, {});
  QVERIFY(!absent && absent.error().message == "There is no such plug-in.");
}

void BlackBoxSearchTest::stopsWhenAsked() {
  const Tensor signal = noise(1, 2000);
  std::stop_source stop;
  int generations = 0;
  const auto watch = [&](const BlackBoxSearchState& state) {
    if (++generations; state.generation == 2) stop.request_stop();
  };
  const auto found =
      searchBlackBox(gains(), signal, kRate, {0.3, 0.1}, distanceTo(signal), {}, watch, stop.get_token());
  QVERIFY(!found && isCancelled(found.error()));
  QCOMPARE(generations, 3);
}

QTEST_GUILESS_MAIN(BlackBoxSearchTest)
#include "BlackBoxSearchTest.moc"
