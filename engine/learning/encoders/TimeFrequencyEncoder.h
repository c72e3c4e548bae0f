// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "learning/encoders/ConstantQ.h"
#include "learning/encoders/Encoder.h"

namespace semblance {

struct TimeFrequencyShape {
  EncoderInput input{44100.0, 441000};
  ConstantQShape constantQ;
  std::int64_t filters = 64;      ///< of every layer; the embedding has twice as many
  std::int64_t frames = 128;      ///< length of the time branch's first filters
  std::int64_t laterFrames = 31;  ///< of its second ones
  std::int64_t height = 37;       ///< bins of the frequency branch's first filters

  static TimeFrequencyShape of(NetworkSize size);
};

/// Time-frequency encoder of blind estimation over the logarithm of a constant-Q transform. Time branch: long
/// filters of one bin, maximum over frequency, a second layer, mean over time. Frequency branch: tall filters
/// of one frame, maximum over time, a second layer over all that is left. Shorter signals than the time
/// branch needs are zero-padded; else any length.
class TimeFrequencyEncoder : public Encoder {
 public:
  explicit TimeFrequencyEncoder(const TimeFrequencyShape& shape);
  torch::Tensor forward(const torch::Tensor& audio) override;
  std::int64_t embeddingSize() const override { return 2 * shape_.filters; }
  EncoderInput input() const override { return shape_.input; }

 private:
  TimeFrequencyShape shape_;
  ConstantQ constantQ_;
  torch::nn::Sequential timeFirst_, timeSecond_, frequencyFirst_, frequencySecond_;
};

}  // namespace semblance
