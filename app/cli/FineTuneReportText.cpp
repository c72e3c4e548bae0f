// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/FineTuneReportText.h"

#include <cmath>
#include <iomanip>
#include <sstream>

namespace semblance::cli {

namespace {

constexpr std::size_t kShownRejected = 10;

std::string clock(double seconds) {
  const auto whole = static_cast<long>(std::ceil(std::max(0.0, seconds)));
  const std::string rest = std::to_string(whole % 60);
  return std::to_string(whole / 60) + ":" + (rest.size() < 2 ? "0" : "") + rest;
}

double secondsOf(const std::vector<LibraryRecording>& recordings) {
  double sum = 0.0;
  for (const LibraryRecording& recording : recordings) sum += recording.seconds;
  return sum;
}

Json namesOf(const std::vector<LibraryRecording>& recordings) {
  Json names = Json::array();
  for (const LibraryRecording& recording : recordings) names.push_back(recording.name);
  return names;
}

Json historyOf(const TrainReport& training) {
  Json history = Json::array();
  for (const TrainStatus& status : training.history)
    history.push_back({{"step", status.step},
                       {"train_loss", finiteOrNull(status.trainLoss)},
                       {"valid_loss", finiteOrNull(status.validLoss)}});
  return history;
}

Json comparisonJson(const ModelComparison& comparison) {
  Json recordings = Json::array();
  for (const RecordingComparison& recording : comparison.recordings)
    recordings.push_back({{"name", recording.name},
                          {"input", recording.input},
                          {"base", recording.base},
                          {"tuned", recording.tuned},
                          {"better", recording.better()}});
  return {{"metric", "stft"},
          {"recordings", recordings},
          {"count", comparison.recordings.size()},
          {"better", comparison.better},
          {"input", comparison.input},
          {"base", comparison.base},
          {"tuned", comparison.tuned},
          {"gain", comparison.gain},
          {"gain_error", comparison.gainError}};
}

}  // namespace

std::string libraryText(const LibraryScan& library) {
  std::ostringstream text;
  text << "Usable: " << library.recordings.size() << " recordings of " << library.usableFiles << " files, "
       << fixed(library.seconds / 60.0, 1) << " min\n";
  for (const Sentence& note : library.notes) text << "  " << note.english() << '\n';
  if (!library.rejected.empty()) text << "Not usable: " << library.rejected.size() << " files\n";
  for (std::size_t i = 0; i < std::min(kShownRejected, library.rejected.size()); ++i)
    text << "  " << library.rejected[i].path.string() << ": " << library.rejected[i].reason.english() << '\n';
  if (library.rejected.size() > kShownRejected)
    text << "  ... and " << library.rejected.size() - kShownRejected << " more; --json lists them all\n";
  return text.str();
}

std::string planText(const FineTunePlan& plan) {
  std::ostringstream text;
  text << "Training on " << plan.trained.size() << " recordings (" << fixed(secondsOf(plan.trained) / 60.0, 1)
       << " min); held back: " << plan.validated.size() << " to choose by, " << plan.compared.size()
       << " to compare on\n"
       << plan.config.steps << " steps from " << plan.base.stem().string() << ", about "
       << clock(plan.seconds()) << " min\n";
  return text.str();
}

std::string statusLine(const FineTuneStatus& status) {
  const TrainStatus& training = *status.training;
  const std::string learned = std::isfinite(training.trainLoss) ? fixed(training.trainLoss, 4) : "-";
  return "step " + std::to_string(training.step) + "/" + std::to_string(training.steps) + "  train " +
         learned + "  held-out " + fixed(training.validLoss, 4) + "  best " +
         fixed(training.bestValidLoss, 4) + "  " + clock(status.secondsLeft) + " left";
}

std::string comparisonText(const FineTunePlan& plan, const FineTuneReport& report) {
  std::ostringstream text;
  if (!report.comparison) {
    text << "Written: " << plan.output.string() << "; the comparison was cancelled\n";
    return text.str();
  }
  const ModelComparison& comparison = *report.comparison;
  text << "Held-back recordings, STFT distance (lower is better)\n"
       << "   input    base   tuned\n";
  for (const RecordingComparison& recording : comparison.recordings)
    text << std::setw(8) << fixed(recording.input, 4) << std::setw(8) << fixed(recording.base, 4)
         << std::setw(8) << fixed(recording.tuned, 4) << (recording.better() ? "  better  " : "          ")
         << recording.name << '\n';
  text << std::setw(8) << fixed(comparison.input, 4) << std::setw(8) << fixed(comparison.base, 4)
       << std::setw(8) << fixed(comparison.tuned, 4) << "  mean\n"
       << "Better than " << plan.base.stem().string() << " on " << comparison.better << " of "
       << comparison.recordings.size() << " held-back recordings; gain " << fixed(comparison.gain, 4)
       << " +- " << fixed(comparison.gainError, 4) << '\n';
  if (report.training.bestStep == 0)
    text << "Training did not lower the held-out loss: the new model has the base model's weights.\n";
  text << "Written: " << plan.output.string() << '\n';
  return text.str();
}

Json toJson(const LibraryScan& library, const FineTunePlan& plan, const FineTuneReport& report) {
  Json rejected = Json::array();
  for (const RejectedFile& file : library.rejected)
    rejected.push_back({{"path", file.path.string()}, {"reason", file.reason.english()}});
  Json terms = Json::object();
  for (const auto& [name, value] : report.training.last.validTerms) terms[name] = finiteOrNull(value);
  return {{"model", plan.output.string()},
          {"base", plan.base.string()},
          {"library",
           {{"recordings", library.recordings.size()},
            {"files", library.usableFiles},
            {"seconds", library.seconds},
            {"notes", inEnglish(library.notes)},
            {"rejected", rejected}}},
          {"trained", namesOf(plan.trained)},
          {"validated", namesOf(plan.validated)},
          {"compared", namesOf(plan.compared)},
          {"seed", plan.config.seed},
          {"training",
           {{"steps", plan.config.steps},
            {"best_step", report.training.bestStep},
            {"skipped_steps", report.training.skippedSteps},
            {"valid_terms", terms},
            {"history", historyOf(report.training)}}},
          {"comparison", report.comparison ? comparisonJson(*report.comparison) : Json()},
          {"seconds", {{"expected", plan.seconds()}, {"taken", report.seconds}}}};
}

}  // namespace semblance::cli
