// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/SvgDrawing.h"

#include <cmath>
#include <cstdio>
#include <pugixml.hpp>
#include <sstream>

namespace semblance {

namespace {

constexpr const char* kFonts = "DejaVu Sans, Helvetica, Arial, sans-serif";

/// Hundredths of a pixel are enough, and keep files small and the same everywhere.
std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value);
  std::string shortened = text;
  shortened.erase(shortened.find_last_not_of('0') + 1);
  if (shortened.ends_with('.')) shortened.pop_back();
  return shortened == "-0" ? "0" : shortened;
}

void set(pugi::xml_node node, const char* name, std::string_view value) {
  node.append_attribute(name).set_value(std::string(value).c_str());
}

void set(pugi::xml_node node, const char* name, double value) { set(node, name, number(value)); }

void draw(pugi::xml_node node, const SvgDrawing::Stroke& stroke) {
  set(node, "stroke", stroke.colour);
  set(node, "stroke-width", stroke.width);
  if (!stroke.dashes.empty()) set(node, "stroke-dasharray", stroke.dashes);
}

/// XML allows no control characters, whatever the escaping.
std::string printable(std::string_view text) {
  std::string clean(text);
  for (char& letter : clean)
    if (static_cast<unsigned char>(letter) < 0x20) letter = ' ';
  return clean;
}

}  // namespace

struct SvgDrawing::Impl {
  pugi::xml_document document;
  pugi::xml_node root;
  pugi::xml_node definitions;
};

SvgDrawing::SvgDrawing(double width, double height, std::string_view title)
    : impl_(std::make_unique<Impl>()) {
  pugi::xml_node declaration = impl_->document.append_child(pugi::node_declaration);
  set(declaration, "version", "1.0");
  set(declaration, "encoding", "UTF-8");
  pugi::xml_node root = impl_->document.append_child("svg");
  impl_->root = root;
  set(root, "xmlns", "http://www.w3.org/2000/svg");
  set(root, "width", width);
  set(root, "height", height);
  set(root, "viewBox", "0 0 " + number(width) + " " + number(height));
  set(root, "font-family", kFonts);
  root.append_child("title").text().set(printable(title).c_str());
  impl_->definitions = root.append_child("defs");
  rectangle(0.0, 0.0, width, height, "white");
}

SvgDrawing::SvgDrawing(SvgDrawing&&) noexcept = default;
SvgDrawing& SvgDrawing::operator=(SvgDrawing&&) noexcept = default;
SvgDrawing::~SvgDrawing() = default;

void SvgDrawing::defineHatching(std::string_view name, std::string_view colour, std::string_view background) {
  constexpr double kPitch = 5.0;
  pugi::xml_node pattern = impl_->definitions.append_child("pattern");
  set(pattern, "id", name);
  set(pattern, "width", kPitch);
  set(pattern, "height", kPitch);
  set(pattern, "patternUnits", "userSpaceOnUse");
  set(pattern, "patternTransform", "rotate(45)");
  pugi::xml_node ground = pattern.append_child("rect");
  set(ground, "width", kPitch);
  set(ground, "height", kPitch);
  set(ground, "fill", background);
  pugi::xml_node stripe = pattern.append_child("rect");
  set(stripe, "width", 0.4 * kPitch);
  set(stripe, "height", kPitch);
  set(stripe, "fill", colour);
}

void SvgDrawing::rectangle(double x, double y, double width, double height, std::string_view fill,
                           std::string_view outline, std::string_view tip) {
  pugi::xml_node rectangle = impl_->root.append_child("rect");
  set(rectangle, "x", x);
  set(rectangle, "y", y);
  set(rectangle, "width", width);
  set(rectangle, "height", height);
  set(rectangle, "fill", fill);
  if (outline != "none") set(rectangle, "stroke", outline);
  if (!tip.empty()) rectangle.append_child("title").text().set(printable(tip).c_str());
}

void SvgDrawing::line(double x1, double y1, double x2, double y2, const Stroke& stroke) {
  pugi::xml_node line = impl_->root.append_child("line");
  set(line, "x1", x1);
  set(line, "y1", y1);
  set(line, "x2", x2);
  set(line, "y2", y2);
  draw(line, stroke);
}

void SvgDrawing::polyline(std::span<const double> x, std::span<const double> y, const Stroke& stroke) {
  std::string points;
  for (std::size_t i = 0; i < x.size(); ++i)
    points += (i == 0 ? "" : " ") + number(x[i]) + "," + number(y[i]);
  pugi::xml_node line = impl_->root.append_child("polyline");
  set(line, "points", points);
  set(line, "fill", "none");
  draw(line, stroke);
}

void SvgDrawing::text(double x, double y, std::string_view text, const TextStyle& style) {
  pugi::xml_node node = impl_->root.append_child("text");
  set(node, "x", x);
  set(node, "y", y);
  set(node, "font-size", style.size);
  set(node, "fill", style.colour);
  if (style.anchor != Anchor::Start)
    set(node, "text-anchor", style.anchor == Anchor::Middle ? "middle" : "end");
  if (style.bold) set(node, "font-weight", "bold");
  if (style.halo) {
    set(node, "stroke", "white");
    set(node, "stroke-width", 2.5);
    set(node, "paint-order", "stroke");
  }
  if (style.rotation != 0.0)
    set(node, "transform", "rotate(" + number(style.rotation) + " " + number(x) + " " + number(y) + ")");
  node.text().set(printable(text).c_str());
}

std::string SvgDrawing::toString() const {
  std::ostringstream stream;
  impl_->document.save(stream, " ");
  return stream.str();
}

}  // namespace semblance
