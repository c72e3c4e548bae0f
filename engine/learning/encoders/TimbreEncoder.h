// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "learning/encoders/ConstantQ.h"
#include "learning/encoders/Encoder.h"

namespace semblance {

struct TimbreShape {
  /// Filters of one length in frames, for each of the heights.
  struct Filters {
    std::int64_t frames, channels;
  };
  EncoderInput input{44100.0, 441000};
  ConstantQShape constantQ;
  std::vector<std::int64_t> heights{85, 51, 25};  ///< bins
  std::vector<Filters> filters{{1, 10}, {3, 6}, {5, 3}, {7, 3}};

  static TimbreShape of(NetworkSize size);
};

/// Multi-timbre encoder of blind estimation: parallel convolutions of several heights and lengths over the
/// logarithm of a constant-Q transform, the maximum over frequency (any pitch) and over groups of four
/// frames, the mean over time. Every group of filters is used (the published program writes all over the
/// first). Any length.
class TimbreEncoder : public Encoder {
 public:
  explicit TimbreEncoder(const TimbreShape& shape);
  torch::Tensor forward(const torch::Tensor& audio) override;
  std::int64_t embeddingSize() const override { return size_; }
  EncoderInput input() const override { return shape_.input; }

 private:
  TimbreShape shape_;
  ConstantQ constantQ_;
  std::int64_t size_ = 0;
  torch::nn::ModuleList filters_;
  torch::nn::BatchNorm1d norm_{nullptr};
  torch::nn::PReLU rectifier_{nullptr};
};

}  // namespace semblance
