// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QLocale>
#include <QTimer>
#include <cstdio>

#include "Translation.h"
#include "base/FreedMemory.h"
#include "base/UserPaths.h"
#include "dialogs/Preferences.h"
#include "theme/Theme.h"
#include "window/MainWindow.h"

namespace {

void nameApplication() {
  QCoreApplication::setApplicationName(QStringLiteral("semblance"));
  QCoreApplication::setOrganizationName(QStringLiteral("semblance"));
  QCoreApplication::setApplicationVersion(QStringLiteral(SEMBLANCE_VERSION));
}

/// The files to open; leaves the program on --help, --version and wrong usage. Needs no display.
QStringList filesOf(int argc, char** argv) {
  const QCoreApplication application(argc, argv);
  QCommandLineParser parser;
  parser.setApplicationDescription(
      QCoreApplication::translate("main", "Makes one recording sound produced like another."));
  parser.addHelpOption();
  parser.addVersionOption();
  parser.addPositionalArgument(
      QStringLiteral("input"),
      QCoreApplication::translate("main", "The track to change, or a .semblance session."),
      QStringLiteral("[input"));
  parser.addPositionalArgument(QStringLiteral("reference"),
                               QCoreApplication::translate("main", "The track it shall sound like."),
                               QStringLiteral("[reference]]"));
  parser.process(application);
  const QStringList files = parser.positionalArguments();
  if (files.size() > 2) {
    std::fputs(qPrintable(QCoreApplication::translate(
                   "main", "semblance: at most an input and a reference can be given (see --help)\n")),
               stderr);
    std::exit(2);
  }
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  semblance::keepFreedMemory();
  nameApplication();
  QLocale::setDefault(QLocale::c());  // a decimal point everywhere, as in the texts of the engine
  const QStringList files = filesOf(argc, argv);
  const auto preferences = semblance::ui::Preferences::load();
  semblance::ui::applyScale(preferences);
  QApplication application(argc, argv);
  QGuiApplication::setApplicationDisplayName(QStringLiteral("Semblance"));
  QGuiApplication::setDesktopFileName(QStringLiteral("org.semblance.Semblance"));
  QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/semblance.svg")));
  semblance::ui::installTranslation(application, preferences.language);
  semblance::ui::applyTheme(application, preferences.theme);

  semblance::ui::MainWindow window;
  window.show();
  QTimer::singleShot(0, &window, [&window, &files] {
    const bool recovered = window.protectWork(semblance::userStateFolder() / "unsaved");
    if (!files.isEmpty()) {
      window.openFiles(files);
    } else if (!recovered) {
      window.welcome();
    }
    window.openDevice();
  });
  return QApplication::exec();
}
