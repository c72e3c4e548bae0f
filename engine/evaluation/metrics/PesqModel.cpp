// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/metrics/PesqModel.h"

#include <algorithm>
#include <cmath>

#include "evaluation/metrics/PesqAggregate.h"
#include "evaluation/metrics/PesqBadIntervals.h"
#include "evaluation/metrics/PesqLoudness.h"

namespace semblance {

namespace {

using Bands = PesqLoudness::Bands;

constexpr float kSilentSum = 500.0f;  // of the magnitudes of five samples
constexpr int kSilentSamples = 5;
constexpr double kAudibleFactor = 100.0;    // of the threshold: what decides about silence and response
constexpr double kSilentFrame = 1e7;        // audible power
constexpr double kResponseOffset = 1000.0;  // power
constexpr double kLargestResponse = 100.0;  // 20 dB in power
constexpr double kGainOffset = 5e3;         // power
constexpr double kGainSmoothing = 0.2;      // share of the last frame's gain
constexpr double kLeastGain = 3e-4;
constexpr double kLargestGain = 5.0;

/// Frames between the silences at both ends of the reference.
struct Frames {
  int first;
  int last;
};

class Model {
 public:
  Model(const PesqSignal& reference, const PesqSignal& degraded, const PesqAlignment& alignment)
      : rate_(reference.rate()),
        reference_(reference),
        utterances_(alignment.utterances),
        loudness_(rate_),
        frames_(spokenFrames()),
        degraded_(pesqFollowDelays(degraded, utterances_)) {
    takeReference();
    takeDegraded(degraded);
  }

  double rawScore() {
    compensateResponse();
    std::vector<PesqLoudness::Disturbance> disturbances(reference_power_.size());
    measure({0, frames_.last + 1}, [&](int frame, const auto& found) { disturbances[index(frame)] = found; });
    silenceSkipped(disturbances);
    repairBadIntervals(disturbances);
    return pesqAggregate(disturbances, frames_.first, totals_, plannedFrames() - 1);
  }

 private:
  struct Range {
    int begin;
    int end;
  };

  static std::size_t index(int value) { return static_cast<std::size_t>(value); }
  int hop() const { return rate_.frame / 2; }
  int start(int frame) const { return rate_.guard() + frame * hop(); }
  /// Frames that would fit if the signal had no silent ends.
  int plannedFrames() const { return (reference_.length() - 2 * rate_.guard() + rate_.tail) / hop(); }

  Frames spokenFrames() const {
    const auto samples = reference_.samples();
    const auto silent = [&](int position, int step) {
      float sum = 0.0f;
      for (int n = 0; n < kSilentSamples; ++n) sum += std::abs(samples[index(position + n * step)]);
      return sum < kSilentSum;
    };
    const int begin = rate_.guard();
    const int end = static_cast<int>(samples.size()) - rate_.guard();
    const int most = reference_.length() / 2;
    int atStart = 0;
    while (atStart < most && silent(begin + atStart, 1)) ++atStart;
    int atEnd = 0;
    while (atEnd < most && silent(end - 1 - atEnd, -1)) ++atEnd;
    const int first = atStart / hop();
    return {first, std::max((end - begin - atEnd) / hop() - 1, first)};
  }

  Bands powerAt(std::span<const float> samples, int position) {
    if (position <= 0 || index(position) + loudness_.frameSize() >= samples.size()) return {};
    return loudness_.power(samples.subspan(index(position), loudness_.frameSize()));
  }

  void takeReference() {
    for (int frame = 0; frame <= frames_.last; ++frame)
      reference_power_.push_back(powerAt(reference_.samples(), start(frame)));
  }

  void takeDegraded(const PesqSignal& degraded) {
    for (int frame = 0; frame <= frames_.last; ++frame) {
      const int position = start(frame);
      degraded_power_.push_back(
          powerAt(degraded.samples(), position + pesqDelayAt(utterances_, position, rate_.subframe)));
    }
  }

  /// A linear filter that the system under test puts on everything is held against it up to 20 dB only: the
  /// reference gets it too.
  void compensateResponse() {
    Bands original{};
    Bands heard{};
    for (std::size_t frame = 0; frame < reference_power_.size(); ++frame) {
      if (loudness_.audible(reference_power_[frame], kAudibleFactor) < kSilentFrame) continue;
      for (std::size_t band = 0; band < loudness_.bands(); ++band) {
        const auto add = [&](Bands& sum, double power) {
          if (loudness_.isAudible(band, power, kAudibleFactor)) sum[band] += power;
        };
        add(original, reference_power_[frame][band]);
        add(heard, degraded_power_[frame][band]);
      }
    }
    const double count = std::max(plannedFrames() - 1, 1);
    for (std::size_t band = 0; band < loudness_.bands(); ++band) {
      const double response =
          (heard[band] / count + kResponseOffset) / (original[band] / count + kResponseOffset);
      for (Bands& power : reference_power_)
        power[band] *= std::clamp(response, 1.0 / kLargestResponse, kLargestResponse);
    }
  }

  /// Disturbances of some frames, after the slow part of the gain between the signals is taken out.
  template <typename Take>
  void measure(Range range, const Take& take) {
    double smoothed = 1.0;
    for (int frame = range.begin; frame < range.end; ++frame) {
      const Bands& original = reference_power_[index(frame)];
      Bands heard = degraded_power_[index(frame)];
      const double level = loudness_.audible(original, 1.0);
      double gain = (level + kGainOffset) / (loudness_.audible(heard, 1.0) + kGainOffset);
      if (frame > 0) gain = kGainSmoothing * smoothed + (1.0 - kGainSmoothing) * gain;
      smoothed = gain;
      for (double& power : heard) power *= std::clamp(gain, kLeastGain, kLargestGain);
      if (totals_.size() <= index(frame)) totals_.push_back(level);
      take(frame, loudness_.disturbance(original, heard));
    }
  }

  /// Where the delay falls by more than half a frame, part of the reference has no counterpart: not heard.
  void silenceSkipped(std::vector<PesqLoudness::Disturbance>& disturbances) const {
    const auto position = [&](int subframe) {
      return (subframe - PesqRate::kGuardSubframes) * rate_.subframe;
    };
    for (std::size_t k = 1; k < utterances_.size(); ++k) {
      const PesqUtterance& before = utterances_[k - 1];
      const PesqUtterance& after = utterances_[k];
      const int jump = after.delay - before.delay;
      if (jump >= -hop()) continue;
      const int first = std::max(std::min((position(after.start) + after.delay) / hop(),
                                          (position(before.end) + before.delay) / hop()),
                                 0);
      const int last = (position(after.start) - jump) / hop() + 1;
      for (int frame = first; frame <= last && frame < frames_.last; ++frame) disturbances[index(frame)] = {};
    }
  }

  void repairBadIntervals(std::vector<PesqLoudness::Disturbance>& disturbances) {
    const auto intervals = pesqBadIntervals(disturbances);
    if (intervals.empty()) return;
    const auto realigned = pesqRealign(reference_, degraded_, intervals);
    for (const PesqBadInterval& interval : intervals)
      for (int frame = interval.first; frame < interval.end; ++frame)
        degraded_power_[index(frame)] = powerAt(realigned, start(frame));
    for (const PesqBadInterval& interval : intervals)
      measure({interval.first, interval.end}, [&](int frame, const PesqLoudness::Disturbance& found) {
        auto& kept = disturbances[index(frame)];
        kept.symmetric = std::min(kept.symmetric, found.symmetric);
        kept.asymmetric = std::min(kept.asymmetric, found.asymmetric);
      });
  }

  const PesqRate& rate_;
  const PesqSignal& reference_;
  const std::vector<PesqUtterance>& utterances_;
  PesqLoudness loudness_;
  Frames frames_;
  std::vector<float> degraded_;  ///< with its delays taken out
  std::vector<Bands> reference_power_;
  std::vector<Bands> degraded_power_;
  std::vector<double> totals_;  ///< audible power of the reference per frame
};

}  // namespace

double pesqRawScore(PesqSignal reference, PesqSignal degraded, const PesqAlignment& alignment) {
  const int length = std::max(reference.length(), degraded.length());
  reference.extend(length);
  degraded.extend(length);
  return Model(reference, degraded, alignment).rawScore();
}

}  // namespace semblance
