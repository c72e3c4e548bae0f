// SPDX-License-Identifier: GPL-3.0-or-later
#include "Translation.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace semblance::ui {
namespace {

const QString kFolder = QStringLiteral(":/i18n");
const QString kPrefix = QStringLiteral("semblance_");

}  // namespace

void installTranslation(QCoreApplication& application, const QString& language) {
  const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
  auto* own = new QTranslator(&application);
  if (!own->load(locale, QStringLiteral("semblance"), QStringLiteral("_"), kFolder)) return;
  QCoreApplication::installTranslator(own);
  auto* ofQt = new QTranslator(&application);  // standard buttons and file dialogs
  if (ofQt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                 QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QCoreApplication::installTranslator(ofQt);
}

QStringList availableLanguages() {
  QStringList languages;
  for (const QString& file : QDir(kFolder).entryList({kPrefix + QStringLiteral("*.qm")})) {
    languages << file.mid(kPrefix.size()).chopped(3);
  }
  return languages;
}

}  // namespace semblance::ui
