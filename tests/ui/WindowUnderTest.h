// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include "TestTracks.h"
#include "Text.h"
#include "theme/Theme.h"
#include "window/MainWindow.h"

/// Waits for what work in the background brings about; generous, because machines are busy at times.
#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, 60000)

namespace semblance::test {

/// A widget by its object name, which must be there.
template <typename Widget>
Widget* find(QWidget& parent, const char* name) {
  auto* found = parent.findChild<Widget*>(QString::fromLatin1(name));
  if (!found) qFatal("no %s", name);
  return found;
}

/// A folder with a dark and a bright made-up track, settings of its own, and a window on them.
class WindowUnderTest {
 public:
  WindowUnderTest() {
    QCoreApplication::setOrganizationName(QStringLiteral("semblance-test"));
    QCoreApplication::setApplicationName(QStringLiteral("semblance-test"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope,
                       folder.filePath(QStringLiteral("settings")));
    dark = folder.filePath(QStringLiteral("dark take.wav"));
    bright = folder.filePath(QStringLiteral("bright é.flac"));
    writeTrack(ui::toPath(dark), {.level = 0.1, .brightness = 0.1});
    writeTrack(ui::toPath(bright), {.sampleRate = 48000, .level = 0.4, .brightness = 0.8, .seed = 2});
    window = std::make_unique<ui::MainWindow>();
  }

  void show() {
    window->show();
    QVERIFY(QTest::qWaitForWindowActive(window.get()));
  }

  /// Both tracks opened and analysed, the input measured through the chain.
  void openTracks() {
    window->openFiles({dark, bright});
    EVENTUALLY(analysed(ui::TrackRole::Input) && analysed(ui::TrackRole::Reference));
    EVENTUALLY(window->bench().result.upToDate());
  }

  bool analysed(ui::TrackRole role) const { return window->bench().tracks.track(role) != nullptr; }
  ui::Document& document() const { return window->bench().document; }
  template <typename Widget>
  Widget* find(const char* name) const {
    return window->findChild<Widget*>(QString::fromLatin1(name));
  }

  QTemporaryDir folder;
  QString dark;
  QString bright;
  std::unique_ptr<ui::MainWindow> window;
};

/// Runs `act` on the modal dialog that the next call opens, as soon as it is there.
template <typename Dialog, typename Act>
void onNextDialog(Act act) {
  auto* timer = new QTimer(qApp);
  timer->setInterval(10);
  QObject::connect(timer, &QTimer::timeout, timer, [timer, act] {
    auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
    if (!dialog) return;
    timer->deleteLater();
    timer->stop();
    act(dialog);
  });
  timer->start();
}

}  // namespace semblance::test
