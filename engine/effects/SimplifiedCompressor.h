// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace semblance {

/// Controls of the compressor with one time constant, which serves attack and release alike. The time is the
/// time constant itself: after it a step has covered 63 % of its way (the other compressor counts to 8/9).
struct SimplifiedCompressorSettings {
  double threshold = 0.0;        ///< dBFS, -40..0
  double timeConstantMs = 10.0;  ///< 1..500
  double ratio = 1.0;            ///< 1..20
  double knee = 0.0;             ///< dB, 0..12
  double makeUp = 0.0;           ///< dB
};

/// Level max(|x|, -80 dBFS), the curve of CompressorCurve.h, y[n] = a y[n-1] + (1 - a) x[n] on the reduction
/// in dB with a = exp(-1/(rate time)); channels linked by their larger magnitude. Nothing allocates, locks or
/// throws.
class SimplifiedCompressor {
 public:
  /// Rate in Hz (8-192 kHz), 1 or 2 channels. Clears the state.
  void prepare(double sampleRate, int channels);
  void setSettings(const SimplifiedCompressorSettings& settings) { settings_ = settings; }
  /// In place; what is not a number becomes 0.
  void process(float* const* channels, int frames);
  void reset() { reduction_ = 0.0; }

 private:
  double sampleRate_ = 48000.0;
  int channels_ = 2;
  SimplifiedCompressorSettings settings_;
  double reduction_ = 0.0;  ///< dB
};

}  // namespace semblance
