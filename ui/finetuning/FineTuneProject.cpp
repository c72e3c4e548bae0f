// SPDX-License-Identifier: GPL-3.0-or-later
#include "finetuning/FineTuneProject.h"

#include <algorithm>
#include <utility>

#include "Text.h"
#include "finetuning/ModelFiles.h"

namespace semblance::ui {

namespace fs = std::filesystem;

FineTuneProject::FineTuneProject(const fs::path& workFolder, QObject* parent)
    : QObject(parent),
      work_(workFolder),
      interrupted_(work_.interrupted()),
      scanJob_(tr("Looking through the recordings")),
      planJob_(tr("Measuring how long it will take")) {
  connect(&run_, &FineTuneRun::finished, this, &FineTuneProject::finish);
  connect(&run_, &FineTuneRun::validated, this, &FineTuneProject::noteStep);
}

void FineTuneProject::goTo(FineTuneStage stage, const QString& problem) {
  stage_ = stage;
  problem_ = problem;
  Q_EMIT changed();
}

void FineTuneProject::addFolders(const std::vector<fs::path>& folders) {
  for (const fs::path& folder : folders)
    if (std::ranges::find(request_.folders, folder) == request_.folders.end())
      request_.folders.push_back(folder);
  scan();
}

void FineTuneProject::removeFolder(std::size_t index) {
  if (index >= request_.folders.size()) return;
  request_.folders.erase(request_.folders.begin() + static_cast<std::ptrdiff_t>(index));
  scan();
}

void FineTuneProject::scan() {
  library_.reset();
  plan_.reset();
  enough_ = false;
  problem_.clear();
  if (request_.folders.empty()) {
    scanJob_.cancel();
  } else {
    scanJob_.start<LibraryScan>(
        [folders = request_.folders](const ProgressCallback& progress, std::stop_token stop) {
          return scanLibrary(folders, progress, stop);
        },
        [this](const Result<LibraryScan>& library) { take(library); });
  }
  Q_EMIT changed();
}

void FineTuneProject::take(const Result<LibraryScan>& library) {
  if (!library) {
    resuming_ = false;
    return goTo(FineTuneStage::Recordings, toQString(library.error()));
  }
  library_ = *library;
  const auto checked = checkMaterial(*library_);
  enough_ = checked.has_value();
  if (resuming_ && enough_) return makePlan();
  resuming_ = false;
  goTo(FineTuneStage::Recordings, enough_ ? QString() : toQString(checked.error()));
}

void FineTuneProject::resume() {
  if (!interrupted_) return;
  request_ = *interrupted_;
  resuming_ = true;
  stage_ = FineTuneStage::Plan;
  scan();
}

void FineTuneProject::discardInterrupted() {
  work_.clear();
  interrupted_ = work_.interrupted();
  Q_EMIT changed();
}

void FineTuneProject::showRecordings() {
  planJob_.cancel();
  resuming_ = false;
  QString problem;
  if (library_ && !enough_) problem = problem_;
  goTo(FineTuneStage::Recordings, problem);
}

void FineTuneProject::showPlan() {
  if (!library_ || !enough_) return;
  if (request_.name.empty()) request_.name = suggestedModelName(request_.folders);
  goTo(FineTuneStage::Plan);
  if (!plan_) makePlan();
}

void FineTuneProject::setName(const std::string& name) {
  request_.name = name;
  Q_EMIT changed();
}

void FineTuneProject::setBase(const std::string& name) {
  if (name == request_.base) return;
  request_.base = name;
  makePlan();
}

void FineTuneProject::setMinutes(double minutes) {
  if (minutes == request_.minutes) return;
  request_.minutes = minutes;
  makePlan();
}

QString FineTuneProject::nameProblem() const { return toQString(modelNameProblem(request_.name)); }

void FineTuneProject::makePlan() {
  plan_.reset();
  problem_.clear();
  if (!library_) return;
  FineTuneOptions options;
  options.base = request_.base;
  options.minutes = request_.minutes;
  options.resume = resuming_;
  // Until it begins the name may still change; what is gone on with has its name already.
  options.output = work_.modelFile(resuming_ ? request_.name : "new").string();
  planJob_.start<FineTunePlan>(
      [library = *library_, options](const ProgressCallback&, std::stop_token stop) {
        return planFineTune(library, options, stop);
      },
      [this](const Result<FineTunePlan>& plan) { take(plan); });
  Q_EMIT changed();
}

void FineTuneProject::take(const Result<FineTunePlan>& plan) {
  if (!plan) {
    const bool resumed = std::exchange(resuming_, false);
    return goTo(resumed ? FineTuneStage::Recordings : FineTuneStage::Plan, toQString(plan.error()));
  }
  plan_ = *plan;
  if (resuming_) return begin(true);
  goTo(FineTuneStage::Plan);
}

bool FineTuneProject::canStart() const { return plan_ && nameProblem().isEmpty(); }

void FineTuneProject::start() {
  if (!canStart()) return;
  work_.clear();
  interrupted_.reset();
  plan_->output = work_.modelFile(request_.name);
  begin(false);
}

void FineTuneProject::begin(bool resume) {
  resuming_ = false;
  request_.steps = plan_->config.steps;
  auto ready = work_.take();
  if (ready) ready = work_.note(request_);
  if (!ready) return goTo(FineTuneStage::Plan, toQString(ready.error()));
  interrupted_.reset();
  report_.reset();
  forLater_ = true;
  run_.start(*plan_, resume);
  goTo(FineTuneStage::Running);
}

void FineTuneProject::noteStep() {
  request_.step = run_.step();
  (void)work_.note(request_);  // only to say how far it came
}

bool FineTuneProject::canGoOnLater() const {
  return run_.running() && !run_.losses().empty() && run_.status().phase != FineTunePhase::Comparing;
}

void FineTuneProject::cancel(bool forLater) {
  forLater_ = forLater;
  run_.stop();
}

void FineTuneProject::finish() {
  const Result<FineTuneReport>& report = run_.result();
  const bool unwanted = !forLater_;
  if (report && !unwanted) {
    report_ = *report;
    return goTo(FineTuneStage::Outcome);
  }
  plan_.reset();
  if (unwanted) work_.clear();
  work_.release();
  interrupted_ = work_.interrupted();
  if (!interrupted_) work_.clear();
  const bool said = !report && !isCancelled(report.error());
  goTo(FineTuneStage::Recordings, said ? toQString(report.error()) : QString());
}

bool FineTuneProject::keep() {
  if (!plan_ || stage_ != FineTuneStage::Outcome) return false;
  if (const auto kept = keepModel(plan_->output, request_.name); !kept) {
    goTo(FineTuneStage::Outcome, toQString(kept.error()));
    return false;
  }
  const QString name = toQString(request_.name);
  discard();
  Q_EMIT this->kept(name);
  return true;
}

void FineTuneProject::discard() {
  work_.clear();
  report_.reset();
  plan_.reset();
  request_.name.clear();
  goTo(FineTuneStage::Recordings);
}

std::string suggestedModelName(const std::vector<fs::path>& folders) {
  constexpr int kLongest = 40;
  QString name;
  if (!folders.empty()) {
    const fs::path folder = folders.front().lexically_normal();
    name = fileName(folder.has_filename() ? folder : folder.parent_path());
  }
  name = name.replace(QLatin1Char('.'), QLatin1Char('-')).left(kLongest).trimmed();
  while (name.startsWith(QLatin1Char('-')) || name.startsWith(QLatin1Char(' '))) name.remove(0, 1);
  if (name.isEmpty()) name = QStringLiteral("my-sound");
  std::string free = name.toStdString();
  for (int number = 2; !modelNameProblem(free).empty() && number < 1000; ++number)
    free = name.toStdString() + "-" + std::to_string(number);
  return free;
}

}  // namespace semblance::ui
