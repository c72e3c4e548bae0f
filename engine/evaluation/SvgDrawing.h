// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace semblance {

/// A picture in SVG, built of a few kinds of marks. Lengths in pixels, origin at the top left, colours as in
/// CSS. Texts may hold anything; they are escaped.
class SvgDrawing {
 public:
  enum class Anchor { Start, Middle, End };

  struct TextStyle {
    double size = 11.0;
    std::string_view colour = "#222222";
    Anchor anchor = Anchor::Start;
    bool bold = false;
    double rotation = 0.0;  ///< degrees, clockwise around the text's anchor
    bool halo = false;      ///< white around the letters, to be read above lines
  };

  struct Stroke {
    std::string_view colour = "#222222";
    double width = 1.0;
    std::string_view dashes = {};  ///< lengths, as in "4 3"; none: solid
  };

  /// White; `title` is what screen readers and viewers call it.
  SvgDrawing(double width, double height, std::string_view title);
  SvgDrawing(SvgDrawing&&) noexcept;
  SvgDrawing& operator=(SvgDrawing&&) noexcept;
  ~SvgDrawing();

  /// A fill of diagonal lines, named "url(#NAME)" as a colour afterwards.
  void defineHatching(std::string_view name, std::string_view colour, std::string_view background);

  /// `tip` is shown by viewers that can when the pointer rests on it.
  void rectangle(double x, double y, double width, double height, std::string_view fill,
                 std::string_view outline = "none", std::string_view tip = {});
  void line(double x1, double y1, double x2, double y2, const Stroke& stroke);
  /// Points joined by straight lines; as many `x` as `y`.
  void polyline(std::span<const double> x, std::span<const double> y, const Stroke& stroke);
  void text(double x, double y, std::string_view text, const TextStyle& style);

  std::string toString() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace semblance
