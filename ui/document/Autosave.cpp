// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/Autosave.h"

#include <QFileInfo>
#include <QUuid>
#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

#include "Text.h"

namespace semblance::ui {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kExtension = ".unsaved";

QString lockNameOf(const fs::path& file) { return toQString(file) + QStringLiteral(".lock"); }

}  // namespace

Autosave::Autosave(Document& document, fs::path folder, QObject* parent)
    : QObject(parent),
      document_(document),
      folder_(std::move(folder)),
      job_(std::make_unique<BackgroundJob>(tr("Keeping a copy"))) {
  std::error_code problem;
  fs::create_directories(folder_, problem);  // where it cannot be made, writing says so
  file_ =
      folder_ / (QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString() + std::string(kExtension));
  lock_ = std::make_unique<QLockFile>(lockNameOf(file_));
  lock_->setStaleLockTime(0);
  lock_->tryLock(0);
  delay_.setSingleShot(true);
  delay_.setInterval(kDelayMilliseconds);
  connect(&delay_, &QTimer::timeout, this, &Autosave::write);
  connect(&document_.undoStack(), &QUndoStack::indexChanged, this, &Autosave::schedule);
  connect(&document_, &Document::titleChanged, this, &Autosave::schedule);
}

Autosave::~Autosave() {
  job_.reset();  // ends when a copy that is on its way is written
  std::error_code ignored;
  fs::remove(file_, ignored);
}

// Not put off by further changes: during a long drag copies are written all along. But what was saved is
// given up at once, or a crash in that second would offer less than the saved session holds.
void Autosave::schedule() {
  if (!document_.hasUnsavedWork()) return forget();
  if (!delay_.isActive()) delay_.start();
}

void Autosave::forget() {
  delay_.stop();
  if (!std::exchange(kept_, false)) return;
  // As a job, so that it comes after a copy that is being written.
  job_->start<bool>(
      [file = file_](const ProgressCallback&, std::stop_token) -> Result<bool> {
        std::error_code ignored;
        return fs::remove(file, ignored);
      },
      [](const Result<bool>&) {});
}

void Autosave::write() {
  if (!document_.hasUnsavedWork()) return forget();
  kept_ = true;
  UnsavedWork work{document_.session(), document_.path()};
  job_->start<bool>(
      [work = std::move(work), file = file_](const ProgressCallback&, std::stop_token) -> Result<bool> {
        if (auto saved = saveRecovery(work, file); !saved) return tl::unexpected<Error>(saved.error());
        return true;
      },
      [this](const Result<bool>& saved) {
        if (!saved) Q_EMIT failed(toQString(saved.error()));
      });
}

void Autosave::writeNow() {
  delay_.stop();
  job_->cancel();
  if (!document_.hasUnsavedWork()) return;
  kept_ = true;
  if (const auto saved = saveRecovery({document_.session(), document_.path()}, file_); !saved)
    Q_EMIT failed(toQString(saved.error()));
}

std::vector<LeftWork> Autosave::leftWork() {
  std::vector<LeftWork> found;
  std::error_code problem;
  for (const auto& entry : fs::directory_iterator(folder_, problem)) {
    const fs::path& file = entry.path();
    if (file.extension() != kExtension || file == file_) continue;
    if (file.filename().native().front() == '.') {
      removeHalf(file);
      continue;
    }
    QLockFile lock(lockNameOf(file));
    lock.setStaleLockTime(0);
    if (!lock.tryLock(0)) continue;  // its program still runs
    if (auto left = readLeft(file)) found.push_back(std::move(*left));
  }
  std::ranges::sort(found, std::ranges::greater{}, &LeftWork::when);
  return found;
}

// Half a copy: its program was killed while it wrote. The copy before it is whole. A young one may still be
// written by a program that runs.
void Autosave::removeHalf(const fs::path& file) {
  std::error_code problem;
  const auto written = fs::last_write_time(file, problem);
  if (!problem && fs::file_time_type::clock::now() - written > std::chrono::minutes(1))
    fs::remove(file, problem);
}

std::optional<LeftWork> Autosave::readLeft(const fs::path& file) {
  auto work = loadRecovery(file);
  if (work) return LeftWork{file, QFileInfo(toQString(file)).lastModified(), std::move(*work)};
  std::error_code ignored;
  fs::path aside = file;
  aside += ".damaged";
  fs::rename(file, aside, ignored);
  Q_EMIT failed(tr("%1 The file was moved aside to %2.").arg(toQString(work.error()), fileName(aside)));
  return std::nullopt;
}

void Autosave::discard(const LeftWork& left) {
  std::error_code ignored;
  fs::remove(left.file, ignored);
}

}  // namespace semblance::ui
