// SPDX-License-Identifier: GPL-3.0-or-later
#include "walkthrough/Desk.h"

#include <QDrag>
#include <QGuiApplication>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QPixmap>
#include <QScreen>
#include <QStandardPaths>
#include <QTest>
#include <QUrl>

#include "theme/Theme.h"

namespace semblance::walkthrough {

bool waitFor(const std::function<bool()>& met, int milliseconds) {
  return QTest::qWaitFor(met, milliseconds);
}

bool Desk::usable() {
  return QGuiApplication::platformName() == QLatin1String("xcb") &&
         !QStandardPaths::findExecutable(QStringLiteral("xdotool")).isEmpty();
}

QString Desk::xdotool(const QStringList& arguments) {
  QProcess program;
  program.start(QStringLiteral("xdotool"), arguments);
  // The drag is ours: its events have to be handled while xdotool moves the mouse.
  (void)waitFor([&program] { return program.state() == QProcess::NotRunning; });
  return QString::fromLocal8Bit(program.readAllStandardOutput()).trimmed();
}

long Desk::focusWindow(const QString& title, int milliseconds) {
  long found = 0;
  waitFor(
      [&] {
        const QString ids = xdotool(
            {QStringLiteral("search"), QStringLiteral("--onlyvisible"), QStringLiteral("--name"), title});
        found = ids.section(u'\n', -1).toLong();
        return found != 0;
      },
      milliseconds);
  if (found == 0) return 0;
  xdotool({QStringLiteral("windowraise"), QString::number(found), QStringLiteral("windowfocus"),
           QStringLiteral("--sync"), QString::number(found)});
  QTest::qWait(150);
  return found;
}

QString Desk::titleOf(long window) {
  return xdotool({QStringLiteral("getwindowname"), QString::number(window)});
}

void Desk::moveWindow(long window, const QPoint& position, const QSize& size) {
  const QString id = QString::number(window);
  xdotool({QStringLiteral("windowmove"), id, QString::number(position.x()), QString::number(position.y()),
           QStringLiteral("windowsize"), id, QString::number(size.width()), QString::number(size.height())});
}

void Desk::press(const QStringList& keys) {
  for (const QString& key : keys) {
    xdotool({QStringLiteral("key"), key});
    QTest::qWait(60);
  }
}

void Desk::type(const QString& text) {
  xdotool({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("8"), text});
  QTest::qWait(60);
}

void Desk::click(const QPoint& position) {
  xdotool({QStringLiteral("mousemove"), QString::number(position.x()), QString::number(position.y()),
           QStringLiteral("click"), QStringLiteral("1")});
}

void Desk::drag(const QPoint& from, const QPoint& to) {
  constexpr int kSteps = 12;
  QStringList arguments{QStringLiteral("mousemove"), QString::number(from.x()), QString::number(from.y()),
                        QStringLiteral("mousedown"), QStringLiteral("1")};
  for (int step = 1; step <= kSteps; ++step) {
    const QPoint at = from + (to - from) * step / kSteps;
    arguments << QStringLiteral("mousemove") << QString::number(at.x()) << QString::number(at.y())
              << QStringLiteral("sleep") << QStringLiteral("0.05");
  }
  arguments << QStringLiteral("sleep") << QStringLiteral("0.2") << QStringLiteral("mouseup")
            << QStringLiteral("1");
  xdotool(arguments);
}

QImage Desk::screen() { return QGuiApplication::primaryScreen()->grabWindow(0).toImage(); }

QPoint Desk::litButton(const QRect& area) {
  constexpr int kLeastWidth = 90;
  constexpr int kLower = 12;  // a progress bar has the same colour but is not as high
  const QImage picture = screen();
  const QRect inside = area & picture.rect();
  const auto bright = [&picture, accent = ui::coloursOf(true).accent.rgb()](int x, int y) {
    return (picture.pixel(x, y) | 0xff000000u) == accent;
  };
  for (int y = inside.top(); y < inside.center().y(); ++y) {
    int run = 0;
    for (int x = inside.left(); x <= inside.right(); ++x) {
      run = bright(x, y) ? run + 1 : 0;
      if (run >= kLeastWidth && bright(x - run + 6, y + kLower)) return {x - kLeastWidth / 2, y + kLower};
    }
  }
  return {};
}

DragSource::DragSource(const QStringList& files) : files_(files) {
  setWindowTitle(QStringLiteral("Files to drag"));
}

void DragSource::mouseMoveEvent(QMouseEvent* event) {
  if (!(event->buttons() & Qt::LeftButton)) return;
  QList<QUrl> urls;
  for (const QString& file : files_) urls << QUrl::fromLocalFile(file);
  auto* paths = new QMimeData;
  paths->setUrls(urls);
  auto* drag = new QDrag(this);
  drag->setMimeData(paths);
  drag->exec(Qt::CopyAction);
}

void DragSource::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), Qt::gray);
  painter.drawText(rect(), Qt::AlignCenter, QStringLiteral("drag from here"));
}

}  // namespace semblance::walkthrough
