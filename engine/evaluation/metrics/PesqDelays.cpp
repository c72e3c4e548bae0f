// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/metrics/PesqDelays.h"

#include <algorithm>

namespace semblance {

PesqDelays::PesqDelays(const PesqSignal& reference, const PesqActivity& referenceActivity,
                       const PesqSignal& degraded, const PesqActivity& degradedActivity)
    : reference_(reference),
      degraded_(degraded),
      referenceActivity_(referenceActivity),
      degradedActivity_(degradedActivity),
      histogram_(reference.samples(), degraded.samples(), reference.rate().fineFrame) {}

int PesqDelays::crude() {
  return envelopes_.lag(referenceActivity_.logarithm, degradedActivity_.logarithm) *
         reference_.rate().subframe;
}

int PesqDelays::crude(int begin, int end, int estimate) {
  const int subframe = reference_.rate().subframe;
  const int shift = estimate / subframe;
  int shifted = begin + shift;
  if (shifted < 0) {
    begin = 1 - shift;
    shifted = 0;
  }
  const int length = std::max(end - begin, 0);
  const int available = std::clamp(degraded_.subframes() - shifted, 0, length);
  const auto part = [](const std::vector<float>& values, int first, int count) {
    const auto size = static_cast<int>(values.size());
    first = std::min(first, size);
    return std::span(values).subspan(static_cast<std::size_t>(first),
                                     static_cast<std::size_t>(std::min(count, size - first)));
  };
  return estimate + subframe * envelopes_.lag(part(referenceActivity_.logarithm, begin, length),
                                              part(degradedActivity_.logarithm, shifted, available));
}

PesqDelays::Fine PesqDelays::peak(int estimate) const {
  const auto [offset, confidence] = histogram_.peak();
  return {estimate + offset, confidence};
}

PesqDelays::Fine PesqDelays::fine(int begin, int end, int estimate) {
  return fineForward(begin, {end}, estimate).front();
}

std::vector<PesqDelays::Fine> PesqDelays::fineForward(int begin, const std::vector<int>& ends, int estimate) {
  const int subframe = reference_.rate().subframe;
  int start = std::max(begin * subframe, -estimate);
  std::vector<Fine> delays;
  histogram_.clear();
  for (const int end : ends) {
    for (; start + histogram_.size() <= end * subframe &&
           start + estimate + histogram_.size() <= degraded_.length();
         start += histogram_.hop())
      histogram_.add(start, start + estimate);
    delays.push_back(peak(estimate));
  }
  return delays;
}

std::vector<PesqDelays::Fine> PesqDelays::fineBackward(const std::vector<int>& begins, int end,
                                                       int estimate) {
  const int subframe = reference_.rate().subframe;
  int start = std::min(end * subframe, degraded_.length() - estimate) - histogram_.size();
  std::vector<Fine> delays(begins.size());
  histogram_.clear();
  for (std::size_t k = begins.size(); k-- > 0;) {
    for (; start >= begins[k] * subframe && start + estimate >= 0; start -= histogram_.hop())
      histogram_.add(start, start + estimate);
    delays[k] = peak(estimate);
  }
  return delays;
}

}  // namespace semblance
