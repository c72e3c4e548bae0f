// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/AboutDialog.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QIcon>
#include <QLabel>
#include <QVBoxLayout>

#include "dialogs/LibraryVersions.h"
#include "theme/Theme.h"

namespace semblance::ui {

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("About Semblance"));
  auto* icon = new QLabel(this);
  icon->setPixmap(QIcon(QStringLiteral(":/icons/semblance.svg")).pixmap(64, 64));
  auto* text = new QLabel(
      tr("<h2>Semblance %1</h2>"
         "<p>Makes one recording sound produced like another.</p>"
         "<p>Free software under the GNU General Public License, version 3 or later. It comes without any "
         "warranty.</p>"
         "<p>Built on Qt %2, %3, QCustomPlot and tl::expected.</p>"
         "<p>Your recordings stay on this machine.</p>")
          .arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()),
               QString::fromLatin1(kLibraryVersions)),
      this);
  text->setWordWrap(true);
  text->setMinimumWidth(380);
  text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* row = new QHBoxLayout;
  row->setSpacing(spacing::kLarge);
  row->addWidget(icon, 0, Qt::AlignTop);
  row->addWidget(text, 1);
  auto* layout = new QVBoxLayout(this);
  layout->addLayout(row);
  layout->addWidget(buttons);
}

}  // namespace semblance::ui
