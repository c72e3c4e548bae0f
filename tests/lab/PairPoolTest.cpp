// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/PairPool.h"

#include <torch/torch.h>

#include <QTemporaryDir>
#include <QtTest>
#include <set>

#include "learning/Levels.h"
#include "learning/TinyTraining.h"

using namespace semblance;
using torch::Tensor;

class PairPoolTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keepsTheSounds();
  void goesThroughAllBeforeItRepeats();
  void survivesItsFile();

 private:
  static PairBatch someBatch(std::int64_t count, std::int64_t frames) {
    torch::manual_seed(1);
    const auto sound = [&] { return (torch::rand({count, 1, frames}) * 2.0 - 1.0) * kProtocolPeak; };
    const Tensor input = sound(), reference = sound();
    return {input, reference, sound()};
  }
};

void PairPoolTest::keepsTheSounds() {
  const PairBatch pairs = someBatch(2, 1000);
  PairPool pool(5, 1000);
  pool.put(3, pairs);
  const std::vector<std::int64_t> numbers{4, 0, 3};
  const PairBatch read = pool.rows(numbers);
  const double step = kProtocolPeak / 32767.0;
  const auto error = [](const Tensor& a, const Tensor& b) { return (a - b).abs().max().item<double>(); };
  QVERIFY(error(read.input[0], pairs.input[1]) < 0.51 * step);
  QVERIFY(error(read.reference[2], pairs.reference[0]) < 0.51 * step);
  QVERIFY(error(read.target[0], pairs.target[1]) < 0.51 * step);
  QCOMPARE(read.input[1].abs().sum().item<double>(), 0.0);
}

void PairPoolTest::goesThroughAllBeforeItRepeats() {
  PairPool pool(7, 4);
  for (std::int64_t i = 0; i < 7; ++i) {
    const Tensor level = torch::full({1, 1, 4}, 0.01 * static_cast<double>(i + 1));
    pool.put(i, {level, level, level});
  }
  const auto numbers = [&](std::uint64_t first, std::int64_t count) {
    const Tensor levels = pool.draw(9, first, count).input.select(2, 0).flatten() * 100.0;
    std::vector<int> list;
    for (std::int64_t i = 0; i < count; ++i)
      list.push_back(static_cast<int>(std::lround(levels[i].item<double>())));
    return list;
  };
  const std::vector<int> all = numbers(0, 14);
  QCOMPARE(std::set<int>(all.begin(), all.begin() + 7).size(), std::size_t{7});
  QCOMPARE(std::set<int>(all.begin() + 7, all.end()).size(), std::size_t{7});
  QVERIFY(!std::equal(all.begin(), all.begin() + 7, all.begin() + 7));
  // A resumed training draws from where it stopped.
  QCOMPARE(numbers(5, 4), std::vector<int>(all.begin() + 5, all.begin() + 9));
}

void PairPoolTest::survivesItsFile() {
  QTemporaryDir folder;
  const auto path = std::filesystem::path(folder.path().toStdString()) / "some.pairs";
  PairPool pool(4, 100);
  pool.put(0, someBatch(4, 100));
  QVERIFY(pool.save({1, 3, path, "these"}));
  PairPool other(4, 100);
  QVERIFY(failsWith(other.load({1, 3, path, "those"}), "made with other settings"));
  QVERIFY(failsWith(other.load({0, 4, path, "these"}), "made with other settings"));
  QVERIFY(other.load({1, 3, path, "these"}));
  const std::vector<std::int64_t> numbers{1, 2};
  QVERIFY(torch::equal(other.rows(numbers).target, pool.rows(numbers).target));
}

QTEST_GUILESS_MAIN(PairPoolTest)
#include "PairPoolTest.moc"
