// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/ModelComparison.h"

#include <ATen/Parallel.h>

#include <atomic>
#include <cmath>
#include <mutex>
#include <optional>
#include <thread>

#include "effects/EffectChain.h"
#include "evaluation/metrics/StftDistance.h"
#include "finetuning/PairExcerpts.h"
#include "learning/PairGenerator.h"
#include "learning/TrainingData.h"

namespace semblance {

namespace {

namespace fs = std::filesystem;

const auto kStage = Sentence("Comparing both models");

std::vector<float> rendered(std::vector<float> signal, const ChainSettings& settings, int sampleRate) {
  EffectChain chain;
  chain.prepare(sampleRate, 1);
  chain.setSettings(settings);
  float* const channel = signal.data();
  chain.process(&channel, static_cast<int>(signal.size()));
  return signal;
}

/// What one thread compares with.
class Comparer {
 public:
  static Result<Comparer> create(const fs::path& base, const fs::path& tuned, const std::string& device) {
    Comparer comparer;
    for (const fs::path& model : {base, tuned}) {
      MatchOptions options;
      options.model = fs::absolute(model).string();  // with a folder it cannot be taken for a name
      options.device = deviceFromName(device).value_or(Device::Automatic);
      options.threads = 1;
      auto method = makeExcerptMethod(options);
      if (!method) return tl::unexpected(method.error());
      comparer.methods_.push_back(std::move(*method));
    }
    return comparer;
  }

  /// Empty where no pair could be made or matched.
  std::optional<RecordingComparison> compare(const LibraryRecording& recording,
                                             const ComparisonOptions& options, const std::stop_token& stop) {
    RecordingComparison sum{recording.name, 0.0, 0.0, 0.0};
    std::size_t count = 0;
    for (std::size_t r = 0; r < options.sampleRates.size(); ++r) {
      const int rate = options.sampleRates[r];
      const auto library =
          ClipLibrary::fromClips(recording.files, {rate, shortestRecordingSeconds(rate), {}}, {}, stop);
      if (!library) continue;
      const PairGenerator generator(*library, pairOptions(rate, DataPart::Validation));
      for (std::size_t i = r; i < options.pairsPerRecording && !stop.stop_requested();
           i += options.sampleRates.size())
        if (add(generator.make(options.seed, i), sum, stop)) ++count;
    }
    if (count == 0) return {};
    for (double* value : {&sum.input, &sum.base, &sum.tuned}) *value /= static_cast<double>(count);
    return sum;
  }

 private:
  bool add(const TrainingPair& pair, RecordingComparison& sum, const std::stop_token& stop) {
    const Excerpts input = asExcerpts(pair.input, pair.sampleRate);
    const Excerpts reference = asExcerpts(pair.reference, pair.sampleRate);
    double found[2] = {};
    for (std::size_t m = 0; m < methods_.size(); ++m) {
      const auto settings = methods_[m]->match(input, reference, MatchSections{}, {}, stop);
      if (!settings) return false;
      found[m] = distance_.measure(rendered(pair.input, *settings, pair.sampleRate), pair.target).total();
    }
    sum.input += distance_.measure(pair.input, pair.target).total();
    sum.base += found[0];
    sum.tuned += found[1];
    return true;
  }

  std::vector<std::unique_ptr<ExcerptMethod>> methods_;
  StftDistance distance_;
};

ModelComparison summed(std::vector<std::optional<RecordingComparison>> found) {
  ModelComparison result;
  for (auto& recording : found)
    if (recording) result.recordings.push_back(std::move(*recording));
  const auto count = static_cast<double>(result.recordings.size());
  double squares = 0.0;
  for (const RecordingComparison& recording : result.recordings) {
    result.input += recording.input / count;
    result.base += recording.base / count;
    result.tuned += recording.tuned / count;
    result.better += recording.better() ? 1 : 0;
  }
  result.gain = result.base - result.tuned;
  for (const RecordingComparison& recording : result.recordings)
    squares += std::pow(recording.base - recording.tuned - result.gain, 2);
  if (count > 1.0) result.gainError = std::sqrt(squares / (count - 1.0) / count);
  return result;
}

}  // namespace

Result<ModelComparison> compareModels(const fs::path& base, const fs::path& tuned,
                                      const std::vector<LibraryRecording>& recordings,
                                      const ComparisonOptions& options, const ProgressCallback& progress,
                                      const PauseSwitch* pause, std::stop_token stop) {
  std::vector<Comparer> comparers;
  for (int i = 0; i < options.threads; ++i) {
    auto comparer = Comparer::create(base, tuned, options.device);
    if (!comparer) return tl::unexpected(comparer.error());
    comparers.push_back(std::move(*comparer));
  }
  report(progress, 0.0, kStage);
  std::vector<std::optional<RecordingComparison>> found(recordings.size());
  std::atomic<std::size_t> next = 0;
  std::size_t done = 0;
  std::mutex reporting;
  const auto work = [&](Comparer& comparer) {
    at::set_num_threads(1);
    for (std::size_t i = next++; i < recordings.size() && !stop.stop_requested(); i = next++) {
      waitWhilePaused(pause, stop);
      found[i] = comparer.compare(recordings[i], options, stop);
      const std::lock_guard lock(reporting);
      report(progress, static_cast<double>(++done) / static_cast<double>(recordings.size()), kStage);
    }
  };
  {
    std::vector<std::jthread> helpers;
    for (std::size_t i = 1; i < comparers.size(); ++i) helpers.emplace_back([&, i] { work(comparers[i]); });
    work(comparers.front());
  }
  if (stop.stop_requested()) return failCancelled();
  ModelComparison result = summed(std::move(found));
  if (result.recordings.empty())
    return fail("The models could not be compared: no pair could be made of the held-back recordings.");
  return result;
}

}  // namespace semblance
