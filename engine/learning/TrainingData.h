// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "learning/ExamplePool.h"
#include "learning/Trainer.h"

namespace semblance {

/// Which examples are to be made.
enum class DataPart { Training, Validation };

/// The examples of one part, and what became of the recordings.
struct TrainingData {
  ExamplePool pool;
  std::size_t clips = 0;
  std::vector<RejectedClip> rejected;
  double readingSeconds = 0.0;  ///< how long reading the recordings took, at all rates together
  double makingSeconds = 0.0;   ///< how long making the examples took after that
};

/// How pairs are made of recordings at a rate in Hz: augmented for training, as published for validation.
PairOptions pairOptions(int sampleRate, DataPart part);

/// What a recording must last at least for one draw, seconds.
double shortestRecordingSeconds(int sampleRate);

/// What the examples depend on, as text; recognises a cache or checkpoint made for something else.
std::string examplesDescription(const TrainConfig& config, const std::vector<ListedClip>& clips,
                                DataPart part);

/// Reads the recordings at every rate of the configuration and makes the part's examples, or takes them from
/// config.examplesCache. Several processes share the work. Errors: nothing usable among the recordings, a
/// cache made with other settings, disk full, cancelled, another process lost.
Result<TrainingData> makeTrainingData(const TrainConfig& config, const std::vector<ListedClip>& clips,
                                      DataPart part, TrainingProcesses& processes,
                                      const TrainControl& control);

}  // namespace semblance
