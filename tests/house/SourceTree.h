// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace semblance::house {

/// The sources of the project as files and include lines, and what the house rules say about them. Every
/// check returns one readable line for each violation.
class SourceTree {
 public:
  /// Reads engine/, ui/, app/ and tests/ below `root`.
  explicit SourceTree(const std::filesystem::path& root);

  std::size_t fileCount() const { return files_.size(); }

  /// engine/ includes no Qt header and its CMake files name no Qt target.
  std::vector<std::string> qtInEngine() const;

  /// No file in `folders` ("ui", "engine/audio", ...) reaches a LibTorch header, directly or through our own
  /// headers.
  std::vector<std::string> torchReachedFrom(const std::vector<std::string>& folders) const;

  /// No folder of engine/ includes one that comes later in `order`, and all of them are in it.
  std::vector<std::string> upwardIncludes(const std::vector<std::string>& order) const;

  /// Sources begin with the SPDX line; headers have #pragma once.
  std::vector<std::string> withoutLicenceLine() const;

  std::vector<std::string> longerThan(std::size_t lines) const;

  /// Marks of unfinished work.
  std::vector<std::string> unfinished() const;

 private:
  struct Include {
    std::string name;
    std::size_t line = 0;
  };
  struct File {
    std::vector<std::string> lines;
    std::vector<Include> includes;
  };

  void read(const std::filesystem::path& path);
  std::vector<std::string> below(const std::string& folder) const;
  std::optional<std::string> resolve(const std::string& from, const std::string& include) const;
  std::optional<std::string> wayToTorch(const std::string& file, std::set<std::string>& seen) const;

  std::filesystem::path root_;
  std::map<std::string, File> files_;       // sources, by path relative to the root
  std::map<std::string, File> cmakeFiles_;  // CMakeLists.txt and *.cmake
};

}  // namespace semblance::house
