// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/CrashRecovery.h"

#include <QWidget>

#include "Text.h"
#include "dialogs/RecoveryDialog.h"

namespace semblance::ui {

CrashRecovery::CrashRecovery(Document& document, SessionFiles& sessions, const std::filesystem::path& folder,
                             QWidget* window)
    : QObject(window),
      document_(document),
      sessions_(sessions),
      window_(window),
      autosave_(document, folder) {
  connect(&autosave_, &Autosave::failed, this, &CrashRecovery::failed);
}

bool CrashRecovery::offer() {
  for (std::vector<LeftWork> left = autosave_.leftWork(); !left.empty(); left = autosave_.leftWork()) {
    RecoveryDialog dialog(left, window_);
    dialog.exec();
    if (dialog.answer() == RecoveryDialog::Answer::Later) return false;
    const LeftWork& chosen = left[static_cast<std::size_t>(dialog.chosen())];
    switch (dialog.answer()) {
      case RecoveryDialog::Answer::Recover:
        recover(chosen);
        return true;
      case RecoveryDialog::Answer::OpenSaved:
        sessions_.open(toQString(chosen.work.savedAs));
        autosave_.discard(chosen);
        return true;
      default:
        autosave_.discard(chosen);
    }
  }
  return false;
}

// The old copy goes only when the new one is on the disk.
void CrashRecovery::recover(const LeftWork& left) {
  document_.recover(left.work.session, left.work.savedAs);
  autosave_.writeNow();
  autosave_.discard(left);
  Q_EMIT recovered(tr("Unsaved work was recovered. Save the session to keep it."));
}

}  // namespace semblance::ui
