// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <cstdint>
#include <optional>
#include <random>
#include <vector>

namespace semblance::ui {

/// One trial of an ABX test: X is A (the input) or B (the result), and what the listener said it is.
struct BlindTrial {
  bool xIsB = false;
  std::optional<bool> saidB;  ///< none: not answered yet
  bool right() const { return saidB == xIsB; }
};

/// A blind test: in every trial X is drawn anew, and the listener says whether it is A or B.
class BlindTest {
 public:
  BlindTest(int trials, std::uint32_t seed);

  int trialCount() const { return static_cast<int>(trials_.size()); }
  int answered() const { return answered_; }
  bool finished() const { return answered_ == trialCount(); }
  /// Of the trial that waits for an answer.
  bool xIsB() const { return trials_[static_cast<std::size_t>(answered_)].xIsB; }
  void answer(bool saysB);

  int right() const;
  /// Probability of as many right answers or more by guessing; 1 without answers.
  double probabilityByGuessing() const;
  const std::vector<BlindTrial>& trials() const { return trials_; }

 private:
  std::vector<BlindTrial> trials_;
  int answered_ = 0;
};

/// P(at least `right` of `trials`) for a fair coin.
double guessingProbability(int right, int trials);
/// What the figures mean, in a sentence.
QString blindTestVerdict(const BlindTest& test);
/// The whole test as plain text: date, what was compared, every trial, the verdict.
QString blindTestLog(const BlindTest& test, const QString& subject, const QDateTime& when);

}  // namespace semblance::ui
