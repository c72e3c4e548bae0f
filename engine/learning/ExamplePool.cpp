// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/ExamplePool.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstring>
#include <thread>

namespace semblance {

namespace {

using torch::Tensor;

// Frames are kept in half decibels around the middle of their range.
constexpr float kFrameSteps = 2.0f;
constexpr float kFrameMiddleDb = -30.0f;
constexpr auto kFrames = static_cast<std::int64_t>(kAlignedFrames);

struct Column {
  const char* name;
  std::vector<std::int64_t> shape;
  torch::ScalarType type;
};

const std::vector<Column>& columnTable() {
  static const std::vector<Column> table{
      {"input.bands", {kBandStatistics, kFeatureBands}, torch::kFloat32},
      {"input.mask", {kFeatureBands}, torch::kFloat32},
      {"input.dynamics", {kDynamicsFeatures}, torch::kFloat32},
      {"input.loudness", {}, torch::kFloat32},
      {"input.frames", {kFrames, kFeatureBands}, torch::kInt8},
      {"input.frame_count", {}, torch::kInt16},
      {"reference.bands", {kBandStatistics, kFeatureBands}, torch::kFloat32},
      {"reference.mask", {kFeatureBands}, torch::kFloat32},
      {"reference.dynamics", {kDynamicsFeatures}, torch::kFloat32},
      {"reference.loudness", {}, torch::kFloat32},
      {"reference.frames", {kFrames, kFeatureBands}, torch::kInt8},
      {"reference.frame_count", {}, torch::kInt16},
      {"alignment.difference", {kFeatureBands}, torch::kFloat32},
      {"alignment.spread", {kFeatureBands}, torch::kFloat32},
      {"alignment.levels", {2 * kLevelGroups}, torch::kFloat32},
      {"response_db", {kFeatureBands}, torch::kFloat32},
      {"loudness_change", {}, torch::kFloat32},
      {"sample_rate", {}, torch::kFloat32},
      {"levels", {kDetectorFrames}, torch::kInt16},
      {"reduction", {kDetectorFrames}, torch::kInt16},
  };
  return table;
}

template <typename T>
void copyRow(const Tensor& column, std::int64_t row, const T* values, std::int64_t count) {
  std::memcpy(column.data_ptr<T>() + row * count, values, static_cast<std::size_t>(count) * sizeof(T));
}

std::vector<std::int8_t> packedFrames(const SignalFeatures& features) {
  std::vector<std::int8_t> packed(kAlignedFrames * kFeatureBands, 0);
  for (std::size_t i = 0; i < features.frames.size(); ++i)
    for (std::size_t b = 0; b < kFeatureBands; ++b) {
      const float steps = (features.frames[i][b] - kFrameMiddleDb) * kFrameSteps;
      packed[i * kFeatureBands + b] =
          static_cast<std::int8_t>(std::lround(std::clamp(steps, -127.0f, 127.0f)));
    }
  return packed;
}

}  // namespace

ExamplePool::ExamplePool(std::int64_t count) : count_(count) {
  for (const Column& column : columnTable()) {
    std::vector<std::int64_t> shape{count};
    shape.insert(shape.end(), column.shape.begin(), column.shape.end());
    columns_[column.name] = torch::zeros(shape, column.type);
  }
}

void ExamplePool::put(std::int64_t row, const TrainingExample& example) {
  const auto putFeatures = [&](const std::string& side, const SignalFeatures& f) {
    copyRow(columns_[side + ".bands"], row, f.bands.data(), kBandStatistics * kFeatureBands);
    copyRow(columns_[side + ".mask"], row, f.mask.data(), kFeatureBands);
    copyRow(columns_[side + ".dynamics"], row, f.dynamics.data(), kDynamicsFeatures);
    copyRow(columns_[side + ".loudness"], row, &f.loudness, 1);
    copyRow(columns_[side + ".frames"], row, packedFrames(f).data(), kFrames * kFeatureBands);
    const auto frames = static_cast<std::int16_t>(f.frames.size());
    copyRow(columns_[side + ".frame_count"], row, &frames, 1);
  };
  putFeatures("input", example.input);
  putFeatures("reference", example.reference);
  copyRow(columns_["alignment.difference"], row, example.alignment.difference.data(), kFeatureBands);
  copyRow(columns_["alignment.spread"], row, example.alignment.spread.data(), kFeatureBands);
  copyRow(columns_["alignment.levels"], row, example.alignment.levels.data(), 2 * kLevelGroups);
  copyRow(columns_["response_db"], row, example.responseDb.data(), kFeatureBands);
  copyRow(columns_["loudness_change"], row, &example.loudnessChange, 1);
  copyRow(columns_["sample_rate"], row, &example.sampleRate, 1);
  copyRow(columns_["levels"], row, example.levels.data(), kDetectorFrames);
  copyRow(columns_["reduction"], row, example.reduction.data(), kDetectorFrames);
}

Result<void> ExamplePool::make(const std::vector<const PairGenerator*>& generators, std::uint64_t seed,
                               std::int64_t first, std::int64_t end, const Making& making) {
  // The columns exist before the worker threads start, which then only write to rows of their own.
  std::atomic<std::int64_t> next{first + making.rank};
  std::atomic<std::int64_t> unusable{0};
  const auto work = [&](bool reporting) {
    for (std::int64_t row = next.fetch_add(making.processes); row < end && !making.stop.stop_requested();
         row = next.fetch_add(making.processes)) {
      waitWhilePaused(making.pause, making.stop);
      const PairGenerator& generator = *generators[static_cast<std::size_t>(row) % generators.size()];
      std::optional<TrainingExample> example;
      for (std::uint64_t attempt = 0; !example && attempt < 20; ++attempt)
        example = describePair(generator.make(seed, static_cast<std::uint64_t>(row) + (attempt << 40)),
                               kDetectorFrames);
      if (example)
        put(row, *example);
      else
        ++unusable;
      if (reporting)
        report(making.progress, static_cast<double>(row - first) / static_cast<double>(end - first),
               "Making examples");
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (int i = 1; i < making.threads; ++i) helpers.emplace_back([&] { work(false); });
    work(true);
  }
  if (making.stop.stop_requested()) return failCancelled();
  if (unusable > 0)
    return fail(
        "Training pairs could not be made from the recordings: they are too quiet. Choose other recordings.");
  return {};
}

// Every row was made by one process and is zero in the others, so the sum of the bytes is the row.
Result<void> ExamplePool::gather(std::int64_t first, std::int64_t end, TrainingProcesses& processes) {
  constexpr std::int64_t kMostBytes = 64 << 20;  // at a time
  if (processes.count() == 1) return {};
  for (auto& [name, column] : columns_) {
    const Tensor bytes = column.slice(0, first, end).view({-1}).view(torch::kUInt8);
    for (std::int64_t begin = 0; begin < bytes.numel(); begin += kMostBytes) {
      Tensor piece = bytes.slice(0, begin, std::min(begin + kMostBytes, bytes.numel()));
      if (auto done = processes.sum(piece); !done) return done;
    }
  }
  return {};
}

namespace {

template <typename Change>
ExampleBatch changed(const ExampleBatch& batch, const Change& change) {
  const auto features = [&](const FeatureBatch& side) {
    return FeatureBatch{change(side.bands),
                        change(side.mask),
                        change(side.dynamics),
                        {change(side.moments.frames), change(side.moments.valid)}};
  };
  return {
      features(batch.input),
      features(batch.reference),
      {change(batch.alignment.difference), change(batch.alignment.spread), change(batch.alignment.levels)},
      change(batch.inputLoudness),
      change(batch.referenceLoudness),
      change(batch.responseDb),
      change(batch.loudnessChange),
      change(batch.sampleRate),
      change(batch.levels),
      change(batch.reduction)};
}

}  // namespace

ExampleBatch ExampleBatch::rows(std::int64_t first, std::int64_t end) const {
  return changed(*this, [=](const Tensor& t) { return t.slice(0, first, end); });
}

ExampleBatch ExampleBatch::to(torch::Device device) const {
  return changed(*this, [device](const Tensor& t) { return t.to(device); });
}

ExampleBatch ExamplePool::batch(const Tensor& rows, const Tensor& moments) const {
  const auto take = [&](const std::string& name) { return columns_.at(name).index_select(0, rows); };
  const auto frames = [&](const std::string& side) {
    const Tensor packed = take(side + ".frames").index_select(1, moments);
    return MomentBatch{packed.to(torch::kFloat32) / kFrameSteps + kFrameMiddleDb,
                       (moments < take(side + ".frame_count").unsqueeze(-1)).to(torch::kFloat32)};
  };
  const auto features = [&](const std::string& side) {
    return FeatureBatch{take(side + ".bands"), take(side + ".mask"), take(side + ".dynamics"), frames(side)};
  };
  return {features("input"),
          features("reference"),
          {take("alignment.difference"), take("alignment.spread"), take("alignment.levels")},
          take("input.loudness"),
          take("reference.loudness"),
          take("response_db"),
          take("loudness_change"),
          take("sample_rate"),
          take("levels").to(torch::kFloat32) * 0.01,
          take("reduction").to(torch::kFloat32) * 0.01};
}

ExampleBatch ExamplePool::slice(std::int64_t first, std::int64_t end) const {
  return batch(torch::arange(first, std::min(end, count_), torch::kInt64),
               torch::arange(kFrames, torch::kInt64));
}

}  // namespace semblance
