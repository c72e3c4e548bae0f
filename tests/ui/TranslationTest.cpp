// SPDX-License-Identifier: GPL-3.0-or-later
#include "Translation.h"

#include <QFile>
#include <QLabel>
#include <QMenuBar>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include "WindowUnderTest.h"
#include "audio/AudioReader.h"
#include "plots/SpectrumPlot.h"
#include "window/Actions.h"
#include "window/MessageBar.h"
#include "window/PlotArea.h"

using namespace semblance;
using namespace semblance::ui;
using semblance::test::WindowUnderTest;

namespace {

struct Message {
  QString source;
  QStringList translations;
  bool finished = true;
};

QList<Message> messagesOf(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) qFatal("no %s", qPrintable(path));
  QList<Message> messages;
  for (QXmlStreamReader xml(&file); !xml.atEnd(); xml.readNext()) {
    if (!xml.isStartElement()) continue;
    // The engine's sentences are known by their patterns.
    const auto id = xml.attributes().value(QStringLiteral("id"));
    if (xml.name() == QLatin1String("message") && !id.isEmpty()) messages.append({id.toString(), {}, true});
    if (xml.name() == QLatin1String("source")) {
      const QString source = xml.readElementText();
      if (!source.isEmpty()) messages.append({source, {}, true});
    }
    if (xml.name() == QLatin1String("translation")) {
      messages.last().finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
      if (xml.readNext() == QXmlStreamReader::Characters && !xml.isWhitespace())
        messages.last().translations << xml.text().toString();
    }
    if (xml.name() == QLatin1String("numerusform")) messages.last().translations << xml.readElementText();
  }
  return messages;
}

QSet<QString> sourcesOf(const QString& path) {
  QSet<QString> sources;
  for (const Message& message : messagesOf(path)) sources << message.source;
  return sources;
}

QStringList placesIn(const QString& text) {
  static const QRegularExpression place(QStringLiteral("%[0-9n]|\\{name\\}"));
  QStringList found;
  for (auto matches = place.globalMatch(text); matches.hasNext();) found << matches.next().captured();
  found.sort();
  return found;
}

}  // namespace

/// The German texts: complete, with all their places for values, and small enough for the smallest window.
class TranslationTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { applyTheme(*qApp, ThemeKind::Dark); }
  void isComplete_data();
  void isComplete();
  void isUpToDate();
  void engineSpeaksGerman();
  void englishFitsTheSmallestWindow();
  void germanIsShownAndFits();

 private:
  /// The minimum size of every row of the window, for the message of a failure.
  static QString sizesIn(MainWindow& window) {
    QString text = QStringLiteral("%1 x %2:")
                       .arg(window.minimumSizeHint().width())
                       .arg(window.minimumSizeHint().height());
    for (const QWidget* row : window.centralWidget()->findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
      text += QStringLiteral(" %1 %2 x %3,")
                  .arg(QString::fromLatin1(row->metaObject()->className()))
                  .arg(row->minimumSizeHint().width())
                  .arg(row->minimumSizeHint().height());
    }
    return text;
  }

  static void verifyFits() {
    WindowUnderTest test;
    test.window->resize(1024, 640);
    test.show();
    test.openTracks();
    const QSize smallest = test.window->minimumSizeHint();
    QVERIFY2(smallest.width() <= 1024 && smallest.height() <= 640, qPrintable(sizesIn(*test.window)));
    QCOMPARE(test.window->size(), QSize(1024, 640));
    // Also with a list of references and a note that wraps: no plot may lose its labels.
    const SessionTrack reference = test.document().track(TrackRole::Reference);
    test.document().addReferences({reference, reference});
    test.window->messages().showNote(
        QCoreApplication::translate(
            "Diagnoses",
            "The reference holds nothing above %1, as after strong lossy compression. "
            "Use a better copy, or check the high shelf after the match.")
            .arg(QStringLiteral("12.5 kHz")));
    QTest::qWait(50);
    const QSize full = test.window->minimumSizeHint();
    QVERIFY2(full.width() <= 1024 && full.height() <= 640, qPrintable(sizesIn(*test.window)));
    QCOMPARE(test.window->size(), QSize(1024, 640));
    const SpectrumPlot& spectrum = test.window->plots().spectrum();
    QVERIFY2(spectrum.height() >= spectrum.minimumHeight() &&
                 spectrum.parentWidget()->rect().contains(spectrum.geometry()),
             qPrintable(sizesIn(*test.window)));
  }
};

void TranslationTest::isComplete_data() {
  QTest::addColumn<QString>("file");
  QTest::addColumn<int>("fewest");
  QTest::newRow("window") << QStringLiteral("semblance_de.ts") << 500;
  QTest::newRow("engine") << QStringLiteral("engine_de.ts") << 130;
}

void TranslationTest::isComplete() {
  QFETCH(QString, file);
  QFETCH(int, fewest);
  const auto messages = messagesOf(QStringLiteral(SEMBLANCE_SOURCE_DIR "/resources/translations/") + file);
  QVERIFY(messages.size() > fewest);
  for (const Message& message : messages) {
    QVERIFY2(message.finished && !message.translations.isEmpty(), qPrintable(message.source));
    for (const QString& translation : message.translations)
      QVERIFY2(placesIn(translation) == placesIn(message.source), qPrintable(translation));
  }
}

// The sources say nothing that the files do not have, and the files have nothing that is not said.
void TranslationTest::isUpToDate() {
  const QString kept = QStringLiteral(SEMBLANCE_SOURCE_DIR "/resources/translations/");
  QTemporaryDir folder;
  const QStringList files{QStringLiteral("semblance_de.ts"), QStringLiteral("engine_de.ts")};
  for (const QString& file : files) QVERIFY(QFile::copy(kept + file, folder.filePath(file)));
  QProcess update;
  auto environment = QProcessEnvironment::systemEnvironment();
  environment.insert(QStringLiteral("LUPDATE"), QStringLiteral(SEMBLANCE_LUPDATE));
  update.setProcessEnvironment(environment);
  update.start(QStringLiteral(SEMBLANCE_SOURCE_DIR "/packaging/translations"), {folder.path()});
  QVERIFY(update.waitForFinished(120000) && update.exitCode() == 0);
  for (const QString& file : files) {
    const auto before = sourcesOf(kept + file);
    const auto after = sourcesOf(folder.filePath(file));
    for (const QString& source : after) QVERIFY2(before.contains(source), qPrintable(source));
    for (const QString& source : before) QVERIFY2(after.contains(source), qPrintable(source));
  }
}

// Sentences of the engine, with their reasons, in the language of the window; the command line's stay
// English.
void TranslationTest::engineSpeaksGerman() {
  const auto missing = AudioReader::open("/nowhere/%2 take.wav");
  QVERIFY(!missing);
  installTranslation(*qApp, QStringLiteral("de"));
  QCOMPARE(toQString(missing.error()),
           QStringLiteral("/nowhere/%2 take.wav lässt sich nicht öffnen: Es gibt diese Datei nicht."));
  QCOMPARE(QString::fromStdString(missing.error().message),
           QStringLiteral("Cannot open /nowhere/%2 take.wav: there is no such file."));
  QCOMPARE(toQString(Sentence("%1 files are clipped; the model learns that too.", 1)),
           QStringLiteral("1 Datei ist übersteuert; das Modell lernt auch das."));
  QCOMPARE(toQString(Sentence("%1 files are clipped; the model learns that too.", 12)),
           QStringLiteral("12 Dateien sind übersteuert; das Modell lernt auch das."));
  QCOMPARE(toQString(Sentence("Nobody has translated this %1.", "sentence")),
           QStringLiteral("Nobody has translated this sentence."));
  for (const MethodInfo& method : matchMethods())
    QVERIFY2(toQString(method.description) != QString::fromStdString(method.description.pattern),
             method.id.c_str());
}

void TranslationTest::englishFitsTheSmallestWindow() { verifyFits(); }

void TranslationTest::germanIsShownAndFits() {
  QVERIFY(availableLanguages().contains(QStringLiteral("de")));
  installTranslation(*qApp, QStringLiteral("de"));
  {
    WindowUnderTest test;
    QCOMPARE(test.window->actions().match->text(), QStringLiteral("&Angleichen"));
    QCOMPARE(sourceName(SourceKind::Result), QStringLiteral("Ergebnis"));
    QCOMPARE(parameterLabel(ParameterId::Threshold), QStringLiteral("Schwelle"));
    QStringList menus;
    for (const QAction* menu : test.window->menuBar()->actions()) menus << menu->text();
    QVERIFY2(menus.contains(QStringLiteral("&Bearbeiten")), qPrintable(menus.join(QLatin1Char(' '))));
  }
  verifyFits();
}

QTEST_MAIN(TranslationTest)
#include "TranslationTest.moc"
