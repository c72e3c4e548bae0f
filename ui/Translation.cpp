// SPDX-License-Identifier: GPL-3.0-or-later
#include "Translation.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace semblance::ui {
namespace {

/// Texts of the standard buttons and names of keys, for machines on which Qt's own translations are not
/// installed.
[[maybe_unused]] constexpr const char* kButtonTexts[] = {
    QT_TRANSLATE_NOOP("QPlatformTheme", "OK"),      QT_TRANSLATE_NOOP("QPlatformTheme", "Save"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Cancel"),  QT_TRANSLATE_NOOP("QPlatformTheme", "Close"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "&Yes"),    QT_TRANSLATE_NOOP("QPlatformTheme", "&No"),
    QT_TRANSLATE_NOOP("QPlatformTheme", "Discard"), QT_TRANSLATE_NOOP("QShortcut", "Ctrl"),
    QT_TRANSLATE_NOOP("QShortcut", "Shift"),        QT_TRANSLATE_NOOP("QShortcut", "Space"),
    QT_TRANSLATE_NOOP("QShortcut", "Home"),         QT_TRANSLATE_NOOP("QShortcut", "Left"),
    QT_TRANSLATE_NOOP("QShortcut", "Right"),
};

const QString kFolder = QStringLiteral(":/i18n");
const QString kPrefix = QStringLiteral("semblance_");

}  // namespace

void installTranslation(QCoreApplication& application, const QString& language) {
  const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
  auto* own = new QTranslator(&application);
  if (!own->load(locale, QStringLiteral("semblance"), QStringLiteral("_"), kFolder)) return;
  QCoreApplication::installTranslator(own);
  if (!language.isEmpty()) QLocale::setDefault(locale);  // numbers and dates of the same language
  auto* ofEngine = new QTranslator(&application);
  if (ofEngine->load(locale, QStringLiteral("engine"), QStringLiteral("_"), kFolder))
    QCoreApplication::installTranslator(ofEngine);
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
