// SPDX-License-Identifier: GPL-3.0-or-later
#include "Translation.h"

#include <QFile>
#include <QLabel>
#include <QMenuBar>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include "WindowUnderTest.h"
#include "window/Actions.h"

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
    if (xml.name() == QLatin1String("source")) messages.append({xml.readElementText(), {}, true});
    if (xml.name() == QLatin1String("translation")) {
      messages.last().finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
      if (xml.readNext() == QXmlStreamReader::Characters && !xml.isWhitespace())
        messages.last().translations << xml.text().toString();
    }
    if (xml.name() == QLatin1String("numerusform")) messages.last().translations << xml.readElementText();
  }
  return messages;
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
  void isComplete();
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
  }
};

void TranslationTest::isComplete() {
  const auto messages =
      messagesOf(QStringLiteral(SEMBLANCE_SOURCE_DIR "/resources/translations/semblance_de.ts"));
  QVERIFY(messages.size() > 500);
  for (const Message& message : messages) {
    QVERIFY2(message.finished && !message.translations.isEmpty(), qPrintable(message.source));
    for (const QString& translation : message.translations)
      QVERIFY2(placesIn(translation) == placesIn(message.source), qPrintable(translation));
  }
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
