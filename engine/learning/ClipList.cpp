// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/ClipList.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <sstream>
#include <unordered_map>

#include "base/AtomicFile.h"
#include "learning/CsvTable.h"

namespace semblance {
namespace {

constexpr std::array<std::string_view, 17> kSoundExtensions{
    ".aif", ".aifc", ".aiff", ".au",  ".caf", ".flac", ".mp3", ".mp4", ".oga",
    ".ogg", ".opus", ".rf64", ".snd", ".voc", ".w64",  ".wav", ".wave"};

struct ClipFacts {
  std::string kind;
  std::string group;
};

/// Kind and group by path relative to the root, from its files.csv if it has one. The group is the source
/// with the group in it, for speakers of different sources may have one name.
Result<std::unordered_map<std::string, ClipFacts>> readFacts(const std::filesystem::path& root) {
  std::unordered_map<std::string, ClipFacts> facts;
  const std::filesystem::path path = root / "files.csv";
  std::error_code missing;
  if (!std::filesystem::exists(path, missing)) return facts;
  const auto text = readFile(path);
  if (!text) return tl::unexpected(text.error());
  const CsvTable table = CsvTable::parse(*text);
  const auto pathColumn = table.column("path");
  if (!pathColumn) {
    return fail("The table \"" + path.string() +
                "\" has no column named path; add one with the files' paths.");
  }
  const auto field = [&table](std::size_t row, std::string_view name) -> std::string {
    const auto column = table.column(name);
    return column ? table.at(row, *column) : std::string();
  };
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string group = field(row, "group");
    const std::string key = group.empty() ? group : field(row, "source") + '\n' + group;
    facts[table.at(row, *pathColumn)] = {field(row, "kind"), key};
  }
  return facts;
}

std::string trimmed(const std::string& line) {
  const auto begin = line.find_first_not_of(" \t\r");
  if (begin == std::string::npos) return {};
  return line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
}

ListedClip describe(const std::filesystem::path& path, const std::string& name,
                    const std::unordered_map<std::string, ClipFacts>& facts) {
  const auto known = facts.find(name);
  if (known == facts.end()) return {path, name, {}, {}};
  return {path, name, known->second.kind, known->second.group};
}

bool isSoundFile(const std::filesystem::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::find(kSoundExtensions.begin(), kSoundExtensions.end(), extension) != kSoundExtensions.end();
}

}  // namespace

Result<std::vector<ListedClip>> readClipList(const std::filesystem::path& list,
                                             const std::filesystem::path& root) {
  const auto text = readFile(list);
  if (!text) return tl::unexpected(text.error());
  const auto facts = readFacts(root);
  if (!facts) return tl::unexpected(facts.error());
  std::vector<ListedClip> clips;
  std::istringstream lines(*text);
  for (std::string line; std::getline(lines, line);) {
    const std::string name = trimmed(line);
    if (!name.empty()) clips.push_back(describe(root / name, name, *facts));
  }
  if (clips.empty()) {
    return fail("The list \"" + list.string() + "\" names no file; write one path a line into it.");
  }
  return clips;
}

Result<std::vector<ListedClip>> findClips(const std::vector<std::filesystem::path>& folders) {
  std::vector<ListedClip> clips;
  for (const std::filesystem::path& folder : folders) {
    const auto facts = readFacts(folder);
    if (!facts) return tl::unexpected(facts.error());
    std::error_code problem;
    auto entry = std::filesystem::recursive_directory_iterator(
        folder, std::filesystem::directory_options::skip_permission_denied, problem);
    for (; !problem && entry != std::filesystem::recursive_directory_iterator(); entry.increment(problem)) {
      std::error_code unreadable;
      if (!entry->is_regular_file(unreadable) || !isSoundFile(entry->path())) continue;
      clips.push_back(describe(entry->path(), entry->path().lexically_relative(folder).string(), *facts));
    }
    if (problem) {
      return fail("The folder \"" + folder.string() + "\" cannot be read (" + problem.message() +
                  "); choose another folder.");
    }
  }
  if (clips.empty()) return fail("There is no sound file in the chosen folders; choose others.");
  std::sort(clips.begin(), clips.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return clips;
}

}  // namespace semblance
