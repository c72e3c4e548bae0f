// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/encoders/RandomMelEncoder.h"

#include <cmath>
#include <random>

namespace semblance {

namespace {

constexpr double kFloor = 1e-4;
constexpr double kExponent = 0.3;

/// The same for a seed with every version of LibTorch.
torch::Tensor uniformMatrix(std::int64_t rows, std::int64_t columns, std::uint64_t seed) {
  std::mt19937_64 random(seed);
  torch::Tensor matrix = torch::empty({rows, columns});
  float* values = matrix.data_ptr<float>();
  for (std::int64_t i = 0; i < matrix.numel(); ++i)
    values[i] = static_cast<float>(static_cast<double>(random() >> 11) * 0x1.0p-53);
  return matrix;
}

}  // namespace

RandomMelShape RandomMelShape::of(NetworkSize size) {
  RandomMelShape shape;
  if (size == NetworkSize::Small) shape.embedding = 256;
  return shape;
}

RandomMelEncoder::RandomMelEncoder(const RandomMelShape& shape)
    : shape_(shape),
      window_(register_buffer("window", torch::hann_window(shape.stft.window))),
      mel_(register_buffer("mel",
                           differentiable::melMatrix(shape.bands, shape.stft.fftSize, shape.input.sampleRate)
                               .to(torch::kFloat32))),
      projection_(register_buffer("projection", uniformMatrix(shape.bands, shape.embedding, shape.seed) /
                                                    std::sqrt(static_cast<double>(shape.bands)))) {}

torch::Tensor RandomMelEncoder::forward(const torch::Tensor& audio) {
  const torch::Tensor magnitudes =
      differentiable::shortTimeFourier(audio.squeeze(1), shape_.stft, window_).abs();
  const torch::Tensor bands = torch::pow(torch::matmul(mel_, magnitudes) + kFloor, kExponent);
  return torch::matmul(bands.mean(-1), projection_);
}

}  // namespace semblance
