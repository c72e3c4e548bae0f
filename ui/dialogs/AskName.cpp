// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/AskName.h"

#include <QCoreApplication>
#include <QInputDialog>
#include <QMessageBox>
#include <system_error>

namespace semblance::ui {
namespace {

/// Carries the context of this file's texts.
struct Texts {
  Q_DECLARE_TR_FUNCTIONS(AskName)
};

}  // namespace

QString askName(QWidget* parent, const QString& title, const QString& question,
                const std::function<std::filesystem::path(const std::string&)>& fileOf) {
  const QString name = QInputDialog::getText(parent, title, question).trimmed();
  if (name.isEmpty()) return {};
  std::error_code ignored;
  if (std::filesystem::exists(fileOf(name.toStdString()), ignored) &&
      QMessageBox::question(parent, Texts::tr("Replace it?"),
                            Texts::tr("%1 exists already. Replace it?").arg(name)) != QMessageBox::Yes)
    return {};
  return name;
}

}  // namespace semblance::ui
