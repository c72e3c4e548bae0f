// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/Compand.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace semblance {
namespace {

constexpr double kNepersPerDb = std::numbers::ln10 / 20.0;
constexpr double kSmallestKneeDb = 0.01;
constexpr double kInitialLevel = 1e-5;  // -100 dB

/// A node in the plane of level and gain, dB at first, nepers later.
struct Node {
  double level;
  double gain;
};

/// Nodes as gains, closed at 0 dB and led in by a flat stretch; nodes on a straight line are dropped.
std::vector<Node> gainNodes(const std::vector<CompandPoint>& points, double kneeDb) {
  std::vector<Node> nodes;
  nodes.push_back({points.front().inputDb - 2.0 * kneeDb, points.front().outputDb - points.front().inputDb});
  for (const CompandPoint& point : points) nodes.push_back({point.inputDb, point.outputDb - point.inputDb});
  if (nodes.back().level < 0.0) nodes.push_back({0.0, 0.0});
  for (std::size_t i = 1; i + 1 < nodes.size();) {
    const double before = (nodes[i].gain - nodes[i - 1].gain) * (nodes[i + 1].level - nodes[i].level);
    const double after = (nodes[i + 1].gain - nodes[i].gain) * (nodes[i].level - nodes[i - 1].level);
    if (before == after) {
      nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(i));
    } else {
      ++i;
    }
  }
  return nodes;
}

/// The point at `distance` from `from` towards `to`.
Node towards(const Node& from, const Node& to, double distance) {
  const double length = std::hypot(to.level - from.level, to.gain - from.gain);
  const double part = length > 0.0 ? distance / length : 0.0;
  return {from.level + part * (to.level - from.level), from.gain + part * (to.gain - from.gain)};
}

double distanceBetween(const Node& a, const Node& b) {
  return std::hypot(a.level - b.level, a.gain - b.gain);
}

}  // namespace

CompandCurve::CompandCurve(std::vector<CompandPoint> points, double kneeDb, double makeUpDb) {
  const double knee = std::max(kneeDb, kSmallestKneeDb);
  std::vector<Node> nodes = gainNodes(points, knee);
  for (Node& node : nodes) node = {node.level * kNepersPerDb, (node.gain + makeUpDb) * kNepersPerDb};

  const auto addPiece = [this](const Node& at, double slope, double curvature) {
    pieces_.push_back({static_cast<float>(at.level), static_cast<float>(at.gain), static_cast<float>(slope),
                       static_cast<float>(curvature)});
  };
  Node reached = nodes.front();
  for (std::size_t i = 1; i + 1 < nodes.size(); ++i) {
    const Node& corner = nodes[i];
    const Node& next = nodes[i + 1];
    const double radius = knee * kNepersPerDb;
    const Node begin = towards(corner, reached, std::min(radius, distanceBetween(corner, reached)));
    const Node end = towards(corner, next, std::min(radius, 0.5 * distanceBetween(corner, next)));
    const double centreLevel = (begin.level + corner.level + end.level) / 3.0 - begin.level;
    const double centreSlope = ((begin.gain + corner.gain + end.gain) / 3.0 - begin.gain) / centreLevel;
    const double fullLevel = end.level - begin.level;
    const double fullSlope = (end.gain - begin.gain) / fullLevel;
    const double curvature = (fullSlope - centreSlope) / (fullLevel - centreLevel);
    addPiece(begin, centreSlope - curvature * centreLevel, curvature);
    addPiece(end, (next.gain - end.gain) / (next.level - end.level), 0.0);
    reached = end;
  }
  if (pieces_.empty()) {  // no bend at all: one line
    const Node& last = nodes.back();
    addPiece(nodes.front(), (last.gain - reached.gain) / (last.level - reached.level), 0.0);
  }
  floorLevel_ = std::exp(pieces_.front().start);
  floorGain_ = std::exp(pieces_.front().offset);
}

float CompandCurve::gain(float level) const {
  if (level <= floorLevel_) return floorGain_;
  const float logarithm = std::log(level);
  std::size_t piece = pieces_.size() - 1;
  while (piece > 0 && logarithm <= pieces_[piece].start) --piece;
  const Piece& p = pieces_[piece];
  const float u = logarithm - p.start;
  return std::exp(p.offset + u * (p.slope + u * p.curvature));
}

void compand(const CompandCurve& curve, const CompandTimes& times, std::span<float> samples,
             double sampleRate) {
  const auto coefficient = [sampleRate](double milliseconds) {
    const double frames = sampleRate * milliseconds * 0.001;
    return frames > 1.0 ? 1.0 - std::exp(-1.0 / frames) : 1.0;
  };
  const double attack = coefficient(times.attackMs);
  const double release = coefficient(times.releaseMs);
  const auto delay = static_cast<std::size_t>(std::max(0.0, times.lookAheadMs * 0.001 * sampleRate));
  double level = kInitialLevel;
  const auto follow = [&](float sample) {
    const double difference = std::abs(static_cast<double>(sample)) - level;
    level += (difference > 0.0 ? attack : release) * difference;
  };
  const std::size_t lead = std::min(delay, samples.size());
  for (std::size_t n = 0; n < lead; ++n) follow(samples[n]);
  for (std::size_t n = 0; n < samples.size(); ++n) {
    if (n + delay < samples.size()) follow(samples[n + delay]);
    samples[n] *= curve.gain(static_cast<float>(level));
  }
}

}  // namespace semblance
