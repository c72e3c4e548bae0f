// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sndfile.h>

#include <QTemporaryDir>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <string>
#include <vector>

#include "learning/RandomDraws.h"

/// A folder of made-up recordings that is removed with the object.
class TestRecordings {
 public:
  std::filesystem::path root() const { return folder_.path().toStdString(); }

  /// 16-bit sound file by extension (wav, flac) from interleaved samples.
  void write(const std::string& name, const std::vector<float>& samples, int rate, int channels = 1) const {
    std::filesystem::create_directories((root() / name).parent_path());
    SF_INFO info{};
    info.samplerate = rate;
    info.channels = channels;
    info.format = (name.ends_with(".flac") ? SF_FORMAT_FLAC : SF_FORMAT_WAV) | SF_FORMAT_PCM_16;
    SNDFILE* file = sf_open((root() / name).c_str(), SFM_WRITE, &info);
    sf_writef_float(file, samples.data(), static_cast<sf_count_t>(samples.size()) / channels);
    sf_close(file);
  }

  std::filesystem::path writeText(const std::string& name, const std::string& text) const {
    std::ofstream(root() / name) << text;
    return root() / name;
  }

  /// A tone over noise whose loudness moves: lively enough for any treatment to show.
  static std::vector<float> lively(double seconds, int rate, double frequency, double peak = 0.5) {
    std::vector<float> samples(static_cast<std::size_t>(seconds * rate));
    semblance::RandomEngine random(static_cast<std::uint64_t>(frequency));
    for (std::size_t n = 0; n < samples.size(); ++n) {
      const double time = static_cast<double>(n) / rate;
      const double swing = 0.55 + 0.45 * std::sin(2.0 * std::numbers::pi * 1.7 * time);
      const double tone = std::sin(2.0 * std::numbers::pi * frequency * time);
      samples[n] =
          static_cast<float>(peak * swing * (0.7 * tone + semblance::drawUniform(random, -0.3, 0.3)));
    }
    return samples;
  }

 private:
  QTemporaryDir folder_;
};
