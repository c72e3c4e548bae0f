// SPDX-License-Identifier: GPL-3.0-or-later
#include "matching/DistributionObjective.h"

#include <QTest>
#include <cmath>
#include <numbers>
#include <random>

using namespace semblance;

namespace {

constexpr double kSeconds = 3.0;
constexpr double kHighestHz = 0.45 * 44100.0;

/// The same sound at any rate: tones of random frequencies that swell, those above 2 kHz changed by
/// `trebleDb`.
torch::Tensor sound(double sampleRate, double trebleDb, double levelDb = 0.0) {
  std::mt19937 random(3);
  std::uniform_real_distribution<double> unit(0.0, 1.0);
  const auto frames = static_cast<std::int64_t>(kSeconds * sampleRate);
  const torch::Tensor time = torch::arange(frames, torch::kFloat64) / sampleRate;
  torch::Tensor sum = torch::zeros({frames}, torch::kFloat64);
  for (int tone = 0; tone < 160; ++tone) {
    const double frequency = 50.0 * std::pow(360.0, unit(random));
    const double phase = 2.0 * std::numbers::pi * unit(random);
    const double swell = 0.5 + 3.0 * unit(random);
    const double gainDb = levelDb + (frequency > 2000.0 ? trebleDb : 0.0);
    sum += 0.01 * std::pow(10.0, gainDb / 20.0) * (1.1 + torch::sin(swell * time + phase)) *
           torch::sin(2.0 * std::numbers::pi * frequency * time + phase);
  }
  return sum.to(torch::kFloat32).unsqueeze(0);
}

double distance(const std::vector<ReferenceSignal>& references, const torch::Tensor& signal) {
  return DistributionObjective(references, 44100.0, kHighestHz).distance(signal).item<double>();
}

}  // namespace

class DistributionObjectiveTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void sameSoundAtAnotherRateIsNear() {
    const torch::Tensor signal = sound(44100.0, 0.0);
    QVERIFY(distance({{signal, 44100.0, 1.0}}, signal) < 1e-4);
    const double treated = distance({{sound(44100.0, 6.0), 44100.0, 1.0}}, signal);
    QVERIFY(treated > 1.5);
    for (const double rate : {48000.0, 96000.0}) {
      const double other = distance({{sound(rate, 0.0), rate, 1.0}}, signal);
      QVERIFY2(other < 0.5 * treated,
               qPrintable(QStringLiteral("%1 Hz: %2 dB of %3").arg(rate).arg(other).arg(treated)));
    }
  }

  void levelDoesNotCount() {
    QVERIFY(distance({{sound(44100.0, 0.0, -12.0), 44100.0, 1.0}}, sound(44100.0, 0.0)) < 0.1);
  }

  void middleOfTwoReferencesIsTheMiddleSound() {
    const ReferenceSignal dark{sound(44100.0, -6.0), 44100.0, 0.5};
    const ReferenceSignal bright{sound(44100.0, 6.0, -9.0), 44100.0, 0.5};
    QVERIFY(distance({dark, bright}, sound(44100.0, 0.0)) < 0.2);
    const ReferenceSignal mostlyDark{dark.signal, 44100.0, 0.75};
    const ReferenceSignal littleBright{bright.signal, 44100.0, 0.25};
    QVERIFY(distance({mostlyDark, littleBright}, sound(44100.0, -3.0)) < 0.2);
    QVERIFY(distance({mostlyDark, littleBright}, sound(44100.0, 0.0)) > 0.5);
  }
};

QTEST_GUILESS_MAIN(DistributionObjectiveTest)
#include "DistributionObjectiveTest.moc"
