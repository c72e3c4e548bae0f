// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/Icons.h"

#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include "theme/Theme.h"

namespace semblance::ui {
namespace {

/// Drawing of a glyph on a 24 x 24 grid; strokes take the colour that is asked for.
QByteArray drawing(Glyph glyph) {
  switch (glyph) {
    case Glyph::Play:
      return QByteArrayLiteral("<path class='f' d='M8 5.5v13l10.5-6.5z'/>");
    case Glyph::Pause:
      return QByteArrayLiteral("<path class='f' d='M7 5.5h3.5v13H7zM13.5 5.5H17v13h-3.5z'/>");
    case Glyph::ToStart:
      return QByteArrayLiteral("<path class='f' d='M6 5.5h2.5v13H6zM18.5 5.5v13L9.5 12z'/>");
    case Glyph::Loop:
      return QByteArrayLiteral(
          "<path d='M4.5 12a4.5 4.5 0 0 1 4.5-4.5h9M15.5 4.5l3 3-3 3M19.5 12a4.5 4.5 0 0 1-4.5 4.5H6M8.5 "
          "19.5l-3-3 3-3'/>");
    case Glyph::LevelMatch:
      return QByteArrayLiteral("<path d='M4 9h16M4 15h16M7.5 19.5v-7M16.5 4.5v7'/>");
    case Glyph::Difference:
      return QByteArrayLiteral("<path d='M12 5 4.5 18.5h15z'/>");
    case Glyph::Undo:
      return QByteArrayLiteral("<path d='M8.5 5 4.5 9l4 4M4.5 9H14a5 5 0 0 1 0 10H9'/>");
    case Glyph::Redo:
      return QByteArrayLiteral("<path d='M15.5 5l4 4-4 4M19.5 9H10a5 5 0 0 0 0 10h5'/>");
    case Glyph::Open:
      return QByteArrayLiteral("<path d='M3.5 18.5v-13h6l2 2.5h9v10.5z'/>");
    case Glyph::Save:
      return QByteArrayLiteral("<path d='M4.5 4.5h12l3 3v12h-15zM8 4.5v5h7v-5M7.5 19.5v-6h9v6'/>");
    case Glyph::Export:
      return QByteArrayLiteral("<path d='M12 15.5v-11M8 8.5l4-4 4 4M4.5 14.5v5h15v-5'/>");
    case Glyph::Match:
      return QByteArrayLiteral("<path d='M3.5 15c3-9 5.5-9 8.5-3s5.5 6 8.5-3M3.5 19.5h17'/>");
    case Glyph::Cancel:
    case Glyph::Close:
      return QByteArrayLiteral("<path d='M6 6l12 12M18 6 6 18'/>");
    case Glyph::Revert:
      return QByteArrayLiteral("<path d='M5.2 8.5a8 8 0 1 1-1 5M4.5 4v5h5'/>");
    case Glyph::Power:
      return QByteArrayLiteral("<path d='M12 3.5v8M7.5 6a7.5 7.5 0 1 0 9 0'/>");
    case Glyph::Settings:
      return QByteArrayLiteral(
          "<path d='M4 7h9M17 7h3M4 17h3M11 17h9'/><circle cx='15' cy='7' r='2'/><circle cx='9' cy='17' "
          "r='2'/>");
    case Glyph::Information:
      return QByteArrayLiteral("<circle cx='12' cy='12' r='8.5'/><path d='M12 11v5.5M12 7.5v.2'/>");
    case Glyph::Question:
      return QByteArrayLiteral(
          "<circle cx='12' cy='12' r='8.5'/><path d='M9.6 9.8a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2 1-1.2 1.9M12 "
          "16.7v.2'/>");
    case Glyph::Warning:
      return QByteArrayLiteral("<path d='M12 4 3 19.5h18zM12 10v4.5M12 17v.2'/>");
    case Glyph::Failure:
      return QByteArrayLiteral("<circle cx='12' cy='12' r='8.5'/><path d='M9 9l6 6M15 9l-6 6'/>");
  }
  return {};
}

QByteArray document(Glyph glyph, const QColor& colour) {
  const QByteArray name = colour.name().toLatin1();
  QByteArray body = drawing(glyph);
  body.replace("class='f'", "fill='" + name + "' stroke-width='1'");
  return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><g fill='none' stroke='" + name +
         "' stroke-width='1.8' stroke-linecap='round' stroke-linejoin='round'>" + body + "</g></svg>";
}

class GlyphEngine : public QIconEngine {
 public:
  /// An invalid colour follows the theme.
  GlyphEngine(Glyph glyph, const QColor& colour) : glyph_(glyph), colour_(colour) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    QSvgRenderer(document(glyph_, colourFor(mode, state))).render(painter, QRectF(rect));
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    QPixmap image(size);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paint(&painter, QRect(QPoint(0, 0), size), mode, state);
    return image;
  }
  QIconEngine* clone() const override { return new GlyphEngine(glyph_, colour_); }

 private:
  QColor colourFor(QIcon::Mode mode, QIcon::State state) const {
    const ThemeColours& theme = colours();
    if (mode == QIcon::Disabled) return blended(theme.mutedText, theme.panel, 0.4);
    if (colour_.isValid()) return colour_;
    return state == QIcon::On ? theme.onAccent : theme.text;
  }

  Glyph glyph_;
  QColor colour_;
};

}  // namespace

QIcon glyphIcon(Glyph glyph) { return glyphIcon(glyph, QColor()); }

QIcon glyphIcon(Glyph glyph, const QColor& colour) { return QIcon(new GlyphEngine(glyph, colour)); }

}  // namespace semblance::ui
