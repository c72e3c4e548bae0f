// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

namespace semblance::test {

/// A sound to write: interleaved samples.
struct Sound {
  int sampleRate = 44100;
  int channels = 2;
  std::vector<float> samples;
};

/// Notes with decaying partials over a noise floor: something with tone and dynamics. `brightness` 0..1 is
/// the weight of the upper partials and of the noise, `level` the peak.
Sound music(double seconds, double brightness, double level, int sampleRate = 44100, int channels = 2);
Sound silence(double seconds);

/// By extension: .wav (24 bit, or float for `floating`), .flac, .ogg, .mp3. Fails the running test if it
/// cannot.
void writeSound(const QString& path, const Sound& sound, bool floating = false);

/// Keeps the first `share` of the bytes of a file.
void cutFile(const QString& path, double share);

}  // namespace semblance::test
