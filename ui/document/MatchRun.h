// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <vector>

#include "document/Document.h"
#include "jobs/BackgroundJob.h"

namespace semblance::ui {

/// Runs Match on the document's tracks in the background and puts the answer into the document as one undo
/// step. A method that goes on looking shows the best answer so far as the document's preview; cancelled,
/// that one is kept.
class MatchRun : public QObject {
  Q_OBJECT

 public:
  explicit MatchRun(Document& document, QObject* parent = nullptr);

  ~MatchRun() override;

  void start();
  void cancel() { job_.cancel(); }
  /// The next match loads its model anew: another file may have its name now.
  void forgetModel() { matcher_ = std::make_shared<Matcher>(); }
  BackgroundJob& job() { return job_; }
  /// What the last match listened to, while its tracks are open.
  const std::vector<TimeRange>& excerpts(TrackRole role) const {
    return role == TrackRole::Input ? inputExcerpts_ : referenceExcerpts_;
  }
  /// What the document asks Match to do.
  static MatchOptions optionsOf(const Session& session);
  static std::vector<ReferenceTrack> referencesOf(const Session& session);
  static QString methodLabel(const std::string& id);  ///< as the window shows it

 Q_SIGNALS:
  void excerptsChanged();
  void matched(const QString& summary);
  void failed(const QString& message);

 private:
  struct Mailbox;
  void take(const MatchResult& result);
  void collect();
  void keepBest();
  void drop();
  QString summaryOf(const MatchResult& result) const;
  void forgetExcerpts();

  Document& document_;
  std::shared_ptr<Matcher> matcher_;  ///< keeps the loaded model; used by one run of the job at a time
  std::shared_ptr<Mailbox> mailbox_;  ///< of the run at work
  std::optional<MatchResult> best_;   ///< that it has told
  QString earlierEdits_;  ///< how to get back edits that the last match replaced; empty: none were
  bool showing_ = false;  ///< until the user changes something meanwhile
  BackgroundJob job_;
  std::vector<TimeRange> inputExcerpts_;
  std::vector<TimeRange> referenceExcerpts_;
};

}  // namespace semblance::ui
