// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/FrameAlignment.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <span>
#include <vector>

namespace semblance {

namespace {

constexpr int kTrialRounds = 4;
constexpr int kFinalRounds = 6;
constexpr std::size_t kNearest = 4;
constexpr double kSmoothing = 2.0;  // bands, standard deviation

using Bands = std::array<float, kFeatureBands>;

/// Spectral shapes of a track's frames: levels set aside, masked bands 0; with the levels.
struct Shapes {
  std::vector<Bands> frames;
  std::vector<float> levels;  ///< dB
};

float levelOf(const Bands& frame, const Bands& mask) {
  double power = 0.0;
  for (std::size_t b = 0; b < kFeatureBands; ++b)
    power += static_cast<double>(mask[b]) * std::pow(10.0, static_cast<double>(frame[b]) / 10.0) *
             featureBandFrequencies()[b];  // bands hold power per bin
  return powerToDb(power);
}

void setLevelAside(Bands& frame, const Bands& mask, float masks) {
  float sum = 0.0f;
  for (std::size_t b = 0; b < kFeatureBands; ++b) sum += frame[b] * mask[b];
  for (std::size_t b = 0; b < kFeatureBands; ++b) frame[b] = (frame[b] - sum / masks) * mask[b];
}

Shapes shapesOf(const SignalFeatures& features, const Bands& mask, float masks) {
  Shapes shapes{features.frames, {}};
  for (Bands& frame : shapes.frames) {
    shapes.levels.push_back(levelOf(frame, mask));
    setLevelAside(frame, mask, masks);
  }
  return shapes;
}

/// Up to kNearest frames that are nearest to one, the nearest first.
class Nearest {
 public:
  void consider(std::size_t index, float distance) {
    if (!(distance < distances_[kNearest - 1])) return;
    std::size_t place = count_ < kNearest ? count_++ : kNearest - 1;
    for (; place > 0 && distances_[place - 1] > distance; --place) {
      distances_[place] = distances_[place - 1];
      indices_[place] = indices_[place - 1];
    }
    distances_[place] = distance;
    indices_[place] = index;
  }

  std::span<const std::size_t> indices() const { return std::span(indices_).first(count_); }

 private:
  static constexpr float kNone = std::numeric_limits<float>::infinity();
  std::array<float, kNearest> distances_{kNone, kNone, kNone, kNone};
  std::array<std::size_t, kNearest> indices_{};
  std::size_t count_ = 0;
};

/// The nearest frames in both directions.
struct Neighbours {
  std::vector<Nearest> ofInput, ofReference;
};

// Squared distances [input][reference], less what is constant along a row. The loops run over reference
// frames innermost, so that they vectorise.
std::vector<float> distances(const std::vector<Bands>& input, const std::vector<Bands>& reference) {
  const std::size_t count = reference.size();
  std::vector<float> turned(kFeatureBands * count);
  std::vector<float> squares(count, 0.0f);
  for (std::size_t j = 0; j < count; ++j)
    for (std::size_t b = 0; b < kFeatureBands; ++b) {
      turned[b * count + j] = reference[j][b];
      squares[j] += reference[j][b] * reference[j][b];
    }
  std::vector<float> result(input.size() * count);
  for (std::size_t i = 0; i < input.size(); ++i) {
    float* row = result.data() + i * count;
    float own = 0.0f;
    for (const float value : input[i]) own += value * value;
    for (std::size_t j = 0; j < count; ++j) row[j] = squares[j] + own;
    for (std::size_t b = 0; b < kFeatureBands; ++b) {
      const float factor = -2.0f * input[i][b];
      const float* column = turned.data() + b * count;
      for (std::size_t j = 0; j < count; ++j) row[j] += factor * column[j];
    }
  }
  return result;
}

Neighbours findNeighbours(const std::vector<Bands>& input, const std::vector<Bands>& reference) {
  const std::vector<float> table = distances(input, reference);
  Neighbours neighbours{std::vector<Nearest>(input.size()), std::vector<Nearest>(reference.size())};
  for (std::size_t i = 0; i < input.size(); ++i) {
    const float* row = table.data() + i * reference.size();
    for (std::size_t j = 0; j < reference.size(); ++j) {
      neighbours.ofInput[i].consider(j, row[j]);
      neighbours.ofReference[j].consider(i, row[j]);
    }
  }
  return neighbours;
}

/// Calls `visit` for every frame of either track with its vote: reference less input, between the frame and
/// the mean of its neighbours.
template <typename Visit>
void forEachVote(const std::vector<Bands>& input, const std::vector<Bands>& reference,
                 const Neighbours& neighbours, const Visit& visit) {
  const auto vote = [&](const Bands& own, const std::vector<Bands>& others, const Nearest& near, float sign) {
    const auto indices = near.indices();
    Bands difference{};
    for (std::size_t b = 0; b < kFeatureBands; ++b) {
      float sum = 0.0f;
      for (const std::size_t index : indices) sum += others[index][b];
      difference[b] = sign * (sum / static_cast<float>(indices.size()) - own[b]);
    }
    visit(difference);
  };
  for (std::size_t i = 0; i < input.size(); ++i) vote(input[i], reference, neighbours.ofInput[i], 1.0f);
  for (std::size_t j = 0; j < reference.size(); ++j)
    vote(reference[j], input, neighbours.ofReference[j], -1.0f);
}

// Both directions weigh the same, whatever the numbers of frames.
Bands meanVote(const std::vector<Bands>& input, const std::vector<Bands>& reference,
               const Neighbours& neighbours) {
  Bands sum{};
  std::size_t visited = 0;
  forEachVote(input, reference, neighbours, [&](const Bands& vote) {
    const std::size_t count = visited++ < input.size() ? input.size() : reference.size();
    for (std::size_t b = 0; b < kFeatureBands; ++b) sum[b] += 0.5f * vote[b] / static_cast<float>(count);
  });
  return sum;
}

Bands smoothed(const Bands& values, const Bands& mask) {
  Bands result{};
  for (std::size_t b = 0; b < kFeatureBands; ++b) {
    double sum = 0.0;
    double weights = 1e-9;
    for (std::size_t k = 0; k < kFeatureBands; ++k) {
      const double distance = (static_cast<double>(k) - static_cast<double>(b)) / kSmoothing;
      const double weight = static_cast<double>(mask[k]) * std::exp(-0.5 * distance * distance);
      sum += weight * static_cast<double>(values[k]);
      weights += weight;
    }
    result[b] = static_cast<float>(sum / weights) * mask[b];
  }
  return result;
}

// Mean over groups of frames of rising level.
void groupLevels(const std::vector<float>& own, const std::vector<float>& other,
                 const std::vector<Nearest>& near, std::span<float> groups) {
  std::vector<std::size_t> order(own.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return own[a] < own[b]; });
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const std::size_t first = g * order.size() / groups.size();
    const std::size_t end = std::max(first + 1, (g + 1) * order.size() / groups.size());
    float sum = 0.0f;
    for (std::size_t k = first; k < end; ++k) {
      const auto indices = near[order[k]].indices();
      float mean = 0.0f;
      for (const std::size_t index : indices) mean += other[index];
      sum += mean / static_cast<float>(indices.size()) - own[order[k]];
    }
    groups[g] = sum / static_cast<float>(end - first);
  }
}

/// A difference under trial, with the input's shapes moved by it.
class Trial {
 public:
  Trial(const std::vector<Bands>& from, const std::vector<Bands>& to, const Bands& mask, const Bands& start)
      : from_(from), to_(to), mask_(mask) {
    move(start);
  }

  void run(int rounds) {
    for (int round = 0; round < rounds; ++round) {
      neighbours_ = findNeighbours(from_, to_);
      move(smoothed(meanVote(from_, to_, neighbours_), mask_));
    }
  }

  const Bands& difference() const { return difference_; }
  const Neighbours& neighbours() const { return neighbours_; }

  /// Mean absolute deviation of like frames per band, dB.
  Bands spread() const {
    Bands result{};
    const auto votes = static_cast<float>(from_.size() + to_.size());
    forEachVote(from_, to_, neighbours_, [&](const Bands& vote) {
      for (std::size_t b = 0; b < kFeatureBands; ++b) result[b] += std::abs(vote[b]) / votes;
    });
    return result;
  }

 private:
  void move(const Bands& step) {
    for (std::size_t b = 0; b < kFeatureBands; ++b) difference_[b] += step[b];
    for (Bands& frame : from_)
      for (std::size_t b = 0; b < kFeatureBands; ++b) frame[b] += step[b];
  }

  std::vector<Bands> from_;
  const std::vector<Bands>& to_;
  Bands mask_;
  Bands difference_{};
  Neighbours neighbours_;
};

float sumOf(const Bands& values) { return std::accumulate(values.begin(), values.end(), 0.0f); }

Bands meanOf(const std::vector<Bands>& frames) {
  Bands mean{};
  for (const Bands& frame : frames)
    for (std::size_t b = 0; b < kFeatureBands; ++b) mean[b] += frame[b] / static_cast<float>(frames.size());
  return mean;
}

// Closest points end in the next minimum: from the difference of the means where the tone differs most, from
// none where the content does. The one that makes frames more alike goes on.
Trial bestTrial(const std::vector<Bands>& from, const std::vector<Bands>& to, const Bands& mask) {
  Bands step{};
  const Bands before = meanOf(from);
  const Bands after = meanOf(to);
  for (std::size_t b = 0; b < kFeatureBands; ++b) step[b] = after[b] - before[b];
  Trial fromMeans(from, to, mask, step);
  Trial fromNone(from, to, mask, Bands{});
  fromMeans.run(kTrialRounds);
  fromNone.run(kTrialRounds);
  Trial& best = sumOf(fromNone.spread()) < sumOf(fromMeans.spread()) ? fromNone : fromMeans;
  best.run(kFinalRounds);
  return best;
}

SignalFeatures withFrames(const SignalFeatures& features, std::size_t first, std::size_t end) {
  SignalFeatures part = features;
  part.frames.assign(features.frames.begin() + static_cast<std::ptrdiff_t>(first),
                     features.frames.begin() + static_cast<std::ptrdiff_t>(end));
  return part;
}

// Of the deviation of like frames over the bands that both have, dB.
double meanSpread(const FrameAlignment& alignment, const SignalFeatures& a, const SignalFeatures& b) {
  double sum = 0.0;
  double bands = 1e-9;
  for (std::size_t k = 0; k < kFeatureBands; ++k) {
    const auto mask = static_cast<double>(a.mask[k] * b.mask[k]);
    sum += mask * static_cast<double>(alignment.spread[k]);
    bands += mask;
  }
  return sum / bands;
}

// Between the two halves of a track.
double ownSpread(const SignalFeatures& features) {
  const std::size_t middle = features.frames.size() / 2;
  const FrameAlignment halves =
      alignFrames(withFrames(features, 0, middle), withFrames(features, middle, features.frames.size()));
  return meanSpread(halves, features, features);
}

}  // namespace

double foreignness(const FrameAlignment& alignment, const SignalFeatures& input,
                   const SignalFeatures& reference) {
  const double own = 0.5 * (ownSpread(input) + ownSpread(reference));
  return own > 0.0 ? meanSpread(alignment, input, reference) / own : 1.0;
}

FrameAlignment alignFrames(const SignalFeatures& input, const SignalFeatures& reference) {
  FrameAlignment alignment;
  Bands mask{};
  for (std::size_t b = 0; b < kFeatureBands; ++b) mask[b] = input.mask[b] * reference.mask[b];
  const float masks = sumOf(mask);
  if (input.frames.empty() || reference.frames.empty() || masks < 1.0f) return alignment;
  const Shapes from = shapesOf(input, mask, masks);
  const Shapes to = shapesOf(reference, mask, masks);
  const Trial trial = bestTrial(from.frames, to.frames, mask);
  alignment.difference = trial.difference();
  alignment.spread = trial.spread();

  std::vector<float> fromLevels;
  for (Bands frame : input.frames) {
    for (std::size_t b = 0; b < kFeatureBands; ++b) frame[b] += alignment.difference[b];
    fromLevels.push_back(levelOf(frame, mask));
  }
  const Neighbours& near = trial.neighbours();
  groupLevels(fromLevels, to.levels, near.ofInput, std::span(alignment.levels).first(kLevelGroups));
  groupLevels(to.levels, fromLevels, near.ofReference, std::span(alignment.levels).last(kLevelGroups));
  return alignment;
}

}  // namespace semblance
