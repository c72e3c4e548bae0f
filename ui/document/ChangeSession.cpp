// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/ChangeSession.h"

#include "document/Document.h"

namespace semblance::ui {

ChangeSession::ChangeSession(Document& document, Session after, std::uint64_t gesture, const QString& text)
    : QUndoCommand(text),
      document_(document),
      before_(document.session()),
      after_(std::move(after)),
      gesture_(gesture) {}

void ChangeSession::undo() { document_.apply(before_); }

void ChangeSession::redo() { document_.apply(after_); }

bool ChangeSession::mergeWith(const QUndoCommand* next) {
  const auto* change =
      static_cast<const ChangeSession*>(next);  // all commands of the stack are of this class
  if (gesture_ == 0 || change->gesture_ != gesture_) return false;
  after_ = change->after_;
  setText(change->text());
  setObsolete(after_ == before_);
  return true;
}

}  // namespace semblance::ui
