// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <torch/torch.h>

#include "TestRecordings.h"
#include "learning/Safetensors.h"
#include "learning/Trainer.h"

/// A training small enough for a test: three made-up recordings, one rate, a tiny network. Its examples are
/// kept between the runs of one test program.
class TinyTraining {
 public:
  TinyTraining() {
    std::string list;
    for (int i = 0; i < 3; ++i) {
      const std::string name = "clip" + std::to_string(i) + ".wav";
      recordings.write(name, TestRecordings::lively(11.5, 24000, 150.0 + 170.0 * i), 24000);
      list += name + "\n";
    }
    recordings.writeText("list.txt", list);
  }

  std::filesystem::path path(const std::string& name) const { return recordings.root() / name; }

  semblance::TrainConfig config() const {
    semblance::TrainConfig config;
    config.root = recordings.root();
    config.trainList = path("list.txt");
    config.validList = path("list.txt");
    config.sampleRates = {24000};
    config.examples = 16;
    config.validExamples = 8;
    config.steps = 120;
    config.stepsPerValidation = 40;
    config.batch = 4;
    config.width = 8;
    config.hidden = 16;
    config.threads = 1;
    config.device = "cpu";
    config.examplesCache = path("cache");
    return config;
  }

  /// Runs a training and collects its statuses.
  semblance::Result<semblance::TrainReport> run(const std::string& name, const semblance::TrainConfig& config,
                                                bool resume = false) {
    statuses.clear();
    semblance::TrainControl control;
    control.onStatus = [this](const semblance::TrainStatus& status) { statuses.push_back(status); };
    return semblance::train(config, path(name), resume, control);
  }

  bool sameWeights(const std::string& a, const std::string& b) const {
    auto left = semblance::loadTensors(path(a));
    auto right = semblance::loadTensors(path(b));
    if (!left || !right || left->tensors.size() != right->tensors.size()) return false;
    for (const auto& [name, tensor] : left->tensors)
      if (!torch::equal(tensor, right->tensors[name])) return false;
    return true;
  }

  TestRecordings recordings;
  std::vector<semblance::TrainStatus> statuses;
};

/// Whether it failed with a sentence that holds `part`.
template <typename T>
bool failsWith(const semblance::Result<T>& result, const std::string& part) {
  return !result && result.error().message.find(part) != std::string::npos;
}
