// SPDX-License-Identifier: GPL-3.0-or-later
#include "house/SourceTree.h"

#include <algorithm>
#include <cctype>
#include <fstream>

namespace semblance::house {

namespace fs = std::filesystem;

namespace {

bool startsWith(const std::string& text, const std::string& start) { return text.rfind(start, 0) == 0; }

bool isSource(const fs::path& path) { return path.extension() == ".h" || path.extension() == ".cpp"; }

bool isCMake(const fs::path& path) {
  return path.filename() == "CMakeLists.txt" || path.extension() == ".cmake";
}

// The name between the quotes or angle brackets of an include line; empty for other lines.
std::string includedName(const std::string& line) {
  const auto hash = line.find_first_not_of(" \t");
  if (hash == std::string::npos || line[hash] != '#') return {};
  const auto word = line.find_first_not_of(" \t", hash + 1);
  if (word == std::string::npos || line.compare(word, 7, "include") != 0) return {};
  const auto open = line.find_first_of("\"<", word);
  const auto close = open == std::string::npos ? open : line.find_first_of("\">", open + 1);
  return close == std::string::npos ? std::string() : line.substr(open + 1, close - open - 1);
}

// <QString>, <QtWidgets/QLabel>, <qcustomplot.h>, <qglobal.h>
bool isQtHeader(const std::string& name) {
  if (startsWith(name, "Qt") || startsWith(name, "qcustomplot")) return true;
  const bool global = name.size() > 3 && name[0] == 'q' && name.find('/') == std::string::npos &&
                      fs::path(name).extension() == ".h";
  return global ||
         (name.size() > 1 && name[0] == 'Q' && std::isupper(static_cast<unsigned char>(name[1])) != 0);
}

bool isTorchHeader(const std::string& name) {
  for (const char* start : {"torch/", "ATen/", "c10/", "caffe2/"})
    if (startsWith(name, start)) return true;
  return false;
}

std::string place(const std::string& file, std::size_t line) {
  return file + ":" + std::to_string(line) + ": ";
}

}  // namespace

SourceTree::SourceTree(const fs::path& root) : root_(root) {
  for (const char* top : {"engine", "ui", "app", "tests"}) {
    if (!fs::is_directory(root / top)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root / top))
      if (entry.is_regular_file() && (isSource(entry.path()) || isCMake(entry.path()))) read(entry.path());
  }
}

void SourceTree::read(const fs::path& path) {
  File file;
  std::ifstream stream(path);
  for (std::string line; std::getline(stream, line);) {
    file.lines.push_back(line);
    if (const std::string name = includedName(line); !name.empty())
      file.includes.push_back({name, file.lines.size()});
  }
  (isCMake(path) ? cmakeFiles_ : files_)[path.lexically_relative(root_).generic_string()] = std::move(file);
}

std::vector<std::string> SourceTree::below(const std::string& folder) const {
  std::vector<std::string> names;
  for (const auto& [name, file] : files_)
    if (startsWith(name, folder + "/")) names.push_back(name);
  return names;
}

// As the compiler finds it: beside the including file, then in the include folders of the targets.
std::optional<std::string> SourceTree::resolve(const std::string& from, const std::string& include) const {
  const fs::path beside = (fs::path(from).parent_path() / include).lexically_normal();
  for (const fs::path& candidate :
       {beside, fs::path("engine") / include, fs::path("ui") / include, fs::path("app") / include,
        fs::path(include), fs::path("tests") / include})
    if (files_.count(candidate.generic_string()) != 0) return candidate.generic_string();
  return {};
}

std::vector<std::string> SourceTree::qtInEngine() const {
  std::vector<std::string> found;
  for (const std::string& name : below("engine"))
    for (const Include& include : files_.at(name).includes)
      if (isQtHeader(include.name)) found.push_back(place(name, include.line) + "includes " + include.name);
  for (const auto& [name, file] : cmakeFiles_) {
    if (!startsWith(name, "engine/")) continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i)
      if (file.lines[i].find("Qt6") != std::string::npos ||
          file.lines[i].find("QCustomPlot") != std::string::npos)
        found.push_back(place(name, i + 1) + "names a Qt target");
  }
  return found;
}

std::optional<std::string> SourceTree::wayToTorch(const std::string& file,
                                                  std::set<std::string>& seen) const {
  if (!seen.insert(file).second) return {};
  for (const Include& include : files_.at(file).includes) {
    if (isTorchHeader(include.name)) return file + " -> " + include.name;
    if (const auto next = resolve(file, include.name))
      if (const auto way = wayToTorch(*next, seen)) return file + " -> " + *way;
  }
  return {};
}

std::vector<std::string> SourceTree::torchReachedFrom(const std::vector<std::string>& folders) const {
  std::vector<std::string> found;
  for (const std::string& folder : folders)
    for (const std::string& name : below(folder)) {
      std::set<std::string> seen;
      if (const auto way = wayToTorch(name, seen)) found.push_back(*way);
    }
  return found;
}

std::vector<std::string> SourceTree::upwardIncludes(const std::vector<std::string>& order) const {
  const auto rank = [&order](const std::string& folder) {
    return std::find(order.begin(), order.end(), folder) - order.begin();
  };
  std::vector<std::string> found;
  for (const std::string& name : below("engine")) {
    const std::string folder = std::next(fs::path(name).begin())->string();
    if (rank(folder) == static_cast<std::ptrdiff_t>(order.size()))
      found.push_back(name + ": the folder has no place in the order");
    for (const Include& include : files_.at(name).includes) {
      const auto target = resolve(name, include.name);
      if (!target || !startsWith(*target, "engine/")) continue;
      const std::string other = std::next(fs::path(*target).begin())->string();
      if (rank(other) > rank(folder)) found.push_back(place(name, include.line) + "includes " + include.name);
    }
  }
  return found;
}

std::vector<std::string> SourceTree::withoutLicenceLine() const {
  std::vector<std::string> found;
  for (const auto& [name, file] : files_) {
    if (file.lines.empty() || file.lines[0] != "// SPDX-License-Identifier: GPL-3.0-or-later")
      found.push_back(name + ": the first line is not the SPDX line");
    if (fs::path(name).extension() == ".h" &&
        std::find(file.lines.begin(), file.lines.end(), "#pragma once") == file.lines.end())
      found.push_back(name + ": no #pragma once");
  }
  return found;
}

std::vector<std::string> SourceTree::longerThan(std::size_t lines) const {
  std::vector<std::string> found;
  for (const auto& [name, file] : files_)
    if (file.lines.size() > lines)
      found.push_back(name + ": " + std::to_string(file.lines.size()) + " lines");
  return found;
}

std::vector<std::string> SourceTree::unfinished() const {
  // Put together here, so that this file does not find itself.
  const std::vector<std::string> marks{std::string("TO") + "DO", std::string("FIX") + "ME",
                                       std::string("TEMPO") + "RARY"};
  std::vector<std::string> found;
  for (const auto* all : {&files_, &cmakeFiles_})
    for (const auto& [name, file] : *all)
      for (std::size_t i = 0; i < file.lines.size(); ++i)
        for (const std::string& mark : marks)
          if (file.lines[i].find(mark) != std::string::npos) found.push_back(place(name, i + 1) + mark);
  return found;
}

}  // namespace semblance::house
