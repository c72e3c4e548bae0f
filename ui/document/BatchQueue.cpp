// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/BatchQueue.h"

#include <algorithm>
#include <system_error>

#include "Text.h"
#include "document/MatchRun.h"

namespace semblance::ui {

namespace fs = std::filesystem;

namespace {

/// Where and how one file is written. Errors: unreadable; the output exists and shall stay.
Result<std::pair<fs::path, RenderOptions>> outputOf(const fs::path& input, const BatchPlan& plan) {
  const auto reader = AudioReader::open(input);
  if (!reader) return tl::unexpected<Error>(reader.error());
  ExportChoices choices = plan.choices;
  if (plan.asInput) {
    const ExportChoices own = initialExportChoices(input, reader->format());
    choices.container = own.container;
    choices.sampleFormat = own.sampleFormat;
  }
  if (choices.folder.isEmpty()) choices.folder = toQString(input.parent_path());
  const fs::path output = exportPath(choices, input);
  std::error_code ignored;
  if (!plan.replace && fs::exists(output, ignored))
    return fail("%1 exists already. Allow replacing, or choose another folder or name.", output);
  return std::pair{output, renderOptions(choices)};
}

Result<ChainSettings> settingsFor(const fs::path& input, const BatchPlan& plan, Matcher& matcher,
                                  const ProgressCallback& progress, std::stop_token stop) {
  if (!plan.matchEach) return plan.session.heardSettings();
  MatchOptions options = MatchRun::optionsOf(plan.session);
  options.inputRange.reset();  // belonged to another file
  const auto match = matcher.match(input, MatchRun::referencesOf(plan.session), options, progress, stop);
  if (!match) return tl::unexpected<Error>(match.error());
  return plan.session.atStrength(match->settings);
}

Result<RenderReport> process(const fs::path& input, const BatchPlan& plan, Matcher& matcher,
                             const ProgressCallback& progress, std::stop_token stop) {
  const auto output = outputOf(input, plan);
  if (!output) return tl::unexpected<Error>(output.error());
  const double share = plan.matchEach ? 0.4 : 0.0;
  const auto settings = settingsFor(input, plan, matcher, subProgress(progress, 0.0, share), stop);
  if (!settings) return tl::unexpected<Error>(settings.error());
  return renderFile(input, output->first, *settings, output->second, subProgress(progress, share, 1.0), stop);
}

}  // namespace

BatchQueue::BatchQueue(QObject* parent) : QObject(parent), job_(tr("Processing files")) {
  connect(&job_, &BackgroundJob::progressed, this, [this] {
    if (!running_) return;
    items_[current_].fraction = job_.progress().fraction;
    items_[current_].message = toQString(job_.progress().stage);
    Q_EMIT itemChanged(static_cast<int>(current_));
  });
}

void BatchQueue::add(const std::vector<fs::path>& files) {
  for (const fs::path& file : files) {
    const bool known = std::ranges::find(items_, file, &BatchItem::input) != items_.end();
    if (!known) items_.push_back({.input = file, .output = {}, .message = {}});
  }
  Q_EMIT listChanged();
}

void BatchQueue::remove(std::size_t index) {
  if (index >= items_.size() || items_[index].state == BatchItem::State::Running) return;
  items_.erase(items_.begin() + static_cast<std::ptrdiff_t>(index));
  if (running_ && index < current_) --current_;
  Q_EMIT listChanged();
}

void BatchQueue::start(const BatchPlan& plan) {
  if (running_) return;
  plan_ = plan;
  matcher_ = std::make_shared<Matcher>();  // models may have changed since the last start
  running_ = true;
  for (BatchItem& item : items_) {
    if (item.state == BatchItem::State::Failed) item = {.input = item.input, .output = {}, .message = {}};
  }
  Q_EMIT listChanged();
  next();
}

void BatchQueue::cancel() {
  if (!running_) return;
  running_ = false;
  job_.cancel();
  if (current_ < items_.size())
    items_[current_] = {.input = items_[current_].input, .output = {}, .message = {}};
  Q_EMIT listChanged();
}

void BatchQueue::next() {
  const auto waiting = std::ranges::find(items_, BatchItem::State::Waiting, &BatchItem::state);
  if (waiting == items_.end()) {
    running_ = false;
    const auto count = [this](BatchItem::State state) {
      return static_cast<int>(std::ranges::count(items_, state, &BatchItem::state));
    };
    Q_EMIT finished(count(BatchItem::State::Done), count(BatchItem::State::Failed));
    return;
  }
  current_ = static_cast<std::size_t>(waiting - items_.begin());
  waiting->state = BatchItem::State::Running;
  Q_EMIT itemChanged(static_cast<int>(current_));
  job_.start<RenderReport>(
      [input = waiting->input, plan = plan_, matcher = matcher_](const ProgressCallback& progress,
                                                                 std::stop_token stop) {
        return process(input, plan, *matcher, progress, stop);
      },
      [this](const Result<RenderReport>& report) { finish(current_, report); });
}

void BatchQueue::finish(std::size_t index, const Result<RenderReport>& report) {
  BatchItem& item = items_[index];
  if (report) {
    item.state = BatchItem::State::Done;
    item.output = report->analysis.path;
    item.message = tr("%1, %2").arg(levelText(report->analysis.lufs, QStringLiteral("LUFS")),
                                    levelText(report->analysis.truePeakDb, QStringLiteral("dBTP")));
  } else {
    item.state = BatchItem::State::Failed;
    item.message = toQString(report.error());
  }
  Q_EMIT itemChanged(static_cast<int>(index));
  next();
}

}  // namespace semblance::ui
