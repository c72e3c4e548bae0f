// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/TrainingPace.h"

#include <ATen/Parallel.h>

#include <chrono>

#include "learning/BatchWork.h"
#include "learning/Model.h"
#include "learning/TrainingData.h"

namespace semblance {

namespace {

constexpr std::int64_t kMeasuredExamples = 48;
constexpr int kMeasuredSteps = 3;  // after one that allocates

double secondsPerStep(const TrainConfig& config, Model& model, const ExamplePool& pool,
                      torch::Device device) {
  using Clock = std::chrono::steady_clock;
  model.network->train();
  Clock::time_point started;
  for (int step = -1; step < kMeasuredSteps; ++step) {
    if (step == 0) started = Clock::now();
    auto generator = torch::make_generator<at::CPUGeneratorImpl>(static_cast<std::uint64_t>(step + 1));
    accumulateGradients(model.network, drawBatch(pool, config.batch, model.shape, generator), {}, config.seed,
                        device);
  }
  return std::chrono::duration<double>(Clock::now() - started).count() / kMeasuredSteps;
}

}  // namespace

Result<TrainingPace> measurePace(const TrainConfig& config, const std::vector<ListedClip>& clips,
                                 std::stop_token stop) {
  at::set_num_threads(stepThreads(config));
  auto model = loadModel(config.baseModel);
  if (!model) return tl::unexpected(model.error());
  const auto device = trainDevice(config.device);
  if (!device) return tl::unexpected(device.error());
  TrainConfig small = config;
  small.examples = kMeasuredExamples;
  small.examplesCache.clear();
  TrainingProcesses alone;
  TrainControl control;
  control.stop = stop;
  const auto data = makeTrainingData(small, clips, DataPart::Training, alone, control);
  if (!data) return tl::unexpected(data.error());
  model->network->to(*device);
  return TrainingPace{data->readingSeconds / static_cast<double>(clips.size()),
                      data->makingSeconds / static_cast<double>(kMeasuredExamples),
                      secondsPerStep(config, *model, data->pool, *device)};
}

}  // namespace semblance
