// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/BatchAugmentation.h"

#include <numbers>

namespace semblance {

namespace {

using torch::Tensor;

constexpr double kColourDb = 4.0;
constexpr int kColourWaves = 4;
constexpr double kLargestShift = 1.4;  // bands of 0.15 octave
constexpr double kNoiseDb = 0.7;
constexpr double kPartlyCorrected = 0.3;  // of a batch
constexpr double kCorrectionError = 0.25;

Tensor centred(const Tensor& values, const Tensor& weights) {
  return values - (values * weights).sum(-1, true);
}

// Another input tone: `change` [B, kFeatureBands] dB of the way to the right answer is gone.
void moveInput(ExampleBatch& batch, const Tensor& change) {
  batch.input.bands = batch.input.bands + change.unsqueeze(1);
  batch.input.moments.frames = batch.input.moments.frames + change.unsqueeze(1);
  batch.alignment.difference = batch.alignment.difference - change;
  batch.responseDb = batch.responseDb - change;
}

void exchangeTreatments(ExampleBatch& batch, torch::Generator generator) {
  const Tensor order = torch::randperm(batch.size(), generator, torch::kInt64);
  const Tensor chosen = (torch::rand({batch.size(), 1}, generator) < 0.5).to(torch::kFloat32);
  const Tensor sameRate =
      (batch.sampleRate == batch.sampleRate.index_select(0, order)).to(torch::kFloat32).unsqueeze(-1);
  const Tensor weights = bandWeights(batch.input.mask);
  // Level differences are set apart: bands are relative to loudness, which the exchange would change.
  const Tensor change =
      chosen * sameRate *
      (centred(batch.responseDb, weights) - centred(batch.responseDb.index_select(0, order), weights));
  moveInput(batch, change);
}

// Sum of a few cosines over the bands: smooth, of zero mean over many draws.
Tensor randomColour(std::int64_t count, torch::Generator generator) {
  const Tensor place = torch::linspace(0.0, 1.0, kFeatureBands);
  Tensor colour = torch::zeros({count, kFeatureBands});
  for (int wave = 1; wave <= kColourWaves; ++wave) {
    const Tensor size = torch::randn({count, 1}, generator) * (kColourDb / wave);
    const Tensor phase = torch::rand({count, 1}, generator) * (2.0 * std::numbers::pi);
    colour = colour + size * torch::cos(std::numbers::pi * wave * place + phase);
  }
  return colour;
}

// What is heard in the second round: most of the tone is right already.
void correctPartly(ExampleBatch& batch, torch::Generator generator) {
  const Tensor chosen = (torch::rand({batch.size(), 1}, generator) < kPartlyCorrected).to(torch::kFloat32);
  const Tensor way = 0.6 + 0.4 * torch::rand({batch.size(), 1}, generator);
  const Tensor truth = centred(batch.responseDb, bandWeights(batch.input.mask));
  moveInput(batch, chosen * (way * truth + kCorrectionError * randomColour(batch.size(), generator)));
}

// Values of the last axis read `shift` [B] bands further up, linear in between, the ends repeated.
Tensor shifted(const Tensor& values, const Tensor& shift) {
  const Tensor place = torch::clamp(torch::arange(kFeatureBands, torch::kFloat32) + shift.unsqueeze(-1), 0.0,
                                    kFeatureBands - 1.0);
  const Tensor below = torch::clamp_max(place.floor(), kFeatureBands - 2.0);
  const auto shaped = [&](const Tensor& t) {
    return values.dim() == 3 ? t.unsqueeze(1).expand_as(values) : t;
  };
  const Tensor index = shaped(below.to(torch::kInt64));
  const Tensor share = shaped(place - below);
  return values.gather(-1, index) * (1.0 - share) + values.gather(-1, index + 1) * share;
}

}  // namespace

ExampleBatch augmented(const ExampleBatch& examples, torch::Generator generator) {
  ExampleBatch batch = examples;
  exchangeTreatments(batch, generator);
  correctPartly(batch, generator);
  const Tensor colour = randomColour(batch.size(), generator).unsqueeze(1);
  const Tensor shift = (torch::rand({batch.size()}, generator) * 2.0 - 1.0) * kLargestShift;
  for (FeatureBatch* side : {&batch.input, &batch.reference}) {
    side->bands = shifted(side->bands + colour, shift) +
                  kNoiseDb * torch::randn({batch.size(), 1, kFeatureBands}, generator);
    side->moments.frames = shifted(side->moments.frames + colour, shift);
    side->dynamics = side->dynamics + 0.3 * torch::randn({batch.size(), kDynamicsFeatures}, generator);
  }
  batch.alignment.difference = shifted(batch.alignment.difference, shift) +
                               kNoiseDb * torch::randn({batch.size(), kFeatureBands}, generator);
  batch.alignment.spread = shifted(batch.alignment.spread, shift);
  batch.responseDb = shifted(batch.responseDb, shift);
  return batch;
}

}  // namespace semblance
