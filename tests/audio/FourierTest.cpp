// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/Fourier.h"

#include <QTest>
#include <numbers>
#include <random>
#include <thread>
#include <vector>

using namespace semblance;

class FourierTest : public QObject {
  Q_OBJECT

 private slots:
  void agreesWithTheDefinition_data();
  void agreesWithTheDefinition();
  void inverseUndoesForward();
  void keepsItsInput();
  void movesAndManyThreads();
  void hann();
};

namespace {

void fillWithNoise(std::span<float> samples, unsigned seed) {
  std::mt19937 random(seed);
  std::uniform_real_distribution<float> uniform(-1.0f, 1.0f);
  for (float& sample : samples) sample = uniform(random);
}

}  // namespace

void FourierTest::agreesWithTheDefinition_data() {
  QTest::addColumn<int>("size");
  for (const int size : {2, 8, 30, 64, 250, 1024}) QTest::addRow("%d", size) << size;
}

void FourierTest::agreesWithTheDefinition() {
  QFETCH(int, size);
  Fourier fourier(size);
  QCOMPARE(fourier.size(), size);
  QCOMPARE(fourier.time().size(), static_cast<std::size_t>(size));
  QCOMPARE(fourier.spectrum().size(), static_cast<std::size_t>(size / 2 + 1));
  fillWithNoise(fourier.time(), 3);
  fourier.forward();
  for (int k = 0; k < fourier.bins(); ++k) {
    std::complex<double> sum;
    for (int n = 0; n < size; ++n)
      sum += double(fourier.time()[static_cast<std::size_t>(n)]) *
             std::polar(1.0, -2.0 * std::numbers::pi * double(k) * n / size);
    const std::complex<double> got(fourier.spectrum()[static_cast<std::size_t>(k)]);
    QVERIFY(std::abs(got - sum) < 2e-6 * size);
  }
}

void FourierTest::inverseUndoesForward() {
  for (const int size : {4, 1000, 8192}) {
    Fourier fourier(size);
    fillWithNoise(fourier.time(), 5);
    const std::vector<float> before(fourier.time().begin(), fourier.time().end());
    fourier.forward();
    std::ranges::fill(fourier.time(), 0.0f);
    fourier.inverse();
    for (std::size_t n = 0; n < before.size(); ++n) QVERIFY(std::abs(before[n] - fourier.time()[n]) < 1e-6f);
  }
}

void FourierTest::keepsItsInput() {
  Fourier fourier(512);
  fillWithNoise(fourier.time(), 6);
  const std::vector<float> before(fourier.time().begin(), fourier.time().end());
  fourier.forward();
  QVERIFY(std::ranges::equal(before, fourier.time()));
}

// Planning is not thread-safe in FFTW; everybody must get the same numbers all the same.
void FourierTest::movesAndManyThreads() {
  std::vector<std::vector<std::complex<float>>> results(8);
  {
    std::vector<std::jthread> threads;
    for (auto& result : results)
      threads.emplace_back([&result] {
        for (int round = 0; round < 20; ++round) {
          Fourier made(512 + 64 * (round % 3));
          Fourier fourier = std::move(made);
          made = Fourier(16);
          fillWithNoise(fourier.time(), 1);
          fourier.forward();
          result.assign(fourier.spectrum().begin(), fourier.spectrum().end());
        }
      });
  }
  for (const auto& result : results) QVERIFY(result == results[0]);
}

void FourierTest::hann() {
  const auto window = hannWindow(8);
  QCOMPARE(window.size(), std::size_t{8});
  QCOMPARE(window[0], 0.0f);
  QCOMPARE(window[4], 1.0f);
  QVERIFY(std::abs(window[2] - 0.5f) < 1e-7f);
  QVERIFY(std::abs(window[1] - window[7]) < 1e-7f);
  QCOMPARE(hannWindow(8).data(), window.data());
}

QTEST_GUILESS_MAIN(FourierTest)
#include "FourierTest.moc"
