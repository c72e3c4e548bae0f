// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>

#include "finetuning/FineTuneRun.h"
#include "finetuning/FineTuneWork.h"

namespace semblance::ui {

enum class FineTuneStage { Recordings, Plan, Running, Outcome };

/// One fine-tuning from the choice of folders to the decision about the new model, without a widget: what the
/// dialog shows and does. Files lie in a folder for unfinished work until the model is kept.
class FineTuneProject : public QObject {
  Q_OBJECT

 public:
  explicit FineTuneProject(const std::filesystem::path& workFolder, QObject* parent = nullptr);

  FineTuneStage stage() const { return stage_; }
  /// Why the last step did not work, a sentence; empty if it did.
  const QString& problem() const { return problem_; }

  /// Folders that are in the list already are left out. The recordings are looked through at once.
  void addFolders(const std::vector<std::filesystem::path>& folders);
  void removeFolder(std::size_t index);
  const std::vector<std::filesystem::path>& folders() const { return request_.folders; }
  BackgroundJob& scanJob() { return scanJob_; }
  const std::optional<LibraryScan>& library() const { return library_; }
  bool enoughMaterial() const { return enough_; }  ///< else problem() says what is missing
  /// What an earlier run has left to go on with.
  const std::optional<FineTuneRequest>& interrupted() const { return interrupted_; }
  void resume();  ///< looks through the recordings again, then goes on
  void discardInterrupted();

  void showPlan();  ///< and plans
  void showRecordings();
  void setName(const std::string& name);
  void setBase(const std::string& name);  ///< empty: the default model
  void setMinutes(double minutes);        ///< 0: the usual number of steps
  const FineTuneRequest& request() const { return request_; }
  QString nameProblem() const;
  BackgroundJob& planJob() { return planJob_; }
  const std::optional<FineTunePlan>& plan() const { return plan_; }
  bool resuming() const { return resuming_; }
  bool canStart() const;
  /// What an earlier run has left is discarded.
  void start();

  FineTuneRun& run() { return run_; }
  bool canGoOnLater() const;  ///< training has begun
  /// Stops the work; forLater: with a checkpoint to go on from.
  void cancel(bool forLater);

  const std::optional<FineTuneReport>& report() const { return report_; }
  /// Moves the new model to the user's own. False: problem() says why not, and it can be tried again.
  bool keep();
  void discard();
  const std::filesystem::path& workFolder() const { return work_.folder(); }

 Q_SIGNALS:
  void changed();  ///< anything but the state of scanJob(), planJob() and run()
  void kept(const QString& name);

 private:
  void scan();
  void take(const Result<LibraryScan>& library);
  void makePlan();
  void take(const Result<FineTunePlan>& plan);
  void begin(bool resume);
  void finish();
  void noteStep();
  void goTo(FineTuneStage stage, const QString& problem = {});

  FineTuneWork work_;
  FineTuneStage stage_ = FineTuneStage::Recordings;
  QString problem_;
  FineTuneRequest request_;
  std::optional<FineTuneRequest> interrupted_;
  std::optional<LibraryScan> library_;
  std::optional<FineTunePlan> plan_;
  std::optional<FineTuneReport> report_;
  bool enough_ = false;
  bool resuming_ = false;
  bool forLater_ = false;
  BackgroundJob scanJob_;
  BackgroundJob planJob_;
  FineTuneRun run_;
};

/// A name for a new model that no model has: that of the folder, else "my-sound", with a number where needed.
std::string suggestedModelName(const std::vector<std::filesystem::path>& folders);

}  // namespace semblance::ui
