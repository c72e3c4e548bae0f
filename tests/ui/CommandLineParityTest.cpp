// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>

#include "WindowUnderTest.h"
#include "cli/CommandLineRun.h"
#include "dialogs/ExportDialog.h"
#include "session/Session.h"
#include "window/Actions.h"

using namespace semblance;
using namespace semblance::ui;
using semblance::test::Outcome;
using semblance::test::WindowUnderTest;

/// The same tracks and choices through the window and through the command line: the same settings and, bit by
/// bit, the same sound file.
class CommandLineParityTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    applyTheme(*qApp, ThemeKind::Dark);
    qputenv("XDG_DATA_HOME", QFile::encodeName(home_.path()));
    qunsetenv("SEMBLANCE_MODELS");
  }
  void bothGiveTheSameBits_data();
  void bothGiveTheSameBits();

 private:
  static QByteArray bytesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("no %s", qPrintable(path));
    return file.readAll();
  }
  /// Exports as the user does, with what the dialog offers.
  static QString exported(WindowUnderTest& test) {
    const QString folder = test.folder.filePath(QStringLiteral("window"));
    QDir().mkpath(folder);
    test.window->actions().exportResult->trigger();
    auto* dialog = test.window->findChild<ExportDialog*>();
    semblance::test::find<QLineEdit>(*dialog, "folder")->setText(folder);
    semblance::test::find<QPushButton>(*dialog, "export")->click();
    if (!QTest::qWaitFor([dialog] { return !dialog->job().running(); }, 60000))
      qFatal("no end of the export");
    dialog->close();
    return folder + QStringLiteral("/dark take_matched.wav");
  }
  static QStringList words(const char* text) { return QString::fromLatin1(text).split(u' '); }
  Outcome commandLine(const QStringList& arguments) const {
    return semblance::test::runCommandLine(arguments + words("--ceiling -1 --quiet"), home_.path());
  }

  QTemporaryDir home_;
};

void CommandLineParityTest::bothGiveTheSameBits_data() {
  QTest::addColumn<QString>("method");
  QTest::addColumn<int>("strength");
  QTest::addColumn<bool>("limited");
  QTest::newRow("network") << QStringLiteral("network") << 100 << false;
  QTest::newRow("network, weaker, limited") << QStringLiteral("network") << 70 << true;
  QTest::newRow("rule-based") << QStringLiteral("rule-based") << 100 << false;
  QTest::newRow("rule-based, stronger, limited") << QStringLiteral("rule-based") << 130 << true;
  QTest::newRow("refine") << QStringLiteral("refine") << 100 << false;
}

void CommandLineParityTest::bothGiveTheSameBits() {
  QFETCH(QString, method);
  QFETCH(int, strength);
  QFETCH(bool, limited);
  WindowUnderTest test;
  test.show();
  test.openTracks();
  Document& document = test.document();
  document.setMethod(method, method);
  document.setStrength(strength / 100.0);
  if (limited) document.setLimits({150.0, 9000.0, 3});
  document.setSelection(TrackRole::Input, TimeRange{0.5, 2.5});
  test.window->actions().match->trigger();
  QTRY_VERIFY_WITH_TIMEOUT(document.session().predicted.has_value(), 300000);
  const QByteArray fromWindow = bytesOf(exported(test));
  QVERIFY(fromWindow.size() > 100000);

  const QString sound = test.folder.filePath(QStringLiteral("cli.wav"));
  const QString saved = test.folder.filePath(QStringLiteral("cli.semblance"));
  QStringList flags = words("--input-range 0.5:2.5 --method")
                      << method << QStringLiteral("--strength") << QString::number(strength);
  if (limited) flags += words("--match-range 150:9k --bands 3");
  const Outcome matched = commandLine(words("match") + QStringList{test.dark, test.bright} + words("-o") +
                                      QStringList{sound} + words("--session") + QStringList{saved} + flags);
  QVERIFY2(matched.status == 0, matched.describe());
  const auto session = loadSession(toPath(saved));
  QVERIFY(session);
  QVERIFY(session->predicted == document.session().predicted);
  QVERIFY(session->heardSettings() == document.heardSettings());
  QVERIFY2(bytesOf(sound) == fromWindow, "the command line wrote other bits");

  // The window's session, rendered by the command line, is the same sound once more.
  const QString session2 = test.folder.filePath(QStringLiteral("window.semblance"));
  const QString again = test.folder.filePath(QStringLiteral("again.wav"));
  QVERIFY(document.save(toPath(session2)));
  const Outcome rendered =
      commandLine(words("render") + QStringList{session2} + words("-o") + QStringList{again});
  QVERIFY2(rendered.status == 0, rendered.describe());
  QVERIFY2(bytesOf(again) == fromWindow, "the window's session renders to other bits");
}

QTEST_MAIN(CommandLineParityTest)
#include "CommandLineParityTest.moc"
