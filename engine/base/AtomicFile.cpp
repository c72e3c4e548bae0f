// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/AtomicFile.h"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <fstream>
#include <system_error>

namespace semblance {

namespace fs = std::filesystem;

namespace {

std::string systemReason() { return std::strerror(errno); }

std::string temporaryStart(const fs::path& target) { return "." + target.stem().string() + "."; }

std::string temporaryEnd(const fs::path& target) { return ".part" + target.extension().string(); }

// A name of our own process and count, so that two writers of one target never share a temporary file.
fs::path temporaryName(const fs::path& target) {
  static std::atomic<unsigned> count{0};
  const auto suffix = std::to_string(::getpid()) + "-" + std::to_string(count++);
  return target.parent_path() / (temporaryStart(target) + suffix + temporaryEnd(target));
}

// The process that wrote a temporary file of `target`; 0: `name` is not of one.
pid_t writerOf(const std::string& name, const fs::path& target) {
  const std::string start = temporaryStart(target), end = temporaryEnd(target);
  if (name.size() <= start.size() + end.size() || !name.starts_with(start) || !name.ends_with(end)) return 0;
  const char* digits = name.data() + start.size();
  const char* last = name.data() + name.size() - end.size();
  pid_t process = 0;
  const auto [behind, problem] = std::from_chars(digits, last, process);
  unsigned count = 0;
  if (problem != std::errc() || behind == last || *behind != '-') return 0;
  const auto [rest, other] = std::from_chars(behind + 1, last, count);
  return other == std::errc() && rest == last ? process : 0;
}

// What killed writers of this target have left. A minute, because the folder may be another machine's too,
// whose processes are not known here: what is being written there is younger.
void removeAbandoned(const fs::path& target) {
  std::error_code problem;
  for (fs::directory_iterator entry(target.parent_path(), problem), end; !problem && entry != end;
       entry.increment(problem)) {
    const pid_t writer = writerOf(entry->path().filename().string(), target);
    if (writer <= 0 || ::kill(writer, 0) == 0 || errno != ESRCH) continue;
    std::error_code ignored;
    const auto written = fs::last_write_time(entry->path(), ignored);
    if (!ignored && fs::file_time_type::clock::now() - written > std::chrono::minutes(1))
      fs::remove(entry->path(), ignored);
  }
}

bool syncToDisk(const fs::path& path, int flags) {
  const int descriptor = ::open(path.c_str(), flags);
  if (descriptor < 0) return false;
  const bool synced = ::fsync(descriptor) == 0;
  ::close(descriptor);
  return synced;
}

}  // namespace

Result<AtomicFile> AtomicFile::create(const fs::path& target) {
  std::error_code ignored;
  const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
  if (fs::is_directory(target, ignored))
    return fail("Cannot write %1: it is a folder. Give a file name.", target);
  if (!fs::is_directory(folder, ignored))
    return fail("Cannot write %1: the folder %2 does not exist. Create it or choose another.", target,
                folder);
  const fs::path temporary = temporaryName(folder / target.filename());
  const int descriptor = ::open(temporary.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
  if (descriptor < 0) return fail("Cannot write %1: %2. Choose another folder.", target, systemReason());
  ::close(descriptor);
  removeAbandoned(folder / target.filename());
  return AtomicFile(target, temporary);
}

AtomicFile::AtomicFile(fs::path target, fs::path temporary)
    : target_(std::move(target)), temporary_(std::move(temporary)) {}

AtomicFile::AtomicFile(AtomicFile&& other) noexcept
    : target_(std::move(other.target_)), temporary_(std::move(other.temporary_)) {
  other.temporary_.clear();
}

AtomicFile& AtomicFile::operator=(AtomicFile&& other) noexcept {
  if (this != &other) {
    discard();
    target_ = std::move(other.target_);
    temporary_ = std::move(other.temporary_);
    other.temporary_.clear();
  }
  return *this;
}

AtomicFile::~AtomicFile() { discard(); }

void AtomicFile::discard() noexcept {
  if (temporary_.empty()) return;
  std::error_code ignored;
  fs::remove(temporary_, ignored);
  temporary_.clear();
}

Result<void> AtomicFile::commit() {
  if (!syncToDisk(temporary_, O_RDONLY) || ::rename(temporary_.c_str(), target_.c_str()) != 0) {
    const std::string reason = systemReason();
    discard();
    return fail("Cannot write %1: %2. The old file, if any, is unchanged.", target_, reason);
  }
  temporary_.clear();
  const fs::path folder = target_.has_parent_path() ? target_.parent_path() : fs::path(".");
  syncToDisk(folder, O_RDONLY | O_DIRECTORY);
  return {};
}

Result<void> replaceFile(const fs::path& target, std::string_view bytes) {
  auto file = AtomicFile::create(target);
  if (!file) return tl::unexpected(file.error());
  {
    std::ofstream stream(file->temporaryPath(), std::ios::binary);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream)
      return fail("Cannot write %1: %2. The old file, if any, is unchanged.", target, systemReason());
  }
  return file->commit();
}

Result<std::string> readFile(const fs::path& path, std::size_t maximumBytes) {
  std::error_code error;
  if (!fs::exists(path, error)) return fail("Cannot open %1: there is no such file.", path);
  if (fs::is_directory(path, error)) return fail("Cannot open %1: it is a folder.", path);
  if (const auto size = fs::file_size(path, error); !error && size > maximumBytes)
    return fail("Cannot open %1: it is larger than any file of its kind should be.", path);
  std::ifstream stream(path, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (!stream) return fail("Cannot read %1: %2.", path, systemReason());
  return text;
}

}  // namespace semblance
