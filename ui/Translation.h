// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

class QCoreApplication;

namespace semblance::ui {

/// Installs the texts of a language ("de"; empty: the system's), those of the engine and Qt's own. Where
/// there are none, texts stay English. Call before the first window.
void installTranslation(QCoreApplication& application, const QString& language);

/// Languages that this program was built with, besides English.
QStringList availableLanguages();

}  // namespace semblance::ui
