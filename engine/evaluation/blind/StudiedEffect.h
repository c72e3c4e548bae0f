// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include <functional>
#include <string>
#include <vector>

#include "evaluation/blind/StudiedCurve.h"
#include "learning/RandomDraws.h"

namespace semblance {

/// An effect as blind estimation sees it, for making sounds and for finding out how they were made. Controls
/// are positions 0..1 on their own scales; signals are mono.
struct StudiedEffect {
  std::string name;           ///< "parametric EQ"
  std::vector<double> start;  ///< positions at which a search begins; as many as there are controls
  /// Settings for the experiment.
  std::function<std::vector<double>(RandomEngine&)> draw;
  /// [1, 1, N] float32 through positions [P] float64 at a rate in Hz; differentiable.
  std::function<torch::Tensor(const torch::Tensor&, const torch::Tensor&, double)> twin;
  /// The exact processor from rest, not late.
  std::function<std::vector<float>(std::vector<float>, const std::vector<double>&, int)> exact;
  CurveKind curveKind = CurveKind::None;
  /// The curve at positions, for values of the horizontal axis and a rate in Hz.
  std::function<std::vector<double>(const std::vector<double>&, const std::vector<double>&, double)> curve;
};

/// The chain's own: parametric equaliser (18 controls; gains of +-12 dB are drawn), graphic equaliser (10;
/// +-15 dB), compressor (threshold, ratio, attack, release, knee), clipper (drive, offset, hardness; drives
/// of -10 to 20 dB are drawn), and the first, third and fourth in series.
StudiedEffect parametricEqualiser();
StudiedEffect graphicEqualiserEffect();
StudiedEffect fullCompressor();
StudiedEffect clipperEffect();
StudiedEffect wholeChain();

/// Compressor with one time constant: threshold -40..0 dB, time 1..500 ms and ratio 2..10 (logarithmic), knee
/// 0..12 dB.
StudiedEffect simplifiedCompressorEffect();

/// Polynomials of 24 coefficients in -1..1 of the signal without its mean; they start at the clean signal.
StudiedEffect taylorEffect();
StudiedEffect chebyshevEffect();

/// One after the other.
StudiedEffect inSeries(std::string name, std::vector<StudiedEffect> parts);

}  // namespace semblance
