// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/FrameAlignment.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace semblance {

namespace {

constexpr int kRounds = 10;
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

/// The nearest frames in both directions: kNearest (or fewer) indices per frame.
struct Neighbours {
  std::vector<std::vector<std::size_t>> ofInput, ofReference;
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

std::vector<std::size_t> smallest(const float* values, std::size_t count, std::size_t stride) {
  std::array<std::size_t, kNearest> best{};
  std::array<float, kNearest> bestValue{};
  std::size_t found = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const float value = values[i * stride];
    if (found == kNearest && value >= bestValue[kNearest - 1]) continue;
    std::size_t place = found < kNearest ? found++ : kNearest - 1;
    for (; place > 0 && bestValue[place - 1] > value; --place) {
      bestValue[place] = bestValue[place - 1];
      best[place] = best[place - 1];
    }
    bestValue[place] = value;
    best[place] = i;
  }
  return {best.begin(), best.begin() + static_cast<std::ptrdiff_t>(found)};
}

Neighbours findNeighbours(const std::vector<Bands>& input, const std::vector<Bands>& reference) {
  const std::vector<float> table = distances(input, reference);
  Neighbours neighbours;
  for (std::size_t i = 0; i < input.size(); ++i)
    neighbours.ofInput.push_back(smallest(table.data() + i * reference.size(), reference.size(), 1));
  for (std::size_t j = 0; j < reference.size(); ++j)
    neighbours.ofReference.push_back(smallest(table.data() + j, input.size(), reference.size()));
  return neighbours;
}

/// Calls `visit(reference mean less input frame)`-like votes: for every frame of either track, the difference
/// reference - input between it and the mean of its neighbours.
template <typename Visit>
void forEachVote(const std::vector<Bands>& input, const std::vector<Bands>& reference,
                 const Neighbours& neighbours, const Visit& visit) {
  const auto vote = [&](const Bands& own, const std::vector<Bands>& others,
                        const std::vector<std::size_t>& near, float sign) {
    Bands difference{};
    for (std::size_t b = 0; b < kFeatureBands; ++b) {
      float sum = 0.0f;
      for (const std::size_t index : near) sum += others[index][b];
      difference[b] = sign * (sum / static_cast<float>(near.size()) - own[b]);
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
                 const std::vector<std::vector<std::size_t>>& near, std::span<float> groups) {
  std::vector<std::size_t> order(own.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return own[a] < own[b]; });
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const std::size_t first = g * order.size() / groups.size();
    const std::size_t end = std::max(first + 1, (g + 1) * order.size() / groups.size());
    float sum = 0.0f;
    for (std::size_t k = first; k < end; ++k) {
      float mean = 0.0f;
      for (const std::size_t index : near[order[k]]) mean += other[index];
      sum += mean / static_cast<float>(near[order[k]].size()) - own[order[k]];
    }
    groups[g] = sum / static_cast<float>(end - first);
  }
}

}  // namespace

FrameAlignment alignFrames(const SignalFeatures& input, const SignalFeatures& reference) {
  FrameAlignment alignment;
  Bands mask{};
  for (std::size_t b = 0; b < kFeatureBands; ++b) mask[b] = input.mask[b] * reference.mask[b];
  const float masks = std::accumulate(mask.begin(), mask.end(), 0.0f);
  if (input.frames.empty() || reference.frames.empty() || masks < 1.0f) return alignment;
  Shapes from = shapesOf(input, mask, masks);
  const Shapes to = shapesOf(reference, mask, masks);

  Bands& difference = alignment.difference;
  const auto shift = [&](const Bands& step) {
    for (std::size_t b = 0; b < kFeatureBands; ++b) difference[b] += step[b];
    for (Bands& frame : from.frames)
      for (std::size_t b = 0; b < kFeatureBands; ++b) frame[b] += step[b];
  };
  Bands start{};  // the difference of the means
  for (const Bands& frame : from.frames)
    for (std::size_t b = 0; b < kFeatureBands; ++b)
      start[b] -= frame[b] / static_cast<float>(from.frames.size());
  for (const Bands& frame : to.frames)
    for (std::size_t b = 0; b < kFeatureBands; ++b)
      start[b] += frame[b] / static_cast<float>(to.frames.size());
  shift(start);
  Neighbours neighbours;
  for (int round = 0; round < kRounds; ++round) {
    neighbours = findNeighbours(from.frames, to.frames);
    shift(smoothed(meanVote(from.frames, to.frames, neighbours), mask));
  }

  const float votes = static_cast<float>(from.frames.size() + to.frames.size());
  forEachVote(from.frames, to.frames, neighbours, [&](const Bands& vote) {
    for (std::size_t b = 0; b < kFeatureBands; ++b) alignment.spread[b] += std::abs(vote[b]) / votes;
  });
  std::vector<float> fromLevels;
  for (Bands frame : input.frames) {
    for (std::size_t b = 0; b < kFeatureBands; ++b) frame[b] += difference[b];
    fromLevels.push_back(levelOf(frame, mask));
  }
  groupLevels(fromLevels, to.levels, neighbours.ofInput, std::span(alignment.levels).first(kLevelGroups));
  groupLevels(to.levels, fromLevels, neighbours.ofReference, std::span(alignment.levels).last(kLevelGroups));
  return alignment;
}

}  // namespace semblance
