// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/BlindTest.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace semblance::ui {
namespace {

/// Carries the context of this file's texts.
struct Texts {
  Q_DECLARE_TR_FUNCTIONS(BlindTest)
};

QString letter(bool isB) { return isB ? QStringLiteral("B") : QStringLiteral("A"); }

}  // namespace

BlindTest::BlindTest(int trials, std::uint32_t seed) {
  std::mt19937 random(seed);
  for (int trial = 0; trial < trials; ++trial) trials_.push_back({(random() & 1u) != 0, std::nullopt});
}

void BlindTest::answer(bool saysB) {
  if (finished()) return;
  trials_[static_cast<std::size_t>(answered_)].saidB = saysB;
  ++answered_;
}

int BlindTest::right() const {
  return static_cast<int>(std::ranges::count_if(trials_, [](const BlindTrial& t) { return t.right(); }));
}

double BlindTest::probabilityByGuessing() const { return guessingProbability(right(), answered_); }

double guessingProbability(int right, int trials) {
  double sum = 0.0;
  double ways = 1.0;  // trials over k
  for (int k = 0; k <= trials; ++k) {
    if (k >= right) sum += ways;
    ways *= static_cast<double>(trials - k) / (k + 1);
  }
  return sum / std::exp2(trials);
}

QString blindTestVerdict(const BlindTest& test) {
  const double p = test.probabilityByGuessing();
  const QString figures = Texts::tr("%1 of %2 right; guessing does as well with a probability of %3 %.")
                              .arg(test.right())
                              .arg(test.answered())
                              .arg(QLocale().toString(100.0 * p, 'f', p < 0.01 ? 2 : 1));
  if (p <= 0.05) return figures + QLatin1Char(' ') + Texts::tr("You can hear the difference.");
  return figures + QLatin1Char(' ') +
         Texts::tr("That does not show that you can hear the difference; more trials tell more.");
}

QString blindTestLog(const BlindTest& test, const QString& subject, const QDateTime& when) {
  QString log = Texts::tr("Blind test (ABX) of %1").arg(subject) + QLatin1Char('\n');
  log += when.toString(Qt::ISODate) + QLatin1Char('\n');
  log += Texts::tr("A is the input, B the result, both at the same loudness.") + QStringLiteral("\n\n");
  int number = 0;
  for (const BlindTrial& trial : test.trials()) {
    ++number;
    if (!trial.saidB) continue;
    log += Texts::tr("%1: X was %2, answer %3, %4")
               .arg(number, 2)
               .arg(letter(trial.xIsB), letter(*trial.saidB),
                    trial.right() ? Texts::tr("right") : Texts::tr("wrong")) +
           QLatin1Char('\n');
  }
  return log + QLatin1Char('\n') + blindTestVerdict(test) + QLatin1Char('\n');
}

}  // namespace semblance::ui
