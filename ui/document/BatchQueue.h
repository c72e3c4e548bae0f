// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <vector>

#include "document/ExportChoices.h"
#include "jobs/BackgroundJob.h"
#include "matching/Matcher.h"
#include "session/Session.h"

namespace semblance::ui {

/// One file of the batch and what became of it.
struct BatchItem {
  enum class State { Waiting, Running, Done, Failed };
  std::filesystem::path input;
  std::filesystem::path output;  ///< once it is known
  State state = State::Waiting;
  double fraction = 0.0;  ///< while running
  QString message;        ///< stage, result or reason
};

/// How the files are processed.
struct BatchPlan {
  Session session;         ///< settings, strength, method, reference
  bool matchEach = false;  ///< else the session's settings as they are
  bool asInput = true;     ///< kind and depth of each input where they can be written
  bool replace = false;    ///< files that exist already
  ExportChoices choices;   ///< an empty folder: that of each input
};

/// A list of files that are processed one after the other in the background. A file that fails does not stop
/// the others.
class BatchQueue : public QObject {
  Q_OBJECT

 public:
  explicit BatchQueue(QObject* parent = nullptr);

  /// Files that are in the list already are left out.
  void add(const std::vector<std::filesystem::path>& files);
  void remove(std::size_t index);     ///< not the one that runs
  void start(const BatchPlan& plan);  ///< with all that wait or failed
  /// The running file becomes waiting again.
  void cancel();

  bool running() const { return running_; }
  const std::vector<BatchItem>& items() const { return items_; }
  BackgroundJob& job() { return job_; }

 Q_SIGNALS:
  void listChanged();
  void itemChanged(int index);
  void finished(int done, int failed);

 private:
  void next();
  void finish(std::size_t index, const Result<RenderReport>& report);

  std::vector<BatchItem> items_;
  BatchPlan plan_;
  std::shared_ptr<Matcher> matcher_;
  BackgroundJob job_;
  std::size_t current_ = 0;
  bool running_ = false;
};

}  // namespace semblance::ui
