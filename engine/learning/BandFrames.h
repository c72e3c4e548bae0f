// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <span>
#include <vector>

#include "audio/AudioBuffer.h"
#include "audio/Fourier.h"

namespace semblance {

inline constexpr int kFeatureBands = 64;  ///< logarithmic from 30 Hz to 20 kHz
inline constexpr float kSilentBandDb = -120.0f;

/// Centre frequencies of the bands, Hz.
std::span<const double, kFeatureBands> featureBandFrequencies();

/// 10 lg of a power, at least kSilentBandDb.
float powerToDb(double power);

/// Short-time powers of one track, frame by frame; a full-scale sine has the power 1.
struct BandFrames {
  std::vector<std::array<float, kFeatureBands>> bandPower;  ///< mean power of the bins of each band
  std::vector<float> levelDb;                               ///< of the whole frame
};

/// Half-overlapped Hann frames collected in bands, averaged over channels.
class BandAnalyser {
 public:
  /// Frames of about `frameSeconds`: the nearest power of two at the rate (Hz), so that a band's level means
  /// the same at every rate.
  BandAnalyser(int sampleRate, double frameSeconds);

  /// Appends the frames of an excerpt; one that is shorter than a frame is padded with silence.
  void add(const AudioBuffer& excerpt, BandFrames& frames);

 private:
  struct Triangle {
    int firstBin;
    std::vector<float> weights;
  };
  static std::vector<Triangle> bandTriangles(int sampleRate, int size);
  void addFrame(const AudioBuffer& excerpt, std::int64_t start, BandFrames& frames);

  Fourier fourier_;
  std::span<const float> window_;
  std::vector<Triangle> triangles_;
};

}  // namespace semblance
