// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUndoCommand>
#include <cstdint>

#include "session/Session.h"

namespace semblance::ui {

class Document;

/// One undo step: the session before and after. Steps of the same gesture (not 0) become one.
class ChangeSession : public QUndoCommand {
 public:
  ChangeSession(Document& document, Session after, std::uint64_t gesture, const QString& text);

  void undo() override;
  void redo() override;
  int id() const override { return 1; }
  bool mergeWith(const QUndoCommand* next) override;

 private:
  Document& document_;
  Session before_;
  Session after_;
  std::uint64_t gesture_;
};

}  // namespace semblance::ui
